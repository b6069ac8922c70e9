//go:build unix

package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

var (
	monkeyTime = flag.Duration("monkey", 5*time.Second, "how long TestMonkey presses keys")
	monkeySeed = flag.Uint64("monkey-seed", 0, "the seed of one run of TestMonkey; 0 for as many as there is time for")
)

// TestMonkey presses random keys in the full-screen asker, stops and resizes it,
// and leaves it in random ways. After each run it checks that
//
//   - the exit status is one that the documentation names, and nothing crashed;
//   - the terminal is as it was;
//   - the journal can be read, and begins with what it had before;
//   - each word that was typed into a text, and not deleted, is in a file.
//
// A failing run tells its seed. The keys of a seed are always the same, but how
// they fall together is not. "make monkey" takes ten minutes.
func TestMonkey(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: it presses keys for a while")
	}
	t.Parallel()
	if *monkeySeed > 0 {
		monkeyRun(t, *monkeySeed)
		return
	}
	var runs, keys atomic.Int64
	t.Cleanup(func() { t.Logf("%d runs, %d actions", runs.Load(), keys.Load()) })
	end := time.Now().Add(*monkeyTime)
	for n := range 3 { // at once, for a run mostly waits
		t.Run(fmt.Sprint("monkey ", n+1), func(t *testing.T) {
			t.Parallel()
			for n := 0; (n == 0 || time.Now().Before(end)) && !t.Failed(); n++ {
				seed := rand.Uint64()>>1 + 1
				t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { keys.Add(monkeyRun(t, seed)) })
				runs.Add(1)
			}
		})
	}
}

// monkeyRun does what follows from one seed, and returns how much that was.
func monkeyRun(t *testing.T, seed uint64) int64 {
	h := newHome(t)
	random := rand.New(rand.NewPCG(seed, 0))
	args := [][]string{{"start"}, {"next"}, {"next"}, {"answer", "deed"}, {"answer", "letter"}, {"answer", "weight"}}[random.IntN(6)]
	if args[0] != "start" {
		h.start()
	}
	if random.IntN(2) == 0 {
		h.env = append(h.env, "EDITOR=true")
	}
	s := h.terminal(tuitest.Options{Cols: 20 + random.IntN(100), Rows: 5 + random.IntN(40)}, args...)
	m := &monkey{Rand: random, s: s, gentle: random.IntN(2) == 0}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("%s; words %q after\n%s\non the screen:\n%s", args, m.words, strings.Join(m.done, " "), s.Screen())
			t.Logf("to run it again: go test ./cmd/trustrepair -run TestMonkey -monkey-seed %d", seed)
		}
	})
	_, err := s.Await("next", "go on")
	check(t, err)
	journals := []string{h.journalNow()}
	for n := range 20 + random.IntN(150) {
		if s.Ended() {
			break
		}
		m.act()
		if n%20 == 19 {
			journals = append(journals, h.journalNow())
		}
	}
	way := m.leave()
	status, err := s.Exit()
	check(t, err)
	// With all saved, it no longer waits for signals, and the system may end it.
	bySignal := way == "hangup" && status == 129 || way == "TERM" && status == 143
	if !slices.Contains([]int{0, 7, 130}, status) && !bySignal {
		t.Errorf("%q ended with status %d", args, status)
	}
	checkTerminal(t, s, way == "hangup")
	checkFiles(t, h, journals, m.words)
	return int64(len(m.done))
}

// journalNow returns the journal while the program may be writing to it.
func (h *home) journalNow() string {
	data, _ := os.ReadFile(h.journal()) // there may be none yet
	return string(data)
}

// checkTerminal checks that a terminal is as it was before the program.
func checkTerminal(t *testing.T, s *tuitest.Session, gone bool) {
	t.Helper()
	for _, trace := range []string{"goroutine ", "panic", ".go:", "went wrong inside"} {
		if strings.Contains(s.Raw(), trace) {
			t.Errorf("%q is on the screen", trace)
		}
	}
	if gone {
		return
	}
	if raw := s.Raw(); s.AltScreen() || s.CursorHidden() || strings.LastIndex(raw, "\x1b[?2004h") > strings.LastIndex(raw, "\x1b[?2004l") {
		t.Errorf("alternate screen: %t, cursor hidden: %t, or pastes are still marked", s.AltScreen(), s.CursorHidden())
	}
	mode, err := s.Mode()
	if err != nil {
		return // this system does not tell
	}
	want, err := tuitest.NewMode()
	check(t, err)
	if *mode != *want {
		t.Errorf("the mode is %+v instead of %+v", mode, want)
	}
}

// checkFiles checks the journal, which has been these at different times, and that
// words are in it or in a draft.
func checkFiles(t *testing.T, h *home, journals, words []string) {
	t.Helper()
	files := h.files()
	for _, earlier := range journals {
		if !strings.HasPrefix(files["journal.jsonl"], earlier) {
			t.Errorf("the journal was %q, and is %q", earlier, files["journal.jsonl"])
		}
	}
	if files["journal.jsonl"] != "" {
		h.must("", "journal", "list", "--all")
	}
	var texts []string
	for name, content := range files {
		if strings.Contains(name, "crash") {
			t.Errorf("%s is %s", name, content)
		}
		for line := range strings.Lines(content) {
			var v any
			if json.Unmarshal([]byte(line), &v) == nil {
				line = fmt.Sprint(v)
			}
			texts = append(texts, line)
		}
	}
	for _, word := range words {
		if !slices.ContainsFunc(texts, func(text string) bool { return spells(text, word) }) {
			t.Errorf("the word %q is lost: %q", word, files)
		}
	}
}

// spells reports whether a text has all letters of a word, one after the other:
// there may be others between them, typed later.
func spells(text, word string) bool {
	rest := []rune(word)
	for _, r := range text {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

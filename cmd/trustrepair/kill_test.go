//go:build unix

package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
)

var kills = flag.Int("kills", 8, "how often TestKilled kills the program")

// TestKilled plays the workbook, with every prompt that there is, and kills the
// program with SIGKILL again and again, in the full-screen asker and in plain
// mode. After each kill it checks that
//
//   - every answer that was followed by another question is in the journal, once;
//   - nothing else is there, except perhaps the answer that was being saved;
//   - no draft that was on the disk is lost;
//   - the next run asks the same question, with its draft, and leaves no stray file.
//
// Some kills come at a random instant. Others wait until the draft has everything
// that was typed, so that the test doesn't depend on the speed of the machine.
// "make kills" kills the program 200 times.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: it lets the program run for seconds before each kill")
	}
	t.Parallel()
	const runs = 4 // in parallel, because a run mostly waits
	p := makePlan(t, longSubject(), true)
	delays := &draftDelays{}
	t.Cleanup(func() { delays.check(t) })
	for n := range runs {
		t.Run(fmt.Sprint("run ", n), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(20260314, uint64(n)))
			r := newKillRun(t, p, n*len(p.entries)/runs)
			for kill := n; kill < *kills; kill += runs {
				if r.position() == len(r.actions) {
					r = newKillRun(t, p, 0)
				}
				r.playAndKill(random, kill/runs+n*len(killKinds())/runs, delays)
				if t.Failed() {
					t.Fatalf("at kill %d", kill)
				}
			}
		})
	}
}

// killRun is one journal that survives many kills.
type killRun struct {
	*home
	plan    plan
	actions []action
	wanted  []entry.Entry // what the journal has at the end
	evening []evening     // the evening of each action
	created bool          // the first prompt was asked, so there is a journal
	saved   int           // actions that were followed by another question

	drafts map[string]string // after the last kill
	typing typing
}

// setupEntries is the number of entries before the first action.
const setupEntries = 2

// newKillRun returns a run whose journal has the first entries of the plan; there
// is no journal yet if they are too few.
func newKillRun(t *testing.T, p plan, entries int) *killRun {
	t.Helper()
	r := &killRun{home: newHome(t), plan: p, wanted: slices.Clone(p.entries)}
	for _, s := range p.evenings {
		for _, a := range s.actions {
			r.actions, r.evening = append(r.actions, a), append(r.evening, s)
		}
	}
	if entries > setupEntries {
		r.write(p.entries[:entries])
		r.created, r.saved = true, r.position()
	}
	return r
}

// write writes a journal with these entries and their ids.
func (r *killRun) write(entries []entry.Entry) {
	r.t.Helper()
	var lines []byte
	for _, e := range entries {
		line, err := entry.Encode(e)
		check(r.t, err)
		lines = append(lines, line...)
	}
	check(r.t, os.MkdirAll(r.folder(), 0o700), os.WriteFile(r.journal(), lines, 0o600))
}

// entries reads the journal as the next run of the program does.
func (r *killRun) entries() []entry.Entry {
	r.t.Helper()
	j, err := journal.Open(context.Background(), r.journal())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	check(r.t, err)
	return j.Entries
}

// position returns the index of the next action.
func (r *killRun) position() int { return r.writesAfter(max(setupEntries, len(r.entries()))) }

// writesAfter returns the index of the first action that adds to so many entries. What
// a person chooses at the page between two sittings may add none.
func (r *killRun) writesAfter(entries int) int {
	if i := slices.IndexFunc(r.actions, func(a action) bool { return a.after > entries }); i >= 0 {
		return i
	}
	return len(r.actions)
}

// before returns the number of entries before action i.
func (r *killRun) before(i int) int {
	if i == 0 {
		return setupEntries
	}
	return r.actions[i-1].after
}

// typing is a text that is being typed.
type typing struct {
	id     string // of its draft
	before string // the initial text of the field
	draft  string // its draft at the start
	whole  string // the complete text
	keys   []key
}

// key is a piece of text and when it was typed.
type key struct {
	at   time.Time
	text string
}

// text returns what was typed so far.
func (t typing) text() string {
	text := t.before
	for _, k := range t.keys {
		text += k.text
	}
	return text
}

// firstMissing returns when the first piece was typed that a draft lacks.
func (t typing) firstMissing(draft string) (at time.Time, ok bool) {
	size := len(t.before)
	for _, k := range t.keys {
		if size += len(k.text); size > len(draft) {
			return k.at, true
		}
	}
	return time.Time{}, false
}

// expect notes what one part of action i will be, now that the typing was
// interrupted.
func (r *killRun) expect(i, part int, text string) {
	r.actions[i] = r.actions[i].with(part, text)
	a := r.actions[i]
	value, err := answers.Parse(a.prompt, a.input)
	if err != nil {
		r.t.Errorf("answering %q with %q: %v", a.prompt.ID, a.input, err)
	}
	r.wanted[r.before(i)].Answer = value
}

// playAndKill starts the program, plays until the kill, and checks what is left.
func (r *killRun) playAndKill(random *rand.Rand, n int, delays *draftDelays) {
	r.t.Helper()
	kind := killKinds()[n%len(killKinds())]
	w := &walker{killRun: r, kind: kind, delays: delays, lasts: time.Duration(random.Int64N(int64(kind.longest)))}
	if kind.pause > 0 {
		pause := time.Duration(random.Int64N(int64(kind.pause)))
		w.pause = func() { time.Sleep(pause) }
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.walk()
	}()
	<-done
	r.check(w.stopTimer())
}

// check checks what a kill has left. It takes the drafts as they were just before
// the kill.
func (r *killRun) check(before map[string]string) {
	r.t.Helper()
	got, want := describe(r.entries()), describe(r.wanted)
	for i := range got {
		if i == len(want) || got[i] != want[i] {
			r.t.Fatalf("the journal has, after what was planned,\n%s", strings.Join(got[i:], "\n"))
		}
	}
	n, followed := len(got), r.before(r.saved)
	next := r.writesAfter(followed)
	if r.created && n < followed || next < len(r.actions) && n > r.actions[next].after {
		r.t.Fatalf("%d entries are saved, and %d were followed by a question", n, followed)
	}
	r.drafts = r.readDrafts()
	if n > followed { // the last answer was saved, and its draft is gone
		r.typing = typing{}
	}
	typing := r.typing
	draft := r.drafts[typing.id]
	for _, earlier := range []string{typing.draft, r.current(before)[typing.id]} {
		if typing.id != "" && len(draft) < len(earlier) {
			r.t.Errorf("the draft of %s was %q before the kill, and is %q", typing.id, earlier, draft)
		}
	}
	if len(typing.keys) > 0 && !strings.HasPrefix(typing.whole, draft) {
		r.t.Errorf("%q was being typed, and the draft is %q", typing.whole, draft)
	}
}

// readDrafts reads the drafts as the next run of the program does.
func (r *killRun) readDrafts() map[string]string {
	r.t.Helper()
	drafts, err := r.draftsOnDisk()
	check(r.t, err)
	return r.current(drafts)
}

func (r *killRun) draftsOnDisk() (map[string]string, error) {
	data, err := os.ReadFile(filepath.Join(r.folder(), "journal.draft"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var drafts map[string]string
	if err := json.Unmarshal(data, &drafts); err != nil {
		return nil, fmt.Errorf("the drafts are damaged: %w in %q", err, data)
	}
	return drafts, nil
}

// current returns the drafts that the program still uses, by their prompts. Just
// before an entry is written, the draft that it replaces is marked with the
// entry's id ("deed@ID"): once the entry is in the journal, the draft is void.
func (r *killRun) current(drafts map[string]string) map[string]string {
	saved := map[string]bool{}
	for _, e := range r.entries() {
		saved[e.ID] = true
	}
	current := map[string]string{}
	for name, text := range drafts {
		prompt, id, marked := strings.Cut(name, "@")
		if _, newer := drafts[prompt]; !marked || !newer && !saved[id] {
			current[prompt] = text
		}
	}
	return current
}

// draftDelays records how long it took, in the full-screen asker, until a typed
// character was in the draft.
type draftDelays struct {
	mu  sync.Mutex
	all []time.Duration
}

func (d *draftDelays) add(delay time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all = append(d.all, delay)
}

// check checks the shortest delay: a busy machine can make the others longer.
func (d *draftDelays) check(t *testing.T) {
	const most = 2 * time.Second
	t.Logf("until characters were in the draft: %v", d.all)
	if len(d.all) > 0 && slices.Min(d.all) > most {
		t.Errorf("a draft is never stored within %v", most)
	}
}

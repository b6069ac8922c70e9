//go:build unix

package main

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// TestAtOnce runs many processes that answer at the same time, in a plain and in a
// sealed journal. Each entry has to be there, complete and once.
func TestAtOnce(t *testing.T) {
	t.Parallel()
	for name, many := range map[string]int{"plain": 50, "sealed": 8} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			h.start()
			var flags []string
			if name == "sealed" {
				flags = []string{"--passphrase-file", h.writePass()}
				h.must("", append([]string{"journal", "seal"}, flags...)...)
			}
			h.answerAtOnce(many, flags)
			if len(flags) > 0 {
				h.must("", append([]string{"journal", "unseal"}, flags...)...)
			}
			h.checkAnswers(many)
		})
	}
}

// answerAtOnce starts many processes before it waits for any.
func (h *home) answerAtOnce(many int, flags []string) {
	h.t.Helper()
	running := make([]*exec.Cmd, many)
	for i := range running {
		prompt := []string{"deed", "impact", "cause", "worth"}[i%4]
		running[i] = h.command(append([]string{"answer", prompt}, flags...)...)
		running[i].Stdin = strings.NewReader(text(i))
		check(h.t, running[i].Start())
	}
	for i, cmd := range running {
		if err := cmd.Wait(); err != nil {
			h.t.Errorf("answer %d: %v", i, err)
		}
	}
}

// checkAnswers checks that the journal has the answer of each process once.
func (h *home) checkAnswers(many int) {
	h.t.Helper()
	found := map[string]int{}
	for _, e := range readJSON[listDoc](h, "journal", "list", "--kind", "answer").Entries {
		found[fmt.Sprint(e["answer"])]++
	}
	for i := range many {
		if found[text(i)] != 1 {
			h.t.Errorf("answer %d is there %d times", i, found[text(i)])
		}
	}
	if lines := strings.Count(h.files()["journal.jsonl"], "\n"); lines != many+setupEntries {
		h.t.Errorf("the journal has %d lines", lines)
	}
}

// text returns the text of answer i. Each has a different length.
func text(i int) string { return fmt.Sprintf("%d%s", i, strings.Repeat(" words and words", i*i*10)) }

// listDoc is what "journal list --json" prints.
type listDoc struct {
	Entries []map[string]any `json:"entries"`
}

// TestInUse checks that a second interactive run is refused at once, that a script
// can still answer, and that the first run sees that answer.
func TestInUse(t *testing.T) {
	t.Parallel()
	h := newRaceHome(t)
	h.start()
	s := h.terminal(tuitest.Options{}, "next")
	check(t, s.Wait("Acknowledge · 1 of"))
	for _, second := range [][]string{{"next"}, {"next", "--plain"}, {"journal", "add"}, {"answer", "wrong"}} {
		other := h.terminal(tuitest.Options{}, second...)
		if status, err := other.Exit(); err != nil || status != 4 {
			t.Errorf("a second %q ends with %d, %v:\n%s", second, status, err, other.Screen())
		}
		if screen := other.Screen(); !regexp.MustCompile(`hint: another window \(process \d+\) has this journal open`).MatchString(screen) {
			t.Errorf("a second %q shows only\n%s", second, screen)
		}
	}
	h.must("They didn't sleep.", "answer", "impact")
	h.must("", "journal", "add", "a note meanwhile")
	check(t, s.Type("I read your letters.\t"), s.Wait("Acknowledge · 3 of"), s.Key("ctrl+c"))
	if status, err := s.Exit(); err != nil || status != 130 {
		t.Errorf("the first ends with %d, %v", status, err)
	}
	if got := len(readJSON[listDoc](h, "journal", "list").Entries); got != setupEntries+3 {
		t.Errorf("there are %d entries", got)
	}
}

// startTyping starts a journal and types the first answer without submitting it.
func startTyping(t *testing.T) (*home, *tuitest.Session) {
	t.Helper()
	h := newRaceHome(t)
	h.start()
	s := h.terminal(tuitest.Options{}, "next")
	check(t, s.Wait("Acknowledge · 1 of"), s.Type("I read your letters."), s.Wait("your letters."))
	return h, s
}

// TestOvertaken answers a prompt from a script while a person is answering it.
// Both answers are kept, the second revises the first, and a message says so.
func TestOvertaken(t *testing.T) {
	t.Parallel()
	h, s := startTyping(t)
	h.must("I read one letter.", "answer", "deed")
	check(t, s.Key("tab"), s.Wait("Another answer came in at the same time"), s.Key("ctrl+c"))
	_, err := s.Exit()
	check(t, err)
	both := readJSON[listDoc](h, "journal", "list", "--kind", "answer").Entries
	if len(both) != 2 || both[1]["revises"] != both[0]["id"] || both[1]["answer"] != "I read your letters." {
		t.Errorf("the answers are %v", both)
	}
}

// TestWaitingOnTheScreen checks that the message about a lock is shown below the
// question, and disappears with it.
func TestWaitingOnTheScreen(t *testing.T) {
	t.Parallel()
	h, s := startTyping(t)
	release := h.holdLock()
	check(t, s.Key("tab"), s.Wait("your letters. Another window is writing to the journal. Waiting for it."))
	if screen := s.Screen(); strings.Contains(screen, "trustrepair:") {
		t.Errorf("something was written over the screen:\n%s", screen)
	}
	release()
	check(t, s.Wait("Acknowledge · 2 of"))
	if screen := s.Screen(); strings.Contains(screen, "Waiting for it") {
		t.Errorf("the message is still there:\n%s", screen)
	}
	check(t, s.Key("ctrl+c"))
	if status, err := s.Exit(); err != nil || status != 130 {
		t.Errorf("it ends with %d, %v", status, err)
	}
}

// TestStoppedWhileWaiting checks that a signal ends a process that waits for a
// lock, and that nothing is recorded.
func TestStoppedWhileWaiting(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.start()
	before := h.files()["journal.jsonl"]
	defer h.holdLock()()
	cmd := h.command("journal", "add", "words")
	var output strings.Builder
	waits := make(chan struct{})
	begun := sync.OnceFunc(func() { close(waits) })
	cmd.Stderr = writer(func(p []byte) {
		output.Write(p)
		if strings.Contains(output.String(), "Waiting for it.\n") {
			begun()
		}
	})
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-waits
	check(t, cmd.Process.Signal(syscall.SIGTERM))
	_ = cmd.Wait() // ProcessState has the status
	if status := cmd.ProcessState.ExitCode(); status != 130 {
		t.Errorf("it ended with %d: %s", status, output.String())
	}
	if h.files()["journal.jsonl"] != before || !strings.Contains(output.String(), "stopped before this was saved") {
		t.Errorf("it recorded something, or does not say that it did not: %s", output.String())
	}
}

// writer is an io.Writer that calls a function.
type writer func([]byte)

func (w writer) Write(p []byte) (int, error) {
	w(p)
	return len(p), nil
}

// check fails the test at the first error.
func check(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestTwoStarts checks that a second "start" for the same journal is refused at
// once, and that the answers of the first are untouched.
func TestTwoStarts(t *testing.T) {
	t.Parallel()
	h := newRaceHome(t)
	s := h.terminal(tuitest.Options{}, "start")
	for n := 1; n <= 6; n++ {
		check(t, s.Wait(fmt.Sprintf("Safety first · %d of 6", n)), s.Key("2"), s.Key("enter"))
	}
	check(t, s.Wait("lock this journal"), s.Key("enter"))
	check(t, s.Wait("What's your name?"), s.Type("Kim\r"), s.Wait("Whose trust"))
	for _, second := range [][]string{{"start"}, {"start", "--plain"}, {"start", "--role", "hurt"}} {
		other := h.terminal(tuitest.Options{}, second...)
		if status, err := other.Exit(); err != nil || status != 4 {
			t.Errorf("a second %q ends with %d, %v:\n%s", second, status, err, other.Screen())
		}
	}
	if draft := h.files()["journal.draft"]; !strings.Contains(draft, "Kim") {
		t.Errorf("the drafts are %q", draft)
	}
	check(t, s.Type("Sam\r"), s.Wait("Who is Sam"), s.Key("ctrl+c"))
	if status, err := s.Exit(); err != nil || status != 130 {
		t.Errorf("the first ends with %d, %v", status, err)
	}
}

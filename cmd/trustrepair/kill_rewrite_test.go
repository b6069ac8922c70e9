//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// rewriting is a journal that is rewritten again and again, while the program is
// killed.
type rewriting struct {
	*home
	random *rand.Rand
	passes []string // files with passphrases; any of them may be the one
	notes  map[string]bool
	number int
	took   time.Duration // by a command that only reads
}

// TestKilledRewrites kills the program at random instants of everything that writes the
// whole journal, and of appending. Afterwards every note is there once, but for
// the one that was being added or removed, the journal opens, and nothing is wrong
// with it. "make kills" does it 1,000 times.
func TestKilledRewrites(t *testing.T) {
	t.Parallel()
	r := &rewriting{home: newHome(t), random: rand.New(rand.NewPCG(20260314, 7)), notes: map[string]bool{}}
	r.start()
	for _, pass := range []string{"right horse", "battery staple"} {
		file := r.path(strings.Fields(pass)[0])
		check(t, os.WriteFile(file, []byte(pass+"\n"), 0o600))
		r.passes = append(r.passes, file)
	}
	for n := range *kills {
		r.killOne()
		r.checkNotes()
		if t.Failed() {
			t.Fatalf("at kill %d", n)
		}
	}
}

// killOne starts something that writes, and kills it.
func (r *rewriting) killOne() {
	pass := r.pass()
	r.number++
	text := fmt.Sprintf("note %d.", r.number)
	var args []string
	switch r.random.IntN(7) {
	case 0:
		args = []string{"journal", "add", text}
		r.notes[text] = false // it may be there, or not
	case 1:
		args = []string{"journal", "seal"}
	case 2:
		args = []string{"journal", "unseal"}
	case 3:
		args = []string{"journal", "passphrase", "--new-passphrase-file", r.passes[r.random.IntN(2)]}
	case 4:
		args = r.mergeArgs(pass, text)
	case 5:
		args = []string{"journal", "passphrase", "--recovery"}
	case 6:
		if gone, id := r.anyNote(pass); id != "" {
			args = []string{"journal", "forget", id, "--yes"}
			r.notes[gone] = false
		}
	}
	if args == nil {
		return
	}
	cmd := r.command(append(args, "--passphrase-file", pass)...)
	check(r.t, cmd.Start())
	kill := time.AfterFunc(time.Duration(r.random.Int64N(2*int64(r.took))), func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait() // killed or not
	kill.Stop()
}

// pass returns the file with the passphrase that opens the journal now.
func (r *rewriting) pass() string {
	r.t.Helper()
	for _, file := range r.passes {
		began := time.Now()
		got := r.run("", "status", "--passphrase-file", file)
		r.took = time.Since(began)
		if got.status == 0 {
			return file
		} else if got.status != 6 {
			r.t.Fatalf("status %d: %s", got.status, got.err)
		}
	}
	r.t.Fatal("no passphrase opens it")
	return ""
}

// mergeArgs writes a copy that has one more note, and returns how to merge it.
func (r *rewriting) mergeArgs(pass, text string) []string {
	r.t.Helper()
	other := r.path("copy.jsonl")
	check(r.t, os.WriteFile(other, []byte(r.lines(pass)), 0o600))
	r.must("", "--journal", other, "journal", "add", text)
	r.notes[text] = false
	return []string{"journal", "merge", other}
}

// lines returns the lines of the journal, sealed or not.
func (r *rewriting) lines(pass string) string {
	r.t.Helper()
	data, err := os.ReadFile(r.journal())
	if err == nil {
		return string(data)
	}
	file := r.path("plain")
	check(r.t, os.RemoveAll(file), os.MkdirAll(file, 0o700))
	for _, ending := range []string{".jsonl.age", ".key.age"} {
		data, err := os.ReadFile(strings.TrimSuffix(r.journal(), ".jsonl") + ending)
		check(r.t, err, os.WriteFile(file+"/journal"+ending, data, 0o600))
	}
	r.must("", "--journal", file+"/journal.jsonl", "journal", "unseal", "--passphrase-file", pass)
	data, err = os.ReadFile(file + "/journal.jsonl")
	check(r.t, err)
	return string(data)
}

// anyNote returns a note that is in the journal, and its id.
func (r *rewriting) anyNote(pass string) (text, id string) {
	r.t.Helper()
	for line := range strings.Lines(r.lines(pass)) {
		if _, rest, ok := strings.Cut(line, `"text":"`); ok && r.random.IntN(3) == 0 {
			text, _, _ = strings.Cut(rest, `"`)
			_, rest, _ = strings.Cut(line, `"id":"`)
			id, _, _ = strings.Cut(rest, `"`)
			return text, id
		}
	}
	return "", ""
}

// checkNotes checks the journal. What was being added or removed is settled now.
func (r *rewriting) checkNotes() {
	r.t.Helper()
	pass := r.pass()
	if got := r.run("", "journal", "check", "--passphrase-file", pass); got.status != 0 || !strings.Contains(got.out, "nothing's wrong") {
		r.t.Errorf("the check ends with %d: %s%s", got.status, got.out, got.err)
	}
	lines := r.lines(pass)
	for text, sure := range r.notes {
		n := strings.Count(lines, `"text":"`+text+`"`)
		if n > 1 || sure && n == 0 {
			r.t.Errorf("%q is there %d times", text, n)
		}
		if r.notes[text] = true; n == 0 {
			delete(r.notes, text)
		}
	}
}

//go:build unix

package journal

import (
	"errors"
	"os"
	"testing"
)

// There is one workspace for a journal, even after somebody deleted the file of
// its lock; and the file comes back.
func TestDeletedLockFile(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		w := openWorkspace(t, j)
		refused := func(pid int) {
			t.Helper()
			var inUse *InUse
			if _, err := in.open(t, j.Path).OpenWorkspace(t.Context()); !errors.As(err, &inUse) || !inUse.Busy || inUse.PID != pid {
				t.Errorf("error %+v", err)
			}
			if err := Delete(t.Context(), j.Path); !is[*InUse](err) {
				t.Errorf("deleted under a person: %v", err)
			}
		}
		refused(os.Getpid())
		for _, text := range []string{"one", "one two"} {
			if err := os.Remove(j.names.Busy()); err != nil {
				t.Fatal(err)
			}
			refused(0)
			if err := w.Keep("deed", text); err != nil {
				t.Fatal(err)
			}
			refused(os.Getpid())
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if got, _ := openWorkspace(t, in.open(t, j.Path)).Draft("deed"); got != "one two" {
			t.Errorf("the draft is %q", got)
		}
	})
}

// The process that is named is the one that holds the lock.
func TestOtherProcessIsNamed(t *testing.T) {
	j := fresh(t)
	cmd, out := start(t, "workspace", j.Path)
	if !out.Scan() {
		t.Fatal("the other process did not come up")
	}
	var inUse *InUse
	if _, err := j.OpenWorkspace(t.Context()); !errors.As(err, &inUse) || inUse.PID != cmd.Process.Pid {
		t.Errorf("error %v", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
}

// two opens a second workspace beside the first, as on a system where only the
// lock's file counts: that was deleted, and the journal replaced by a copy.
func two(t *testing.T, in storage) (a, b *Workspace) {
	t.Helper()
	j := in.fresh(t)
	a = openWorkspace(t, j)
	if err := errors.Join(a.Keep("deed", "I li"), a.Keep("impact", "They"), a.Keep("worth", "x")); err != nil {
		t.Fatal(err)
	}
	copied := j.Path + ".copied"
	write(t, copied, read(t, j.Path))
	if err := errors.Join(os.Remove(j.names.Busy()), os.Rename(copied, j.Path)); err != nil {
		t.Fatal(err)
	}
	return a, openWorkspace(t, in.open(t, j.Path))
}

// Two at one journal never overwrite each other's drafts.
func TestDraftsOfAnotherProcess(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		a, b := two(t, in)
		if err := errors.Join(
			b.Keep("lead-up", "of b"), b.Keep("impact", "They cried"), b.Keep("deed", "I lied, says b"),
			a.Keep("deed", "I lied, says a"), a.Keep("values", "of a"),
		); err != nil {
			t.Fatal(err)
		}
		n := a.journal.Notices()
		if len(n) != 1 || n[0].Event != TextKept || n[0].Prompt != "deed" || in.read(t, n[0].Path) != "I lied, says b" {
			t.Errorf("notices %+v", n)
		}
		for range 2 { // before and after a restart
			for name, want := range map[string]string{
				"deed": "I lied, says a", "impact": "They cried", "worth": "x", "lead-up": "of b", "values": "of a",
			} {
				if got, _ := a.Draft(name); got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			a = in.reopen(t, a)
		}
	})
}

// A draft that the other one replaces, while we have typed nothing more, is kept.
func TestDraftReplacedByAnotherProcess(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		a, b := two(t, in)
		if err := errors.Join(b.Keep("deed", "Hello"), a.Keep("values", "of a")); err != nil {
			t.Fatal(err)
		}
		n := a.journal.Notices()
		if got, _ := a.Draft("deed"); got != "Hello" || len(n) != 1 || n[0].Event != TextKept || in.read(t, n[0].Path) != "I li" {
			t.Errorf("draft %q, notices %+v", got, n)
		}
	})
}

// An answer leaves the drafts of others where they are.
func TestSubmitBesideAnotherProcess(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		a, b := two(t, in)
		if err := b.Keep("lead-up", "of b"); err != nil {
			t.Fatal(err)
		}
		if added, err := b.Submit(t.Context(), []string{"deed"}, answer("deed", "I lied.")); err != nil || len(added) != 1 {
			t.Fatalf("%+v, %v", added, err)
		}
		if err := errors.Join(a.Keep("values", "of a"), b.Keep("worth", "y")); err != nil {
			t.Fatal(err)
		}
		b = in.reopen(t, b)
		for name, want := range map[string]string{"impact": "They", "lead-up": "of b", "values": "of a", "worth": "y"} {
			if got, _ := b.Draft(name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
	})
}

// Drafts whose file was deleted are written again, even if nothing has changed.
func TestDeletedDraftsAreWrittenAgain(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		w := openWorkspace(t, in.fresh(t))
		if err := errors.Join(w.Keep("deed", "I li"), w.Keep("impact", "They"), os.Remove(w.journal.names.Draft())); err != nil {
			t.Fatal(err)
		}
		again := func() {
			t.Helper()
			deed, _ := w.Draft("deed")
			if impact, _ := w.Draft("impact"); deed != "I li" || impact != "They" {
				t.Errorf("%q, %q", deed, impact)
			}
		}
		if err := w.Keep("impact", "They"); err != nil {
			t.Fatal(err)
		}
		w = in.reopen(t, w)
		again()
		if err := os.Remove(w.journal.names.Draft()); err != nil {
			t.Fatal(err)
		}
		w = in.reopen(t, w)
		again()
	})
}

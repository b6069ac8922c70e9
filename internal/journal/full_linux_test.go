package journal

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk runs itself again where it can mount a small disk of its own.
func TestFullDisk(t *testing.T) {
	const inside = "JOURNAL_TEST_SMALL_DISK"
	if dir := os.Getenv(inside); dir != "" {
		onASmallDisk(t, dir)
		return
	}
	cmd := exec.Command(os.Args[0], "-test.v", "-test.run=^TestFullDisk$")
	cmd.Env = append(quickExit(), inside+"="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	out, err := cmd.CombinedOutput()
	if errors.Is(err, syscall.EPERM) || strings.Contains(string(out), "cannot mount") {
		t.Skip("SKIPPED ALOUD: no small disk can be mounted here: ", err, string(out))
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func onASmallDisk(t *testing.T, dir string) {
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skip("cannot mount: ", err)
	}
	path := filepath.Join(dir, "journal.jsonl")
	full := strings.Repeat("x", 300<<10)
	if _, err := Create(t.Context(), path, header(), note(full)); !is[*NotSaved](err) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("create: %v", err)
	}
	has(t, path, "journal.lock")

	j, err := Create(t.Context(), path, header(), note("one"))
	if err != nil {
		t.Fatal(err)
	}
	w := openWorkspace(t, j)
	if err := w.Keep("deed", strings.Repeat("y", 40<<10)); err != nil {
		t.Fatal(err)
	}
	before, draft := read(t, path), read(t, j.names.Draft())
	// The short write: some pages of it fit.
	_, err = j.Append(t.Context(), note(full))
	var notSaved *NotSaved
	if !errors.As(err, &notSaved) || notSaved.Undo != nil || !errors.Is(err, syscall.ENOSPC) ||
		!strings.Contains(err.Error(), "nothing was changed") {
		t.Errorf("append: %v", err)
	}
	if err := w.Keep("deed", full); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("draft: %v", err)
	}
	if _, err := w.EditFile("letter", full, ""); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("edit: %v", err)
	}
	if _, err := w.Submit(t.Context(), []string{"deed"}, note(full)); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("submit: %v", err)
	}
	if read(t, path) != before || read(t, j.names.Draft()) != draft || len(j.Entries) != 2 {
		t.Error("something was changed")
	}
	if got, _ := w.Draft("deed"); len(got) != 40<<10 {
		t.Errorf("the draft has %d bytes", len(got))
	}
	has(t, path, "journal.jsonl", "journal.lock", "journal.busy", "journal.draft")

	// A torn end that cannot be copied stays where it is.
	torn := `{"text":"` + strings.Repeat("z", 120<<10)
	write(t, path, before, torn)
	again := open(t, path)
	if n := again.Notices(); len(n) != 1 || n[0].Event != TornLeft || len(again.Entries) != 2 {
		t.Errorf("notices %+v", n)
	}
	if read(t, path) != before+torn {
		t.Error("the torn end was changed")
	}
	write(t, path, before)
	add(t, j, note("there is room again"))
}

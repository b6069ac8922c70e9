//go:build unix

package journal

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

func pipe(path string) error { return syscall.Mkfifo(path, 0o600) }

// asNobody runs the test again as a user without rights, because root may do
// everything. It reports whether this is that second run; the first one is
// done when it comes back.
func asNobody(t *testing.T) bool {
	t.Helper()
	const nobody = 65534
	if os.Geteuid() == nobody {
		return true
	}
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED ALOUD: only root can become another user to try this")
	}
	dir, err := os.MkdirTemp("", "journal-nobody-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := errors.Join(os.Chmod(dir, 0o755), os.Mkdir(dir+"/tmp", 0o700), os.Chown(dir+"/tmp", nobody, nobody)); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(os.Args[0], dir+"/test"); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(dir+"/test", "-test.v", "-test.run=^"+t.Name()+"$")
	cmd.Dir = dir
	cmd.Env = append(quickExit(), "TMPDIR="+dir+"/tmp")
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("as nobody: %v\n%s", err, out)
	}
	return false
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func TestUnreadableFile(t *testing.T) {
	if !asNobody(t) {
		return
	}
	j := fresh(t)
	chmod(t, j.Path, 0)
	if _, err := Open(t.Context(), j.Path); !is[*Unreadable](err) {
		t.Errorf("error %v", err)
	}
	if _, err := Create(t.Context(), j.Path, header()); !errors.Is(err, ErrExists) {
		t.Errorf("error %v", err)
	}
	chmod(t, filepath.Dir(j.Path), 0)
	t.Cleanup(func() { chmod(t, filepath.Dir(j.Path), 0o700) })
	if _, err := Open(t.Context(), j.Path); !is[*Unreadable](err) {
		t.Errorf("in a closed folder: %v", err)
	}
	if _, err := Create(t.Context(), j.Path, header()); !is[*Unreadable](err) {
		t.Errorf("in a closed folder: %v", err)
	}
}

func TestCanCreate(t *testing.T) {
	if !asNobody(t) {
		return
	}
	dir := t.TempDir()
	chmod(t, dir, 0o755)
	path := filepath.Join(dir, "new", "folders", "journal.jsonl")
	if err := CanCreate(path); err != nil {
		t.Errorf("in folders to be made: %v", err)
	}
	if found, err := os.ReadDir(dir); err != nil || len(found) > 0 {
		t.Errorf("this was left behind: %v, %v", found, err)
	}
	chmod(t, dir, 0o555)
	t.Cleanup(func() { chmod(t, dir, 0o755) })
	for _, path := range []string{path, filepath.Join(dir, "journal.jsonl")} {
		if err := CanCreate(path); !is[*NotSaved](err) {
			t.Errorf("in a folder that cannot be written: %v", err)
		}
	}
	j := fresh(t)
	if err := CanCreate(j.Path); !errors.Is(err, ErrExists) {
		t.Errorf("in the place of a journal: %v", err)
	}
	if err := CanCreate(filepath.Join(j.Path, "below", "journal.jsonl")); err == nil {
		t.Error("below a file")
	}
}

func TestReadOnlyFile(t *testing.T) {
	if !asNobody(t) {
		return
	}
	j := fresh(t, note("one"))
	content := read(t, j.Path) + `{"torn`
	write(t, j.Path, content)
	chmod(t, j.Path, 0o400)
	if j = open(t, j.Path); len(j.Entries) != 2 {
		t.Errorf("%d entries", len(j.Entries))
	}
	if n := j.Notices(); len(n) != 1 || n[0].Event != TornLeft || n[0].Err == nil {
		t.Errorf("notices %+v", n)
	}
	if _, err := j.Append(t.Context(), note("two")); !is[*NotSaved](err) || is[*Unreadable](err) {
		t.Errorf("error %v", err)
	}
	if read(t, j.Path) != content {
		t.Error("changed")
	}
}

func TestDeleteInAReadOnlyFolder(t *testing.T) {
	if !asNobody(t) {
		return
	}
	j := fresh(t, note("one"))
	if err := openWorkspace(t, j).Close(); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(j.Path)
	chmod(t, dir, 0o500)
	t.Cleanup(func() { chmod(t, dir, 0o700) })
	if err := Delete(t.Context(), j.Path); !errors.Is(err, os.ErrPermission) || is[*InUse](err) {
		t.Errorf("error %v", err)
	}
	has(t, j.Path, "journal.jsonl", "journal.lock", "journal.busy")
	chmod(t, dir, 0o700)
	openWorkspace(t, open(t, j.Path)) // no lock was left held
}

func TestReadOnlyFolder(t *testing.T) {
	if !asNobody(t) {
		return
	}
	for _, lock := range []bool{false, true} {
		j := fresh(t, note("one"))
		dir, names := filepath.Dir(j.Path), []string{"journal.jsonl"}
		content := read(t, j.Path) + `{"torn`
		write(t, j.Path, content)
		if lock {
			names = append(names, "journal.lock")
		} else if err := os.Remove(filepath.Join(dir, "journal.lock")); err != nil {
			t.Fatal(err)
		}
		chmod(t, dir, 0o500)
		if _, err := Create(t.Context(), filepath.Join(dir, "second.jsonl"), header()); !is[*NotSaved](err) {
			t.Errorf("create: %v", err)
		}
		if _, err := Create(t.Context(), filepath.Join(dir, "new", "third.jsonl"), header()); !is[*NotSaved](err) {
			t.Errorf("create: %v", err)
		}
		j = open(t, j.Path)
		if n := j.Notices(); len(j.Entries) != 2 || len(n) != 1 || n[0].Event != TornLeft || n[0].Err == nil {
			t.Errorf("%d entries, notices %+v", len(j.Entries), n)
		}
		if _, err := j.Append(t.Context(), note("two")); !is[*NotSaved](err) || !errors.Is(err, os.ErrPermission) {
			t.Errorf("append: %v", err)
		}
		if _, err := j.OpenWorkspace(t.Context()); !is[*NotSaved](err) {
			t.Errorf("desk: %v", err)
		}
		if read(t, j.Path) != content {
			t.Error("changed")
		}
		has(t, j.Path, names...)
		chmod(t, dir, 0o700)
	}
}

// What cannot be looked at is no missing file.
func TestFilesThatCannotBeLookedAt(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	if got, err := layout.Files(filepath.Join(file, "journal.jsonl")); err == nil {
		t.Errorf("below a file: %q", got)
	}
	if !asNobody(t) {
		return
	}
	for _, mode := range []fs.FileMode{0, 0o400, 0o100, 0o600} {
		j := fresh(t)
		dir := filepath.Dir(j.Path)
		chmod(t, dir, mode)
		t.Cleanup(func() { chmod(t, dir, 0o700) })
		if got, err := layout.Files(j.Path); err == nil {
			t.Errorf("in a folder of mode %o: %q", mode, got)
		}
		if err := Delete(t.Context(), j.Path); err == nil {
			t.Errorf("deleted in a folder of mode %o", mode)
		}
		chmod(t, dir, 0o700)
		has(t, j.Path, "journal.jsonl", "journal.lock")
	}
}

//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// asOwner gives all of a home to the user without rights.
func (h *home) asOwner() {
	h.t.Helper()
	check(h.t, filepath.WalkDir(h.dir, func(path string, _ os.DirEntry, err error) error {
		return errors.Join(err, os.Lchown(path, nobody, nobody))
	}))
}

// runAsNobody runs the program without the rights of root.
func (h *home) runAsNobody(stdin string, args ...string) result {
	h.t.Helper()
	cmd := h.command(args...)
	cmd.Stdin = strings.NewReader(stdin)
	asNobody(cmd)
	return runProcess(h.t, cmd)
}

// TestAfterSudo: what one run as root leaves is named with its owner, and with
// the command that takes it back.
func TestAfterSudo(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED ALOUD: only root can leave files of root")
	}
	h := newHome(t)
	h.start()
	h.asOwner()
	if got := h.run("half\n/quit\n", "next", "--plain"); got.status != 130 { // by root
		t.Fatalf("it ended with %d: %s", got.status, got.err)
	}
	for _, args := range [][]string{{"next", "--plain"}, {"journal", "delete", "--yes"}} {
		got := h.runAsNobody("", args...)
		if got.status != 1 || !strings.Contains(got.err, "hint: these belong to root: ") ||
			!strings.Contains(got.err, `sudo chown "$(id -un)" `) || !strings.Contains(got.err, h.folder()+"/journal.busy") ||
			strings.Contains(got.err, "make room") || strings.Contains(got.err, h.journal()+"\n") {
			t.Errorf("%q ended with %d: %s", args, got.status, got.err)
		}
	}
	if got := h.runAsNobody("", "journal", "where"); !strings.Contains(got.out, "  owner: root\n") || strings.Count(got.out, "owner") > 4 {
		t.Errorf("where says %s", got.out)
	}
	// The cure that it names works.
	check(t, os.Chown(filepath.Join(h.folder(), "journal.busy"), nobody, nobody), os.Chown(filepath.Join(h.folder(), "journal.draft"), nobody, nobody))
	if got := h.runAsNobody("/quit\n", "next", "--plain"); got.status != 130 || !strings.Contains(got.err, "half") {
		t.Errorf("afterwards it ended with %d: %s", got.status, got.err)
	}
}

// TestDeletedNothing: it is never said that there is no file, or that all is
// deleted, when that could not be found out.
func TestDeletedNothing(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED ALOUD: only root can become another user to try this")
	}
	h := newHome(t)
	h.start()
	h.asOwner()
	for _, mode := range []os.FileMode{0o600, 0o400, 0o100, 0} { // without x, r or both
		check(t, os.Chmod(h.folder(), mode))
		for _, args := range [][]string{{"journal", "where"}, {"journal", "delete", "--yes"}, {"journal", "delete"}} {
			got := h.runAsNobody("", args...)
			if got.status != 1 || got.out != "" || !strings.Contains(got.err, "permission denied") || !strings.Contains(got.err, "\nhint: ") {
				t.Errorf("in a folder of mode %o, %q ended with %d: %s%s", mode, args, got.status, got.out, got.err)
			}
		}
	}
	check(t, os.Chmod(h.folder(), 0o500)) // it can be looked at, and nothing can be removed
	if got := h.runAsNobody("", "journal", "delete", "--yes"); got.status != 1 || strings.Contains(got.out, "Deleted") {
		t.Errorf("it ended with %d: %s%s", got.status, got.out, got.err)
	}
	check(t, os.Chmod(h.folder(), 0o700))
	if got := h.runAsNobody("", "journal", "delete", "--yes"); got.status != 0 || !strings.HasPrefix(got.out, "Deleted.\n") {
		t.Errorf("it ended with %d: %s%s", got.status, got.out, got.err)
	}
}

// TestFaultySystem has calls of the system fail, as on a disk with a fault or a
// file system without locks.
func TestFaultySystem(t *testing.T) {
	t.Parallel()
	if err := exec.Command("strace", "-o", os.DevNull, "-e", "inject=getuid:error=EIO", "true").Run(); err != nil {
		t.Skipf("SKIPPED ALOUD: on %s, strace cannot inject faults: %v", runtime.GOOS, err)
	}
	h := newHome(t)
	h.start()
	h.must("I read your letters.", "answer", "deed")
	before := h.files()
	for _, test := range []struct {
		inject string
		args   []string
		status int
		says   string
		not    string
	}{
		{"flock:error=ENOLCK", []string{"next", "--plain"}, 1, "cannot lock files", "make room"},
		{"flock:error=EOPNOTSUPP", []string{"answer", "impact"}, 1, "hint: move the journal to a disk in this machine", "make room"},
		{"flock:error=ENOSYS", []string{"start", "--journal", h.path("tmp", "sam.jsonl")}, 1, "cannot lock files", "Safety first"},
		{"flock:error=ENOLCK", []string{"journal"}, 0, "", "lock"},
		{"flock:error=ENOLCK", []string{"status"}, 0, "", "lock"},
		{"newfstatat:error=EIO", []string{"journal", "where"}, 1, "input/output error", "No file of it"},
		{"newfstatat:error=EIO", []string{"journal", "delete", "--yes"}, 1, "input/output error", "Deleted"},
	} {
		got := h.injecting(test.inject, test.args...)
		if all := got.out + got.err; got.status != test.status || !strings.Contains(all, test.says) || strings.Contains(all, test.not) {
			t.Errorf("%s: %q ended with %d: %s", test.inject, test.args, got.status, all)
		}
	}
	after := h.files()
	delete(after, "journal.busy") // created, and never locked
	if len(after) != len(before) || after["journal.jsonl"] != before["journal.jsonl"] {
		t.Errorf("files before: %q, and after: %q", before, after)
	}
	// Where there are no locks nobody holds one, and deleting goes on.
	if got := h.injecting("flock:error=ENOLCK", "journal", "delete", "--yes"); got.status != 0 || len(h.files()) > 0 {
		t.Errorf("it ended with %d: %s; there is still %q", got.status, got.err, h.files())
	}
}

// injecting runs the program with a fault of the system. One of looking at a
// file is about the journal alone.
func (h *home) injecting(fault string, args ...string) result {
	h.t.Helper()
	cmd := h.command(args...)
	strace, err := exec.LookPath("strace")
	check(h.t, err)
	watched := []string{"strace", "-f", "-qq", "-o", os.DevNull, "-e", "inject=" + fault}
	if strings.HasPrefix(fault, "newfstatat") {
		watched = append(watched, "-P", h.journal())
	}
	cmd.Args = slices.Concat(watched, []string{cmd.Path}, args)
	cmd.Path = strace
	cmd.Stdin = strings.NewReader("They left.")
	return runProcess(h.t, cmd)
}

package journal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDurable watches a process under strace(1), which says after each call that
// its work is durable. By then every byte that it wrote, and every name that it
// gave, has to be on the disk; and a file has to be on the disk before it gets
// its name. No kill shows that, only a power cut would.
func TestDurable(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	args := []string{"-f", "-qq", "-y", "-o", log, "-e", "signal=none", "-e",
		"trace=write,pwrite64,ftruncate,fsync,fdatasync,?rename,?renameat,?renameat2,?link,linkat,?unlink,unlinkat,?mkdir,mkdirat"}
	dir := filepath.Join(t.TempDir(), "made", "for us")
	cmd := exec.Command("strace", append(args, os.Args[0], dir)...)
	cmd.Env = append(quickExit(), child+"=durable")
	out, err := cmd.CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) || strings.Contains(string(out), "ptrace") || strings.Contains(string(out), "PTRACE") {
		t.Skip("SKIPPED ALOUD: strace cannot watch here: ", err, string(out))
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	d := powerCut{t: t, top: filepath.Dir(filepath.Dir(dir)), unsynced: map[string]bool{}}
	for _, call := range calls(read(t, log)) {
		d.follow(call)
	}
	if want := strings.Count(string(out), "\n"); want < 8 || d.claims != want {
		t.Errorf("%d claims were checked of %d", d.claims, want)
	}
}

// durable does everything that a journal promises to be durable.
func durable(dir string) error {
	ctx, path := context.Background(), filepath.Join(dir, "journal.jsonl")
	j, err := Create(ctx, path, header(), note("one"))
	if err != nil {
		return err
	}
	fmt.Println("created")
	w, err := j.OpenWorkspace(ctx)
	if err != nil {
		return err
	}
	var edit string
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"appended", func() error { _, err := j.Append(ctx, note("two")); return err }},
		{"kept", func() error { return w.Keep("deed", "I l") }},
		{"opened in an editor", func() (err error) { edit, err = w.EditFile("deed", "I li", ""); return err }},
		{"edited, finished", func() error {
			if err := foreign(edit, []byte(" ")); err != nil { // the editor
				return err
			}
			_, err := w.FinishEdit("deed")
			return err
		}},
		{"submitted", func() error { _, err := w.Submit(ctx, []string{"deed"}, answer("deed", "I lied.")); return err }},
		{"torn, appended", func() error {
			if err := tear(path); err != nil {
				return err
			}
			_, err = j.Append(ctx, note("three"))
			return err
		}},
		{"torn, opened", func() error {
			if err := tear(path); err != nil {
				return err
			}
			_, err := Open(ctx, path)
			return err
		}},
		{"rewritten", func() error { return j.store.Rewrite([]byte("all of it\n")) }},
		{"damaged drafts, opened", func() error {
			if err := errors.Join(w.Close(), foreign(j.names.Draft(), []byte("no drafts"))); err != nil {
				return err
			}
			return w.load()
		}},
		{"deleted", func() error { return Delete(ctx, path) }},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		fmt.Println(step.name)
	}
	return nil
}

// tear leaves an unfinished line, as a power cut does.
func tear(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return foreign(path, append(data, `{"torn`...))
}

// foreign writes a file as another program does, durably.
func foreign(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// powerCut knows what a power cut would take.
type powerCut struct {
	t        *testing.T
	top      string
	unsynced map[string]bool // files with bytes, and folders with names, that are not on the disk
	claims   int
}

// call is a system call that succeeded.
type call struct {
	name  string
	paths []string // of its file descriptors and its arguments
}

var (
	callForm = regexp.MustCompile(`^\d+ +(\w+)\((.*)\) += [0-9]`)
	pathForm = regexp.MustCompile(`\d+<([^>]*)>|"((?:[^"\\]|\\.)*)"`)
	halfForm = regexp.MustCompile(`(?m)^(\d+) +(\w+\(.*) <unfinished \.\.\.>\n((?s:.*?))^\d+ +<\.\.\. \w+ resumed>(.*)$`)
)

// calls reads the log of strace, and puts calls together that it shows in two
// parts.
func calls(log string) []call {
	for halfForm.MatchString(log) {
		log = halfForm.ReplaceAllString(log, "$1 $2$4\n$3")
	}
	var all []call
	for line := range strings.Lines(log) {
		parts := callForm.FindStringSubmatch(line)
		if parts == nil {
			continue
		}
		c := call{name: parts[1]}
		for _, path := range pathForm.FindAllStringSubmatch(parts[2], -1) {
			c.paths = append(c.paths, path[1]+path[2])
		}
		all = append(all, c)
	}
	return all
}

func (d *powerCut) follow(c call) {
	last := c.paths[len(c.paths)-1]
	switch {
	case c.name == "write" && strings.HasPrefix(c.paths[0], "pipe:"):
		d.claims++
		if len(d.unsynced) > 0 {
			d.t.Errorf("%q is said while these are not on the disk: %v", last, d.unsynced)
		}
	case !strings.HasPrefix(last, d.top) && !strings.HasPrefix(c.paths[0], d.top), isLock(last), isLock(c.paths[0]):
	case strings.Contains(c.name, "sync"):
		delete(d.unsynced, c.paths[0])
	case c.name == "write", c.name == "pwrite64", c.name == "ftruncate":
		d.unsynced[c.paths[0]] = true
	case strings.HasPrefix(c.name, "rename"), strings.HasPrefix(c.name, "link"):
		if from := c.paths[len(c.paths)-2]; d.unsynced[from] {
			d.t.Errorf("%s became %s before it was on the disk", from, last)
		}
		d.unsynced[filepath.Dir(last)] = true
	case !strings.Contains(last, ".trustrepair-"): // unlink, mkdir
		d.unsynced[filepath.Dir(last)] = true
	}
}

// isLock reports whether a file holds no words, but only a lock.
func isLock(path string) bool {
	return strings.HasSuffix(path, ".lock") || strings.HasSuffix(path, ".busy")
}

// A log of calls that forget something is noticed.
func TestDiskNotices(t *testing.T) {
	for name, log := range map[string]string{
		"bytes":         `7 write(3</top/a>, "x", 1) = 1`,
		"a name":        `7 renameat(AT_FDCWD</cwd>, "/top/b", AT_FDCWD</cwd>, "/top/a") = 0`,
		"a new folder":  `7 mkdirat(AT_FDCWD</cwd>, "/top/made", 0700) = 0`,
		"another file":  "7 write(3</top/a>, \"x\", 1) = 1\n7 fsync(4</top/b>) = 0",
		"a failed sync": "7 write(3</top/a>, \"x\", 1) = 1\n7 fsync(3</top/a>) = -1 EIO",
	} {
		d := powerCut{top: "/top", unsynced: map[string]bool{}}
		for _, c := range calls(log) {
			d.follow(c)
		}
		if len(d.unsynced) != 1 {
			t.Errorf("%s: %v", name, d.unsynced)
		}
	}
	two := calls("7 write(3</top/a>, \"x\", 1 <unfinished ...>\n8 fsync(4</top/b>) = 0\n7 <... write resumed>) = 1\n")
	if !slices.EqualFunc(two, []string{"write", "fsync"}, func(c call, name string) bool { return c.name == name }) {
		t.Errorf("in two parts: %+v", two)
	}
}

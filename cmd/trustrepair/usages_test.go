//go:build unix

package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/cli"
	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// usage is one way to use a command, with the exit status expected of it.
type usage struct {
	args   string
	null   int  // with a journal, and /dev/null as standard input
	dumb   int  // on a terminal with TERM=dumb, where the input ends at once
	locked int  // when the journal can be read and nothing can be written
	none   int  // without a journal, and /dev/null as standard input
	prints bool // it prints a result on standard output
	writes bool // it may change the journal when it succeeds
}

// usages lists uses of every command. Add each new command here.
func usages() []usage {
	return []usage{
		{args: "", prints: true},
		{args: "agenda", none: 1, prints: true},
		{args: "agenda --json", none: 1, prints: true},
		{args: "agenda --ics", none: 1, prints: true},
		{args: "answer deed", null: 2, locked: 2, none: 1},
		{args: "answer deed --file text", locked: 1, none: 1, prints: true, writes: true},
		{args: "apology", prints: true},
		{args: "apology check", none: 1, prints: true},
		{args: "apology history", none: 1, prints: true},
		{args: "apology print", none: 1, prints: true},
		{args: "apology rehearse", none: 1, prints: true},
		{args: "apology show", none: 1, prints: true},
		{args: "apology write", null: 2, locked: 2, none: 1},
		{args: "back listen", locked: 1, none: 1, prints: true, writes: true},
		{args: "help-lines", prints: true},
		{args: "journal", none: 1, prints: true},
		{args: "journal add", null: 2, locked: 2, none: 1},
		{args: "journal add words", locked: 1, none: 1, prints: true, writes: true},
		{args: "journal check", none: 1, prints: true},
		{args: "journal delete", null: 2, locked: 2, none: 0},
		{args: "journal delete --yes", locked: 1, prints: true, writes: true},
		{args: "journal edit deed", null: 2, locked: 2, none: 1},
		{args: "journal edit deed --file text", locked: 1, none: 1, prints: true, writes: true},
		{args: "journal export", none: 1, prints: true},
		{args: "journal forget deed", null: 2, locked: 2, none: 1},
		{args: "journal forget deed --yes", locked: 1, none: 1, prints: true, writes: true},
		{args: "journal history deed", none: 1, prints: true},
		{args: "journal list", none: 1, prints: true},
		{args: "journal list --json", none: 1, prints: true},
		{args: "journal merge missing.jsonl", null: 1, dumb: 1, locked: 1, none: 1},
		{args: "journal passphrase", none: 1, prints: true},
		{args: "journal seal", null: 2, dumb: 130, locked: 2, none: 1},
		{args: "journal unseal", none: 1, prints: true},
		{args: "journal search letters", none: 1, prints: true},
		{args: "journal show deed", none: 1, prints: true},
		{args: "journal where", prints: true},
		{args: "journal wins", none: 1, prints: true},
		{args: "next", locked: 1, none: 1},
		{args: "next --no-input", null: 2, dumb: 2, locked: 2, none: 1},
		{args: "next --early", null: 2, dumb: 2, locked: 2, none: 1},
		{args: "promise", none: 1, prints: true},
		{args: "promise add --limit --what words", locked: 1, none: 1, prints: true, writes: true},
		{args: "promise change words --what more", null: 2, dumb: 2, locked: 2, none: 1},
		{args: "promise end words", null: 2, dumb: 2, locked: 2, none: 1},
		{args: "promise keep", null: 2, dumb: 2, locked: 2, none: 1},
		{args: "promise list", none: 1, prints: true},
		{args: "promise miss", null: 2, dumb: 2, locked: 2, none: 1},
		{args: "promise show words", null: 2, dumb: 2, locked: 2, none: 1},
		{args: "setup", none: 1, prints: true},
		{args: "setup --ask", locked: 1, none: 1},
		{args: "setup --severity grave", locked: 1, none: 1, prints: true, writes: true},
		{args: "sheet talk", none: 1, prints: true},
		{args: "skip deed --why words", locked: 1, none: 1, prints: true, writes: true},
		{args: "start", null: 1, dumb: 1, locked: 1},
		{args: "start --no-input --safe --name A --other B --relation friend --breach lie --intent lie --severity light",
			null: 1, dumb: 1, locked: 1, prints: true, writes: true},
		{args: "status", none: 1, prints: true},
		{args: "status --json", none: 1, prints: true},
		{args: "steps", prints: true},
		{args: "steps listen", prints: true},
		{args: "version", prints: true},
		{args: "completion bash", prints: true},
		{args: "help journal", prints: true},
		{args: "--help", prints: true},
		{args: "--version", prints: true},
		{args: "nonsense", null: 2, dumb: 2, locked: 2, none: 2},
	}
}

// TestUsages checks that usages has every command.
func TestUsages(t *testing.T) {
	for _, command := range commands() {
		if !slices.ContainsFunc(usages(), func(u usage) bool { return strings.HasPrefix(u.args+" ", command+" ") }) {
			t.Errorf("no use of %q is tried; add one to usages", command)
		}
	}
}

// commands returns the name of every command, as in "journal" and "journal list".
func commands() []string {
	manual := cli.Manual(cli.Env{Getenv: func(string) string { return "" }, Now: time.Now, Content: content.FS})
	var names []string
	for _, command := range regexp.MustCompile(`(?m)^# trustrepair (.*)$`).FindAllStringSubmatch(manual, -1) {
		names = append(names, command[1])
	}
	return names
}

// TestNobodyThere runs every command without anybody to answer questions. Each
// has to end with the expected status, say what to do, and leave the journal
// unchanged when it fails.
func TestNobodyThere(t *testing.T) {
	t.Parallel()
	with, without := homeWithJournal(t), newHome(t)
	for _, u := range usages() {
		u.run(t, "with a journal", with.clone(t), u.null, nil)
		u.run(t, "without a journal", without.clone(t), u.none, nil)
	}
}

// TestDumbTerminal runs every command on a terminal without any capabilities,
// where the input ends at once.
func TestDumbTerminal(t *testing.T) {
	t.Parallel()
	with := homeWithJournal(t)
	for _, u := range usages() {
		h := with.clone(t)
		h.env = append(h.env, "TERM=dumb")
		before := h.files()
		s := h.terminal(tuitest.Options{}, strings.Fields(u.args)...)
		if err := s.Type("\x04\x04"); err != nil {
			t.Fatal(err)
		}
		status, err := s.Exit()
		if err != nil || status != u.dumb {
			t.Errorf("%q on a dumb terminal: status %d, want %d, %v:\n%s", u.args, status, u.dumb, err, s.Screen())
		}
		if strings.Contains(s.Raw(), "\x1b") {
			t.Errorf("%q writes escape sequences to a dumb terminal: %q", u.args, s.Raw())
		}
		u.checkUnchanged(t, h, before, status)
		s.Close()
	}
}

// everyWay makes the tests that run every command run each of them in every way. Each
// way is a process, so "make test" takes the ways in turn; "make every" is for the rest.
var everyWay = flag.Bool("every", false, "run every command in every way")

// inTurn returns all of the ways, or the one whose turn it is.
func inTurn[T any](turn int, ways ...T) []T {
	if *everyWay {
		return ways
	}
	return ways[turn%len(ways):][:1]
}

// TestStandardOutput runs every command with standard output closed or full. The
// output is lost, but the journal is not.
func TestStandardOutput(t *testing.T) {
	t.Parallel()
	with := homeWithJournal(t)
	for turn, u := range usages() {
		closed := func() {
			u.run(t, "standard output closed", with.clone(t), u.null, func(cmd *exec.Cmd) {
				cmd.Args = append([]string{"sh", "-c", `exec "$0" "$@" >&-`, cmd.Path}, cmd.Args[1:]...)
				cmd.Path = "/bin/sh"
			})
		}
		full := u.null
		if u.prints && full == 0 {
			full = 1
		}
		onFull := func() {
			u.run(t, "standard output full", with.clone(t), full, func(cmd *exec.Cmd) {
				file, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
				if err != nil {
					t.Skip("SKIPPED ALOUD: there is no /dev/full here")
				}
				cmd.Stdout = file
				t.Cleanup(func() { _ = file.Close() })
			})
		}
		for _, run := range inTurn(turn, closed, onFull) {
			run()
		}
	}
}

// TestLockedFolder runs every command as a user who can read the journal and
// write nothing.
func TestLockedFolder(t *testing.T) {
	t.Parallel()
	with := homeWithJournal(t)
	for _, u := range usages() {
		h := with.clone(t)
		makeReadOnly(t, h, 0o400)
		u.run(t, "in a folder that cannot be written", h, u.locked, asNobody)
	}
	h := newHome(t)
	if err := os.Chmod(h.dir, 0o555); err != nil {
		t.Fatal(err)
	}
	start := usages()[slices.IndexFunc(usages(), func(u usage) bool { return strings.HasPrefix(u.args, "start --no-input") })]
	start.run(t, "where no folder can be created", h, 1, asNobody)
}

// TestUnreadable runs every command as a user who cannot read the journal. No
// command may treat it as missing.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	with := homeWithJournal(t)
	for _, u := range usages() {
		h := with.clone(t)
		makeReadOnly(t, h, 0)
		status := u.none
		switch {
		case u.args == "", strings.HasPrefix(u.args, "start"), u.args == "journal delete --yes":
			status = 1
		case u.args == "journal delete":
			status = 2
		}
		u.run(t, "with a journal that cannot be read", h, status, asNobody)
	}
}

// run runs the command and checks its status, its output and the journal.
func (u usage) run(t *testing.T, where string, h *home, want int, change func(*exec.Cmd)) {
	t.Helper()
	before := h.files()
	cmd := h.command(strings.Fields(u.args)...)
	if change != nil {
		change(cmd)
	}
	got := runProcess(t, cmd)
	if got.status != want {
		t.Errorf("%q %s: status %d, want %d; its output is %q", u.args, where, got.status, want, got.err)
	}
	if got.status > 0 && got.status < 7 && (!strings.Contains(got.err, "trustrepair: error: ") || !strings.Contains(got.err, "\nhint: ")) {
		t.Errorf("%q %s ends with %d and prints only %q", u.args, where, got.status, got.err)
	}
	if len(got.out) > 200<<10 || len(got.err) > 20<<10 {
		t.Errorf("%q %s prints too much: %d and %d bytes", u.args, where, len(got.out), len(got.err))
	}
	u.checkUnchanged(t, h, before, got.status)
}

// checkUnchanged checks that the command left the journal alone, unless it is one
// that writes.
func (u usage) checkUnchanged(t *testing.T, h *home, before map[string]string, status int) {
	t.Helper()
	after := h.files()
	if after["journal.jsonl"] == before["journal.jsonl"] || u.writes && (status == 0 || status == 1 && u.prints) {
		return
	}
	t.Errorf("%q, which ended with %d, changed the journal from\n%s\nto\n%s", u.args, status, before["journal.jsonl"], after["journal.jsonl"])
}

// homeWithJournal returns a home whose journal has something for each command.
func homeWithJournal(t testing.TB) *home {
	t.Helper()
	h := newHome(t)
	h.start()
	h.must("I read your letters.", "answer", "deed")
	h.must("Sam, I read your letters. I am sorry.", "answer", "letter")
	if err := os.WriteFile(h.path("text"), []byte("words"), 0o644); err != nil {
		t.Fatal(err)
	}
	return h
}

// clone returns a copy of the home.
func (h *home) clone(t testing.TB) *home {
	t.Helper()
	c := newHome(t)
	for name, data := range h.files() {
		if err := errors.Join(os.MkdirAll(c.folder(), 0o700), os.WriteFile(filepath.Join(c.folder(), name), []byte(data), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if text, err := os.ReadFile(h.path("text")); err == nil {
		if err := os.WriteFile(c.path("text"), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

const nobody = 65534

// makeReadOnly makes a home that cannot be written to. The journal gets the mode.
func makeReadOnly(t testing.TB, h *home, mode os.FileMode) {
	t.Helper()
	for name := range h.files() {
		path := filepath.Join(h.folder(), name)
		if name != "journal.jsonl" {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if os.Geteuid() == 0 {
			if err := os.Chown(path, nobody, nobody); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(os.Chmod(h.folder(), 0o555), os.Chmod(h.path("data"), 0o555), os.Chmod(h.dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(os.Chmod(h.path("data"), 0o755), os.Chmod(h.folder(), 0o755)) })
}

// asNobody makes a command run without the rights of root.
func asNobody(cmd *exec.Cmd) {
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}

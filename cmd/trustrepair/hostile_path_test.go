//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// at returns a home with a journal at that path below it, for two people with
// such names.
func (h *home) at(path, names string) *home {
	h.t.Helper()
	begun := h.run("", "start", "--no-input", "--safe", "--relation", "partner", "--breach", "affair", "--intent", "lie", "--severity", "grave",
		"--journal", path, "--name", "Kim"+names, "--other", "Sam"+names)
	if found := raw(begun.out + begun.err); found != "" || begun.status != 0 {
		h.t.Errorf("start ends with %d and writes %s", begun.status, found)
	}
	h.must("I read your letters.", "--journal", path, "answer", "deed")
	h.must("Sam, I read your letters. I am sorry.", "--journal", path, "answer", "letter")
	check(h.t, os.WriteFile(h.path("text"), []byte("words"), 0o600))
	return h
}

// TestHostilePaths runs every command with a journal whose path and names act on
// a terminal, and looks at every byte that it writes.
func TestHostilePaths(t *testing.T) {
	t.Parallel()
	const path = "./" + valid + "/" + hostile + ".jsonl"
	h := newHome(t).at(path, valid)
	before, err := os.ReadFile(h.path(path))
	check(t, err)
	for turn, u := range usages() {
		ways := inTurn(turn, []string{"--json"}, []string{"--discreet"}, []string{"--output", hostile + ".html"},
			[]string{"--output", "nowhere/" + hostile + ".html"}, []string{"--file", hostile})
		for _, more := range append(ways, nil) {
			args := slices.Concat([]string{"--journal", path}, strings.Fields(u.args), more)
			got := h.run("words\n", args...)
			if slices.Contains(args, "--ics") {
				got.out = strings.ReplaceAll(got.out, "\r\n", "\n") // as the format has it
			}
			if found := raw(got.out + got.err); found != "" {
				t.Errorf("%q writes %s", args, found)
			}
			check(t, os.WriteFile(h.path(path), before, 0o600))
		}
	}
	check(t, os.Remove(h.path(path)))
	h.start("--journal", path)
	check(t, os.WriteFile(h.path(path), append(before, "damaged\n"...), 0o600))
	for _, u := range usages() {
		got := h.run("words\n", slices.Concat([]string{"--journal", path}, strings.Fields(u.args))...)
		if found := raw(got.out + got.err); found != "" {
			t.Errorf("with a damaged journal, %q writes %s", u.args, found)
		}
	}
}

// TestHostilePathOnScreen does the same on a terminal.
func TestHostilePathOnScreen(t *testing.T) {
	t.Parallel()
	const path = "./" + valid + ".jsonl"
	h := newHome(t).at(path, valid)
	for args, wait := range map[string]string{
		"journal delete": "enter next", "journal where": "traces", "start": "hint", "next": "tab next", "setup": "severity", "status": "Next",
		"next --plain": "tells you more", "next --discreet": "enter",
	} {
		s := h.terminal(tuitest.Options{}, slices.Concat([]string{"--journal", path}, strings.Fields(args))...)
		check(t, s.Wait(wait), s.Key("ctrl+c"))
		if _, err := s.Exit(); err != nil {
			t.Errorf("%s: %v", args, err)
		}
		for _, sequence := range []string{"\x1b]0;owned", "\x07b", "\x1b[31mc", "\x1bc", "\u009b", "\x9b3", "\u0090", "\u202e", "\u2066", "\u2028", "\x7f"} {
			if strings.Contains(s.Raw(), sequence) {
				t.Errorf("%s writes %q: %q", args, sequence, s.Raw())
			}
		}
		s.Close()
	}
}

// TestPathInOneLine checks that a line break in a path breaks no message.
func TestPathInOneLine(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.start()
	check(t, os.WriteFile(h.path("file"), nil, 0o600))
	for _, args := range [][]string{
		{"answer", "deed", "--file", "a\nb"}, {"apology", "check", "a\nb"}, {"apology", "print", "--output", "a\nb/c.html"},
		{"next", "--journal", "./a\nb.jsonl"}, {"next", "--journal", "file/a\nb.jsonl"}, {"journal", "export", "--output", "a\nb/c"},
	} {
		got := h.run("", args...)
		for line := range strings.Lines(got.err) {
			if !strings.HasPrefix(line, "trustrepair: error: ") && !strings.HasPrefix(line, "hint: ") {
				t.Errorf("%q writes the line %q of %s", args, line, got.err)
			}
		}
		if got.status == 0 || !strings.Contains(got.err, "error: ") {
			t.Errorf("%q ended with %d: %s", args, got.status, got.err)
		}
	}
}

// leading finds the commands with a journal that a text tells a person to type.
var leading = regexp.MustCompile(`trustrepair --journal (\$'[^']*'|(?:'[^']*'|\\')+|[^\s'\\]+) [a-z]`)

// TestHintsLeadBack checks that a shell reads whatever a command tells a person to
// type as the journal that the command was given.
func TestHintsLeadBack(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("SKIPPED ALOUD: there is no bash here")
	}
	commands := [][][]string{{{"start"}, {"answer", "nothing"}, {"journal", "delete"}}, {{"skip", "cause", "--why", "x"}, {"back", "acknowledge"}, {"status"}},
		{{"journal", "show", "ded"}, {"next", "--no-input"}, {"help-lines"}}}
	for turn, name := range []string{"sam", "$HOME", "${1}$1", "it's", "a  b", "!!", "a;exit", "\u202esam", "trustrepair next", "a*b*c", "**sam**", "_x_", "a`b`",
		"~/sam.jsonl", "./$HOME.jsonl", "./a\nb\tc.jsonl", "./trustrepair next/j.jsonl", "./" + valid + ".jsonl", "./" + hostile + ".jsonl"} {
		h := newHome(t).at(name, "")
		want := firstLine(h.must("", "--journal", name, "journal", "where"))
		hints, tried := 0, map[string]bool{}
		for _, args := range slices.Concat(inTurn(turn, commands...)...) {
			got := h.run("", slices.Concat([]string{"--journal", name}, args)...)
			said := got.out + got.err
			if found := leadingElsewhere.FindString(said); found != "" {
				t.Errorf("%q with the journal %q names %q, which leads to another one", args, name, found)
			}
			for _, command := range leading.FindAllString(said, -1) {
				if hints++; tried[command[:len(command)-1]] {
					continue
				}
				tried[command[:len(command)-1]] = true
				cmd := exec.Command(bash, "-c", command[:len(command)-1]+"journal where")
				cmd.Env, cmd.Dir = append(h.env, "PATH="+filepath.Dir(h.program)+":"+os.Getenv("PATH")), h.dir
				if got := runProcess(t, cmd); firstLine(got.out) != want {
					t.Errorf("%q with the journal %q names %q, which leads to %q %s", args, name, command, firstLine(got.out), got.err)
				}
			}
		}
		if hints < 2 {
			t.Errorf("with the journal %q only %d commands are named", name, hints)
		}
	}
}

// leadingElsewhere finds a command to type that has no journal, but "start
// --journal NAME", which makes another one.
var leadingElsewhere = regexp.MustCompile("(?:: |`|\"|\\()trustrepair\\s+(?:[a-rt-z]|s[a-su-z]|st[b-z]|start$)[a-z]*")

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

//go:build unix

package main

import (
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// discreetUsages are uses of every command, and wrong ones.
func discreetUsages() []string {
	all := []string{"nonsens", "--nonsense", "answer", "answer nothing", "steps nothing", "journal show nothing", "journal nothing", "help nothing", "sheet nothing",
		"skip deed", "start --severity x", "start --no-input", "setup --gate none", "status --now never", "apology check nowhere", "help-lines Nowhere"}
	for _, u := range usages() {
		all = append(all, u.args)
	}
	return all
}

// namesTheProgram are the commands that are asked about the program itself, or for
// the place of its files.
func namesTheProgram() []string {
	return []string{"--help", "--version", "version", "completion", "help journal", "apology", "journal where", "journal delete"}
}

// showsWords are the commands that are asked for what a person wrote.
func showsWords() []string {
	return []string{"apology check", "apology history", "apology print", "apology rehearse", "apology show", "journal", "setup", "sheet"}
}

func begins(args string, commands []string) bool {
	return slices.ContainsFunc(commands, func(c string) bool { return args == c || c != "apology" && strings.HasPrefix(args, c+" ") })
}

// TestDiscreet runs every command with --discreet: what it writes names neither
// the program nor, unless it was asked for a person's words, anything of them.
func TestDiscreet(t *testing.T) {
	t.Parallel()
	open := newHome(t)
	open.start("--name", "Kimberly", "--other", "Samuel")
	open.must("Samuel, I read your letters.", "answer", "letter")
	closed := open.clone(t)
	if got := closed.run("", "setup", "--gate", "force"); got.status != 7 {
		t.Fatalf("setup --gate force ends with %d", got.status)
	}
	damaged := open.clone(t)
	damaged.append("damaged")
	homes := map[string]*home{"a journal": open, "a closed journal": closed, "a damaged journal": damaged, "no journal": newHome(t)}
	for turn, args := range discreetUsages() {
		for _, name := range append(inTurn(turn, "a closed journal", "a damaged journal", "no journal"), "a journal") {
			with := homes[name]
			first, last := append([]string{"--discreet"}, strings.Fields(args)...), append(strings.Fields(args), "--discreet")
			for _, typed := range inTurn(turn/3, first, last) {
				got := with.clone(t).run("", typed...)
				shown := got.out + got.err
				if found := programNamed(shown); found != "" && !begins(args, namesTheProgram()) && !strings.Contains(args, "--json") {
					t.Errorf("with %s, %q writes %q", name, typed, found)
				}
				shown, _, _ = strings.Cut(shown, "Press enter to open.") // what is asked comes behind the cover
				if begins(args, showsWords()) || strings.HasPrefix(args, "start --") {
					continue
				}
				for _, word := range []string{"Kimberly", "Samuel", "an affair", "grave", "severity", "broke"} {
					if strings.Contains(strings.ToLower(shown), strings.ToLower(word)) && !begins(args, namesTheProgram()) && !strings.HasPrefix(args, "steps") {
						t.Errorf("with %s, %q writes %q: %.300q", name, typed, word, shown)
					}
				}
				if strings.Contains(shown, "Kimberly") || strings.Contains(shown, "Samuel") {
					t.Errorf("with %s, %q writes a name", name, typed)
				}
			}
		}
	}
}

// programNamed returns the line of an output that names the program, or "". The
// name of a schema is for programs.
func programNamed(shown string) string {
	for _, line := range strings.Split(shown, "\n") {
		if strings.Contains(strings.ToLower(line), "trustrepair") {
			return line
		}
	}
	return ""
}

// TestDiscreetOnScreen looks at what a terminal is sent before a key is pressed.
func TestDiscreetOnScreen(t *testing.T) {
	t.Parallel()
	open := newHome(t)
	open.start("--name", "Kimberly", "--other", "Samuel")
	closed := open.clone(t)
	closed.run("", "setup", "--gate", "force")
	for _, play := range []struct {
		home *home
		args string
		wait string
	}{
		{open, "", "Notes"}, {open, "status", "Notes"}, {open, "next", "Press enter"}, {open, "next --plain", "Press enter"}, {open, "setup --ask", "Press enter"},
		{open, "journal delete", "Press enter"}, {open, "answer deed", "Press enter"}, {closed, "next", "Press enter"}, {closed, "", "Notes"},
		{newHome(t), "", "Nothing here yet"}, {newHome(t), "start", "Press enter"},
	} {
		s := play.home.terminal(tuitest.Options{}, append(strings.Fields(play.args), "--discreet")...)
		check(t, s.Wait(play.wait))
		for _, word := range []string{"trustrepair", "Kimberly", "Samuel", "affair", "grave", "broke", "afraid", "force"} {
			if strings.Contains(s.Raw(), word) {
				t.Errorf("%q writes %q: %q", play.args, word, s.Raw())
			}
		}
		check(t, s.Key("ctrl+c"))
		if _, err := s.Exit(); err != nil {
			t.Error(err)
		}
		if strings.Contains(s.Raw(), "trustrepair") {
			t.Errorf("%q ends with the program's name: %q", play.args, s.Raw())
		}
		s.Close()
	}
}

//go:build unix

package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

var update = flag.Bool("update", false, "rewrite the expected outputs and screens")

func TestMain(m *testing.M) {
	testscript.Main(tidy{m}, map[string]func(){"trustrepair": main, "faulty": faulty})
}

// tidy runs the tests and removes the program that they built.
type tidy struct{ *testing.M }

func (m tidy) Run() int {
	defer func() { _ = os.RemoveAll(shippedIn) }()
	setParallel()
	return m.M.Run()
}

// setParallel lets more tests run in parallel than there are processors, unless a
// flag says how many: mostly they wait for a program to draw, save or end.
func setParallel() {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "test.parallel" })
	if !given {
		_ = flag.Set("test.parallel", strconv.Itoa(4*runtime.GOMAXPROCS(0))) // a number is always accepted
	}
}

const scripts = "testdata/script"

// TestScripts runs testdata/script/*.txtar, one behavior each, with a home of its
// own. In addition to the commands of testscript there are
//
//	tui FILE COMMAND...   run a script of keys on a pseudo-terminal (package tuitest)
//	status N COMMAND...   run a command that has to end with exit status N;
//	                      if it fails, it must not change the journal
//	begin [FLAG...]       start a journal without questions: Kim and Sam, friends,
//	                      a lie; flags override these
//	answer PROMPT TEXT [FLAG...]
//	                      answer a prompt with exactly this text
//	kept FILE             remember a file for the next "same FILE"
//	same FILE             check that the file is the same, byte for byte
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 scripts,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup:               setUpScript,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"tui":    tuitest.Command(scripts, *update),
			"status": status,
			"begin":  begin,
			"answer": answer,
			"kept":   kept,
			"same":   same,
		},
	})
}

// TestScriptsOfAll checks that there is a script for every command.
func TestScriptsOfAll(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join(scripts, "*.txtar"))
	check(t, err)
	var all strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		check(t, err)
		all.Write(data)
	}
	for _, command := range commands() {
		typed := regexp.MustCompile(`(?m)^(exec|status \d+|tui \S+) trustrepair (--journal \S+ )?` + command + `( |$)`)
		if !typed.MatchString(all.String()) {
			t.Errorf("no script tries %q; add one as %s", command, filepath.Join(scripts, strings.ReplaceAll(command, " ", "_")+".txtar"))
		}
	}
}

// setUpScript prepares the environment of a script: the program as it is shipped,
// an empty home, and a known language and time zone.
func setUpScript(env *testscript.Env) error {
	program, err := shipped()
	if err != nil {
		return err
	}
	env.Vars = append(env.Vars, covered()...) // the last one counts
	env.Setenv("PATH", filepath.Dir(program)+string(filepath.ListSeparator)+env.Getenv("PATH"))
	for _, dir := range []string{"home", "tmp"} {
		if err := os.Mkdir(filepath.Join(env.WorkDir, dir), 0o700); err != nil {
			return err
		}
	}
	env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
	env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
	env.Setenv("LANG", "en_IE.UTF-8")
	env.Setenv("TZ", "UTC")
	env.Setenv("J", filepath.Join(env.WorkDir, "data", "trustrepair", "journal.jsonl"))
	return nil
}

// status runs a command and checks its exit status. A command that fails must not
// change the journal.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND...")
	}
	before := journalBytes(ts)
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
	if got != "0" && got != "130" && got != "7" && !bytes.Equal(before, journalBytes(ts)) {
		ts.Fatalf("the command failed and changed the journal")
	}
}

func begin(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: begin [FLAG...]")
	}
	flags := []string{"start", "--no-input", "--safe", "--name", "Kim", "--other", "Sam", "--relation", "friend",
		"--breach", "lie", "--intent", "lie", "--severity", "serious"}
	ts.Check(ts.Exec("trustrepair", append(flags, args...)...))
}

func answer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: answer PROMPT TEXT [FLAG...]")
	}
	ts.Check(os.WriteFile(ts.MkAbs("tmp/answer"), []byte(args[1]), 0o600))
	ts.Check(ts.Exec("trustrepair", append([]string{"answer", args[0], "--file", ts.MkAbs("tmp/answer")}, args[2:]...)...))
}

func journalBytes(ts *testscript.TestScript) []byte {
	info, err := os.Stat(ts.Getenv("J"))
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := os.ReadFile(ts.Getenv("J"))
	ts.Check(err)
	return data
}

func kept(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: kept FILE")
	}
	ts.Check(os.WriteFile(keptAs(ts, args[0]), []byte(ts.ReadFile(args[0])), 0o600))
}

func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: same FILE")
	}
	if before, now := ts.ReadFile(keptAs(ts, args[0])), ts.ReadFile(args[0]); before != now {
		ts.Fatalf("%s has changed:\nbefore: %.400q\nnow:    %.400q", args[0], before, now)
	}
}

// keptAs returns the path of the copy of a file.
func keptAs(ts *testscript.TestScript, file string) string {
	return ts.MkAbs(filepath.Join("tmp", "kept-"+filepath.Base(file)))
}

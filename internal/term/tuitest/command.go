//go:build unix

package tuitest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
)

// Command returns the testscript command
//
//	tui FILE PROGRAM [ARGUMENT...]
//
// which runs the script in FILE (see [Play]) with the program, in the environment
// and working directory of the testscript. Files that it names, including screens,
// are those of the script's archive. Afterwards stdout is the content of the screen.
//
// dir is the folder of the scripts. If update is set, a screen that differs is
// updated in the script's archive there.
func Command(dir string, update bool) func(ts *testscript.TestScript, neg bool, args []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) < 2 {
			ts.Fatalf("usage: tui FILE PROGRAM [ARGUMENT...]")
		}
		session, err := Play(ts.ReadFile(args[0]), Stage{
			Command: func() *exec.Cmd { return program(ts, args[1:]) },
			Read: func(name string) (string, error) {
				data, err := os.ReadFile(ts.MkAbs(name))
				return string(data), err
			},
			Rewrite: rewriter(update, filepath.Join(dir, ts.Name()+".txtar")),
		})
		if session != nil {
			defer session.Close()
		}
		if err != nil {
			ts.Fatalf("%s: %v", args[0], err)
		}
		if session != nil {
			fmt.Fprint(ts.Stdout(), session.Screen())
		}
	}
}

// program returns the command with the script's environment, which it gets from
// env(1) because testscript does not expose it.
func program(ts *testscript.TestScript, args []string) *exec.Cmd {
	ts.Check(ts.Exec("sh", "-c", `env >"$TMPDIR/env"`))
	env := strings.Split(strings.TrimSpace(ts.ReadFile(ts.Getenv("TMPDIR")+"/env")), "\n")
	cmd := exec.Command(lookup(args[0], ts.Getenv("PATH")), args[1:]...)
	cmd.Env, cmd.Dir = env, ts.MkAbs(".")
	if ts.Getenv("TERM") == "" {
		cmd.Env = append(cmd.Env, "TERM=xterm-256color")
	}
	return cmd
}

// lookup finds a program in the script's PATH.
func lookup(name, path string) string {
	for _, dir := range filepath.SplitList(path) {
		file := filepath.Join(dir, name)
		if info, err := os.Stat(file); err == nil && info.Mode()&0o111 != 0 && !info.IsDir() {
			return file
		}
	}
	return name
}

// rewriter returns a function that writes a screen into an archive, or nil.
func rewriter(update bool, archive string) func(name, screen string) error {
	if !update {
		return nil
	}
	return func(name, screen string) error { return rewrite(archive, name, screen) }
}

// rewrite replaces or adds one file of an archive.
func rewrite(archive, name, data string) error {
	a, err := txtar.ParseFile(archive)
	if err != nil {
		return fmt.Errorf("updating %s: %w", archive, err)
	}
	at := len(a.Files)
	for i := range a.Files {
		if a.Files[i].Name == name {
			at = i
		}
	}
	if at == len(a.Files) {
		a.Files = append(a.Files, txtar.File{Name: name})
	}
	a.Files[at].Data = []byte(data)
	return os.WriteFile(archive, txtar.Format(a), 0o644)
}

//go:build unix

package main

import (
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// TestNoNetwork runs the program under strace(1) and checks that it never opens a
// network socket.
func TestNoNetwork(t *testing.T) {
	t.Parallel()
	if err := exec.Command("strace", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skipf("SKIPPED ALOUD: on %s, strace cannot watch: %v", runtime.GOOS, err)
	}
	h := newHome(t)
	for i, args := range [][]string{
		{"start", "--no-input", "--safe", "--name", "A", "--other", "B", "--relation", "friend", "--breach", "lie", "--intent", "lie", "--severity", "light"},
		{"answer", "deed"}, {"status"}, {"journal"}, {"journal", "search", "words"}, {"steps", "--json"}, {"help-lines"}, {"version"}, {"next"},
	} {
		log := h.path("tmp", "trace")
		cmd := h.command(args...)
		cmd.Args = append([]string{"strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,execve", "-o", log, cmd.Path}, args...)
		var err error
		if cmd.Path, err = exec.LookPath("strace"); err != nil {
			t.Fatal(err)
		}
		if args[0] == "next" {
			s, err := tuitest.Start(cmd, tuitest.Options{})
			check(t, err, s.Wait("tab next"), s.Type("words\t"), s.Wait("3 of"), s.Key("ctrl+c"))
			_, err = s.Exit()
			check(t, err)
			s.Close()
		} else {
			cmd.Stdin = strings.NewReader("words")
			if got := runProcess(t, cmd); got.status != 0 {
				t.Fatalf("%q under strace ends with %d: %s", args, got.status, got.err)
			}
		}
		trace, err := os.ReadFile(log)
		check(t, err)
		if !strings.Contains(string(trace), "execve(") {
			t.Fatalf("strace saw nothing of %q", args)
		}
		if found := regexp.MustCompile(`.*AF_(INET|PACKET|NETLINK).*`).FindString(string(trace)); found != "" {
			t.Errorf("%d: %q calls %s", i, args, found)
		}
	}
}

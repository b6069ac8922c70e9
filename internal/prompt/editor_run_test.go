//go:build unix

package prompt

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// An editor that got a signal itself is left time to save, and then to end; it
// is never killed.
func TestEditorHasTimeToSave(t *testing.T) {
	const long = time.Minute
	for name, test := range map[string]struct {
		script          string
		hangup          bool // the editor gets one
		grace, patience time.Duration
		says            string // after the asking ended
		err             string // "" for none
	}{
		"saves by itself": {`trap 'echo saved; exit 0' HUP; trap 'echo cut off; exit 0' TERM`, true, long, long, "saved", ""},
		"has no idea":     {`trap 'echo terminated; exit 3' TERM`, false, 0, long, "terminated", "exit status 3"},
		"does not end":    {`trap 'echo no' TERM`, false, 0, 0, "", "is still open"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := startEditor(t, test.script)
			ctx, cancel := context.WithCancel(t.Context())
			ended := make(chan error, 1)
			go func() { ended <- runEditor(ctx, e.cmd, test.grace, test.patience) }()
			pid, err := strconv.Atoi(e.says())
			if err != nil {
				t.Fatal(err)
			}
			defer syscall.Kill(pid, syscall.SIGKILL)
			if test.hangup {
				if err := syscall.Kill(pid, syscall.SIGHUP); err != nil {
					t.Fatal(err)
				}
			}
			cancel()
			if test.says != "" {
				if got := e.says(); got != test.says {
					t.Errorf("it says %q", got)
				}
			}
			err = <-ended
			if test.err == "" && err != nil || test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err)) {
				t.Errorf("error %v", err)
			}
			if err := syscall.Kill(pid, 0); test.says == "" && err != nil {
				t.Errorf("it was killed: %v", err)
			}
		})
	}
}

// fakeEditor is a shell that waits for lines, after a script of its own.
type fakeEditor struct {
	cmd  *exec.Cmd
	says func() string // the next line
}

// startEditor prepares an editor that says its process id when it is ready.
func startEditor(t *testing.T, script string) fakeEditor {
	t.Helper()
	in, keys, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	screen, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, f := range []*os.File{in, keys, screen, out} {
			_ = f.Close()
		}
	})
	cmd := exec.Command("sh", "-c", script+`; echo $$; while :; do read line || :; done`)
	cmd.Stdin, cmd.Stdout = in, out
	lines := bufio.NewScanner(screen)
	return fakeEditor{cmd, func() string {
		lines.Scan()
		return lines.Text()
	}}
}

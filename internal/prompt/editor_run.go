package prompt

import (
	"context"
	"fmt"
	"os/exec"
	"syscall"
	"time"
)

// How long an editor may take to end when the asking ends. It may have got the
// same signal, and be saving what was typed: a second signal would cut that off.
// One that does not end after SIGTERM is left to itself, with its words.
const (
	editorGrace    = 3 * time.Second // then it gets SIGTERM
	editorPatience = 5 * time.Second // from then on
)

// runEditor runs an editor until it ends, or until the asking has ended and the
// editor had its time to end too.
func runEditor(ctx context.Context, cmd *exec.Cmd, grace, patience time.Duration) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-ended:
		return err
	case <-time.After(grace):
	}
	_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended just now
	select {
	case err := <-ended:
		return err
	case <-time.After(patience):
		return fmt.Errorf("%q is still open", cmd.Path)
	}
}

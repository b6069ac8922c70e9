//go:build unix

package term_test

import (
	"context"
	"os"
	"syscall"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// While an editor has the terminal, signals from the keyboard are ignored, and a
// request to terminate is not.
func TestSignals(t *testing.T) {
	var signals term.Signals
	ctx, stop := signals.Watch(context.Background())
	defer stop()
	signals.Suspend()
	raise(t, syscall.SIGINT)
	raise(t, syscall.SIGQUIT)
	select {
	case <-ctx.Done():
		t.Error("an interrupt was received while signals were suspended")
	case <-time.After(50 * time.Millisecond):
	}
	raise(t, syscall.SIGTERM)
	<-ctx.Done()
}

func TestSignalsOfOurOwn(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP} {
		var signals term.Signals
		ctx, stop := signals.Watch(context.Background())
		raise(t, sig)
		<-ctx.Done()
		stop()
	}
}

func raise(t *testing.T, sig syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), sig); err != nil {
		t.Fatal(err)
	}
}

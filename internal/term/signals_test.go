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

// While the terminal is lent to an editor, what the keyboard sends is the editor's; what
// asks to terminate is heard all the same.
func TestSignals(t *testing.T) {
	var signals term.Signals
	ctx, stop := signals.Watch(context.Background())
	defer stop()
	signals.Lend()
	raise(t, syscall.SIGINT)
	raise(t, syscall.SIGQUIT)
	select {
	case <-ctx.Done():
		t.Error("an interrupt was heard while the terminal was lent")
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

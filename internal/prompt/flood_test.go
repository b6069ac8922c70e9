package prompt

import (
	"bytes"
	"context"
	"io"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// endless is an input that never ends.
type endless string

func (e endless) Read(b []byte) (int, error) {
	n := 0
	for n+len(e) <= len(b) {
		n += copy(b[n:], e)
	}
	return n, nil
}

// TestFlood: an input that never ends is given up, whatever it is made of, and
// what is kept of it stays in bounds.
func TestFlood(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: it reads many times the greatest answer")
	}
	t.Parallel()
	for _, kind := range []workbook.Kind{workbook.Text, workbook.Line, workbook.Choice, workbook.Date} {
		for _, in := range []endless{"\x00", "x\n"} {
			kept := 0
			p := NewPlain(PlainOptions{In: in, Out: io.Discard, Words: workbook.Words{}})
			q := guide.Question{ID: "q", Kind: kind, Check: func(string) error { return errFlood }}
			reply, err := p.Ask(context.Background(), q, func(text string) error { kept = len(text); return nil })
			if err != nil || reply.Action != guide.Stop {
				t.Errorf("%s from %.4q: %v, %v", kind, string(in), reply, err)
			}
			if kept > 2*longestLine {
				t.Errorf("%s: %d bytes were kept", kind, kept)
			}
			_ = p.Close() // never fails
		}
	}
}

// TestLongLine: a line that is just short enough comes through whole.
func TestLongLine(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("y"), answers.MaxSize)
	p := NewPlain(PlainOptions{In: io.MultiReader(bytes.NewReader(long), bytes.NewReader([]byte("\n"))), Out: io.Discard, Words: workbook.Words{}})
	defer p.Close()
	reply, err := p.Ask(context.Background(), guide.Question{ID: "q", Kind: workbook.Line}, func(string) error { return nil })
	if err != nil || reply.Input != string(long) {
		t.Errorf("%d bytes came through, %v", len(reply.Input), err)
	}
}

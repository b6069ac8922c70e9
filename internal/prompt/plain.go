package prompt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// PlainOptions are what the plain asker needs.
type PlainOptions struct {
	In     io.Reader
	Out    io.Writer      // where it speaks: standard error
	Words  workbook.Words // the labels
	Width  int            // of a row of text; 0 for 80
	Typing bool           // somebody types: In is a terminal
	Clear  bool           // Out understands escape sequences, for /exit only
}

// Plain asks in lines. It reads In with one reader for the whole session, so
// that a pipe can answer many questions.
type Plain struct {
	o     PlainOptions
	lines <-chan line // one for each that is wanted
	want  chan<- struct{}
	owed  bool // a line was wanted and has not come
	stop  func()
}

// line is a line of the input as it came, its end included.
type line struct {
	text string
	err  error
}

// NewPlain makes a plain asker.
func NewPlain(o PlainOptions) *Plain {
	lines, want, quit := make(chan line), make(chan struct{}), make(chan struct{})
	go read(bufio.NewReaderSize(o.In, 64<<10), lines, want, quit)
	if o.Width <= 0 {
		o.Width = 80
	}
	o.Width = min(o.Width, longestRow)
	return &Plain{o: o, lines: lines, want: want, stop: sync.OnceFunc(func() { close(quit) })}
}

// read reads one line for each that is wanted, so that a signal can be heard
// while nothing is typed.
func read(in *bufio.Reader, lines chan<- line, want, quit <-chan struct{}) {
	for {
		select {
		case <-quit:
			return
		case <-want:
		}
		s, err := guardedLine(in)
		select {
		case <-quit:
			return
		case lines <- line{s, err}:
		}
	}
}

// guardedLine reads a line. A panic is an error of the reading: this is no
// goroutine that anybody else could catch it on.
func guardedLine(in *bufio.Reader) (line string, err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			err = crash
		}
	}()
	return readLine(in)
}

// longestLine is the longest line that is read, in bytes: an answer of the
// greatest size, and what else it may hold before it is told to be too long.
const longestLine = 4 * guide.MaxAnswer

// errFlood says that the input is no text that a person would give.
var errFlood = errors.New("a line is longer than any answer may be")

// readLine reads a line with its end. An input without line ends, which could
// go on for ever, is given up; what was read of it is given.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		piece, err := in.ReadSlice('\n')
		if line = append(line, piece...); len(line) > longestLine {
			return string(line), errFlood
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(line), err
		}
	}
}

// Close stops reading.
func (p *Plain) Close() error {
	p.stop()
	return nil
}

// Tell prints a card. It waits for nobody: what is printed stays in sight, and
// in a pipe there is nobody to press a key.
func (p *Plain) Tell(ctx context.Context, c guide.Card) (guide.Reply, error) {
	if ctx.Err() != nil {
		return guide.Reply{Action: guide.Stop}, nil
	}
	p.say("", display.OneLine(c.Title), "")
	p.say(unpainted(c.Body, p.o.Width)...)
	return guide.Reply{Action: guide.Next}, nil
}

func (p *Plain) say(rows ...string) {
	for _, row := range rows {
		fmt.Fprintln(p.o.Out, row)
	}
}

// Ask prints a question and reads lines until one of them settles it. An
// answer that the question does not take is told, and the following lines are
// read instead; the end of the input ends the asking.
func (p *Plain) Ask(ctx context.Context, q guide.Question, keep func(text string) error) (guide.Reply, error) {
	if ctx.Err() != nil {
		return guide.Reply{Action: guide.Stop}, nil
	}
	p.show(q)
	tick := time.NewTicker(draftEvery)
	defer tick.Stop()
	t := &taking{p: p, ctx: ctx, q: q, tick: tick.C,
		store: func(text string) error { return keep(legible(text)) }}
	defer t.rescue()
	for tries := 0; p.o.Typing || tries < mostTries; tries++ {
		given, action := t.take()
		if action != guide.Next {
			return t.leave(action), nil
		}
		input := t.behind(given)
		if input == "" {
			input = q.Value
		}
		if q.Optional && strings.TrimSpace(input) == "" {
			return guide.Reply{Action: guide.Next}, nil
		}
		t.checked = input
		why := refused(q, input, p.o.Words)
		if why == "" {
			return guide.Reply{Action: guide.Next, Input: input}, nil
		}
		t.refuse(given)
		t.checked = ""
		p.say(display.Fill(display.Words(display.Safe(why)), "", "", p.o.Width, display.Plain)...)
	}
	return t.leave(guide.Stop), nil
}

// mostTries is how many answers to one question are read from a pipe: one that
// never ends must not be read for ever.
const mostTries = 1000

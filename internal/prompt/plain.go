package prompt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
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

	// Finish has In return what was typed of a line so far, and then its end. It
	// reports false, as nil does, where a line has to be ended by the person.
	Finish func() bool
}

// Plain asks in lines. It reads In with one reader for the whole session, so
// that a pipe can answer many questions.
type Plain struct {
	options  PlainOptions
	lines    <-chan line // one for each request
	request  chan<- struct{}
	pending  bool // a line was requested and has not come
	finished bool // everything was read, because the asking ends
	stop     func()
}

// line is a line of the input as it came, its end included.
type line struct {
	text string
	err  error
}

// NewPlain returns a plain asker.
func NewPlain(o PlainOptions) *Plain {
	lines, requests, quit := make(chan line), make(chan struct{}), make(chan struct{})
	go readLines(bufio.NewReaderSize(o.In, 64<<10), lines, requests, quit)
	if o.Width <= 0 {
		o.Width = 80
	}
	o.Width = min(o.Width, tui.LongestRow)
	return &Plain{options: o, lines: lines, request: requests, stop: sync.OnceFunc(func() { close(quit) })}
}

// readLines reads one line for each request, so that a signal can be handled
// while nothing is typed.
func readLines(in *bufio.Reader, lines chan<- line, requests, quit <-chan struct{}) {
	for {
		select {
		case <-quit:
			return
		case <-requests:
		}
		s, err := guardedLine(in)
		select {
		case <-quit:
			return
		case lines <- line{s, err}:
		}
	}
}

// guardedLine reads a line. A panic is returned as an error, since nobody else
// could recover it on this goroutine.
func guardedLine(in *bufio.Reader) (line string, err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			err = crash
		}
	}()
	return readLine(in)
}

// longestLine is the longest line that is read, in bytes. It leaves room beyond
// the largest answer, so that one that is too long can be refused as such.
const longestLine = 4 * answers.MaxSize

// errFlood says that the input is nothing that a person would type.
var errFlood = errors.New("a line is longer than any answer may be")

// readLine reads a line with its end. Of a line that is too long, and might never
// end, it returns what it has read, with errFlood.
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

// Tell prints a card. It waits for nobody: what is printed stays there, and
// in a pipe there is nobody to press a key.
func (p *Plain) Tell(ctx context.Context, c guide.Card) (guide.Reply, error) {
	if ctx.Err() != nil {
		return guide.Reply{Action: guide.Stop}, nil
	}
	p.say("", display.OneLine(c.Title), "")
	p.say(p.markdown(c.Body)...)
	return guide.Reply{Action: guide.Next}, nil
}

func (p *Plain) say(rows ...string) {
	for _, row := range rows {
		fmt.Fprintln(p.options.Out, row)
	}
}

// Ask prints a question and reads lines until one of them answers it. If the
// question refuses an answer, it says why and reads on; the end of the input ends
// the asking.
func (p *Plain) Ask(ctx context.Context, q guide.Question, keep func(text string) error) (guide.Reply, error) {
	r := &answerReader{p: p, ctx: ctx, q: q, store: func(text string) error { return keep(display.Legible(text)) }}
	defer r.rescue()
	if ctx.Err() != nil {
		r.takeUnfinished() // typed ahead, while the answer before was being saved
		return r.leave(guide.Stop), nil
	}
	p.show(q)
	for tries := 0; p.options.Typing || tries < mostTries; tries++ {
		lines, action := r.answer()
		if action != guide.Next {
			return r.leave(action), nil
		}
		input := r.afterDraft(lines)
		if input == "" {
			input = q.Value
		}
		if q.Optional && strings.TrimSpace(input) == "" {
			return guide.Reply{Action: guide.Next}, nil
		}
		r.checking = input
		why := refused(q, input, p.options.Words)
		if why == "" {
			p.understood(q, input)
			return guide.Reply{Action: guide.Next, Input: input}, nil
		}
		r.refuse(lines)
		r.checking = ""
		p.say(display.Fill(display.Words(display.Safe(why)), "", "", p.options.Width, display.Plain)...)
	}
	return r.leave(guide.Stop), nil
}

// mostTries is how many answers to one question are read from a pipe: one that
// never ends must not be read for ever.
const mostTries = 1000

package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// fake is a device that a test types on.
type fake struct {
	mu      sync.Mutex
	inputs  chan input // closed when the terminal has gone
	ended   chan struct{}
	written strings.Builder
	wrote   chan struct{}
	width   int
	height  int
	reads   chan struct{} // a value for each read that begins
	answer  func(text string)
	raws    int // how often the terminal was taken, less how often it was restored
}

func newFake() *fake {
	return &fake{inputs: make(chan input, 100), ended: make(chan struct{}, 1), wrote: make(chan struct{}, 1), reads: make(chan struct{}, 1000), width: 40, height: 8}
}

func (f *fake) raw() error { f.raws++; return nil }
func (f *fake) restore()   { f.raws-- }
func (f *fake) interrupt() { f.ended <- struct{}{} }
func (f *fake) stop()      {}

func (f *fake) size() (width, height int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.width, f.height
}

func (f *fake) read(wait time.Duration) (input, error) {
	f.reads <- struct{}{}
	var late <-chan time.Time
	if wait >= 0 {
		late = time.After(wait)
	}
	select {
	case <-late:
		return input{late: true}, nil
	case <-f.ended:
		return input{}, errInterrupted
	case in, ok := <-f.inputs:
		if !ok {
			return input{}, errGone
		}
		return in, nil
	}
}

func (f *fake) Write(b []byte) (int, error) {
	f.mu.Lock()
	f.written.Write(b)
	f.mu.Unlock()
	select {
	case f.wrote <- struct{}{}:
	default:
	}
	if f.answer != nil {
		f.answer(string(b))
	}
	return len(b), nil
}

// types sends what a terminal would, in one piece.
func (f *fake) types(text string) { f.inputs <- input{bytes: []byte(text)} }

// since returns what was written after an offset, and the offset after it.
func (f *fake) since(at int) (string, int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.written.String()[at:], f.written.Len()
}

// wait waits until a text is written after an offset.
func (f *fake) wait(t *testing.T, at int, text string) (int, string) {
	t.Helper()
	late := time.After(30 * time.Second)
	for {
		got, next := f.since(at)
		if strings.Contains(got, text) {
			return next, got
		}
		select {
		case <-f.wrote:
		case <-late:
			t.Fatalf("%q was not written: %q", text, got)
		}
	}
}

// shown shows a scene and returns where its end will come.
func shown(t *testing.T, p *Program, ctx context.Context, s Scene) <-chan End {
	t.Helper()
	ends := make(chan End, 1)
	go func() {
		end, err := p.Show(ctx, s)
		if err != nil {
			t.Errorf("showing says %v", err)
		}
		ends <- end
	}()
	return ends
}

// note is a scene that shows a text and the keys it got, and ends with enter.
type note struct {
	text   string
	card   bool // takes no keys pressed before it was seen
	keys   []string
	size   Size
	closed bool
	ran    func()
}

func (n *note) Update(msg any) Turn {
	switch msg := msg.(type) {
	case Size:
		n.size = msg
	case Wake:
		n.keys = append(n.keys, "wake")
	case Key:
		if n.card && msg.Ahead {
			return Turn{Hold: true}
		}
		n.keys = append(n.keys, msg.String())
		switch msg.String() {
		case "enter":
			return Turn{Done: true}
		case "ctrl+e":
			return Turn{Run: n.ran}
		case "ctrl+w":
			return Turn{Wake: time.Nanosecond}
		}
	}
	return Turn{}
}

func (n *note) View(width, height int) string {
	rows := make([]string, height)
	rows[0] = fmt.Sprintf("%s at %dx%d", n.text, width, height)
	rows[1] = strings.Join(n.keys, " ")
	return strings.Join(rows, "\n")
}

func (n *note) Close() error { n.closed = true; return nil }

// Keys pressed before a card could be seen do not dismiss it: they are for the
// scene after it. That holds for those that come with the key that ended the scene
// before, and for those that were read in between.
func TestKeysPressedAhead(t *testing.T) {
	t.Parallel()
	f := newFake()
	p := newProgram(f)
	first, card, last := &note{text: "first"}, &note{text: "card", card: true}, &note{text: "last"}
	end := shown(t, p, t.Context(), first)
	at, _ := f.wait(t, 0, "first at 40x8")
	f.types("a\r\x1b[A")
	<-end
	end = shown(t, p, t.Context(), card)
	at, _ = f.wait(t, at, "card at 40x8")
	p.mail.put(burst{keys: decoded("c")}) // read before the card was drawn
	f.types("d\r")
	<-end
	end = shown(t, p, t.Context(), last)
	f.wait(t, at, "last at 40x8")
	f.types("\r")
	<-end
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	all := strings.Join(append(append(first.keys, card.keys...), last.keys...), " ")
	if all != "a enter d enter up c enter" {
		t.Errorf("the keys were %q", all)
	}
	if f.raws != 0 {
		t.Errorf("the terminal is taken %d times more than restored", f.raws)
	}
}

// The same card on a console of Windows, which sends records, with escape
// sequences of its own or without.
func TestCardOnAConsole(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]record{
		"codes":     {{kind: keyEvent, down: 1, times: 1, key: 0x28}, {kind: keyEvent, key: 0x28}, {kind: keyEvent, down: 1, times: 1, key: 0x0d, char: '\r'}},
		"sequences": {press('\x1b'), press('['), press('B'), press('\r'), {kind: keyEvent, key: 0x0d, char: '\r'}},
	} {
		f := newFake()
		p := newProgram(f)
		card := &note{text: "card", card: true}
		end := shown(t, p, t.Context(), card)
		f.wait(t, 0, "card at")
		var c console
		f.inputs <- c.input(keys)
		if got := <-end; got != Done {
			t.Errorf("%s: the card ended by %d", name, got)
		}
		_ = p.Close() // it has nothing to say
		if got := strings.Join(card.keys, " "); got != "down enter" {
			t.Errorf("%s: the keys were %q", name, got)
		}
	}
}

// A key that is pressed as soon as a card is drawn, before anything else happens,
// was not pressed ahead.
func TestKeyAtOnce(t *testing.T) {
	t.Parallel()
	f := newFake()
	p := newProgram(f)
	f.answer = func(text string) {
		if strings.Contains(text, "card at") {
			<-f.reads
			f.types("\r")
			<-f.reads // which has passed on the key
		}
	}
	if end, err := p.Show(t.Context(), &note{text: "card", card: true}); end != Done || err != nil {
		t.Errorf("it ended by %d, %v", end, err)
	}
	_ = p.Close() // it has nothing to say
}

// Keys that come while something else has the terminal are for the scene as it is
// afterwards, and the whole screen is drawn again.
func TestRun(t *testing.T) {
	t.Parallel()
	f := newFake()
	p := newProgram(f)
	n := &note{text: "note"}
	n.ran = func() {
		if f.raws != 0 {
			t.Error("the terminal is not restored")
		}
		n.text = "edited"
		f.mu.Lock()
		f.width = 30
		f.mu.Unlock()
	}
	end := shown(t, p, t.Context(), n)
	at, _ := f.wait(t, 0, "note at 40x8")
	f.types("\x05x")
	_, got := f.wait(t, at, "edited at 30x8")
	if !strings.Contains(got, fromAlternate) || !strings.Contains(got, toAlternate) || !strings.Contains(got, "ctrl+e x") {
		t.Errorf("written: %q", got)
	}
	f.types("\r")
	<-end
	_ = p.Close() // it has nothing to say
}

// Only the rows that changed are written; after a resize all of them are.
func TestDrawsWhatChanged(t *testing.T) {
	t.Parallel()
	f := newFake()
	p := newProgram(f)
	n := &note{text: "note"}
	end := shown(t, p, t.Context(), n)
	at, _ := f.wait(t, 0, "note at 40x8")
	f.types("x")
	at, got := f.wait(t, at, "x")
	if strings.Contains(got, "note") || strings.Contains(got, "\x1b[2J") {
		t.Errorf("for a key, %q is written", got)
	}
	p.Send("a message that nobody knows")
	f.types("\x17")
	at, got = f.wait(t, at, "x ctrl+w wake")
	if strings.Contains(got, "note") {
		t.Errorf("for a wake, %q is written", got)
	}
	f.mu.Lock()
	f.width, f.height = 20, 5
	f.mu.Unlock()
	f.inputs <- input{resized: true}
	_, got = f.wait(t, at, "note at 20x5")
	if !strings.Contains(got, "x ctrl+w wake") || strings.Contains(got, "\x1b[2J") {
		t.Errorf("after a resize, %q is written", got)
	}
	f.types("\r")
	<-end
	_ = p.Close() // it has nothing to say
}

// However a scene ends from outside, it keeps what it has.
func TestEnds(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		do   func(f *fake, cancel func())
		want End
	}{
		"the context": {func(_ *fake, cancel func()) { cancel() }, Left},
		"a hangup":    {func(f *fake, _ func()) { close(f.inputs) }, Left},
		"vanishing":   {func(f *fake, _ func()) { f.types("\x18") }, Vanished},
	} {
		f := newFake()
		p := newProgram(f)
		ctx, cancel := context.WithCancel(t.Context())
		n := &note{text: "note"}
		end := shown(t, p, ctx, n)
		at, _ := f.wait(t, 0, "note at")
		test.do(f, cancel)
		if got := <-end; got != test.want || !n.closed {
			t.Errorf("%s: ended by %d, closed: %t", name, got, n.closed)
		}
		if err := p.Close(); err != nil || f.raws != 0 {
			t.Errorf("%s: closing says %v, taken %d times", name, err, f.raws)
		}
		if got, _ := f.since(at); test.want == Vanished != strings.Contains(got, Wipe) || !strings.Contains(got, fromAlternate) {
			t.Errorf("%s: written: %q", name, got)
		}
		cancel()
	}
}

// What had come of a paste when the terminal went is not lost.
func TestPasteCutOff(t *testing.T) {
	t.Parallel()
	f := newFake()
	p := newProgram(f)
	n := &note{text: "note"}
	end := shown(t, p, t.Context(), n)
	f.wait(t, 0, "note at")
	f.types("\x1b[200~half of it")
	close(f.inputs)
	if got := <-end; got != Left || strings.Join(n.keys, " ") != "[half of it]" {
		t.Errorf("it ended by %d with %q", got, n.keys)
	}
	_ = p.Close() // it has nothing to say
}

// A fault of the device is an error of whoever shows a scene.
func TestFaultOfTheDevice(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	p := newProgram(&brokenDevice{newFake(), broken})
	if _, err := p.Show(t.Context(), &note{}); !errors.Is(err, broken) {
		t.Errorf("showing says %v", err)
	}
	if err := p.Close(); !errors.Is(err, broken) {
		t.Errorf("closing says %v", err)
	}
}

type brokenDevice struct {
	*fake
	err error
}

func (b *brokenDevice) raw() error { return b.err }

package prompt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	tea "github.com/charmbracelet/bubbletea"
	xterm "github.com/charmbracelet/x/term"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Options are what the full-screen asker needs.
type Options struct {
	In    *os.File       // the terminal's keys
	Out   *os.File       // where it draws: standard error
	Words workbook.Words // the labels
	Color bool           // a few colours may be used

	// Editor is the external editor with its arguments, as VISUAL or EDITOR
	// has it; empty for none.
	Editor []string
	// Edit puts a text into a private file for the editor. done is called
	// once when the editor has ended, with why it did not end well; it gives
	// what the file holds and removes it. Between the two, an interrupt from the
	// keyboard is meant for the editor and not for this program (see
	// [term.Signals]).
	Edit func(promptID, text string) (path string, done func(failed error) (string, error), err error)
}

// Screen asks on the whole screen. One Bubble Tea program, started with the
// first question, lasts until Close.
type Screen struct {
	options Options
	look    *look
	program *tea.Program
	model   *model
	state   *xterm.State  // of the terminal, before
	done    chan struct{} // closed when the program has ended
	err     error         // why, if not by Close
}

// NewScreen makes a full-screen asker for a terminal. Nothing is drawn yet.
func NewScreen(o Options) *Screen {
	return &Screen{options: o, look: newLook(o.Color)}
}

// Ask shows a question until the person does something with it. When ctx ends
// or the terminal goes away, the draft is kept and the reply is [guide.Stop].
// keep is called from another goroutine, and never after Ask has returned.
func (s *Screen) Ask(ctx context.Context, q guide.Question, keep func(text string) error) (guide.Reply, error) {
	return s.show(ctx, func(width int) scene {
		return newQuestion(ctx, q, keep, &s.options, s.look, width)
	})
}

// Tell shows a card until the person puts it away.
func (s *Screen) Tell(ctx context.Context, c guide.Card) (guide.Reply, error) {
	return s.show(ctx, func(int) scene { return newCard(c, &s.options, s.look) })
}

// Remark says something below the question that was answered last, while its
// answer is being recorded. It reports false when nothing is on the screen.
func (s *Screen) Remark(text string) bool {
	if s.program == nil {
		return false
	}
	s.program.Send(remarkMsg(text))
	return true
}

// Close gives the terminal back as it was. Nothing of what was shown stays on
// it, on one without an alternate screen neither.
func (s *Screen) Close() error {
	if s.program == nil {
		return nil
	}
	s.program.Send(closeMsg{})
	<-s.done
	return s.err
}

func (s *Screen) show(ctx context.Context, build func(width int) scene) (guide.Reply, error) {
	if ctx.Err() != nil {
		return guide.Reply{Action: guide.Stop}, nil
	}
	s.start()
	replies := make(chan guide.Reply, 1)
	s.program.Send(showMsg{build, replies})
	select {
	case r := <-replies:
		return r, nil
	case <-ctx.Done():
		s.program.Send(leaveMsg{})
	case <-s.done:
	}
	select {
	case r := <-replies:
		return r, nil
	case <-s.done:
	}
	return s.last(replies)
}

// last is the reply after the program has ended.
func (s *Screen) last(replies <-chan guide.Reply) (guide.Reply, error) {
	select {
	case r := <-replies:
		return r, s.err
	default:
	}
	if s.model.vanished {
		return guide.Reply{Action: guide.Vanish}, nil
	}
	return guide.Reply{Action: guide.Stop}, s.err
}

// start starts the program, once. It knows the size of the screen from the
// start, so that its first frame is a whole one.
func (s *Screen) start() {
	if s.program != nil {
		return
	}
	s.model = &model{}
	s.model.width, s.model.height = unknownWidth, unknownHeight
	if cols, rows, ok := term.Size(s.options.Out); ok {
		s.model.width, s.model.height = cols, rows
	}
	s.state, _ = xterm.GetState(s.options.In.Fd())
	s.done = make(chan struct{})
	s.program = tea.NewProgram(s.model,
		tea.WithInput(keys{s.options.In, func(msg tea.Msg) { s.program.Send(msg) }}), tea.WithOutput(s.options.Out),
		tea.WithAltScreen(), tea.WithFPS(120), tea.WithoutSignalHandler(),
		tea.WithoutCatchPanics(), // Bubble Tea would print the stack
		tea.WithFilter(s.model.filter))
	go s.run()
}

// run runs the program to its end. However it ends, the terminal is as before
// and what was being typed is kept.
func (s *Screen) run() {
	defer close(s.done)
	defer func() { // keeping it may panic
		if crash := term.Caught(recover()); crash != nil {
			crash.Lost, s.err = true, crash
		}
	}()
	err := s.play()
	if s.state != nil { // an editor that died may have left its own
		_ = xterm.Restore(s.options.In.Fd(), s.state)
	}
	if s.model.vanished {
		_, _ = io.WriteString(s.options.Out, wipe)
		s.model.leave(guide.Vanish)
		return
	}
	var crash *term.Crash
	if errors.As(err, &crash) { // Ask returns this error, not a reply
		crash.Lost = !s.model.rescue()
		s.err = crash
		return
	}
	if err != nil && !errors.Is(err, errGone) {
		s.err = fmt.Errorf("drawing on the terminal: %w", err)
	}
	s.model.leave(guide.Stop)
}

// play runs the program. A panic comes back as a *term.Crash, and the terminal
// is let go of first. (A panic in one of Bubble Tea's own goroutines, those that
// read keys and write frames, is out of everybody's reach.)
func (s *Screen) play() (err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			_, _ = io.WriteString(s.options.Out, cleared) // for a terminal without an alternate screen
			_ = s.program.ReleaseTerminal()
			err = crash
		}
	}()
	_, err = s.program.Run()
	return err
}

// cleared empties the screen.
const cleared = "\x1b[H\x1b[2J"

// wipe empties the screen and what was scrolled off it.
const wipe = cleared + "\x1b[3J"

// errGone says that the terminal was closed.
var errGone = errors.New("the terminal is gone")

// keys reads the terminal's keys.
type keys struct {
	*os.File
	tell func(tea.Msg) // the program
}

// readMsg says that the keys that follow were read after it was sent: Bubble
// Tea reads on only when all keys of a read were taken.
type readMsg struct{}

// Read tells of each read. It makes an error of the end of input: Bubble Tea
// takes that for silence and would wait for ever on a terminal that was closed.
func (k keys) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if err != nil {
		return n, fmt.Errorf("%w: %w", errGone, err)
	}
	k.tell(readMsg{})
	return n, nil
}

package prompt

import (
	"context"
	"os"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
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
	// EditorFlags, if set, returns arguments that go before the file.
	EditorFlags func() []string
	// Edit puts a text into a private file for the editor, with a note below it that
	// is no part of the text. done is called once
	// when the editor has ended, with the error if it failed; it returns the
	// text in the file and removes that. In between, an interrupt from the keyboard is
	// meant for the editor and not for this program (see [term.Signals]).
	Edit func(promptID, text, note string) (path string, done func(failed error) (string, error), err error)
}

// Screen asks on the whole screen, from the first question until Close.
type Screen struct {
	options Options
	theme   *theme
	program *tui.Program
}

// NewScreen returns a full-screen asker for a terminal. Nothing is drawn yet.
func NewScreen(o Options) *Screen {
	return &Screen{options: o, theme: newTheme(o.Color), program: tui.New(o.In, o.Out)}
}

// Ask shows a question until the person does something with it. When ctx ends
// or the terminal goes away, the draft is kept and the reply is [guide.Stop].
// keep is called from another goroutine, and never after Ask has returned.
func (s *Screen) Ask(ctx context.Context, q guide.Question, keep func(text string) error) (guide.Reply, error) {
	scene := newQuestion(ctx, q, keep, &s.options, s.theme)
	end, err := s.program.Show(ctx, scene)
	return replyTo(end, &scene.reply), err
}

// Tell shows a card until the person dismisses it.
func (s *Screen) Tell(ctx context.Context, c guide.Card) (guide.Reply, error) {
	scene := newCard(c, &s.options, s.theme)
	end, err := s.program.Show(ctx, scene)
	return replyTo(end, &scene.reply), err
}

// replyTo returns the reply to a scene, or how else it ended.
func replyTo(end tui.End, reply *guide.Reply) guide.Reply {
	switch end {
	case tui.Done:
		return *reply
	case tui.Vanished:
		return guide.Reply{Action: guide.Vanish}
	}
	return guide.Reply{Action: guide.Stop}
}

// remark is the message to a question that something is to be said below it.
type remark string

// Remark says something below the question that was answered last, while its
// answer is being recorded. It reports false if nothing is on the screen.
func (s *Screen) Remark(text string) bool { return s.program.Send(remark(text)) }

// Close restores the terminal. Nothing of what was shown stays on it, even on one
// without an alternate screen.
func (s *Screen) Close() error { return s.program.Close() }

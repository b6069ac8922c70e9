package cli

import (
	"os"

	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/prompt"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// asker is a session.Asker that must be closed to restore the terminal.
type asker interface {
	session.Asker
	Close() error
}

// terminalSession is what a person uses at a terminal: the asker, and the
// workspace once there is a journal.
type terminalSession struct {
	asker
	screen    *prompt.Screen // nil where questions are asked line by line
	signals   *term.Signals
	workspace *journal.Workspace
}

// newTerminalSession makes the asker that suits the terminal. Nothing is drawn
// yet.
func (g *global) newTerminalSession() (*terminalSession, error) {
	words, err := g.words()
	if err != nil {
		return nil, err
	}
	s := &terminalSession{signals: &g.signals}
	t := g.terminal()
	s.asker = g.newAsker(s, t, words)
	if g.discreet {
		d := &discreet{asker: s.asker, words: words, lines: t.Typing && s.screen == nil}
		if t.Clear {
			d.screen = g.Err
		}
		s.asker = d
	}
	g.asker = s
	return s, nil
}

func (g *global) newAsker(s *terminalSession, t term.Terminal, words workbook.Words) asker {
	in, inFile := g.In.(*os.File)
	out, outFile := g.Err.(*os.File)
	if t.FullScreen && inFile && outFile {
		s.screen = prompt.NewScreen(prompt.Options{In: in, Out: out, Words: words, Color: t.ScreenColor,
			Editor: g.editor(), Edit: s.edit})
		return s.screen
	}
	return prompt.NewPlain(prompt.PlainOptions{In: g.In, Out: g.Err, Words: words, Width: t.Width,
		Typing: t.Typing, Clear: t.Clear})
}

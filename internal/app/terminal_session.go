package app

import (
	"errors"
	"os"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/prompt"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// asker is a session.Asker that has to be closed to restore the terminal.
type asker interface {
	session.Asker
	Close() error
}

// terminalSession is one person's use of the terminal: the asker, and the workspace
// once there is a journal.
type terminalSession struct {
	asker
	screen    *prompt.Screen // nil if questions are asked line by line
	lines     *term.Lines    // nil unless they are, in a terminal
	signals   *term.Signals
	workspace *journal.Workspace
	words     workbook.Words
	openly    bool        // a text of a sealed journal may be on the disk while it's edited
	onDisk    func() bool // whether it would be
	now       func() time.Time
}

// newTerminalSession returns a session with the asker that suits the terminal. It
// doesn't draw anything yet.
func (a *App) newTerminalSession() (*terminalSession, error) {
	words, err := a.Words()
	if err != nil {
		return nil, err
	}
	s := &terminalSession{signals: &a.signals, words: words, now: a.Now,
		onDisk: func() bool { return a.sealed && a.Opener().Private == "" }}
	t := a.Terminal()
	s.asker = a.newAsker(s, t, words)
	if a.Discreet {
		d := &discreet{asker: s.asker, words: words, lines: t.Typing && s.screen == nil}
		if t.Clear {
			d.screen = a.Err
		}
		s.asker = d
	}
	a.asker = s
	return s, nil
}

func (a *App) newAsker(s *terminalSession, t term.Terminal, words workbook.Words) asker {
	in, inFile := a.In.(*os.File)
	out, outFile := a.Err.(*os.File)
	if t.FullScreen && inFile && outFile {
		s.screen = prompt.NewScreen(prompt.Options{In: in, Out: out, Words: words, Color: t.ScreenColor,
			Editor: a.editor(), EditorFlags: a.editorFlags, Edit: s.edit})
		return s.screen
	}
	o := prompt.PlainOptions{In: a.In, Out: a.Err, Words: words, Width: t.Width, Typing: t.Typing, Clear: t.Clear}
	if t.Typing && inFile {
		s.lines = term.NewLines(in)
		o.In, o.Finish = s.lines, s.lines.Finish
	}
	return prompt.NewPlain(o)
}

// Close restores the terminal.
func (s *terminalSession) Close() error {
	err := s.asker.Close()
	if s.lines != nil {
		err = errors.Join(err, s.lines.Close())
	}
	return err
}

// lostLine reports whether the terminal went away in the middle of a line.
func (s *terminalSession) lostLine() bool { return s != nil && s.lines != nil && s.lines.Lost() }

package cli

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/prompt"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// asker is a session's asker that has to be given back its terminal.
type asker interface {
	session.Asker
	Close() error
}

// keyboard is where a person sits: the asker, and the workspace with the drafts
// once there is a journal.
type keyboard struct {
	asker
	screen    *prompt.Screen // nil where lines are asked for
	signals   *term.Signals
	workspace *journal.Workspace
}

// newKeyboard makes the asker that suits the terminal. Nothing is drawn yet.
func (g *global) newKeyboard() (*keyboard, error) {
	words, err := g.words()
	if err != nil {
		return nil, err
	}
	k := &keyboard{signals: &g.signals}
	t := g.terminal()
	k.asker = g.newAsker(k, t, words)
	if g.discreet {
		d := &discreet{asker: k.asker, words: words}
		if t.Clear {
			d.screen = g.Err
		}
		k.asker = d
	}
	g.asker = k
	return k, nil
}

func (g *global) newAsker(k *keyboard, t term.Terminal, words workbook.Words) asker {
	in, inFile := g.In.(*os.File)
	out, outFile := g.Err.(*os.File)
	if t.FullScreen && inFile && outFile {
		k.screen = prompt.NewScreen(prompt.Options{In: in, Out: out, Words: words, Color: t.ScreenColor,
			Editor: g.editor(), Edit: k.edit})
		return k.screen
	}
	return prompt.NewPlain(prompt.PlainOptions{In: g.In, Out: g.Err, Words: words, Width: t.Width,
		Typing: t.Typing, Clear: t.Clear})
}

// editor is the person's editor: VISUAL, else EDITOR.
func (g *global) editor() string {
	if e := g.Getenv("VISUAL"); e != "" {
		return e
	}
	return g.Getenv("EDITOR")
}

// edit lends a text to the editor in a private file beside the journal, and
// the terminal with it.
func (k *keyboard) edit(prompt, text string) (string, func(error) (string, error), error) {
	if k.workspace == nil {
		return "", nil, errors.New("there is no journal yet to keep the text beside")
	}
	path, err := k.workspace.EditFile(prompt, text)
	if err != nil {
		return "", nil, err
	}
	back := k.signals.Lend()
	return path, func(failed error) (string, error) {
		back()
		if failed != nil {
			return k.workspace.RescueEdit(prompt)
		}
		return k.workspace.FinishEdit(prompt)
	}, nil
}

// Submit records entries in place of the drafts that led to them.
func (k *keyboard) Submit(ctx context.Context, drafts []string, entries ...entry.Entry) ([]entry.Entry, error) {
	return k.workspace.Submit(ctx, drafts, entries...)
}

// Refresh takes in what other processes appended.
func (k *keyboard) Refresh(ctx context.Context) error { return k.workspace.Refresh(ctx) }

// Draft gives the half-typed text of that name.
func (k *keyboard) Draft(name string) (string, bool) { return k.workspace.Draft(name) }

// Keep keeps half-typed text. An empty one is kept as well: what stood there
// was cleared.
func (k *keyboard) Keep(name, text string) error { return k.workspace.Keep(name, text) }

// walk asks until nothing is left to ask now.
func (g *global) walk(ctx context.Context, o *opened) error {
	return g.sit(ctx, o, func(s *session.Session) (session.Outcome, error) { return s.Run(ctx) },
		func() { g.tellWait(o) })
}

// sit runs a session at a keyboard of its own. finished says the last word when
// the session came to its end.
func (g *global) sit(ctx context.Context, o *opened, run func(*session.Session) (session.Outcome, error), finished func()) error {
	k, err := g.newKeyboard()
	if err != nil {
		return err
	}
	outcome, err := g.sitAt(ctx, k, o, run)
	return g.partFrom(o, outcome, errors.Join(err, k.Close()), finished)
}

// sitAt runs a session: one person at a time, and drafts taken up.
func (g *global) sitAt(ctx context.Context, k *keyboard, o *opened, run func(*session.Session) (session.Outcome, error)) (session.Outcome, error) {
	o.OnLockWait = func() {
		if k.screen == nil || !k.screen.Remark(o.words.Say("ask-waiting")) {
			g.tell(waiting)
		}
	}
	o.OwnsDraft = o.asks
	workspace, err := o.OpenWorkspace(ctx)
	if err != nil {
		return session.Stopped, err
	}
	defer workspace.Close()
	g.tellNotices(o.Journal)
	k.workspace = workspace
	clock, err := g.clock()
	if err != nil {
		return session.Stopped, err
	}
	return run(&session.Session{
		Workbook: o.workbook, Words: o.words, Asker: k, Journal: k,
		Sources: o.sources, Entries: func() []entry.Entry { return o.Entries }, Now: clock, Watch: g.watch(guide.Fold(o.Entries).Subject), Review: g.review(o.words), Patient: g.terminal().Typing,
	})
}

// asks reports whether a draft of that name can come from a question: of a
// prompt, of a part of one, or of a note.
func (o *opened) asks(draft string) bool {
	id, part, _ := strings.Cut(draft, ".")
	p, _ := o.workbook.Prompt(id)
	if p == nil || part == "" {
		return p != nil || draft == session.NoteDraft
	}
	return slices.ContainsFunc(p.Fields, func(f *workbook.Field) bool { return f.ID == part })
}

// partFrom says the last word of a session.
func (g *global) partFrom(o *opened, outcome session.Outcome, err error, finished func()) error {
	g.tellNotices(o.Journal)
	var unkept *session.Unkept
	switch {
	case outcome == session.Vanished && errors.As(err, &unkept):
		return quiet(statusFailure) // whoever looks on must not read the words
	case err != nil:
		return err
	}
	switch outcome {
	case session.Vanished:
		return quiet(statusStopped)
	case session.Stopped:
		g.tellSaved(o.words, "stopped")
		return quiet(statusStopped)
	case session.LeftNote:
		g.tellSaved(o.words, "stopped-note")
		return quiet(statusStopped)
	case session.Closed:
		return g.tellClosed(guide.Fold(o.Entries).Gate)
	case session.Ended:
		g.tellSaved(o.words, "ended")
		return nil
	}
	finished()
	return nil
}

// tellWait says until when everything waits, if it does.
func (g *global) tellWait(o *opened) {
	if next := o.asking().Agenda.Next; next.Kind == guide.ItemWait {
		g.tell(o.words.Say("waiting-until", "date", o.words.Day(next.At)))
	}
}

// page is the paper that results are printed on.
func (g *global) page() render.Page {
	t := g.terminal()
	return render.Page{Width: t.Width, Color: t.Color}
}

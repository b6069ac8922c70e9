package app

import (
	"context"
	"errors"
	"io"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// discreet is an asker that shows a neutral screen before the first question, and a
// neutral title on the terminal's window. On terminals that can save a title, the
// old one returns at the end. (AsCalled takes care of what is printed.)
type discreet struct {
	asker
	words   workbook.Words
	lines   bool      // a person is asked line by line
	screen  io.Writer // nil if there is no window
	covered bool
	titled  bool // the window has our title
}

// Sequences of xterm that most terminals know: keep the title, set it, bring
// it back.
const (
	keepTitle  = "\x1b[22;0t"
	setTitle   = "\x1b]2;"
	titleEnds  = "\x07"
	bringTitle = "\x1b[23;0t"
)

func (d *discreet) Ask(ctx context.Context, q guide.Question, keep func(string) error) (guide.Reply, error) {
	if reply, err := d.cover(ctx); err != nil || reply.Action != guide.Next {
		return reply, err
	}
	return d.asker.Ask(ctx, q, keep)
}

func (d *discreet) Tell(ctx context.Context, card guide.Card) (guide.Reply, error) {
	if reply, err := d.cover(ctx); err != nil || reply.Action != guide.Next {
		return reply, err
	}
	return d.asker.Tell(ctx, card)
}

// cover shows the neutral screen, once.
func (d *discreet) cover(ctx context.Context) (guide.Reply, error) {
	if d.covered {
		return guide.Reply{Action: guide.Next}, nil
	}
	d.covered = true
	if err := d.title(keepTitle + setTitle + d.words.Say("discreet-title") + titleEnds); err != nil {
		return guide.Reply{}, err
	}
	d.titled = true
	if d.lines {
		return d.waitForEnter(ctx)
	}
	return d.asker.Tell(ctx, guide.Card{Title: d.words.Say("discreet-title"), Body: d.words.Say("discreet-cover")})
}

// waitForEnter asks for a line and ignores what it says. A card wouldn't do here: in
// plain mode it doesn't wait for anybody.
func (d *discreet) waitForEnter(ctx context.Context) (guide.Reply, error) {
	cover := guide.Question{ID: "cover", Kind: workbook.Line, Step: d.words.Say("discreet-title"), Ask: d.words.Say("discreet-cover"),
		Optional: true, Check: func(string) error { return nil }}
	reply, err := d.asker.Ask(ctx, cover, func(string) error { return nil })
	if reply.Action == guide.Skip || reply.Action == guide.GoBack {
		reply.Action = guide.Next
	}
	return reply, err
}

func (d *discreet) Close() error {
	err := d.asker.Close()
	if d.titled {
		d.titled = false
		err = errors.Join(err, d.title(bringTitle))
	}
	return err
}

func (d *discreet) title(sequence string) error {
	if d.screen == nil {
		return nil
	}
	_, err := io.WriteString(d.screen, sequence)
	return err
}

package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// begun keeps the facts that start and setup --ask ask for until they are
// recorded, so that a crash costs none. The answers about safety are never among
// them: whoever finds the file could use those against the person.
type begun struct {
	*journal.Answers
	role workbook.Path
	now  time.Time

	kept   map[string]string // by an earlier run, where the person goes on with it
	secret bool              // nothing more is to be kept
}

// The names of what is kept beside the facts.
const (
	begunOn = "-on"   // when the questions began
	begunAs = "-role" // who was asked
)

// begin takes up what an earlier start kept.
func (g *global) begin(opts startOptions) (*begun, error) {
	path, err := g.path()
	if err != nil {
		return nil, err
	}
	now, err := g.time()
	if err != nil {
		return nil, err
	}
	answers, err := journal.Begin(path)
	if err != nil {
		return nil, err
	}
	g.tellNotices(answers)
	return &begun{Answers: answers, role: opts.role(), now: now}, nil
}

// goOn asks whether to go on with what an earlier run kept. After a no that is
// removed.
func (g *global) goOn(ctx context.Context, asker session.Asker, b *begun) (guide.Action, error) {
	if !b.any() {
		return guide.Next, nil
	}
	words, err := g.words()
	if err != nil {
		return guide.Stop, err
	}
	all := b.All()
	on, err := time.Parse(time.RFC3339, all[begunOn])
	if err != nil {
		on = b.now
	}
	reply, err := asker.Ask(ctx, confirming(guide.Question{ID: "begun", Step: words.Say("begun-title"),
		Ask: words.Say("begun-ask", "date", words.Day(on)), Why: words.Say("begun-why")}), func(string) error { return nil })
	switch {
	case err != nil || reply.Action != guide.Next:
		return reply.Action, err
	case saidYes(reply):
		b.kept = all
		return guide.Next, nil
	}
	return guide.Next, b.Drop()
}

// any reports whether anything is kept.
func (b *begun) any() bool {
	for name, text := range b.All() {
		if !strings.HasPrefix(name, "-") && strings.TrimSpace(text) != "" {
			return true
		}
	}
	return false
}

// as takes over the role that the earlier run was for.
func (b *begun) as(opts *startOptions) {
	if role := b.kept[begunAs]; role != "" && !opts.roleGiven && len(opts.gate) == 0 {
		opts.subject.Role = role
	}
	b.role = opts.role()
}

// stopAfterYes stops the keeping after a yes about safety: what is not written nobody
// finds. What was kept before is removed.
func (b *begun) stopAfterYes(gate []string) error {
	if !slices.ContainsFunc(gate, func(a string) bool { return a != safety.None && a != safety.Unsaid && a != safety.Asked }) {
		return nil
	}
	b.secret = true
	return b.Drop()
}

// interview makes the interview about the facts keep its answers.
func (b *begun) interview(iv session.Interview) session.Interview {
	iv.Kept = b.kept
	if !b.secret {
		iv.Keep = b.keep
	}
	return iv
}

// keep keeps a fact, and before the first one when and for whom it was.
func (b *begun) keep(name, text string) error {
	if b.All()[begunOn] == "" {
		if err := errors.Join(b.Keep(begunOn, b.now.Format(time.RFC3339)), b.Keep(begunAs, string(b.role))); err != nil {
			return err
		}
	}
	return b.Keep(name, text)
}

// recorded removes what is in the journal now, and gives up the place.
func (b *begun) recorded() error { return errors.Join(b.Drop(), b.Close()) }

// leftBegun ends a command whose questions were left before their answers were
// recorded. againWith names the words that say how to go on.
func (g *global) leftBegun(action guide.Action, b *begun, againWith string) error {
	if !b.any() || action == guide.Vanish {
		return g.leftBeforeSaving(action)
	}
	words, err := g.words()
	if err != nil {
		return err
	}
	g.tellSaved(words, againWith)
	if action == guide.EndInput {
		return nil
	}
	return quiet(statusStopped)
}

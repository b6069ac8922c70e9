package session

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// FactStore stores the facts of a setup until they are recorded, so that a crash loses
// none. Answers to the safety questions are never stored there: anybody who finds the
// file could use them against the person.
type FactStore interface {
	All() map[string]string
	Keep(name, text string) error
	Drop() error
}

// HasFacts reports whether a store keeps anything that a person gave.
func HasFacts(store FactStore) bool {
	for name, text := range store.All() {
		if !strings.HasPrefix(name, "-") && !blank(text) {
			return true
		}
	}
	return false
}

// The names of what is kept next to the facts.
const (
	beganOn = "-on"   // when the questions began
	askedAs = "-role" // who was asked
)

// keptFacts are the facts of one run of a setup, and of an earlier one that was
// cut short.
type keptFacts struct {
	FactStore
	role workbook.Role
	now  time.Time

	earlier map[string]string // facts of the earlier run, where the person goes on with it
	secret  bool              // nothing more is to be kept
}

// resume asks whether to go on with what an earlier run kept. After a no that is
// removed.
func (s Setup) resume(ctx context.Context, f *Facts) (guide.Action, error) {
	k := s.kept
	if HasFacts(k) {
		action, err := s.askToResume(ctx)
		if err != nil || action != guide.Next {
			return action, err
		}
	}
	if role := k.earlier[askedAs]; role != "" && !f.RoleGiven && len(f.Gate) == 0 {
		f.Subject.Role = role
	}
	k.role = f.Role()
	return guide.Next, nil
}

func (s Setup) askToResume(ctx context.Context) (guide.Action, error) {
	all := s.kept.All()
	on, err := time.Parse(time.RFC3339, all[beganOn])
	if err != nil {
		on = s.Now
	}
	reply, err := s.Asker.Ask(ctx, Confirm(guide.Question{ID: "begun", Step: s.Words.Say("begun-title"),
		Ask: s.Words.Say("begun-ask", "date", s.Words.Day(on)), Why: s.Words.Say("begun-why")}), func(string) error { return nil })
	switch {
	case err != nil || reply.Action != guide.Next:
		return reply.Action, err
	case Confirmed(reply):
		s.kept.earlier = all
		return guide.Next, nil
	}
	return guide.Next, s.kept.Drop()
}

// stopAfterYes stops the keeping after a yes about safety, and removes what was
// kept: what is not written, nobody finds.
func (k *keptFacts) stopAfterYes(gate []string) error {
	if !slices.ContainsFunc(gate, func(a string) bool { return a != safety.None && a != safety.Unsaid && a != safety.Asked }) {
		return nil
	}
	k.secret = true
	return k.Drop()
}

// interview makes the interview about the facts keep its answers.
func (k *keptFacts) interview(iv Interview) Interview {
	iv.Kept = k.earlier
	if !k.secret {
		iv.Keep = k.keep
	}
	return iv
}

// keep keeps a fact, and before the first one when and for whom it was.
func (k *keptFacts) keep(name, text string) error {
	if k.All()[beganOn] == "" {
		err := errors.Join(k.Keep(beganOn, k.now.Format(time.RFC3339)), k.Keep(askedAs, string(k.role)))
		if err != nil {
			return err
		}
	}
	return k.Keep(name, text)
}

// noFacts keeps nothing.
type noFacts struct{}

func (noFacts) All() map[string]string    { return nil }
func (noFacts) Keep(string, string) error { return nil }
func (noFacts) Drop() error               { return nil }

package answers

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// refuseVow refuses a promise with a vow in place of an act that others can see.
func refuseVow(ph *workbook.Phrases, input string) *Refusal {
	for _, v := range ph.Vows {
		if found := v.Find.Find(input); found != "" {
			return refuse("vow-"+v.ID, "found", strings.ToLower(found))
		}
	}
	return nil
}

// parseDayOrRhythm accepts a day or a rhythm.
func parseDayOrRhythm(s spec, _ *workbook.Phrases, input string) (json.RawMessage, *Refusal) {
	day, refusal := s.parseDay(input)
	if refusal == nil {
		return entry.Value(day), nil
	}
	rhythm, unread := s.parseRhythm(input)
	if unread != nil && unread.Code != days.WhichDays && refusal.Code != days.Unknown {
		return nil, refusal // it was meant as a day
	}
	return entry.Value(rhythm), unread
}

// parseRhythm returns a rhythm in the form in which it is stored: weekly sun.
func (s spec) parseRhythm(input string) (string, *Refusal) {
	rhythm, err := s.days.ReadRhythm(input)
	var p *days.Problem
	switch {
	case err == nil:
		return rhythm.String(), nil
	case errors.As(err, &p) && p.Code == days.WhichDays:
		return "", refuse(p.Code)
	}
	return "", refuse("day-or-rhythm")
}

// Rhythm reads a rhythm, and returns it as it is stored. Its error is a *Refusal.
func (fm Format) Rhythm(said string) (string, error) {
	stored, refusal := spec{days: fm.days()}.parseRhythm(said)
	if refusal != nil {
		return "", refusal
	}
	return stored, nil
}

// Date reads a day. Its error is a *Refusal.
func (fm Format) Date(said string) (time.Time, error) {
	day, err := fm.days().Read(said)
	if err != nil {
		return day, refuseDay(err)
	}
	return day, nil
}

// When returns a day or a rhythm as a person reads it, and any other text unchanged.
func (fm Format) When(stored string) string {
	if r, ok := days.StoredRhythm(stored); ok {
		return r.Say(fm.Words)
	}
	return fm.Day(stored)
}

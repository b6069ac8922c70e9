package answers

import (
	"encoding/json"
	"errors"
	"strings"

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
	rhythm, err := s.days.ReadRhythm(input)
	var p *days.Problem
	switch {
	case err == nil:
		return entry.Value(rhythm.String()), nil
	case errors.As(err, &p) && p.Code == days.WhichDays:
		return nil, refuse(p.Code)
	case refusal.Code != days.Unknown:
		return nil, refusal // it was meant as a day
	}
	return nil, refuse("day-or-rhythm")
}

// When returns a day or a rhythm as a person reads it, and any other text unchanged.
func (fm Format) When(stored string) string {
	if r, ok := days.StoredRhythm(stored); ok {
		return r.Say(fm.Words)
	}
	return fm.Day(stored)
}

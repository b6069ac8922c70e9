package answers

import (
	"encoding/json"
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

// parseDayOrRhythm accepts a day, or a line that says how often or has a date in it.
func parseDayOrRhythm(s spec, ph *workbook.Phrases, input string) (json.RawMessage, *Refusal) {
	day, refusal := s.parseDay(input)
	switch {
	case refusal == nil:
		return entry.Value(day), nil
	case saysHowOften(ph, input):
		return parseLine(s, input)
	case refusal.Code != days.Unknown:
		return nil, refusal // it was meant as a day
	}
	return nil, refuse("day-or-rhythm")
}

func saysHowOften(ph *workbook.Phrases, input string) bool {
	return days.Mentioned(input) || ph.Rhythms.Find(input) != ""
}

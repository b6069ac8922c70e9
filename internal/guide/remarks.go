package guide

import (
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Remark returns the name of a text in words.yaml that says something about an
// input which is valid all the same, or "". It is said once, and the person
// decides. field is "" for a prompt without fields.
func Remark(p *workbook.Prompt, field, input string, now time.Time) string {
	rule := kinds[p.Kind].fields[field]
	if rule.remark != nil {
		if name := rule.remark(p.Phrases, input); name != "" {
			return name
		}
	}
	if isPast(namedDay(p, field), input, now) {
		return "remark-past"
	}
	return ""
}

// remarkOnFeeling remarks on what is no feeling. An I-sentence begins with one:
// "I feel that you ..." is an opinion, and "I feel let down" says what the
// other person did.
func remarkOnFeeling(ph *workbook.Phrases, input string) string {
	if ph.Opinions.Find(input) != "" {
		return "remark-feeling"
	}
	return ""
}

// namedDay returns what finds the day to come in the input for a prompt or one
// of its fields, or nil where there is none.
func namedDay(p *workbook.Prompt, field string) func(string) string {
	if day := kinds[p.Kind].fields[field].day; day != nil {
		return day
	}
	for _, f := range p.Fields {
		if f.ID == field {
			return kinds[f.Kind].day
		}
	}
	return kinds[p.Kind].day
}

// isPast reports whether an input names a day that is over. It is only
// remarked on: an old promise may well name one.
func isPast(day func(string) string, input string, now time.Time) bool {
	if day == nil {
		return false
	}
	t := dayIn(day(input), now)
	return !t.IsZero() && t.Before(midnight(now))
}

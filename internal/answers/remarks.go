package answers

import (
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Remark returns the name of a text in words.yaml about an input that is valid but
// may be a mistake, or "". It is shown once, and the person decides. The field is
// "" for a prompt without fields.
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

// remarkOnFeeling remarks on opinions. An I-sentence begins with a feeling, but
// "I feel that you ..." is an opinion, and "I feel let down" says what the other
// person did.
func remarkOnFeeling(ph *workbook.Phrases, input string) string {
	if ph.Opinions.Find(input) != "" {
		return "remark-feeling"
	}
	return ""
}

// namedDay returns the function that finds the future day in the input for a prompt
// or one of its fields, or nil if there is none.
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

// isPast reports whether an input names a past day. That is only worth a remark,
// because an old promise can name one.
func isPast(day func(string) string, input string, now time.Time) bool {
	if day == nil {
		return false
	}
	t := days.Start(day(input), now)
	return !t.IsZero() && t.Before(days.Midnight(now))
}

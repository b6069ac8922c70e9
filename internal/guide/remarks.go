package guide

import (
	"regexp"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Remark gives the name of a text in words.yaml that says something about an
// input which is valid all the same, or "". It is said once; the person
// decides. field is "" for a prompt without any.
func Remark(p *workbook.Prompt, field, input string, now time.Time) string {
	if p.Kind == workbook.ISentence && field == "feeling" && accuses(input) {
		return "remark-feeling"
	}
	if past(p, field, input, now) {
		return "remark-past"
	}
	return ""
}

// An I-sentence begins with a feeling. "I feel that you ..." is an opinion,
// and "I feel let down" says what the other person did.
var (
	opinion = regexp.MustCompile(`(?i)^\s*(i\s+feel\s+)?(that|like|as\s+(if|though))\b|\byou(r|'re|’re)?\b`)
	charges = regexp.MustCompile(`(?i)\b(abandoned|abused|accused|attacked|betrayed|blamed|cheated|controlled|criticised|criticized|deceived|disrespected|dismissed|ignored|insulted|judged|let down|lied to|manipulated|misled|neglected|overlooked|patronised|patronized|provoked|rejected|threatened|tricked|unappreciated|unheard|used|wronged)\b`)
)

func accuses(feeling string) bool {
	return opinion.MatchString(strings.TrimSpace(feeling)) || charges.MatchString(feeling)
}

// past reports whether an answer names a day to come that is past. An old
// promise may well name one.
func past(p *workbook.Prompt, field, input string, now time.Time) bool {
	kind := p.Kind
	for _, f := range p.Fields {
		if f.ID == field {
			kind = f.Kind
		}
	}
	day := strings.TrimSpace(input)
	switch {
	case kind == workbook.Task:
		day = strings.TrimSpace(strings.TrimPrefix(day, "not-yet"))
	case kind != workbook.Date && (p.Kind != workbook.Promises || field != by):
		return false
	}
	t := dayIn(day, now)
	return !t.IsZero() && t.Before(midnight(now))
}

package render

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Contains reports whether the question or the text of an entry contains every one
// of the words, in any letter case, with or without their accents. A day that an answer
// names can be written in any way.
func Contains(v guide.View, e entry.Entry, words []string) bool {
	var in strings.Builder
	for _, text := range []string{Ask(v, e), Body(v, e), typedDay(v, e)} {
		in.WriteString(folded(text) + "\n") // no phrase goes from one into the next
	}
	for _, word := range words {
		if !strings.Contains(in.String(), folded(word)) && !namesDay(v, e, word) {
			return false
		}
	}
	return true
}

// typedDay returns the answer to a date prompt as it is stored: it is shown in
// another form.
func typedDay(v guide.View, e entry.Entry) string {
	if p, _ := v.Workbook.Prompt(e.Prompt); p != nil && p.Kind == workbook.Date {
		return answers.Input(p, e.Answer)
	}
	return ""
}

// namesDay reports whether an answer names the day that a word can mean.
func namesDay(v guide.View, e entry.Entry, word string) bool {
	p, _ := v.Workbook.Prompt(e.Prompt)
	return p != nil && e.Kind == entry.Answer &&
		slices.ContainsFunc(namedDays(p, e.Answer), func(n namedDay) bool { return v.Answers().Means(word, n.day) })
}

// folded returns a text without what people leave out when they search: letter
// case, accents, the curl of an apostrophe, and where a line breaks.
func folded(s string) string {
	bare := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '\u2018' || r == '\u2019':
			return '\''
		}
		return r
	}, norm.NFKD.String(s))
	return strings.ToLower(strings.Join(strings.Fields(bare), " "))
}

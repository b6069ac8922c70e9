package render

import (
	"strings"
	"unicode"
)

// typeset returns the document with typographic quotes in what the workbook says.
// What a person wrote stays as it is.
func (d Document) typeset() Document {
	d.Title, d.Under = curly(d.Title), curly(d.Under)
	d.Lead, d.Close = curlyAll(d.Lead), curlyAll(d.Close)
	for i, c := range d.Chapters {
		c.Title, c.Points = curly(c.Title), curlyAll(c.Points)
		for j, a := range c.Answers {
			c.Answers[j].Ask = curly(a.Ask)
			for k, f := range a.Fields {
				a.Fields[k].Label = curly(f.Label)
			}
		}
		d.Chapters[i] = c
	}
	return d
}

func curlyAll(texts []string) []string {
	for i, s := range texts {
		texts[i] = curly(s)
	}
	return texts
}

// curly replaces straight quotes: a quote opens at the start of a word, and closes or
// is an apostrophe elsewhere.
func curly(s string) string {
	before := ' '
	return strings.Map(func(r rune) rune {
		opens := unicode.IsSpace(before) || strings.ContainsRune("([{\u2014\u201c", before)
		before = r
		switch {
		case r == '"' && opens:
			return '\u201c'
		case r == '"':
			return '\u201d'
		case r == '\'' && opens:
			return '\u2018'
		case r == '\'':
			return '\u2019'
		}
		return r
	}, s)
}

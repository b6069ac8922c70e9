package render

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Document is a page to print or to keep. Page.Document, Markdown and HTML turn it
// into text. Its texts can be exactly what a person wrote: those functions make
// them safe and escape them.
type Document struct {
	Title    string
	Under    string   // one line below the title: the names, the date
	Lead     []string // paragraphs
	Chapters []Chapter
	Close    []string // paragraphs at the end
}

// Chapter is a part of a document. Any of its fields can be empty.
type Chapter struct {
	Title   string
	Points  []string
	Answers []Answer
	Rows    int      // empty lines to write on
	Signers []string // names, each with a line to sign on
}

// Answer is something that a person wrote.
type Answer struct {
	About  string  // when it was written, and what it is
	Ask    string  // the question, or a label
	Text   string  // the answer
	Fields []Field // or its fields
}

// Field is one field of an answer. If it has no text, there is a line to fill in.
type Field struct {
	Label, Text string
}

// safe returns the document with safe texts, and labels that have one line each.
func (d Document) safe() Document {
	d.Title, d.Under = display.OneLine(d.Title), display.OneLine(d.Under)
	d.Lead, d.Close = lines(d.Lead), lines(d.Close)
	chapters := make([]Chapter, len(d.Chapters))
	for i, c := range d.Chapters {
		chapters[i] = c.safe()
	}
	d.Chapters = chapters
	return d
}

func (c Chapter) safe() Chapter {
	answers := make([]Answer, len(c.Answers))
	for i, a := range c.Answers {
		answers[i] = a.safe()
	}
	return Chapter{display.OneLine(c.Title), lines(c.Points), answers, c.Rows, lines(c.Signers)}
}

func (a Answer) safe() Answer {
	fields := make([]Field, len(a.Fields))
	for i, f := range a.Fields {
		fields[i] = Field{display.OneLine(f.Label), trimmed(f.Text)}
	}
	return Answer{display.OneLine(a.About), display.OneLine(a.Ask), trimmed(a.Text), fields}
}

// trimmed makes a text safe and removes empty lines at its start and end.
func trimmed(s string) string {
	return strings.TrimRight(strings.TrimLeft(display.Safe(s), "\n"), "\n ")
}

func lines(texts []string) []string {
	safe := make([]string, len(texts))
	for i, s := range texts {
		safe[i] = display.OneLine(s)
	}
	return safe
}

// colon adds a colon to a label, unless it ends with punctuation.
func colon(label string) string {
	if strings.HasSuffix(label, "?") || strings.HasSuffix(label, ".") || strings.HasSuffix(label, ")") {
		return label
	}
	return label + ":"
}

package render

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Document is a page to print or to keep, before its form is chosen: text
// (Page.Document), Markdown or HTML. Its texts may be as a person wrote them;
// each form makes them safe and escapes what would act in it.
type Document struct {
	Title    string
	Under    string   // one line below the title: the names, the day
	Lead     []string // paragraphs
	Chapters []Chapter
	Close    []string // paragraphs at the end
}

// Chapter is a part of a document. What it lacks is empty.
type Chapter struct {
	Title   string
	Points  []string
	Answers []Answer
	Rows    int      // lines to write on by hand
	Signers []string // names, each with a place to sign
}

// Answer is something that a person wrote.
type Answer struct {
	About  string  // a small line: when, and what it is
	Ask    string  // the question, or a label
	Text   string  // the words, line by line
	Fields []Field // or its parts
}

// Field is one part of an answer. One without text is a line to fill in by
// hand.
type Field struct {
	Label, Text string
}

// safe gives the document with every text made safe to show, the labels on one
// line. Each form begins with it.
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
		fields[i] = Field{display.OneLine(f.Label), body(f.Text)}
	}
	return Answer{display.OneLine(a.About), display.OneLine(a.Ask), body(a.Text), fields}
}

// body keeps the lines that a person wrote, without empty ones at the ends.
func body(s string) string {
	return strings.TrimRight(strings.TrimLeft(display.Safe(s), "\n"), "\n ")
}

func lines(texts []string) []string {
	safe := make([]string, len(texts))
	for i, s := range texts {
		safe[i] = display.OneLine(s)
	}
	return safe
}

// colon ends a label that stands before its text, unless it ends in a mark of
// its own.
func colon(label string) string {
	if strings.HasSuffix(label, "?") || strings.HasSuffix(label, ".") || strings.HasSuffix(label, ")") {
		return label
	}
	return label + ":"
}

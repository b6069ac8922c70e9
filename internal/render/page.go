// Package render turns what the engine worked out, and what the journal
// holds, into text to read: the status, the table of contents, the entries; and
// into documents, which can be text, Markdown or HTML: the sheets, the export.
// Every text that comes out of it is safe for a terminal, and nothing that a
// person wrote acts in Markdown or HTML.
//
// It refuses to decide anything: what is due and what is shown is settled
// before it is called. It writes to nobody.
package render

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Page is the paper: its width in columns, and whether it takes colour.
type Page struct {
	Width int
	Color bool
}

// The narrowest page and the widest column of running text, in columns.
const (
	narrowest = 20
	readable  = 78
)

// bold and faint are the only two styles: they read on any background.
func (p Page) bold(s string) string  { return p.style("\x1b[1m", s) }
func (p Page) faint(s string) string { return p.style("\x1b[2m", s) }

func (p Page) style(on, s string) string {
	if !p.Color || s == "" {
		return s
	}
	return on + s + "\x1b[0m"
}

// block makes a text of any origin safe, wraps it and indents each line.
func (p Page) block(indent int, s string) string {
	return p.indent(indent, display.Safe(strings.Trim(s, "\n")))
}

// Text wraps a text of the workbook: paragraphs, lists of lines that begin with a
// hyphen, and columns of lines that begin with a **term**.
func (p Page) Text(s string) string {
	var b strings.Builder
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	for i, l := range lines {
		if term, rest := cutTerm(l); term != "" {
			b.WriteString(p.term(termColumn(lines, i), term, rest))
			continue
		}
		item, listed := strings.CutPrefix(l, "- ")
		if !listed {
			b.WriteString(p.block(0, l))
			continue
		}
		b.WriteString("- " + strings.TrimPrefix(p.block(2, item), "  "))
	}
	return b.String()
}

// line is a block of one paragraph.
func (p Page) line(indent int, s string) string {
	return p.indent(indent, display.OneLine(s))
}

func (p Page) indent(indent int, safe string) string {
	width := max(min(p.Width, readable+indent), narrowest) - indent
	margin := strings.Repeat(" ", indent)
	var b strings.Builder
	for _, l := range strings.Split(safe, "\n") {
		for _, row := range wrap(l, width) {
			b.WriteString(strings.TrimRight(margin+row, " ") + "\n")
		}
	}
	return b.String()
}

// wrap breaks a line between words, and within a word only when it is longer
// than a row. Dates and e-mail addresses stay whole.
func wrap(line string, width int) []string {
	words := strings.Split(line, " ")
	rows, used := []string{words[0]}, ansi.StringWidth(words[0])
	for _, w := range words[1:] {
		need := ansi.StringWidth(w)
		if used+1+need <= width {
			rows[len(rows)-1] += " " + w
			used += 1 + need
			continue
		}
		rows, used = append(rows, w), need
	}
	return strings.Split(ansi.Hardwrap(strings.Join(rows, "\n"), width, true), "\n")
}

// styled applies a style line by line, so that no style runs over an indent.
func styled(style func(string) string, block string) string {
	lines := strings.Split(strings.TrimSuffix(block, "\n"), "\n")
	for i, l := range lines {
		lines[i] = style(l)
	}
	return strings.Join(lines, "\n") + "\n"
}

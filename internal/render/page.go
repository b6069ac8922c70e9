// Package render turns the state of the workbook and the entries of a journal into
// text: the status, the table of contents, lists of entries. It also makes
// documents, which can be text, Markdown or HTML: the sheets and the export. For
// programs it has all of this as JSON. All text that it returns is safe for a
// terminal, and nothing that a person wrote is interpreted as Markdown or HTML.
//
// It decides nothing: what is due and what is shown is known before it is called.
// It prints nothing either.
package render

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Page describes where text is shown: the width in columns, and whether there is
// color.
type Page struct {
	Width int
	Color bool
}

// Widths in columns.
const (
	narrowest = 20 // of a page
	readable  = 78 // of running text, at most
)

// bold and faint are the only styles. They are readable on any background.
func (p Page) bold(s string) string  { return p.style("\x1b[1m", s) }
func (p Page) faint(s string) string { return p.style("\x1b[2m", s) }

func (p Page) style(on, s string) string {
	if !p.Color || s == "" {
		return s
	}
	return on + s + "\x1b[0m"
}

// block makes any text safe, wraps it and indents each line. A path in it may run
// over the width, so that it can be copied whole.
func (p Page) block(indent int, s string) string {
	return p.indent(indent, strings.Trim(display.Safe(s), "\n"))
}

// Text lays out a text of the workbook, which may use the small part of Markdown
// that [display.Blocks] reads.
func (p Page) Text(s string) string {
	rows := display.Printed(display.Blocks(s), p.columns(0), func(w display.Word) string {
		if w.Term {
			return p.bold(w.Text)
		}
		if w.Emph {
			return p.style("\x1b[3m", w.Text)
		}
		return w.Text
	})
	return strings.Join(append(rows, ""), "\n")
}

// Verbatim wraps what a person wrote, line by line as they wrote it.
func (p Page) Verbatim(s string) string { return p.block(0, s) }

// line is like block for a text that has to be one paragraph.
func (p Page) line(indent int, s string) string {
	return p.indent(indent, display.OneLine(s))
}

// indent wraps a safe text line by line and indents each row.
func (p Page) indent(indent int, safe string) string {
	margin := strings.Repeat(" ", indent)
	var b strings.Builder
	for _, l := range strings.Split(safe, "\n") {
		for _, row := range display.PrintedRows(l, p.columns(indent)) {
			b.WriteString(strings.TrimRight(margin+row, " ") + "\n")
		}
	}
	return b.String()
}

// columns returns how wide a row of running text is after an indent.
func (p Page) columns(indent int) int { return max(min(p.Width, readable+indent), narrowest) - indent }

// styled applies a style to each line, so that indents have no style.
func styled(style func(string) string, block string) string {
	lines := strings.Split(strings.TrimSuffix(block, "\n"), "\n")
	for i, l := range lines {
		lines[i] = style(l)
	}
	return strings.Join(lines, "\n") + "\n"
}

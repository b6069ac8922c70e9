// Package render turns the state of the workbook and the entries of a journal into
// text: the status, the table of contents, lists of entries. It also makes
// documents, which can be text, Markdown or HTML: the sheets and the export. All
// text that it returns is safe for a terminal, and nothing that a person wrote is
// interpreted as Markdown or HTML.
//
// It decides nothing: what is due and what is shown is known before it is called.
// It prints nothing either.
package render

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

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

// block makes any text safe, wraps it and indents each line.
func (p Page) block(indent int, s string) string {
	return p.indent(indent, strings.Trim(display.Safe(s), "\n"))
}

// Text wraps a text of the workbook, which has paragraphs and list items that begin
// with a hyphen.
func (p Page) Text(s string) string {
	var b strings.Builder
	for _, l := range strings.Split(strings.Trim(display.Safe(s), "\n"), "\n") {
		item, listed := strings.CutPrefix(l, "- ")
		if !listed {
			b.WriteString(p.block(0, l))
			continue
		}
		b.WriteString("- " + strings.TrimPrefix(p.block(2, item), "  "))
	}
	return b.String()
}

// line is like block for a text that has to be one paragraph.
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

// wrap breaks a line between words, and inside a word only if it is longer than a
// row. It does not break dates and e-mail addresses.
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

// styled applies a style to each line, so that indents have no style.
func styled(style func(string) string, block string) string {
	lines := strings.Split(strings.TrimSuffix(block, "\n"), "\n")
	for i, l := range lines {
		lines[i] = style(l)
	}
	return strings.Join(lines, "\n") + "\n"
}

package prompt

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// word is one word of a text with how it is said.
type word struct {
	text string
	emph bool
	term bool
}

// block is a paragraph, one item of a list, or a term and what it means.
type block struct {
	words []word
	item  bool
	term  string
}

// blocks reads the small part of Markdown that the workbook's texts use:
// paragraphs, lists of lines that begin with "- ", *emphasis*, and lines that
// begin with a **term**.
func blocks(md string) []block {
	var list []block
	fresh := true // the next line begins a block
	for _, line := range strings.Split(display.Safe(md), "\n") {
		line = strings.TrimSpace(line)
		term, rest := cutTerm(line)
		rest, item := strings.CutPrefix(rest, "- ")
		switch {
		case line == "":
			fresh = true
			continue
		case fresh || item || term != "":
			list = append(list, block{item: item, term: term})
		}
		fresh = false
		last := &list[len(list)-1]
		last.words = append(last.words, words(rest)...)
	}
	return list
}

// words splits a line and finds the emphasis, which opens before a word and
// closes after one.
func words(line string) []word {
	var list []word
	on := false
	for _, w := range strings.Fields(line) {
		if len(w) > 1 && strings.HasPrefix(w, "*") {
			on, w = true, strings.TrimLeft(w, "*")
		}
		bare := strings.TrimRight(w, ".,;:?\"')")
		closes := on && strings.HasSuffix(bare, "*")
		if closes {
			w = strings.TrimRight(bare, "*") + w[len(bare):]
		}
		list = append(list, word{text: w, emph: on})
		on = on && !closes
	}
	return list
}

// layout lays blocks out in rows of at most width columns: a blank row between
// paragraphs, none between the items of a list. style dresses each word.
func layout(list []block, width int, style func(word) string) []string {
	var rows []string
	for i, b := range list {
		if i > 0 && !(b.item && list[i-1].item) && b.term == "" {
			rows = append(rows, "")
		}
		if b.term != "" {
			rows = append(rows, termRows(list, i, width, style)...)
			continue
		}
		first, indent := "", ""
		if b.item {
			first, indent = "- ", "  "
		}
		rows = append(rows, fill(b.words, first, indent, width, style)...)
	}
	return rows
}

// fill breaks words into rows. A word that is longer than a row is broken.
func fill(list []word, first, indent string, width int, style func(word) string) []string {
	var rows []string
	row, cols := first, len(first)
	empty := true
	for _, w := range list {
		for _, piece := range broken(w.text, max(1, width-len(indent))) {
			need := ansi.StringWidth(piece)
			if !empty && cols+1+need > width {
				rows = append(rows, row)
				row, cols, empty = indent, len(indent), true
			}
			if !empty {
				row, cols = row+" ", cols+1
			}
			row, cols, empty = row+style(word{piece, w.emph, w.term}), cols+need, false
		}
	}
	return append(rows, row)
}

// broken breaks one line of text into rows of at most width columns.
func broken(s string, width int) []string {
	var rows []string
	for _, r := range wrap(s, max(1, width)) {
		rows = append(rows, strings.TrimRight(s[r.from:r.to], " "))
	}
	return rows
}

// verbatim lays out what a person wrote, line by line as they wrote it.
func verbatim(s string, width int) []string {
	var rows []string
	for _, line := range strings.Split(display.Safe(strings.TrimRight(s, "\r\n")), "\n") {
		rows = append(rows, broken(line, width)...)
	}
	return rows
}

// painted lays out Markdown in one style, emphasis on top of it.
func painted(md string, width int, style lipgloss.Style, l *look) []string {
	return layout(blocks(md), width, func(w word) string {
		if w.term {
			return l.bold.Inherit(style).Render(w.text)
		}
		if w.emph {
			return l.emph.Inherit(style).Render(w.text)
		}
		return style.Render(w.text)
	})
}

// unpainted lays out Markdown without any style.
func unpainted(md string, width int) []string {
	return layout(blocks(md), width, func(w word) string { return w.text })
}

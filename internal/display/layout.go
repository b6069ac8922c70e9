package display

import "math"

// Layout lays blocks out in rows of at most width columns: an empty row between
// paragraphs, none between the items of a list or before a term. It is for a screen
// that cuts what is wider than widest; [Printed] is for a page. A command or a path is
// only broken if it is wider than that.
func Layout(list []Block, width, widest int, style Style) []string {
	return layout{width, widest, style}.blocks(list)
}

// Printed is like Layout, for a page that a person copies from: a command or a path is
// never broken, as a broken one can't be pasted. It may be wider than width.
func Printed(list []Block, width int, style Style) []string {
	return layout{width, math.MaxInt, style}.blocks(list)
}

// Fill breaks words into rows for a page, as [Printed] does. The first row begins with
// first and the others with indent.
func Fill(list []Word, first, indent string, width int, style Style) []string {
	return layout{width, math.MaxInt, style}.fill(list, first, indent)
}

// layout is how words become rows.
type layout struct {
	width  int
	widest int // a command or a path up to here is not broken
	style  Style
}

func (l layout) blocks(list []Block) []string {
	var rows []string
	for i, b := range list {
		if i > 0 && !(b.Item && list[i-1].Item) && b.Term == "" {
			rows = append(rows, "")
		}
		if b.Term != "" {
			rows = append(rows, l.term(list, i)...)
			continue
		}
		first, indent := "", ""
		if b.Item {
			first, indent = "- ", "  "
		}
		rows = append(rows, l.fill(b.Words, first, indent)...)
	}
	return rows
}

// fill breaks words into rows, the first of which begins with first and the others
// with indent.
func (l layout) fill(list []Word, first, indent string) []string {
	var rows []string
	row, cols := first, len(first)
	empty := true
	for _, w := range list {
		for _, piece := range l.pieces(w, len(indent)) {
			need := Width(piece)
			if !empty && cols+1+need > l.width {
				rows = append(rows, row)
				row, cols, empty = indent, len(indent), true
			}
			if !empty {
				row, cols = row+" ", cols+1
			}
			row, cols, empty = row+l.style(Word{piece, w.Emph, w.Term, w.Code}), cols+need, false
		}
	}
	return append(rows, row)
}

// pieces breaks a word that is longer than a row.
func (l layout) pieces(w Word, indent int) []string {
	if (w.Code || isPath(w.Text)) && Width(w.Text) <= l.widest-indent {
		return []string{w.Text}
	}
	return Rows(w.Text, l.width-indent)
}

package tui

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// LongestRow is the width beyond which rows are hard to read, in columns.
const LongestRow = 66

// Margin returns the empty space to the left and right of a scene.
func Margin(width int) int {
	if width < 30 {
		return 0
	}
	return 1
}

// TextWidth returns the width of running text on a screen of some width.
func TextWidth(width int) int { return max(8, min(width-2*Margin(width), LongestRow)) }

// Frame collects the rows of a scene, from the top.
type Frame struct{ rows []string }

// Add adds rows.
func (f *Frame) Add(rows ...string) { f.rows = append(f.rows, rows...) }

// Len returns how many rows there are.
func (f *Frame) Len() int { return len(f.rows) }

// Beside puts other rows beside those from an index on, which are at most width
// columns wide, with a gap between.
func (f *Frame) Beside(from, width, gap int, rows []string) {
	for i, row := range rows {
		for from+i >= len(f.rows) {
			f.Add("")
		}
		left := f.rows[from+i]
		f.rows[from+i] = left + strings.Repeat(" ", max(0, width-display.Width(left))+gap) + row
	}
}

// Gap adds an empty row if it is wanted.
func (f *Frame) Gap(wanted bool) {
	if wanted {
		f.Add("")
	}
}

// Fold returns the scene with the keys at the bottom and the margin to the left.
func (f *Frame) Fold(size Size, keys []string) string {
	if room := max(1, size.Height-len(keys)); len(f.rows) > room {
		f.rows = f.rows[:room]
	}
	for len(f.rows)+len(keys) < size.Height {
		f.Add("")
	}
	f.Add(keys...)
	left := strings.Repeat(" ", Margin(size.Width))
	for i, row := range f.rows {
		f.rows[i] = left + row
	}
	return strings.Join(f.rows[:min(len(f.rows), size.Height)], "\n")
}

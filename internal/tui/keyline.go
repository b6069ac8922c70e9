package tui

import (
	"cmp"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Hint is a key and what it does.
type Hint struct {
	Key, Does string
	Short     string // the same in fewer letters, if there is such
	Rank      int    // the higher, the sooner the hint is left out
}

// KeyLine lays hints out on one row. If they do not fit, they are shortened first,
// and then left out.
func KeyLine(hints []Hint, width int, t Theme) []string {
	for try := 0; ; try++ {
		rows := flow(hints, width, t)
		switch {
		case len(rows) == 1 || len(hints) == 1:
			return rows[:1]
		case try == 0:
			hints = each(hints, func(h Hint) Hint { h.Does = cmp.Or(h.Short, h.Does); return h })
		case try == 1:
			hints = each(hints, func(h Hint) Hint { h.Key = strings.Replace(h.Key, "ctrl+", "^", 1); return h })
		default:
			hints = without(hints)
		}
	}
}

func each(hints []Hint, change func(Hint) Hint) []Hint {
	var changed []Hint
	for _, h := range hints {
		changed = append(changed, change(h))
	}
	return changed
}

// without leaves out the hint that is needed least.
func without(hints []Hint) []Hint {
	at := 0
	for i := range hints {
		if hints[i].Rank > hints[at].Rank {
			at = i
		}
	}
	return append(append([]Hint{}, hints[:at]...), hints[at+1:]...)
}

// flow sets hints one after the other, on as many rows as that takes.
func flow(hints []Hint, width int, t Theme) []string {
	var rows []string
	row, cols := "", 0
	for _, h := range hints {
		need := display.Width(h.Key) + 1 + display.Width(h.Does)
		if cols > 0 && cols+2+need > width {
			rows, row, cols = append(rows, row), "", 0
		}
		if cols > 0 {
			row, cols = row+"  ", cols+2
		}
		row, cols = row+h.Key+" "+t.Faint.Render(h.Does), cols+need
	}
	return append(rows, row)
}

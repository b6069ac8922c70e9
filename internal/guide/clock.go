package guide

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// written returns when an entry was written. An entry from the future was
// written while the clock was ahead. It counts from the last entry before it
// that is not from the future, so that the day does not move with every look;
// without one, from the first entry of all.
func (st State) written(e entry.Entry, now time.Time) time.Time {
	if !e.At.After(now) || len(st.entries) == 0 {
		return e.At
	}
	i, _ := slices.BinarySearchFunc(st.entries, e.ID, func(e entry.Entry, id string) int { return strings.Compare(e.ID, id) })
	for i--; i > 0; i-- {
		if !st.entries[i].At.After(now) {
			break
		}
	}
	return st.entries[max(i, 0)].At
}

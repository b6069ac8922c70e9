package tui

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestPages checks that a text is read page by page: no page begins or ends with an
// empty row, none leaves a row out, and each says whether there is more below.
func TestPages(t *testing.T) {
	t.Parallel()
	for count := 1; count < 40; count++ {
		for height := 2; height < 12; height++ {
			s := Scroll{Make: func(int) []Row {
				var rows []Row
				for i := range count {
					text := strconv.Itoa(i)
					if i%4 == 3 && i+1 < count {
						text = ""
					}
					rows = append(rows, Row{Text: text})
				}
				return rows
			}}
			s.Layout(20, false)
			var seen []string
			pages := 0
			for more := true; more; pages++ {
				rows := s.Visible(height)
				more, _ = s.More()
				last := rows[len(rows)-1]
				if rows[0] == "" || last == "" || strings.HasSuffix(last, goesOn) != more || pages > count {
					t.Fatalf("%d rows in %d, page %d: %q, more %t", count, height, pages, rows, more)
				}
				for _, row := range rows {
					if row = strings.TrimSuffix(row, goesOn); row != "" && !slices.Contains(seen, row) {
						seen = append(seen, row)
					}
				}
				s.Page(+1)
			}
			if want := count - count/4; len(seen) < want || pages > count/max(1, height-2)+2 {
				t.Fatalf("%d rows in %d: %d of %d are seen, on %d pages", count, height, len(seen), want, pages)
			}
		}
	}
}

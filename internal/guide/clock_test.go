package guide

import (
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// A letter written while the clock was ahead rests once: its rest ends on one
// day, whenever somebody looks.
func TestWrittenWhileTheClockWasAhead(t *testing.T) {
	day := func(month time.Month, d int) time.Time { return time.Date(2026, month, d, 20, 0, 0, 0, time.UTC) }
	ahead := time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)
	st := Fold([]entry.Entry{
		{ID: "1", Kind: entry.Journal, At: day(11, 1)},
		{ID: "2", Kind: entry.Answer, Prompt: "deed", At: day(11, 3)},
		{ID: "3", Kind: entry.Answer, Prompt: "lead-up", At: ahead},
		{ID: "4", Kind: entry.Answer, Prompt: "letter", At: ahead},
	})
	letter := st.answers["letter"]
	for name, test := range map[string]struct{ now, want time.Time }{
		"at once":                       {day(11, 4), day(11, 3)},
		"a month later":                 {day(12, 4), day(11, 3)},
		"the clock went back further":   {day(11, 2), day(11, 1)},
		"before all":                    {day(10, 1), day(11, 1)},
		"when the day comes in earnest": {ahead.AddDate(0, 0, 1), ahead},
	} {
		if got := st.written(letter, test.now); !got.Equal(test.want) {
			t.Errorf("%s: it counts from %v, want %v", name, got, test.want)
		}
	}
}

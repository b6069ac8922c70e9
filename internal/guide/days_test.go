package guide_test

import (
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestDayQuestion checks a question for a day that no prompt asks, on Wednesday,
// 2 December 2026.
func TestDayQuestion(t *testing.T) {
	v := guide.ViewOf(&workbook.Workbook{}, words(t), nil, time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC))
	q := v.DayQuestion("rest-until", "Until when?")
	if q.Ask != "Until when?" || q.Check("Sunday") != nil || q.Check("soon") == nil || q.Settled("Sunday") != "2026-12-06" || q.Understood("Sunday") == "" {
		t.Errorf("got %+v", q)
	}
}

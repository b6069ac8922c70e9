package guide

import (
	"regexp"
	"strings"
	"sync"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// refuseVow refuses a promise with a vow in place of an act that others can see.
func refuseVow(ph *workbook.Phrases, input string) *Refusal {
	for _, v := range ph.Vows {
		if found := v.Find.Find(input); found != "" {
			return refuse("vow-"+v.ID, "found", strings.ToLower(found))
		}
	}
	return nil
}

// wantDayOrRhythm refuses an input that says neither when nor how often.
func wantDayOrRhythm(ph *workbook.Phrases, input string) *Refusal {
	if !hasDay(input) && ph.Rhythms.Find(input) == "" {
		return refuse("day-or-rhythm")
	}
	return nil
}

var dayForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)
})

func hasDay(input string) bool {
	for _, day := range dayForm().FindAllString(input, -1) {
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			return true
		}
	}
	return false
}

package days

import (
	"regexp"
	"sync"
	"time"
)

var dateForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)
})

// Mentioned reports whether there is a date like 2026-12-14 somewhere in a text.
func Mentioned(text string) bool {
	_, ok := FirstMentioned(text)
	return ok
}

// FirstMentioned returns the first date like 2026-12-14 in a text, if there is one.
func FirstMentioned(text string) (time.Time, bool) {
	for _, found := range dateForm().FindAllString(text, -1) {
		if day, err := time.Parse(time.DateOnly, found); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}

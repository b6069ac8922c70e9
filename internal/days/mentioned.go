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
	for _, day := range dateForm().FindAllString(text, -1) {
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			return true
		}
	}
	return false
}

package guide

import (
	"regexp"
	"strings"
	"time"
)

// vow is a way of promising that cannot be kept or seen, with the
// code of its refusal. Warmer feelings make bigger promises, not better kept ones
// (Peetz & Kammrath 2011), so these are sent back.
type vow struct {
	pattern *regexp.Regexp
	code    string
}

func vows() []vow {
	return []vow{
		{regexp.MustCompile(`(?i)\b(always|never|ever again|for ?ever)\b`),
			"vow-always"},
		{regexp.MustCompile(`(?i)\b(try|trying|tries|do my best|attempt)\b`),
			"vow-try"},
		{regexp.MustCompile(`(?i)\b(everything|anything|whatever it takes|no matter what|completely)\b`),
			"vow-everything"},
		{regexp.MustCompile(`(?i)\b(be (a )?(better|good|nicer|different|honest|kinder|(more (honest|open|careful|patient|present|loving|attentive|thoughtful|considerate|reliable|faithful)))( \w+)?|change who i am|change myself|work on myself)\b`),
			"vow-be-better"},
	}
}

// refuseVow sends back what names no act that can be seen.
func refuseVow(input string) *Refusal {
	for _, v := range vows() {
		if found := v.pattern.FindString(input); found != "" {
			return refuse(v.code, "found", strings.ToLower(found))
		}
	}
	return nil
}

// wantDayOrRhythm sends back what says neither when nor how often.
func wantDayOrRhythm(input string) *Refusal {
	if !hasDay(input) && !rhythm.MatchString(input) {
		return refuse("day-or-rhythm")
	}
	return nil
}

var rhythm = regexp.MustCompile(`(?i)\b(every|each|daily|weekly|monthly|fortnightly|(once|twice|times) (a|an|per) (day|week|month|fortnight)|(on )?(mon|tues|wednes|thurs|fri|satur|sun)days|on weekdays|weekends)\b`)

var dayForm = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)

func hasDay(input string) bool {
	for _, day := range dayForm.FindAllString(input, -1) {
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			return true
		}
	}
	return false
}

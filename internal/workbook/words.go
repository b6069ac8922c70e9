package workbook

import (
	"io/fs"
	"strconv"
	"strings"
	"time"
)

// wordsFile is the content file with the words of the interface.
const wordsFile = "words.yaml"

// Words are the labels, keys and page texts of the interface, by name.
type Words map[string]string

// LoadWords reads words.yaml.
func LoadWords(fsys fs.FS) (Words, error) {
	var words Words
	err := ReadStrict(fsys, wordsFile, &words)
	return words, err
}

// Day returns a date as it is shown to a person everywhere. If the words lack the
// names of days or months, it has the form 2026-03-14.
func (w Words) Day(t time.Time) string {
	weekdays, months := w.List("weekdays"), w.List("months")
	if len(weekdays) != daysOfWeek || len(months) != monthsOfYear {
		return t.Format(time.DateOnly)
	}
	return w.Say("day", "weekday", weekdays[t.Weekday()], "day", strconv.Itoa(t.Day()),
		"month", months[t.Month()-1], "year", strconv.Itoa(t.Year()))
}

const (
	daysOfWeek   = 7
	monthsOfYear = 12
)

// List returns the items of a text that is a comma-separated list.
func (w Words) List(name string) []string {
	items := strings.Split(w[name], ",")
	for i, item := range items {
		items[i] = strings.TrimSpace(item)
	}
	return items
}

// Say returns the text with that name. Each pair of values fills one placeholder:
// Say("due-since", "date", "2026-03-14") fills {date}. If there is no such text, it
// returns the name.
func (w Words) Say(name string, values ...string) string {
	text, ok := w[name]
	if !ok {
		return name
	}
	pairs := make([]string, 0, len(values))
	for i := 0; i+1 < len(values); i += 2 {
		pairs = append(pairs, "{"+values[i]+"}", values[i+1])
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

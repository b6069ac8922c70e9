package days

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// class says what a word or a number means in a day. A run of them, written as one
// string, is the form of a text: "next Friday" is "nW".
type class byte

const (
	relative class = 'R' // today, tomorrow
	weekday  class = 'W'
	month    class = 'M'
	unit     class = 'U' // days, weeks
	counted  class = 'C' // a, two
	digits   class = 'N' // 10
	ordinal  class = 'O' // 6th
	year     class = 'Y' // 2026
	numeric  class = 'X' // 14/12, 2026-12-14
	within   class = 'i' // in
	ago      class = 'a'
	fromNow  class = 'f'
	next     class = 'n'
	this     class = 't'
	last     class = 'l'
	skipped  class = 's' // on, the
)

// token is a word or number with its meaning.
type token struct {
	class class
	n     int    // which one of its class, or the number
	text  string // of a number, as it is written
}

// vocabulary is what each word or phrase means, in lower case.
type vocabulary map[string]token

// longestPhrase is how many words a phrase has at most.
const longestPhrase = 4

// newVocabulary collects the words for days of a language.
func newVocabulary(w workbook.Words) vocabulary {
	v := vocabulary{}
	v.add(skipped, 0, w.List("said-skipped"))
	v.add(counted, 1, w.List("said-numbers"))
	v.add(unit, 0, w.List("said-units"))
	v.add(relative, -2, w.List("said-around-today"))
	v.add(weekday, 0, w.List("said-weekdays"))
	v.add(month, 1, w.List("said-months"))
	for name, c := range map[string]class{"in": within, "ago": ago, "from-now": fromNow, "next": next, "this": this, "last": last} {
		v.add(c, 0, w.List("said-"+name))
	}
	return v
}

// add adds the items of a list, the first of which means n. An item can be written
// in several ways.
func (v vocabulary) add(c class, n int, items []string) {
	for i, item := range items {
		for _, way := range ways(item) {
			v[strings.ToLower(way)] = token{class: c, n: n + i}
		}
	}
}

// ways returns the ways to write an item of a list, without empty ones.
func ways(item string) []string {
	var all []string
	for way := range strings.SplitSeq(item, "|") {
		if way = strings.TrimSpace(way); way != "" {
			all = append(all, way)
		}
	}
	return all
}

// firstWay returns the first way to write item i of a list, which is the one that is
// shown.
func firstWay(items []string, i int) string {
	if i < len(items) {
		if all := ways(items[i]); len(all) > 0 {
			return all[0]
		}
	}
	return ""
}

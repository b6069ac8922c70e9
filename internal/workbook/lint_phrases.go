package workbook

import (
	"fmt"
	"io/fs"
	"strings"
)

// lintPhrases checks that words.yaml has the names of days and months, and a
// refusal for each vow that a promise must not contain.
func lintPhrases(fsys fs.FS) (found Problems) {
	words, err := LoadWords(fsys)
	if err != nil {
		return AsProblems(wordsFile, err)
	}
	phrases, err := LoadPhrases(fsys)
	if err != nil {
		return AsProblems(phrasesFile, err)
	}
	add := func(name, what, fix string) {
		found = append(found, Problem{File: wordsFile, Kind: "words", ID: name, What: what, Fix: fix})
	}
	for name, n := range lists() {
		if len(words.List(name)) != n {
			add(name, fmt.Sprintf("there are not %d", n), "list all of them, separated by commas")
		}
	}
	for _, v := range phrases.Vows {
		if name := "refusal-vow-" + v.ID; !strings.Contains(words[name], "{found}") {
			add(name, "it is missing, or does not name what was {found}", "say why such a promise is refused")
		}
	}
	return found
}

// lists returns how many items each list has that is read by its order.
func lists() map[string]int {
	const aroundToday, units = 5, 5
	return map[string]int{
		"weekdays": daysOfWeek, "months": monthsOfYear, "said-weekdays": daysOfWeek, "said-months": monthsOfYear,
		"said-around-today": aroundToday, "said-units": units,
	}
}

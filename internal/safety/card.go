package safety

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// place is where a card's text has the help lines.
const place = "{lines}"

// Card is a calm text that a person can put away at any time.
type Card struct {
	Title string `yaml:"title"`
	Body  string `yaml:"body"`  // short Markdown; Fill puts the help lines in
	Needs []Need `yaml:"needs"` // which lines come first, the most urgent one at the front
}

// Fill gives the card's text with these help lines in their place.
func (c Card) Fill(lines Listing) string {
	return strings.Replace(c.Body, place, lines.String(), 1)
}

// check holds a card to a title and to one place for the lines.
func (c Card) check(where string) (found workbook.Problems) {
	if c.Title == "" {
		found = append(found, problem(where+" has no title", "write a calm one that says little"))
	}
	if strings.Count(c.Body, place) != 1 {
		found = append(found, problem(where+" has not one "+place, "name the place of the help lines once"))
	}
	if n, ok := unknownNeed(c.Needs); ok {
		found = append(found, problem(fmt.Sprintf("%s names the need %q", where, n), "use one that package safety lists"))
	}
	return found
}

// unknownNeed gives the first need that there is not.
func unknownNeed(needs []Need) (Need, bool) {
	for _, n := range needs {
		if !slices.Contains(allNeeds(), n) {
			return n, true
		}
	}
	return "", false
}

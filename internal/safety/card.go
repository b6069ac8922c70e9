package safety

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// What a card's text has for the help lines, and for the number to call in
// danger.
const (
	place     = "{lines}"
	emergency = "{emergency}"
)

// Card is a calm text that the person can close at any time.
type Card struct {
	Title string `yaml:"title"`
	Body  string `yaml:"body"`  // short Markdown; Fill puts the help lines in
	Needs []Need `yaml:"needs"` // which lines come first, the most urgent one at the front
}

// Fill returns the text of the card with these help lines.
func (c Card) Fill(lines Listing) string {
	return strings.NewReplacer(place, lines.String(), emergency, lines.Emergency()).Replace(c.Body)
}

// check checks that a card has a title and one place for the lines.
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

// unknownNeed returns the first need that doesn't exist.
func unknownNeed(needs []Need) (Need, bool) {
	for _, n := range needs {
		if !slices.Contains(allNeeds(), n) {
			return n, true
		}
	}
	return "", false
}

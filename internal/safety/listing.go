package safety

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Listing is what a person in one country is shown.
type Listing struct {
	Code    string // of the country, as Country returns it; "" if it is not known
	Country string // English name, "" if it is not known or not listed
	Gap     string // who is left out by the lines; "" for nobody
	Advice  string // what to do if we are not sure of a number; "" in a listed country
	Lines   []Line // at least one

	words workbook.Words
}

// String returns the help lines as Markdown: the country, a row for each line that
// starts with its number, how to choose another country, and when the lines were
// checked.
func (l Listing) String() string {
	var rows []string
	for _, line := range l.Lines {
		rows = append(rows, "**"+line.ways(l.words)+"** "+line.described(l.words))
	}
	parts := []string{l.heading() + "\n" + strings.Join(rows, "\n")}
	for _, part := range []string{l.Advice, l.Gap, l.otherCountry(), l.age()} {
		if part != "" {
			parts = append(parts, strings.TrimSpace(part))
		}
	}
	return strings.Join(parts, "\n\n")
}

// heading says for which country the lines are.
func (l Listing) heading() string {
	switch {
	case l.Country != "":
		return l.words.Say("lines-for", "country", l.Country)
	case l.Code != "":
		return l.words.Say("lines-unlisted", "country", l.Code)
	}
	return l.words.Say("lines-elsewhere")
}

// otherCountry says how to choose another country. It is needed because a locale
// says little about where somebody is.
func (l Listing) otherCountry() string {
	if l.Code == "" {
		return l.words.Say("lines-name-country")
	}
	return l.words.Say("lines-other-country")
}

// age says how and when the lines were checked. The day is that of the oldest check.
func (l Listing) age() string {
	var compared, checked []time.Time
	for _, line := range l.Lines {
		if line.Checked.IsZero() {
			compared = append(compared, line.Compared)
		} else {
			checked = append(checked, line.Checked)
		}
	}
	if len(compared) > 0 {
		return l.words.Say("lines-compared", "date", l.words.Day(slices.MinFunc(compared, time.Time.Compare)))
	}
	return l.words.Say("lines-checked", "date", l.words.Day(slices.MinFunc(checked, time.Time.Compare)))
}

// Emergency returns the emergency number, or words for it if we aren't sure of one.
func (l Listing) Emergency() string {
	for _, line := range l.Lines {
		if slices.Contains(line.For, Emergency) && len(line.Call) > 0 {
			return either(l.words, line.Call)
		}
	}
	return l.words.Say("lines-emergency")
}

// ways says how to reach the line: a number, or else a page. Other ways follow with
// their names.
func (l Line) ways(words workbook.Words) string {
	if len(l.Call) > 0 {
		return either(words, l.Call)
	}
	if l.Web != "" {
		return l.Web
	}
	return words.Say("lines-text", "text", l.Text)
}

// described returns the line's name, and who and what it is for.
func (l Line) described(words workbook.Words) string {
	name := "lines-line"
	if slices.Contains(l.Call, l.Name) {
		name = "lines-unnamed"
	}
	if l.Who != "" {
		name += "-" + l.Who
	}
	said := words.Say(name, "name", l.Name, "about", l.About)
	if !l.Checked.IsZero() {
		said = words.Say("lines-line-checked", "line", said, "date", words.Day(l.Checked))
	}
	if l.Text != "" && len(l.Call) > 0 {
		said = words.Say("lines-also-text", "line", said, "text", l.Text)
	}
	if l.Web != "" && len(l.Call) > 0 {
		said = words.Say("lines-also-web", "line", said, "web", l.Web)
	}
	return said
}

func either(words workbook.Words, ways []string) string {
	if len(ways) < 2 {
		return strings.Join(ways, "")
	}
	return words.Say("lines-or", "first", strings.Join(ways[:len(ways)-1], ", "), "last", ways[len(ways)-1])
}

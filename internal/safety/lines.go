package safety

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Need is what a help line is good for.
type Need string

// The needs.
const (
	Emergency    Need = "emergency"
	Suicide      Need = "suicide"       // thoughts of harming oneself
	OwnBehaviour Need = "own-behaviour" // stopping what one does to others
	Violence     Need = "violence"      // being hurt or frightened by somebody
	Shelter      Need = "shelter"       // a safe place to go
	Directory    Need = "directory"     // finding lines elsewhere
)

// allNeeds lists the needs in the order in which lines stand when no other is
// asked for.
func allNeeds() []Need {
	return []Need{Emergency, Violence, OwnBehaviour, Suicide, Shelter, Directory}
}

// Line is one place to turn to.
type Line struct {
	Name    string    `yaml:"name"`
	About   string    `yaml:"about"`   // whom or what it is for, in a few words
	Call    []string  `yaml:"call"`    // numbers as they are dialled inside the country
	Text    string    `yaml:"text"`    // what to send where: "START to 88788"
	Web     string    `yaml:"web"`     // where the line is a page
	For     []Need    `yaml:"for"`     // at least one
	Checked time.Time `yaml:"checked"` // the day on which it was last compared, midnight UTC
	Source  string    `yaml:"source"`  // the site on which the organisation says so itself
}

// String says how to reach the line, and how old that is.
func (l Line) String() string {
	ways := slices.Clone(l.Call)
	if l.Text != "" {
		ways = append(ways, "text "+l.Text)
	}
	if l.Web != "" {
		ways = append(ways, l.Web)
	}
	return fmt.Sprintf("%s (%s): %s. Checked %s.", l.Name, l.About, strings.Join(ways, ", or "), l.Checked.Format("Mon 2 Jan 2006"))
}

// Listing is what to show to a person somewhere.
type Listing struct {
	Country string // English name, "" if it is not known or not listed
	Advice  string // what to do where no number is sure; "" in a listed country
	Lines   []Line // at least one
}

// String gives the lines as a Markdown list, with the advice behind it.
func (l Listing) String() string {
	var b strings.Builder
	for _, line := range l.Lines {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	if l.Advice != "" {
		fmt.Fprintf(&b, "\n%s", l.Advice)
	}
	return strings.TrimSpace(b.String())
}

// HelpLines are all the lines that the program knows, by country.
type HelpLines struct {
	Countries []Country `yaml:"countries"`
	Elsewhere struct {
		Directory Line     `yaml:"directory"` // stands in every listing
		Advice    string   `yaml:"advice"`    // where we know no number
		EU        []string `yaml:"eu"`        // codes of the member states
		EULine    Line     `yaml:"eu-line"`   // the emergency number of all of them
	} `yaml:"elsewhere"`
}

// Country is a country with lines of its own.
type Country struct {
	Code  string   `yaml:"code"` // two capitals
	Name  string   `yaml:"name"`
	Also  []string `yaml:"also"` // other codes and names, in small letters
	Lines []Line   `yaml:"lines"`
}

// LoadHelpLines reads help-lines.yaml. A fault in it comes back as
// workbook.Problems.
func LoadHelpLines(fsys fs.FS) (*HelpLines, error) {
	h := &HelpLines{}
	if err := workbook.ReadStrict(fsys, linesFile, h); err != nil {
		return nil, err
	}
	return h, asError(h.check())
}

// Lines gives the lines of a country as Country names it, those for the given
// needs first. Where a country has no line for the first need, the directory
// comes first. An unknown country gets the directory and an advice, and never
// a number that may be wrong.
func (h *HelpLines) Lines(country string, needs ...Need) Listing {
	e := h.Elsewhere
	if i := slices.IndexFunc(h.Countries, func(c Country) bool { return c.Code == country }); i >= 0 {
		c := h.Countries[i]
		return Listing{Country: c.Name, Lines: ordered(append(slices.Clone(c.Lines), e.Directory), needs)}
	}
	if slices.Contains(e.EU, country) {
		return Listing{Lines: []Line{e.Directory, e.EULine}, Advice: e.Advice}
	}
	return Listing{Lines: []Line{e.Directory}, Advice: e.Advice}
}

// ordered puts the lines that serve an earlier need before those that serve a
// later one, and leaves those that are alike in their order.
func ordered(lines []Line, needs []Need) []Line {
	if len(needs) > 0 && !slices.ContainsFunc(lines, func(l Line) bool { return slices.Contains(l.For, needs[0]) }) {
		needs = slices.Insert(slices.Clone(needs), 0, Directory)
	}
	rank := func(l Line) int {
		for i, n := range slices.Concat(needs, allNeeds()) {
			if slices.Contains(l.For, n) {
				return i
			}
		}
		return len(needs) + len(allNeeds())
	}
	slices.SortStableFunc(lines, func(a, b Line) int { return rank(a) - rank(b) })
	return lines
}

// Stale is a line that should be compared anew.
type Stale struct {
	Country string // code, or "" where it stands for several
	Line    Line
	Days    int // since it was checked
}

// Due lists the lines that were checked more than so many days before now.
func (h *HelpLines) Due(now time.Time, days int) []Stale {
	var stale []Stale
	add := func(country string, lines ...Line) {
		for _, l := range lines {
			if age := int(now.Sub(l.Checked).Hours() / 24); age > days {
				stale = append(stale, Stale{country, l, age})
			}
		}
	}
	for _, c := range h.Countries {
		add(c.Code, c.Lines...)
	}
	add("", h.Elsewhere.Directory, h.Elsewhere.EULine)
	return stale
}

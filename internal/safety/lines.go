package safety

import (
	"io/fs"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Need is what a help line can help with.
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

// allNeeds lists the needs in the default order of their help lines.
func allNeeds() []Need {
	return []Need{Emergency, Violence, OwnBehaviour, Suicide, Shelter, Directory}
}

// Who a line is for, if not everyone.
const (
	Women = "women"
	Men   = "men"
)

// Line is a help line: a number to call or a page to visit.
type Line struct {
	Name  string   `yaml:"name"`
	About string   `yaml:"about"` // what it is for, in a few words
	Who   string   `yaml:"who"`   // Women or Men; "" for everyone
	Call  []string `yaml:"call"`  // numbers as they are dialed inside the country
	Text  string   `yaml:"text"`  // what to send where: "START to 88788"
	Web   string   `yaml:"web"`   // where the line is a page
	For   []Need   `yaml:"for"`   // at least one

	Compared time.Time `yaml:"compared"` // the day on which it was compared with a written source, midnight UTC
	Checked  time.Time `yaml:"checked"`  // the day on which somebody rang it or read it at its source; zero if nobody did
	Source   string    `yaml:"source"`   // the site on which the organisation says so itself
}

// Seen returns the day on which the line was last checked in any way.
func (l Line) Seen() time.Time {
	if l.Checked.After(l.Compared) {
		return l.Checked
	}
	return l.Compared
}

// HelpLines are all help lines, by country.
type HelpLines struct {
	words     workbook.Words
	Countries []Country `yaml:"countries"`
	Elsewhere struct {
		Directory Line     `yaml:"directory"` // in every listing
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
	Gap   string   `yaml:"gap"`  // who is left out by its lines for violence; "" for nobody
	Lines []Line   `yaml:"lines"`
}

// LoadHelpLines reads help-lines.yaml, and the words for showing help lines. It
// returns faults in them as workbook.Problems.
func LoadHelpLines(fsys fs.FS) (*HelpLines, error) {
	h := &HelpLines{}
	if err := workbook.ReadStrict(fsys, linesFile, h); err != nil {
		return nil, err
	}
	if found := h.check(); len(found) > 0 {
		return h, found
	}
	var err error
	h.words, err = workbook.LoadWords(fsys)
	return h, err
}

// Lines returns the help lines of a country, which is a result of Country, starting
// with those for these needs. If the country has no line for the first need, the
// directory comes first. An unknown country gets the directory and advice, and never
// a number that may be wrong.
func (h *HelpLines) Lines(country string, needs ...Need) Listing {
	e := h.Elsewhere
	if i := slices.IndexFunc(h.Countries, func(c Country) bool { return c.Code == country }); i >= 0 {
		c := h.Countries[i]
		return Listing{words: h.words, Code: country, Country: c.Name, Gap: c.Gap,
			Lines: ordered(append(slices.Clone(c.Lines), e.Directory), needs)}
	}
	lines := []Line{e.Directory}
	if slices.Contains(e.EU, country) {
		lines = append(lines, e.EULine)
	}
	return Listing{words: h.words, Code: country, Lines: lines, Advice: e.Advice}
}

// ordered sorts lines by the first need that they serve. The sort is stable.
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

// Stale is a help line that should be checked again.
type Stale struct {
	Country string // code, or "" where it is for several
	Line    Line
	Days    int // since it was last compared or checked
}

// Due returns the lines that were last checked more than this many days ago.
func (h *HelpLines) Due(now time.Time, days int) []Stale {
	var stale []Stale
	add := func(country string, lines ...Line) {
		for _, l := range lines {
			if age := int(now.Sub(l.Seen()).Hours() / 24); age > days {
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

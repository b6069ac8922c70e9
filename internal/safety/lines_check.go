package safety

import (
	"fmt"
	"regexp"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// linesFile is the file with the help lines.
const linesFile = "help-lines.yaml"

var (
	codeForm   = regexp.MustCompile(`^[A-Z]{2}$`)
	numberForm = regexp.MustCompile(`^[0-9][0-9 -]*[0-9]$`)
	siteForm   = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*\.[a-z]+(/[a-z0-9/.-]+)?$`)
)

// check returns every fault of the help lines.
func (h *HelpLines) check() (found workbook.Problems) {
	seen := map[string]bool{}
	for _, c := range h.Countries {
		if !codeForm.MatchString(c.Code) || seen[c.Code] || c.Name == "" || len(c.Lines) == 0 {
			found = append(found, lineProblem(c.Code, "code, name or lines are missing, odd or double", "write all three"))
		}
		seen[c.Code] = true
		for _, l := range c.Lines {
			found = append(found, l.check(c.Code+"/lines/"+l.Name)...)
		}
		found = append(found, c.whole()...)
	}
	found = append(found, h.Elsewhere.Directory.check("elsewhere/directory")...)
	found = append(found, h.Elsewhere.EULine.check("elsewhere/eu-line")...)
	if h.Elsewhere.Advice == "" || len(h.Elsewhere.EU) == 0 {
		found = append(found, lineProblem("elsewhere", "advice or eu is missing", "write both"))
	}
	return found
}

// whole checks that a country has every line that the cards rely on, and that its
// gap says who is left out by its lines for violence.
func (c Country) whole() (found workbook.Problems) {
	served := map[Need]bool{}
	hurt := map[string]bool{}
	for _, l := range c.Lines {
		for _, n := range l.For {
			served[n] = true
			hurt[l.Who] = hurt[l.Who] || n == Violence
		}
	}
	for _, n := range []Need{Emergency, Suicide, Violence} {
		if !served[n] {
			p := lineProblem(c.Code, fmt.Sprintf("no line serves the need %q", n), "add one")
			p.Requirement = 1
			found = append(found, p)
		}
	}
	if everyone := hurt[""] || hurt[Women] && hurt[Men]; everyone == (c.Gap != "") {
		found = append(found, lineProblem(c.Code, "the lines for violence leave somebody out without a word, or nobody and gap says so",
			"add a line for everyone, or for those who have none; else say it in gap"))
	}
	return found
}

// check returns every fault of a line. where is its place in the file.
func (l Line) check(where string) (found workbook.Problems) {
	if l.Name == "" || l.About == "" || len(l.For) == 0 {
		found = append(found, lineProblem(where, "name, about or for is missing", "write all three"))
	}
	if len(l.Call) == 0 && l.Text == "" && l.Web == "" {
		found = append(found, lineProblem(where, "there is no way to reach it", "write call, text or web"))
	}
	for _, number := range l.Call {
		if !numberForm.MatchString(number) {
			found = append(found, lineProblem(where, fmt.Sprintf("%q cannot be dialed", number), "use digits, spaces and hyphens"))
		}
	}
	if l.Compared.IsZero() || !siteForm.MatchString(l.Source) {
		found = append(found, lineProblem(where, "compared or source is missing or odd", "write a day and a site, without https"))
	}
	if l.Who != "" && l.Who != Women && l.Who != Men {
		found = append(found, lineProblem(where, fmt.Sprintf("who is %q", l.Who), "write women or men, or leave it out"))
	}
	if n, ok := unknownNeed(l.For); ok {
		found = append(found, lineProblem(where, fmt.Sprintf("for names the need %q", n), "use one that package safety lists"))
	}
	return found
}

func lineProblem(where, what, fix string) workbook.Problem {
	return workbook.Problem{File: linesFile, Kind: "line", ID: where, What: what, Fix: fix}
}

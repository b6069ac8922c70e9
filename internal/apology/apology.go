package apology

import (
	"fmt"
	"io/fs"

	"codeberg.org/trustrepair/trustrepair/internal/english"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// file is where the rules are in the content.
const file = "apology.yaml"

// Level is how much a finding weighs.
type Level string

// A flaw is what turns an apology into something else; advice is what might
// make it better.
const (
	Flaw   Level = "flaw"
	Advice Level = "advice"
)

// Report is what the checker found in one text.
type Report struct {
	Read     bool      // false if there was nothing to read: no word, or no English
	Apology  bool      // false if the text is about something else
	Findings []Finding // by start, then by end
	Parts    []Part    // all parts, in the order of the content
	Clauses  []Clause  // all clauses, in the order of the text
}

// Role is what a clause does in a letter: "deed", "state", "your-act". The content
// lists them.
type Role string

// Clause is a clause of the text and its role. Start and End are bytes.
type Clause struct {
	Role     Role `json:"role"`
	Sentence int  `json:"sentence"` // counted from 0
	Start    int  `json:"start"`
	End      int  `json:"end"`
}

// Finding is one spot that a rule is about. Start and End are bytes of the
// text that was checked, Start < End, on the bounds of characters.
type Finding struct {
	Rule     string `json:"rule"`
	Level    Level  `json:"level"`
	Role     Role   `json:"role"` // of the clause that it begins in
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Text     string `json:"text"` // the bytes from Start to End
	Why      string `json:"why"`
	Question string `json:"question"`
}

// Part is one of the parts that apologies are made of. A part that is missing
// has Start and End 0.
type Part struct {
	Part    string `json:"part"`
	Tier    int    `json:"tier"` // 1 weighs most; a missing part of tier 4 is no fault
	Present bool   `json:"present"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Flaws returns the number of findings that are flaws.
func (r Report) Flaws() int {
	n := 0
	for _, f := range r.Findings {
		if f.Level == Flaw {
			n++
		}
	}
	return n
}

// Checker checks texts by the rules. It is never changed and may be shared.
type Checker struct {
	roles    []*role
	rules    []*rule
	parts    []*part
	patterns *patterns
	lists    lists
}

// Load reads the rules from the content and compiles them.
func Load(fsys fs.FS) (*Checker, error) {
	var data rulesData
	if err := workbook.ReadStrict(fsys, file, &data); err != nil {
		return nil, fmt.Errorf("loading the apology rules: %w", err)
	}
	c, err := compile(&data)
	if err != nil {
		return nil, fmt.Errorf("loading the apology rules: %w", err)
	}
	return c, nil
}

// Check reads a text. The caller has made sure that it is text, and no binary
// file. The same text always has the same report.
func (c *Checker) Check(source string) Report {
	t := english.ParseLenient(source)
	if len(t.Words) == 0 || !t.English() {
		return Report{Parts: c.noParts()}
	}
	r := newReading(c, t)
	report := Report{Read: true, Findings: r.findings(), Parts: r.parts(), Clauses: r.clauses()}
	report.Apology = len(report.Findings) > 0 || r.isApology()
	return report
}

// noParts lists all parts as missing.
func (c *Checker) noParts() []Part {
	var out []Part
	for _, p := range c.parts {
		out = append(out, Part{Part: p.data.ID, Tier: p.data.Tier})
	}
	return out
}

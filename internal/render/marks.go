package render

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Remark is something said about a piece of a text: the bytes from Start to
// End, and what to think about.
type Remark struct {
	Start, End int
	Rule       string
	Advice     bool // not a flaw
	Why        string
	Question   string
}

// PartLine is one part of an apology, found or not.
type PartLine struct {
	Label   string
	Present bool
	Free    bool // missing, it is no fault
}

// Marked shows a text with every remark's place in brackets and numbered, and
// beneath it the remarks by number; advice is the word for one that is no flaw.
func (p Page) Marked(source, advice string, remarks []Remark) string {
	var b strings.Builder
	b.WriteString(p.block(0, mark(source, remarks)))
	for i, r := range remarks {
		head := fmt.Sprintf("[%d] %s", i+1, r.Rule)
		if r.Advice {
			head += " (" + advice + ")"
		}
		b.WriteString("\n" + styled(p.bold, p.line(0, head+": "+excerpt(source[r.Start:r.End]))))
		b.WriteString(p.line(4, r.Why))
		b.WriteString(p.line(4, r.Question))
	}
	return b.String()
}

// mark puts brackets and numbers into a text. Where places overlap, so do the
// brackets.
func mark(source string, remarks []Remark) string {
	inserts := map[int]string{}
	for i, r := range remarks {
		inserts[r.Start] += "["
		inserts[r.End] = fmt.Sprintf("][%d]", i+1) + inserts[r.End]
	}
	var b strings.Builder
	last := 0
	for _, at := range sortedKeys(inserts) {
		b.WriteString(source[last:at] + inserts[at])
		last = at
	}
	return b.String() + source[last:]
}

func sortedKeys(m map[int]string) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// excerptLength is the longest excerpt of a marked place, in characters.
const excerptLength = 60

func excerpt(s string) string {
	r := []rune(display.OneLine(s))
	if len(r) > excerptLength {
		return string(r[:excerptLength-3]) + "..."
	}
	return string(r)
}

// Parts lists the parts of an apology, found or missing.
func (p Page) Parts(title, found, missing, free string, parts []PartLine) string {
	var b strings.Builder
	b.WriteString("\n" + p.bold(title) + "\n")
	for _, part := range parts {
		state := found
		switch {
		case !part.Present && part.Free:
			state = free
		case !part.Present:
			state = missing
		}
		b.WriteString(p.line(2, part.Label+": "+state))
	}
	return b.String()
}

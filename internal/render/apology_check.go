package render

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Remark is a remark of the apology checker about the bytes of a text from Start to
// End.
type Remark struct {
	Start, End int
	Rule       string
	Advice     bool // it is not a flaw
	Why        string
	Question   string
}

// PartLine says whether a part of an apology was found.
type PartLine struct {
	Label   string
	Present bool
	Free    bool // it may be missing
}

// Marked returns a text in which each remark is marked with brackets and a number,
// followed by the remarks. A remark that is not a flaw is labeled with advice.
func (p Page) Marked(source, advice string, remarks []Remark) string {
	var b strings.Builder
	b.WriteString(p.block(0, insertMarks(source, remarks)))
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

// insertMarks inserts brackets and numbers into a text. They overlap where the
// remarks do.
func insertMarks(source string, remarks []Remark) string {
	inserts := map[int]string{}
	for i, r := range remarks {
		inserts[r.Start] += "["
		inserts[r.End] = fmt.Sprintf("][%d]", i+1) + inserts[r.End]
	}
	var b strings.Builder
	last := 0
	for _, at := range sortedOffsets(inserts) {
		b.WriteString(source[last:at] + inserts[at])
		last = at
	}
	return b.String() + source[last:]
}

func sortedOffsets(m map[int]string) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func excerpt(s string) string {
	const most = 60 // characters
	r := []rune(display.OneLine(s))
	if len(r) > most {
		return string(r[:most-3]) + "..."
	}
	return string(r)
}

// Parts lists the parts of an apology, each with the text for its state.
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

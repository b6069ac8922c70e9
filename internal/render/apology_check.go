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
	Advice     bool   // it is not a flaw
	About      string // what the clause does that it is about, or ""
	Why        string
	Question   string
}

// PartLine says whether a part of an apology was found.
type PartLine struct {
	Label   string
	Present bool
	Free    bool   // it may be missing
	Words   string // the words it was found in
}

// RoleLine is a piece of a letter and what it does there.
type RoleLine struct {
	Label, Text string
}

// Marked returns a text in which each remark is marked with a number, and
// underlined or, without color, in brackets. The remarks follow. One that is not a
// flaw is labeled with advice.
func (p Page) Marked(source, advice string, remarks []Remark) string {
	var b strings.Builder
	b.WriteString(p.underlined(markRemarks(source, remarks, p.Color)))
	for i, r := range remarks {
		head := fmt.Sprintf("[%d] %s", i+1, r.Rule)
		if r.Advice {
			head += " (" + advice + ")"
		}
		b.WriteString("\n" + styled(p.bold, p.line(0, head+": "+excerpt(source[r.Start:r.End]))))
		if r.About != "" {
			b.WriteString(styled(p.faint, p.line(4, r.About)))
		}
		b.WriteString(p.line(4, r.Why))
		b.WriteString(p.line(4, r.Question))
	}
	return b.String()
}

// marked is a safe text and the parts of it to underline, in order.
type marked struct {
	text  string
	spans []display.Span
}

// markRemarks inserts the numbers of the remarks into a text. They overlap where the
// remarks do. Without color there are brackets around the words.
func markRemarks(source string, remarks []Remark, color bool) marked {
	opened, closed := map[int]int{}, map[int]string{}
	for i, r := range remarks {
		opened[r.Start]++
		closed[r.End] = fmt.Sprintf("[%d]", i+1) + closed[r.End]
		if !color {
			closed[r.End] = strings.Replace(closed[r.End], "[", "][", 1)
		}
	}
	var b strings.Builder
	var out marked
	last, depth := 0, 0
	for _, at := range offsets(opened, closed) {
		from := b.Len()
		b.WriteString(display.Safe(source[last:at]))
		if depth > 0 {
			out.spans = append(out.spans, display.Span{From: from, To: b.Len()})
		}
		b.WriteString(closed[at])
		if !color {
			b.WriteString(strings.Repeat("[", opened[at]))
		}
		depth += opened[at] - strings.Count(closed[at], "]")
		if !color {
			depth = 0
		}
		last = at
	}
	b.WriteString(display.Safe(source[last:]))
	out.text = b.String()
	return out
}

func offsets(opened map[int]int, closed map[int]string) []int {
	var all []int
	for at := range opened {
		all = append(all, at)
	}
	for at := range closed {
		all = append(all, at)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// underlined wraps a text and underlines its spans, row by row.
func (p Page) underlined(m marked) string {
	var b strings.Builder
	text := strings.TrimRight(m.text, "\n")
	start := len(text) - len(strings.TrimLeft(text, "\n"))
	for _, line := range strings.SplitAfter(text[start:], "\n") {
		body := strings.TrimSuffix(line, "\n")
		for _, row := range display.Wrap(body, max(1, p.columns(0))) {
			b.WriteString(p.underlinedRow(m, display.Span{From: start + row.From, To: start + row.To}) + "\n")
		}
		start += len(line)
	}
	return b.String()
}

func (p Page) underlinedRow(m marked, row display.Span) string {
	row.To = row.From + len(strings.TrimRight(m.text[row.From:row.To], " "))
	var b strings.Builder
	at := row.From
	for _, s := range m.spans {
		from, to := max(s.From, at), min(s.To, row.To)
		if from >= to {
			continue
		}
		b.WriteString(m.text[at:from] + p.style("\x1b[4m", m.text[from:to]))
		at = to
	}
	return b.String() + m.text[at:row.To]
}

func excerpt(s string) string {
	const most = 60 // characters
	r := []rune(display.OneLine(s))
	if len(r) > most {
		return string(r[:most-3]) + "..."
	}
	return string(r)
}

// Parts lists the parts of an apology, each with the text for its state and the
// words that it was found in.
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
		if part.Words != "" {
			b.WriteString(styled(p.faint, p.line(6, `"`+excerpt(part.Words)+`"`)))
		}
	}
	return b.String()
}

// Explained returns a letter piece by piece, with what each does in the margin.
func (p Page) Explained(lines []RoleLine) string {
	const gap = 2
	margin := 0
	for _, l := range lines {
		margin = max(margin, display.Width(l.Label)+gap)
	}
	if beside := margin + narrowest; p.columns(0) < beside {
		margin = gap // no room beside the text: the labels go above it
	}
	var b strings.Builder
	for _, l := range lines {
		rows := strings.Split(strings.TrimRight(p.line(margin, l.Text), "\n"), "\n")
		if width := display.Width(l.Label); margin > gap {
			rows[0] = p.faint(l.Label) + strings.Repeat(" ", margin-width) + strings.TrimLeft(rows[0], " ")
		} else {
			rows = append([]string{p.faint(l.Label)}, rows...)
		}
		b.WriteString(strings.Join(rows, "\n") + "\n")
	}
	return b.String()
}

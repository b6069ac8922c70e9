package render

import (
	"regexp"
	"strings"
)

// Markdown returns a document as CommonMark. All that a person wrote is plain text:
// nothing in it becomes a heading, a link, an image or HTML.
func Markdown(d Document) string {
	d = d.safe()
	blocks := []string{"# " + escape(d.Title)}
	if d.Under != "" {
		blocks = append(blocks, "*"+escape(d.Under)+"*")
	}
	blocks = append(blocks, escapeAll(d.Lead)...)
	for _, c := range d.Chapters {
		blocks = append(blocks, markdownChapter(c)...)
	}
	if len(d.Close) > 0 {
		blocks = append(append(blocks, markdownRow), escapeAll(d.Close)...)
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

// markdownRow is a line across the page, both in Markdown and as plain text.
const markdownRow = "________________________________________"

func markdownChapter(c Chapter) []string {
	blocks := []string{"## " + escape(c.Title)}
	var points []string
	for _, s := range c.Points {
		points = append(points, "- "+escape(s))
	}
	if len(points) > 0 {
		blocks = append(blocks, strings.Join(points, "\n"))
	}
	for _, a := range c.Answers {
		blocks = append(blocks, markdownAnswer(a)...)
	}
	for range c.Rows {
		blocks = append(blocks, markdownRow)
	}
	for _, name := range c.Signers {
		blocks = append(blocks, markdownRow, escape(name))
	}
	return blocks
}

func markdownAnswer(a Answer) []string {
	var blocks []string
	if a.About != "" {
		blocks = append(blocks, "*"+escape(a.About)+"*")
	}
	if a.Ask != "" {
		blocks = append(blocks, "**"+escape(a.Ask)+"**")
	}
	if a.Text != "" {
		blocks = append(blocks, escapeLines(a.Text, "> "))
	}
	var fields []string
	for _, f := range a.Fields {
		text := escapeLines(f.Text, "")
		if f.Text == "" {
			text = strings.Repeat(`\_`, narrowest)
		}
		fields = append(fields, "**"+escape(colon(f.Label))+"** "+text)
	}
	if len(fields) > 0 {
		blocks = append(blocks, strings.Join(fields, "\\\n"))
	}
	return blocks
}

// escapeLines escapes a text, adds a margin and keeps its lines: a backslash at the
// end makes a line break, and an empty line ends a paragraph.
func escapeLines(s, margin string) string {
	rows := strings.Split(s, "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(margin+escape(row), " ")
		if i+1 < len(rows) && !blank(row) && !blank(rows[i+1]) {
			rows[i] += "\\"
		}
	}
	return strings.Join(rows, "\n")
}

func blank(s string) bool { return strings.Trim(s, " ") == "" }

// Characters with a meaning in Markdown, anywhere in a line or at its start.
var (
	special        = regexp.MustCompile("[\\\\`*_{}<>&~|^$@#\\[\\]]|://")
	specialAtStart = regexp.MustCompile(`^([-+=:])|^([0-9]+)([.)])`)
)

// escape escapes one line. Leading spaces become non-breaking ones, because four
// spaces would make it code.
func escape(line string) string {
	line = strings.TrimRight(line, " ")
	words := strings.TrimLeft(line, " ")
	margin := strings.Repeat("\u00a0", len(line)-len(words))
	words = special.ReplaceAllString(words, `\$0`)
	words = strings.ReplaceAll(words, "www.", `www\.`)
	return margin + specialAtStart.ReplaceAllString(words, `$2\$1$3`)
}

func escapeAll(texts []string) []string {
	all := make([]string, len(texts))
	for i, s := range texts {
		all[i] = escape(s)
	}
	return all
}

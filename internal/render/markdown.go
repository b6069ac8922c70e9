package render

import (
	"regexp"
	"strings"
)

// Markdown writes a document as CommonMark. What a person wrote stays words:
// nothing in it becomes a heading, a link, an image or HTML.
func Markdown(d Document) string {
	d = d.safe()
	blocks := []string{"# " + escaped(d.Title)}
	if d.Under != "" {
		blocks = append(blocks, "*"+escaped(d.Under)+"*")
	}
	blocks = append(blocks, escapedAll(d.Lead)...)
	for _, c := range d.Chapters {
		blocks = append(blocks, markdownChapter(c)...)
	}
	if len(d.Close) > 0 {
		blocks = append(append(blocks, markdownRow), escapedAll(d.Close)...)
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

// markdownRow is shown as a line across the page, and reads as one as it is.
const markdownRow = "________________________________________"

func markdownChapter(c Chapter) []string {
	blocks := []string{"## " + escaped(c.Title)}
	var points []string
	for _, s := range c.Points {
		points = append(points, "- "+escaped(s))
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
		blocks = append(blocks, markdownRow, escaped(name))
	}
	return blocks
}

func markdownAnswer(a Answer) []string {
	var blocks []string
	if a.About != "" {
		blocks = append(blocks, "*"+escaped(a.About)+"*")
	}
	if a.Ask != "" {
		blocks = append(blocks, "**"+escaped(a.Ask)+"**")
	}
	if a.Text != "" {
		blocks = append(blocks, escapedLines(a.Text, "> "))
	}
	var fields []string
	for _, f := range a.Fields {
		written := escapedLines(f.Text, "")
		if f.Text == "" {
			written = strings.Repeat(`\_`, narrowest)
		}
		fields = append(fields, "**"+escaped(colon(f.Label))+"** "+written)
	}
	if len(fields) > 0 {
		blocks = append(blocks, strings.Join(fields, "\\\n"))
	}
	return blocks
}

// escapedLines escapes a text behind a margin and keeps its lines: a backslash
// at the end of a line breaks it, an empty line ends a paragraph.
func escapedLines(s, margin string) string {
	rows := strings.Split(s, "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(margin+escaped(row), " ")
		if i+1 < len(rows) && !blank(row) && !blank(rows[i+1]) {
			rows[i] += "\\"
		}
	}
	return strings.Join(rows, "\n")
}

func blank(s string) bool { return strings.Trim(s, " ") == "" }

// What acts anywhere in a line of Markdown, and what acts at its beginning.
var (
	marks   = regexp.MustCompile("[\\\\`*_{}<>&~|^$@#\\[\\]]|://")
	opening = regexp.MustCompile(`^([-+=:])|^([0-9]+)([.)])`)
)

// escaped makes one line plain words of Markdown. Spaces that it begins with
// become ones that do not turn it into code.
func escaped(line string) string {
	line = strings.TrimRight(line, " ")
	words := strings.TrimLeft(line, " ")
	margin := strings.Repeat("\u00a0", len(line)-len(words))
	words = marks.ReplaceAllString(words, `\$0`)
	words = strings.ReplaceAll(words, "www.", `www\.`)
	return margin + opening.ReplaceAllString(words, `$2\$1$3`)
}

func escapedAll(texts []string) []string {
	all := make([]string, len(texts))
	for i, s := range texts {
		all[i] = escaped(s)
	}
	return all
}

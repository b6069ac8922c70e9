package journal

import "strings"

// noteRule is above and below the note in a file for an editor.
const noteRule = "# ----------------------------------------------------------------"

// noteLimit is how much larger a file for an editor may be than its text.
const noteLimit = 16 << 10

// withNote returns what a file for an editor holds: the text, and below it, where
// nobody types by accident, a note in lines that begin with #.
func withNote(text, note string) string {
	var b strings.Builder
	b.WriteString(text + "\n")
	if note == "" {
		return b.String()
	}
	b.WriteString("\n" + noteRule + "\n")
	for _, line := range strings.Split(note, "\n") {
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	b.WriteString(noteRule + "\n")
	return b.String()
}

// withoutNote returns the text of a file for an editor. A note of which a rule is
// missing stays: somebody may have typed into it. So does what is below the note.
func withoutNote(file string) string {
	lines := strings.SplitAfter(file, "\n")
	from, to := noteLines(lines)
	if to == 0 {
		return withoutLineEnd(file)
	}
	text := withoutLineEnd(withoutLineEnd(strings.Join(lines[:from], "")))
	below := withoutLineEnd(strings.TrimPrefix(strings.Join(lines[to-1:], ""), noteRule))
	switch {
	case strings.TrimSpace(below) == "":
		return text
	case text == "":
		return strings.TrimLeft(below, "\r\n")
	}
	return text + "\n\n" + strings.TrimLeft(below, "\r\n")
}

// noteLines returns where the note begins and ends among the lines, or zeros.
func noteLines(lines []string) (from, to int) {
	last := -1
	for i := len(lines) - 1; i >= 0; i-- {
		switch line := strings.TrimRight(lines[i], " \r\n"); {
		case line == noteRule && last >= 0:
			return i, last + 1
		case strings.HasPrefix(line, noteRule): // what follows was typed at the end of the file
			last = i
		case last >= 0 && !strings.HasPrefix(line, "#"):
			return 0, 0
		}
	}
	return 0, 0
}

// withoutLineEnd takes off one line end, which editors put after the last line.
func withoutLineEnd(s string) string {
	if text, ended := strings.CutSuffix(s, "\n"); ended {
		return strings.TrimSuffix(text, "\r")
	}
	return s
}

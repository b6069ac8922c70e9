package prompt

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/text"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// head is the rail of the steps and the place within the step, on one row or
// two, and nothing on a very low screen.
func head(q guide.Question, width, height int, w workbook.Words, l *look) []string {
	if height < 8 {
		return nil
	}
	count := w.Say("ask-count", "number", strconv.Itoa(q.Number), "of", strconv.Itoa(q.Of))
	if q.Parts > 0 {
		count += " · " + w.Say("ask-part", "part", strconv.Itoa(q.Part), "parts", strconv.Itoa(q.Parts))
	}
	if rail := rail(q.Rail, l); height >= 16 && lipgloss.Width(rail) <= width {
		return []string{rail, l.faint.Render(text.OneLine(q.Step) + " · " + count)}
	}
	for _, row := range []string{place(q, w) + " · " + count, place(q, w)} {
		if ansi.StringWidth(row) <= width {
			return []string{l.accent.Render(row)}
		}
	}
	return nil
}

// rail is the row of all steps.
func rail(stages []guide.Stage, l *look) string {
	var row []string
	for _, s := range stages {
		title := text.OneLine(s.Title)
		switch {
		case s.Here:
			row = append(row, l.accent.Bold(true).Render("● "+title))
		case s.State == guide.Done:
			row = append(row, l.faint.Render("✓ "+title))
		default:
			row = append(row, l.faint.Render("· "+title))
		}
	}
	return strings.Join(row, "  ")
}

// place is the step that a question belongs to, in short: 2/6 Apologize.
func place(q guide.Question, w workbook.Words) string {
	for i, s := range q.Rail {
		if s.Here {
			return w.Say("ask-place", "step", strconv.Itoa(i+1), "steps", strconv.Itoa(len(q.Rail)), "title", text.OneLine(s.Title))
		}
	}
	return text.OneLine(q.Step)
}

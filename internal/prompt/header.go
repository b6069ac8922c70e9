package prompt

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// header says where in the workbook the question is: all steps and the place
// within the step, or both on one row if the screen is small, or nothing if it is
// very low.
func header(q guide.Question, width, height int, w workbook.Words, t *theme) []string {
	if height < 8 {
		return nil
	}
	count := counted(q, w, " · ")
	if rail := rail(q.Rail, t); len(q.Rail) > 1 && height >= 16 && lipgloss.Width(rail) <= width {
		return []string{rail, t.Faint.Render(display.OneLine(q.Step) + count)}
	}
	place := place(q, w)
	if display.Width(place+count) > width {
		count = ""
	}
	return []string{t.Accent.Render(ansi.Truncate(place, width, "…")) + t.Faint.Render(count)}
}

// counted says which question of its step it is, and which field of its prompt,
// with something before each; nothing if it is the only one.
func counted(q guide.Question, w workbook.Words, between string) string {
	var s string
	if q.Of > 1 {
		s = between + w.Say("ask-count", "number", strconv.Itoa(q.Number), "of", strconv.Itoa(q.Of))
	}
	if q.Fields > 0 {
		s += between + w.Say("ask-part", "part", strconv.Itoa(q.Field), "parts", strconv.Itoa(q.Fields))
	}
	return s
}

// rail returns the row of all steps.
func rail(stages []guide.Stage, t *theme) string {
	var row []string
	for _, s := range stages {
		title := display.OneLine(s.Title)
		switch {
		case s.Here:
			row = append(row, t.Accent.Bold(true).Render("● "+title))
		case s.State == guide.Done:
			row = append(row, t.Faint.Render("✓ "+title))
		case s.State == guide.Waiting:
			row = append(row, t.Faint.Render("◌ "+title))
		default:
			row = append(row, t.Faint.Render("· "+title))
		}
	}
	return strings.Join(row, "  ")
}

// place returns the step that a question belongs to, in short: 2/6 Apologize.
func place(q guide.Question, w workbook.Words) string {
	for i, s := range q.Rail {
		if s.Here && len(q.Rail) > 1 {
			return w.Say("ask-place", "step", strconv.Itoa(i+1), "steps", strconv.Itoa(len(q.Rail)), "title", display.OneLine(s.Title))
		}
	}
	return display.OneLine(q.Step)
}

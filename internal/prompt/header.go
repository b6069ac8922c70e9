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

// header says where in the workbook the question is: all steps, and below them the
// place within the step at the right of a rule. A small screen has both on one row,
// and a very low one has nothing. A short note has its place there too, so that nothing
// moves when it goes.
func header(q guide.Question, note string, width, height int, w workbook.Words, t *theme) []string {
	if height < 8 {
		return nil
	}
	count := counted(q, w, " · ")
	if rail := rail(q.Rail, t); height >= 16 && (len(q.Rail) < 2 || lipgloss.Width(rail) <= width) {
		rows := []string{rule(note, display.OneLine(q.Step)+count, width, t)}
		if len(q.Rail) > 1 {
			rows = append([]string{rail}, rows...)
		}
		return rows
	}
	place := place(q, w)
	if display.Width(place+count) > width {
		count = ""
	}
	row := t.Accent.Render(ansi.Truncate(place, width, "…")) + t.Faint.Render(count)
	if free := width - lipgloss.Width(row) - display.Width(note); note != "" && free > 0 {
		row += strings.Repeat(" ", free) + t.Accent.Render(note)
	}
	return []string{row}
}

// noteWidth is how long a note may be in a header, in columns.
const noteWidth = 16

// rule returns a thin rule with a note at its left and a text at its right.
func rule(note, text string, width int, t *theme) string {
	if note != "" {
		note += " "
	}
	text = ansi.Truncate(text, width-display.Width(note), "…")
	if text != "" {
		text = " " + text
	}
	return t.Accent.Render(note) + t.Faint.Render(strings.Repeat("─", max(0, width-display.Width(note+text)))+text)
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

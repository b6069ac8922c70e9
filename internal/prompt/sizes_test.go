package prompt

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// On a screen of any size nothing exceeds it, and from 20x5 on the beginning of
// the question, the field and a key are visible.
func TestEverySize(t *testing.T) {
	t.Parallel()
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	options := []workbook.Option{
		{ID: "a", Label: "An option that is much too long for a narrow screen"}, {ID: "b", Label: "B"}, {ID: "c", Label: "C"},
		{ID: "d", Label: "D"}, {ID: "e", Label: "E"}, {ID: "f", Label: "F"}, {ID: "g", Label: "G"},
	}
	for _, kind := range []workbook.Kind{
		workbook.Text, workbook.Letter, workbook.Line, workbook.Date, workbook.Choice, workbook.Choices,
		workbook.Confirm, workbook.Scale, workbook.Task,
	} {
		q := guide.Question{
			Kind: kind, Step: "Apologize", Number: 3, Of: 12, Field: 1, Fields: 2, CanBack: true, Options: options,
			Scale: &workbook.Ends{From: 1, To: 9, Low: "low", High: "high"},
			Rail:  []guide.Stage{{Title: "Acknowledge"}, {Title: "Apologize", Here: true}, {Title: "Follow through"}},
			Ask:   strings.Repeat("Quite a long question for a small screen. ", 3),
			Guide: strings.Repeat("Some help.\n\n- one\n- two\n\n", 5), Value: value(kind),
		}
		if kind == workbook.Date {
			q.Understood = func(string) string { return "Sun 14 Mar 2027, in 103 days" }
		}
		s := newQuestion(t.Context(), q, nil, &Options{Words: words, Editor: []string{"ed"}}, newTheme(true))
		for _, width := range []int{1, 2, 9, 20, 23, 30, 40, 61, 80, 130} {
			for _, height := range []int{1, 2, 3, 5, 6, 8, 10, 12, 16, 18, 20, 24, 50} {
				s.Update(tui.Size{Width: width, Height: height})
				fits(t, fmt.Sprintf("%s at %dx%d", kind, width, height), s.View(width, height), width, height)
			}
		}
	}
}

func value(k workbook.Kind) string {
	switch k {
	case workbook.Text, workbook.Letter:
		return strings.Repeat("日本語 and some words without an end\n", 20)
	case workbook.Choice, workbook.Choices:
		return "g"
	}
	return ""
}

func fits(t *testing.T, what, view string, width, height int) {
	t.Helper()
	rows := strings.Split(view, "\n")
	if len(rows) != height {
		t.Fatalf("%s: %d rows", what, len(rows))
	}
	if width < 20 || height < 5 {
		return
	}
	plain := ansi.Strip(view)
	for _, row := range strings.Split(plain, "\n") {
		if row = strings.TrimRight(row, " "); display.Width(row) > width {
			t.Errorf("%s: %q is %d wide", what, row, display.Width(row))
		}
	}
	if !strings.Contains(plain, "Quite a long") || !strings.ContainsAny(plain, "┃↑↓") || !strings.Contains(plain, "next") {
		t.Errorf("%s:\n%s", what, plain)
	}
}

// Guidance is there to its end, or a sign says that it goes on.
func TestGuidanceGoesOnWithASign(t *testing.T) {
	t.Parallel()
	for _, safety := range []string{"", "Leaving can be the most dangerous time."} {
		for sentences := range 20 {
			for height := 10; height < 40; height++ {
				for _, kind := range []workbook.Kind{workbook.Text, workbook.Confirm} {
					q := opened(t, guide.Question{
						Kind: kind, Step: "Listen", Ask: "What?", Why: "Because.", Safety: safety,
						Guide: strings.Repeat("Take your time with this one, there's no wrong answer to it.\n\n", sentences) + "The end.",
					}, workbook.Words{}, forget)
					q.Update(tui.Size{Width: 80, Height: height})
					view := ansi.Strip(q.View(80, height))
					if ended := strings.Contains(view, "The end."); ended == strings.Contains(view, "pgdn") {
						t.Fatalf("%d sentences in %d rows: the end is there: %t\n%s", sentences, height, ended, view)
					} else if signed := strings.Contains(view, "…"); !ended && !signed && strings.Contains(view, "Take") {
						t.Fatalf("%d sentences in %d rows end without a sign\n%s", sentences, height, view)
					}
				}
			}
		}
	}
}

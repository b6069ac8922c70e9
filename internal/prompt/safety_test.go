package prompt

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestSafetyInSight checks that what somebody may be in danger without is in sight on
// a screen of any size that people work with, whole, with the field above it.
func TestSafetyInSight(t *testing.T) {
	t.Parallel()
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, path := range []workbook.Path{workbook.Hurting, workbook.Alone, workbook.Hurt} {
		book, err := workbook.Load(content.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range book.Steps {
			for _, p := range step.Prompts {
				for _, relation := range []string{"partner", "colleague"} {
					q := safetyQuestion(p, relation)
					if q.Safety == "" {
						continue
					}
					checked++
					for _, size := range []tui.Size{{Width: 40, Height: 10}, {Width: 80, Height: 24}, {Width: 120, Height: 40}} {
						safetyInSight(t, q, words, size)
					}
				}
			}
		}
	}
	if checked < 10 {
		t.Errorf("only %d prompts have such lines", checked)
	}
}

// TestSafetyIsMarked checks that a line which sends somebody to help lines, or warns of
// danger, is marked as one that has to be in sight. Two prompts also have another one.
func TestSafetyIsMarked(t *testing.T) {
	t.Parallel()
	urgent := regexp.MustCompile(`help lines?\b|help-lines|emergency|crisis line|most dangerous|warning sign`)
	marked := []string{"my-alarms", "getting-help"}
	for _, path := range []workbook.Path{workbook.Hurting, workbook.Alone, workbook.Hurt} {
		book, err := workbook.Load(content.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range book.Steps {
			for _, p := range step.Prompts {
				for _, part := range p.Guide {
					if urgent.MatchString(part.Text) && !part.Safety && !slices.Contains(marked, p.ID) {
						t.Errorf("the guide of %s has a line about safety without safety: true: %q", p.ID, part.Text)
					}
				}
			}
		}
	}
}

// safetyQuestion returns a prompt as it is asked about some relation.
func safetyQuestion(p *workbook.Prompt, relation string) guide.Question {
	fill := strings.NewReplacer("{other}", "Samantha", "{me}", "Kim")
	q := guide.Question{
		ID: p.ID, Kind: p.Kind, Ask: fill.Replace(p.Ask), Why: fill.Replace(p.Why), Options: p.Options, Scale: p.Scale,
		Step: "Acknowledge", Number: 2, Of: 5, CanBack: true,
		Rail: []guide.Stage{{Title: "Acknowledge", Here: true}, {Title: "Apologize"}},
	}
	if len(p.Fields) > 0 {
		q.About, q.Ask, q.Kind = q.Ask, fill.Replace(p.Fields[0].Ask), p.Fields[0].Kind
	}
	for _, part := range p.Guide {
		relations, only := part.When["relation"]
		if only && !slices.Contains(relations, relation) {
			continue
		}
		to := &q.Guide
		if part.Safety {
			to = &q.Safety
		}
		*to = joined(*to, fill.Replace(strings.TrimSpace(part.Text)))
	}
	return q
}

func safetyInSight(t *testing.T, q guide.Question, words workbook.Words, size tui.Size) {
	t.Helper()
	s := newQuestion(t.Context(), q, nil, &Options{Words: words}, newTheme(true))
	s.Update(size)
	view := ansi.Strip(s.View(size.Width, size.Height))
	what := fmt.Sprintf("%s at %dx%d", q.ID, size.Width, size.Height)
	var rows []string
	for _, row := range strings.Split(view, "\n") {
		if size.Width >= besideFrom { // without what stands beside
			row = ansi.Truncate(row, tui.TextWidth(size.Width)+sideGap, "")
		}
		rows = append(rows, strings.TrimSpace(row))
	}
	shown := strings.Join(strings.Fields(strings.Join(rows, " ")), " ")
	for _, b := range display.Blocks(q.Safety) {
		var want []string
		for _, w := range b.Words {
			want = append(want, w.Text)
		}
		if text := strings.Join(want, " "); !strings.Contains(shown, text) {
			t.Errorf("%s: %q is not in sight:\n%s", what, text, view)
		}
	}
	if field := strings.Count(view, bar) + strings.Count(view, "↑") + strings.Count(view, "↓"); field < 2 && !s.field.line {
		t.Errorf("%s: the field has %d rows:\n%s", what, field, view)
	}
}

// TestCheckInSight checks that what the checker asks about a letter that is read again
// is above the letter, once, on a screen of any size that people work with.
func TestCheckInSight(t *testing.T) {
	t.Parallel()
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	q := guide.Question{
		Kind: workbook.Letter, Step: "Apologize", Ask: "Read your letter out loud, the way Sam might hear it on a bad day. What will you change?",
		Why: "After a break, you notice things.", Guide: strings.Repeat("Stand up. ", 30), Value: strings.Repeat("Dear Sam,\n", 50), FromTop: true,
		Checks: []guide.Quote{
			{Ask: `The checker asks about "sorry if":`, Text: "What do you know for sure you did?\nIt may sound as if nothing happened."},
			{Ask: `The checker asks about "mistakes":`, Text: "Who did this?\nIt sounds as if nobody did."},
		},
	}
	for _, size := range []tui.Size{{Width: 40, Height: 10}, {Width: 80, Height: 24}, {Width: 120, Height: 40}} {
		s := newQuestion(t.Context(), q, nil, &Options{Words: words}, newTheme(false))
		s.Update(size)
		view := s.View(size.Width, size.Height)
		above, _, _ := strings.Cut(view, bar)
		for _, want := range []string{`asks about "sorry if":`, "What do you know for sure you did?"} {
			if strings.Count(view, want) != 1 || !strings.Contains(above, want) {
				t.Errorf("%v: %q is not above the letter, once:\n%s", size, want, view)
			}
		}
		beside := strings.Contains(view, "Who did this?")
		if more := strings.Contains(view, "one more thing"); size.Height >= 16 && more == beside || beside != (size.Width >= besideFrom) {
			t.Errorf("%v: the second is beside: %t, and said to be there: %t:\n%s", size, beside, more, view)
		}
	}
}

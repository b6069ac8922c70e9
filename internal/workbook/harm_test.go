package workbook_test

import (
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func load(t *testing.T, name workbook.Path) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Load(content.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return wb
}

// TestCheckIns checks that every route that asks for a promise comes back to it.
func TestCheckIns(t *testing.T) {
	wb := load(t, workbook.Hurting)
	for _, route := range wb.Routes.Routes {
		promised, checked := false, false
		for _, s := range route.Sittings {
			for _, id := range s.Prompts {
				p, _ := wb.Prompt(id)
				promised = promised || p.Kind == workbook.Promises
				checked = checked || id == "missed" && promised && slices.Contains(s.Again, id)
			}
		}
		if promised && !checked {
			t.Errorf("route %q asks for a promise and never comes back to it", route.ID)
		}
	}
}

// TestMissedPromise checks that a missed promise leads to questions about what
// happened, and not straight to a new date.
func TestMissedPromise(t *testing.T) {
	wb := load(t, workbook.Hurting)
	missed, _ := wb.Prompt("missed")
	if missed == nil || missed.Kind != workbook.Choice {
		t.Fatal("nothing asks whether a promise was missed")
	}
	asked := 0
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if _, ok := p.When["missed"]; ok {
				asked++
				if p.Kind == workbook.Date || p.Kind == workbook.Promises {
					t.Errorf("prompt %q asks for a missed promise again", p.ID)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("no prompt depends on a missed promise")
	}
}

// TestReviewEndings checks that every review offers to go on, to change and to stop.
func TestReviewEndings(t *testing.T) {
	reviews := 0
	for _, step := range load(t, workbook.Hurting).Steps {
		for _, p := range step.Prompts {
			for _, f := range p.Fields {
				if p.Kind == workbook.Review && f.ID == "ending" {
					reviews++
					threeEndings(t, p.ID, f.Options)
				}
			}
			if p.ID == "six-month-look" {
				threeEndings(t, p.ID, p.Options)
			}
		}
	}
	if reviews == 0 {
		t.Error("there is no review")
	}
}

func threeEndings(t *testing.T, prompt string, options []workbook.Option) {
	t.Helper()
	if len(options) != 3 || options[0].ID != "go-on" || options[1].ID != "change" {
		t.Errorf("prompt %q has the endings %v", prompt, options)
	}
}

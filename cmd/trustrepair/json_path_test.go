package main

import (
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// pathDoc is what "steps --json" says about the path of a journal.
type pathDoc struct {
	Steps []struct {
		Prompts []struct {
			ID, Kind, Sitting      string
			Core, Reaches, Applies bool
			Outcomes               []struct {
				ID  string
				Day bool
			}
		}
	}
}

// TestPathJSON checks what "steps --json" says about each prompt: whether it is core
// for the journal as it is, its sitting, whether it reaches for the other person, and
// its outcomes.
func TestPathJSON(t *testing.T) {
	t.Parallel()
	book, err := workbook.Load(content.FS, workbook.Hurting)
	check(t, err)
	h := newHome(t)
	h.start()
	serious := h.core()
	for _, step := range readJSON[pathDoc](h, "steps").Steps {
		for _, p := range step.Prompts {
			shipped, _ := book.Prompt(p.ID)
			if p.Reaches != shipped.Reaches || len(p.Outcomes) != len(shipped.Outcomes) {
				t.Errorf("%+v is not as in the content", p)
				continue
			}
			for i, o := range p.Outcomes {
				if o.ID != shipped.Outcomes[i].ID || o.Day != shipped.Outcomes[i].Day {
					t.Errorf("%s: outcome %d is %+v", p.ID, i, o)
				}
			}
			if p.Core && (p.Sitting == "" || !p.Applies) {
				t.Errorf("%+v is core, but not asked", p)
			}
		}
	}
	if !slices.Contains(serious, "letter") || slices.Contains(serious, "own-part") || slices.Contains(serious, "amends") {
		t.Errorf("for a serious breach these are core: %q", serious)
	}
	h.must("", "setup", "--severity", "grave")
	if grave := h.core(); !slices.Contains(grave, "own-part") || len(grave) <= len(serious) {
		t.Errorf("for a grave one these are: %q", grave)
	}
	h.must("they-do-not", "answer", "both-want")
	if amends := h.core(); !slices.Contains(amends, "amends") || slices.Contains(amends, "letter") {
		t.Errorf("after a no these are: %q", amends)
	}
}

// core returns the ids of the prompts that are core now.
func (h *home) core() []string {
	var ids []string
	for _, step := range readJSON[pathDoc](h, "steps").Steps {
		for _, p := range step.Prompts {
			if p.Core {
				ids = append(ids, p.ID)
			}
		}
	}
	return ids
}

// sittingDoc is what "status --json" says about what next would do.
type sittingDoc struct {
	Next    *struct{ Kind, Prompt, At string }
	Sitting *struct {
		ID, Step      string
		Prompts       []string
		Left, Minutes int
	}
}

// TestSittingJSON checks the sitting and the next item in "status --json" all the way
// of a plan: an object each, or null where nothing is to be done, or nothing is left.
func TestSittingJSON(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	p := makePlan(t, shortSubject(), false)
	for i, s := range p.evenings {
		now := s.now.Format("2006-01-02T15:04:05Z07:00")
		if i > 0 {
			if got := readJSON[sittingDoc](h, "status", "--now", now); got.Next == nil || got.Sitting == nil || got.Next.Prompt != s.actions[0].prompt.ID ||
				got.Sitting.Left == 0 || got.Sitting.Left > len(got.Sitting.Prompts) || got.Sitting.Minutes == 0 || !slices.Contains(got.Sitting.Prompts, got.Next.Prompt) {
				t.Errorf("before evening %d next is %+v in %+v", i, got.Next, got.Sitting)
			}
		}
		playPlain(h, i == 0, p, s)
		got := readJSON[sittingDoc](h, "status", "--now", now)
		last, waits := i == len(p.evenings)-1, !s.until.IsZero()
		if (got.Sitting == nil) != (last || waits) {
			t.Errorf("after evening %d the sitting is %+v", i, got.Sitting)
		}
		if (got.Next == nil) != last || !last && (got.Next.Kind == "wait") != waits {
			t.Errorf("after evening %d next is %+v", i, got.Next)
		}
	}
}

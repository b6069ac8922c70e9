package guide_test

import (
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// others returns a source of items that are not about prompts.
func others(items ...guide.Item) guide.Source {
	return func(guide.View, time.Time) []guide.Item { return items }
}

func promised(kind guide.ItemKind, on int, text string) guide.Item {
	return guide.Item{Kind: kind, Ref: guide.Ref{Promise: "01P"}, At: day(on), Text: text}
}

func reviewed(kind guide.ItemKind, on int) guide.Item {
	return guide.Item{Kind: kind, Ref: guide.Ref{Review: "01R"}, At: day(on)}
}

func names(items []guide.Item) string {
	s := ""
	for _, it := range items {
		s += it.Name() + " "
	}
	return s
}

func TestPlanMergesSources(t *testing.T) {
	d := begin("serious").answer(0, "deed", "x").answer(0, "lied", false).answer(0, "letter", "l")
	undated := guide.Item{Kind: guide.ItemWait, Ref: guide.Ref{Promise: "undated"}}
	done := guide.Item{Kind: guide.ItemDone, Ref: guide.Ref{Promise: "done"}}
	now := guide.Item{Kind: guide.ItemAsk, Ref: guide.Ref{Promise: "now"}}
	a := guide.Plan(load(t), guide.Fold(d.entries), day(5),
		others(promised(guide.ItemDue, 1, "ring"), reviewed(guide.ItemWait, 9), done), others(promised(guide.ItemWait, 8, "pay"), undated, now))
	if got := names(a.Due); got != "01P reread " {
		t.Errorf("due: %q; the longest due comes first", got)
	}
	if got := names(a.Ready); got != "01P now aside reread " {
		t.Errorf("ready: %q", got)
	}
	if got := names(a.Waiting); got != "01P 01R " {
		t.Errorf("waiting: %q; the soonest comes first", got)
	}
	if a.Next.Promise != "01P" || a.NextPrompt().Prompt != "aside" {
		t.Errorf("next is %+v, and the next prompt %+v", a.Next, a.NextPrompt())
	}
	if a.Steps[0].State != guide.Open || a.Steps[0].Answered != 3 || a.Steps[0].Of != 5 {
		t.Errorf("the step counts what is no prompt, or is not open: %+v", a.Steps[0])
	}
}

// A wait only holds back prompts.
func TestOtherItemsAreNotHeldBack(t *testing.T) {
	d := begin("serious").answer(0, "deed", "x").answer(0, "lied", false).answer(0, "letter", "l").answer(0, "aside", "x")
	a := guide.Plan(load(t), guide.Fold(d.entries), day(1), others(promised(guide.ItemDue, 1, "ring")))
	if brief(a.Next) != "due  03-02" || len(a.Ready) != 1 {
		t.Errorf("next is %q, and open %q", brief(a.Next), names(a.Ready))
	}
	if got := a.NextPrompt(); got.Prompt != "reread" || got.Kind != guide.ItemWait {
		t.Errorf("the next prompt is %+v", got)
	}
	a = guide.Plan(load(t), guide.Fold(d.entries), day(1), others(promised(guide.ItemWait, 2, "ring")))
	if a.Next.Promise != "01P" || a.Steps[0].State != guide.Waiting {
		t.Errorf("next is %+v, and the step is %s", a.Next, a.Steps[0].State)
	}
}

func TestFirst(t *testing.T) {
	a := guide.Plan(load(t), guide.Fold(begin("light").entries), day(0), others(promised(guide.ItemDue, 0, "ring"), reviewed(guide.ItemWait, 9)))
	order := []string{"01P", "deed", "lied", "letter", "aside", "01R", ""}
	passed := map[guide.Ref]bool{}
	for _, want := range order {
		it := a.First(func(it guide.Item) bool { return passed[it.Ref] })
		if it.Name() != want || (want == "") != (it.Kind == guide.ItemDone) {
			t.Fatalf("after %v comes %+v, want %q", passed, it, want)
		}
		passed[it.Ref] = true
	}
}

func TestRef(t *testing.T) {
	for _, tt := range []struct {
		ref    guide.Ref
		prompt bool
		name   string
	}{
		{guide.Ref{Step: "one", Prompt: "deed"}, true, "deed"},
		{guide.Ref{Promise: "01P"}, false, "01P"},
		{guide.Ref{Review: "01R"}, false, "01R"},
		{guide.Ref{}, false, ""},
	} {
		if tt.ref.IsPrompt() != tt.prompt || tt.ref.Name() != tt.name {
			t.Errorf("%+v: prompt %v, name %q", tt.ref, tt.ref.IsPrompt(), tt.ref.Name())
		}
	}
}

func TestTitle(t *testing.T) {
	v := guide.View{Workbook: load(t), State: guide.Fold(begin("light").entries)}
	for _, tt := range []struct {
		item guide.Item
		want string
	}{
		{guide.Item{Ref: guide.Ref{Prompt: "deed"}}, "What, Ann?"},
		{guide.Item{Ref: guide.Ref{Prompt: "gone"}}, "gone"},
		{promised(guide.ItemDue, 0, "I ring {other} at six"), "I ring {other} at six"}, // the person's own words
		{reviewed(guide.ItemDue, 0), "01R"},
	} {
		if got := v.Title(tt.item); got != tt.want {
			t.Errorf("%+v is called %q, want %q", tt.item.Ref, got, tt.want)
		}
	}
}

func TestTakeUp(t *testing.T) {
	d := begin("serious").answer(0, "deed", "x").answer(0, "lied", false).answer(0, "letter", "l")
	plan := func() guide.Agenda {
		return guide.Plan(load(t), guide.Fold(d.entries), day(5), others(promised(guide.ItemDue, 1, "ring")))
	}
	a := plan()
	a.TakeUp("one", "reread")
	if !a.Next.Draft || brief(a.Next) != "due reread 03-05" || !a.Next.Rests {
		t.Errorf("what is due loses it by a draft: %+v", a.Next)
	}
	a = plan()
	a.TakeUp("one", "aside")
	if got := a.NextPrompt(); !got.Draft || brief(got) != "ask aside" {
		t.Errorf("the next prompt is %+v", got)
	}
	a.TakeUp("one", "deed") // an answered prompt with a draft
	if brief(a.Next) != "ask deed" || a.Next.Step != "one" || !a.Next.Draft {
		t.Errorf("next is %+v", a.Next)
	}
}

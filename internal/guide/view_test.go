package guide_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// asked has an example of everything that a question consists of.
const asked = `
id: one
title: One
intro: For {me}.
prompts:
  - id: deed
    kind: text
    ask: What, {me}?
    why: "{other} asks."
    guide:
      - text: |
          Always, {me}.
      - {when: {relation: [friend]}, text: Of a friend.}
      - {when: {relation: [family]}, text: Of a family.}
    example: [{when: {relation: [friend]}, text: A friend did.}]
  - {id: hidden, kind: text, ask: q, why: w, guide: g, when: {relation: [family]}}
  - {id: way, kind: choice, ask: How, why: w, guide: g, optional: true, options: [{id: ring, label: "I ring {other}"}, {id: write, label: I write}]}
  - {id: ways, kind: choices, ask: How else, why: w, guide: g, options: [{id: ring, label: Ring}, {id: write, label: Write}, {id: come, label: Come}]}
  - {id: letter, kind: letter, ask: Write, why: w, guide: g}
  - {id: reread, kind: letter, again: letter, ask: Reread, why: w, guide: g}
  - id: plan
    kind: review
    ask: Which, {me}?
    why: w
    guide: The plan.
    example: As this.
    optional: true
    fields:
      - {id: ending, kind: choice, ask: "How, {other}?", guide: Choose., example: One., options: [{id: go-on, label: "Go on, {me}"}, {id: stop, label: Stop}]}
      - {id: on, kind: date, ask: When}
      - {id: note, kind: text, ask: Note, optional: true, guide: "For {me}."}
      - {id: much, kind: scale, ask: Much, scale: {from: 1, to: 5, low: l, high: h}}
  - {id: scale, kind: scale, ask: Much, why: w, guide: g, scale: {from: 0, to: 10, low: l, high: h}, quotes: [deed, way, ways, plan, hidden]}
  - {id: told, kind: confirm, ask: Told, why: w, guide: g}
`

func askedView(t *testing.T, d *diary) guide.View {
	t.Helper()
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one, two]}\n")},
		"steps/one.yaml": {Data: []byte(asked)}, "steps/two.yaml": {Data: []byte(second)},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	state := guide.Fold(d.entries)
	return guide.View{Workbook: wb, Words: words(t), State: state, Agenda: guide.Plan(wb, state, day(0))}
}

func (d *diary) stored(prompt, answer string) *diary {
	return d.add(0, entry.Entry{Kind: entry.Answer, Prompt: prompt, Answer: []byte(answer)})
}

func question(v guide.View, id string) guide.Question {
	p, step := v.Workbook.Prompt(id)
	return v.Question(p, step)
}

func field(v guide.View, id string, i int) guide.Question {
	p, step := v.Workbook.Prompt(id)
	return v.Field(p, step, i)
}

func TestQuestion(t *testing.T) {
	v := askedView(t, begin("light"))
	q := question(v, "deed")
	for name, tt := range map[string][2]string{
		"id": {q.ID, "deed"}, "kind": {string(q.Kind), "text"}, "step": {q.Step, "One"}, "intro": {q.Intro, "For Ann."},
		"ask": {q.Ask, "What, Ann?"}, "why": {q.Why, "Bo asks."}, "guide": {q.Guide, "Always, Ann.\n\nOf a friend."},
		"example": {q.Example, "A friend did."}, "value": {q.Value, ""}, "current": {q.CurrentAnswer, ""},
		"count": {fmt.Sprintf("%d of %d", q.Number, q.Of), "1 of 8"}, "fields": {fmt.Sprintf("%d of %d", q.Field, q.Fields), "0 of 0"},
	} {
		if tt[0] != tt[1] {
			t.Errorf("%s: got %q, want %q", name, tt[0], tt[1])
		}
	}
	if q.Optional || q.FromTop || len(q.Quotes) > 0 || q.Scale != nil {
		t.Errorf("got %+v", q)
	}
	want := []guide.Stage{{Title: "One", State: guide.Open, Here: true}, {Title: "Two", State: guide.Ahead}}
	if !slices.Equal(q.Rail, want) {
		t.Errorf("the rail is %+v, want %+v", q.Rail, want)
	}
}

func TestQuestionOfAChoice(t *testing.T) {
	v := askedView(t, begin("light").answer(0, "way", "ring").answer(0, "ways", []string{"write", "come"}))
	q := question(v, "way")
	if q.Number != 2 || q.Intro != "" || !q.Optional || q.Value != "ring" || q.CurrentAnswer != "I ring Bo" {
		t.Errorf("got %+v", q)
	}
	if want := []workbook.Option{{ID: "ring", Label: "I ring Bo"}, {ID: "write", Label: "I write"}}; !slices.Equal(q.Options, want) {
		t.Errorf("the options are %+v, want %+v", q.Options, want)
	}
	if q := question(v, "ways"); q.Value != "write,come" || q.CurrentAnswer != "Write\nCome" {
		t.Errorf("got %q and %q", q.Value, q.CurrentAnswer)
	}
	var refusal *answers.Refusal
	if err := q.Check("write"); err != nil {
		t.Error(err)
	}
	if err := q.Check("pigeon"); !errors.As(err, &refusal) || refusal.Prompt != "way" || refusal.Field != "" {
		t.Errorf("a choice that is none: %+v", err)
	}
}

// Earlier answers are quoted in the order of the content and in their newest version.
func TestQuotes(t *testing.T) {
	d := begin("light").answer(0, "deed", "old").answer(0, "deed", "I lied").answer(0, "ways", []string{"ring"}).
		stored("plan", `{"ending":"stop","on":"2026-03-14","much":3}`)
	v := askedView(t, d)
	want := []guide.Quote{{Ask: "What, Ann?", Text: "I lied"}, {Ask: "How else", Text: "Ring"},
		{Ask: "Which, Ann?", Text: "Stop · Sat 14 Mar 2026 · 3"}}
	if q := question(v, "scale"); !slices.Equal(q.Quotes, want) || q.Scale.To != 10 {
		t.Errorf("got %+v, want %+v", q.Quotes, want)
	}
}

// A quote of a prompt that is not in the content is omitted.
func TestQuoteOfALostPrompt(t *testing.T) {
	v := askedView(t, begin("light").answer(0, "gone", "x"))
	p, step := v.Workbook.Prompt("scale")
	p.Quotes = []string{"gone"}
	if q := v.Question(p, step); len(q.Quotes) > 0 {
		t.Errorf("got %+v", q.Quotes)
	}
}

func TestQuestionOfALetter(t *testing.T) {
	v := askedView(t, begin("light").answer(0, "letter", "first").answer(0, "reread", "second"))
	q := question(v, "letter")
	if len(q.Quotes) != 1 || !q.Quotes[0].Aside || q.Quotes[0].Ask != v.Words["letter-parts-title"] || q.Quotes[0].Text != v.Words["letter-parts"] {
		t.Errorf("beside the letter stands %+v", q.Quotes)
	}
	if q.Value != "second" || q.FromTop {
		t.Errorf("it is gone on with at %q, from the top: %v", q.Value, q.FromTop)
	}
	if q := question(v, "reread"); q.Value != "second" || !q.FromTop || len(q.Quotes) > 0 {
		t.Errorf("it is read again as %+v", q)
	}
	if q := question(v, "told"); len(q.Quotes) > 0 {
		t.Errorf("beside another kind stands %+v", q.Quotes)
	}
}

func TestField(t *testing.T) {
	v := askedView(t, begin("light").stored("plan", `{"ending":"go-on","on":"2026-03-14","much":3}`))
	first, second, third := field(v, "plan", 0), field(v, "plan", 1), field(v, "plan", 2)
	for name, tt := range map[string][2]string{
		"id": {first.ID, "plan.ending"}, "kind": {string(first.Kind), "choice"}, "about": {first.About, "Which, Ann?"},
		"ask": {first.Ask, "How, Bo?"}, "why": {first.Why, "w"}, "guide": {first.Guide, "The plan.\n\nChoose."},
		"example": {first.Example, "As this.\n\nOne."}, "value": {first.Value, "go-on"}, "current": {first.CurrentAnswer, "Go on, Ann"},
		"place": {fmt.Sprint(first.Field, first.Fields), "1 4"}, "option": {first.Options[0].Label, "Go on, Ann"},
		"second place": {fmt.Sprint(second.Field, second.Fields), "2 4"}, "second about": {second.About, "Which, Ann?"},
		"second help":  {second.Intro + second.Why + second.Guide + second.Example, ""},
		"second value": {second.Value, "2026-03-14"}, "second current": {second.CurrentAnswer, "Sat 14 Mar 2026"},
		"third guide": {third.Guide, "For Ann."}, "third value": {third.Value + third.CurrentAnswer, ""},
		"fourth value": {field(v, "plan", 3).Value, "3"},
	} {
		if tt[0] != tt[1] {
			t.Errorf("%s: got %q, want %q", name, tt[0], tt[1])
		}
	}
	if !first.Optional || second.Optional || !third.Optional || field(v, "plan", 3).Scale.To != 5 || second.Scale != nil {
		t.Error("an optional prompt can be skipped at its first field, another field only if it is optional itself")
	}
	var refusal *answers.Refusal
	if err := second.Check("2026-03-14"); err != nil {
		t.Error(err)
	}
	if err := second.Check("soon"); !errors.As(err, &refusal) || refusal.Prompt != "plan" || refusal.Field != "on" || refusal.Code != "day" {
		t.Errorf("the field takes soon, or says %+v", err)
	}
	if q := field(askedView(t, begin("light")), "plan", 0); q.Value != "" || q.CurrentAnswer != "" {
		t.Errorf("without an answer it begins with %q and %q", q.Value, q.CurrentAnswer)
	}
}

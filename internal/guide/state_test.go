package guide_test

import (
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestHolds(t *testing.T) {
	d := begin("serious").add(0, entry.Entry{Kind: entry.Gate, Gate: []string{"none", "unsaid"}}).
		answer(0, "choice", "ring").answer(0, "choices", []string{"a", "b"}).answer(0, "yes", true).answer(0, "much", 7).
		answer(0, "task", "not-yet 2026-03-14").answer(0, "refused", "no I will not").answer(0, "object", map[string]string{"a": "b"}).
		answer(0, "gone", "x").skip(0, "gone").skip(0, "back").answer(0, "back", "x")
	st := guide.Fold(d.entries)
	for _, tt := range []struct {
		when workbook.When
		want bool
	}{
		{nil, true},
		{workbook.When{"relation": {"family", "friend"}}, true}, {workbook.When{"relation": {"family"}}, false},
		{workbook.When{"breach": {"lie"}}, true}, {workbook.When{"breach": {"choice"}}, false},
		{workbook.When{"intent": {"choice"}}, true}, {workbook.When{"intent": {"lie"}}, false},
		{workbook.When{"severity": {"serious"}}, true}, {workbook.When{"severity": {"light"}}, false},
		{workbook.When{"role": {"hurting"}}, true}, {workbook.When{"role": {"hurt"}}, false},
		{workbook.When{"gate": {"unsaid"}}, true}, {workbook.When{"gate": {"afraid"}}, false},
		{workbook.When{"choice": {"ring"}}, true}, {workbook.When{"choice": {"write"}}, false},
		{workbook.When{"choices": {"b", "c"}}, true}, {workbook.When{"choices": {"c"}}, false},
		{workbook.When{"yes": {"true"}}, true}, {workbook.When{"yes": {"false"}}, false},
		{workbook.When{"much": {"7"}}, true},
		{workbook.When{"task": {"not-yet"}}, true}, {workbook.When{"task": {"done"}}, false},
		{workbook.When{"refused": {"no"}}, true},
		{workbook.When{"gone": {workbook.Skipped}}, true}, {workbook.When{"gone": {"x"}}, false},
		{workbook.When{"back": {"x"}}, true}, {workbook.When{"back": {workbook.Skipped}}, false},
		{workbook.When{"never": {"x", workbook.Skipped, "null"}}, false},
		{workbook.When{"choice": {"ring"}, "severity": {"serious"}}, true},
		{workbook.When{"choice": {"ring"}, "severity": {"light"}}, false},
	} {
		if got := st.Holds(tt.when); got != tt.want {
			t.Errorf("%v holds is %v, want %v", tt.when, got, tt.want)
		}
	}
}

// Entries are applied in the order of their ids, and a setup entry changes only the
// fields that it has.
func TestFold(t *testing.T) {
	d := begin("light").answer(0, "deed", "old").answer(1, "deed", "new").
		add(2, entry.Entry{Kind: entry.Setup, Subject: entry.Subject{Other: "Cy", Severity: "grave"}}).
		add(2, entry.Entry{Kind: "unknown", Prompt: "deed", Text: "x"}).add(2, entry.Entry{Kind: entry.Note, Text: "x"})
	turned := slices.Clone(d.entries)
	slices.Reverse(turned)
	for name, entries := range map[string][]entry.Entry{"in order": d.entries, "turned around": turned} {
		st := guide.Fold(entries)
		answer, ok := st.Answer("deed")
		if !ok || string(answer.Answer) != `"new"` || st.Subject.Name != "Ann" || st.Subject.Other != "Cy" || st.Subject.Severity != "grave" ||
			st.Subject.Relation != "friend" || !st.Started.Equal(day(0)) {
			t.Errorf("%s: got %+v, %+v", name, st.Subject, answer)
		}
	}
	if turned[0].Kind != entry.Note {
		t.Error("folding has sorted the caller's entries")
	}
}

func TestSkipped(t *testing.T) {
	for _, tt := range []struct {
		d        *diary
		skipped  bool
		answered bool
	}{
		{begin("light"), false, false},
		{begin("light").skip(0, "deed"), true, false},
		{begin("light").answer(0, "deed", "x"), false, true},
		{begin("light").answer(0, "deed", "x").skip(0, "deed"), true, true},
		{begin("light").skip(0, "deed").answer(0, "deed", "x"), false, true},
	} {
		st := guide.Fold(tt.d.entries)
		_, skipped := st.Skipped("deed")
		_, answered := st.Answer("deed")
		if skipped != tt.skipped || answered != tt.answered {
			t.Errorf("%+v: skipped %v, answered %v", tt.d.entries[1:], skipped, answered)
		}
	}
}

func TestLatest(t *testing.T) {
	wb := load(t)
	if _, found := guide.Fold(begin("light").entries).Latest(wb, "letter"); found {
		t.Error("there is a latest answer before any")
	}
	got, found := guide.Fold(begin("light").answer(0, "reread", "only").entries).Latest(wb, "letter")
	if !found || got.Prompt != "reread" {
		t.Errorf("of the later prompt alone: %v, %v", got.Prompt, found)
	}
	got, _ = guide.Fold(begin("light").answer(0, "letter", "l").answer(0, "deed", "later").entries).Latest(wb, "letter")
	if got.Prompt != "letter" {
		t.Errorf("another prompt is taken for a later version: %v", got.Prompt)
	}
}

func TestRole(t *testing.T) {
	for _, tt := range []struct {
		role   string
		gate   []string
		want   workbook.Path
		closed bool
	}{
		{"hurting", nil, workbook.Hurting, false},
		{"hurt", nil, workbook.Hurt, false},
		{"hurt", []string{"afraid"}, workbook.Hurt, false},
		{"hurting", []string{"none", "control"}, workbook.Alone, true},
	} {
		st := guide.State{Subject: entry.Subject{Role: tt.role}, Answers: gate.Answers{Gate: tt.gate, Hurt: tt.role == "hurt"}}
		if st.Path() != tt.want || st.Closed() != tt.closed {
			t.Errorf("%s after %v: %s, closed %v", tt.role, tt.gate, st.Path(), st.Closed())
		}
	}
}

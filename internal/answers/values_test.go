package answers_test

import (
	"encoding/json"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestValues(t *testing.T) {
	t.Parallel()
	for stored, want := range map[string][]string{
		`"in-person"`:             {"in-person"},
		`"done"`:                  {"done"},
		`"done "`:                 {"done"},
		`"done day 2026-12-05"`:   {"done", "day"},
		`"no they said no"`:       {"no"}, // the reason is in the person's words
		`"not-yet 2026-12-05"`:    {"not-yet"},
		`["in-person","letter"]`:  {"in-person", "letter"},
		`true`:                    {"true"},
		`7`:                       {"7"},
		`{"ending":"stop"}`:       {`{"ending":"stop"}`},
		`["in-person",{"a":"b"}]`: {`["in-person",{"a":"b"}]`},
	} {
		if got := answers.Values(json.RawMessage(stored)); !slices.Equal(got, want) {
			t.Errorf("%s has the values %q, want %q", stored, got, want)
		}
	}
}

func TestFieldValues(t *testing.T) {
	t.Parallel()
	answer := json.RawMessage(`{"ending":"stop","much":3,"note":"x"}`)
	if got := answers.FieldValues(answer, []string{"ending", "much", "more"}); !slices.Equal(got, []string{"stop", "3", ""}) {
		t.Errorf("got %q", got)
	}
	if got := answers.FieldValues(json.RawMessage(`"stop"`), []string{"ending"}); got != nil {
		t.Errorf("of a text: %q", got)
	}
}

func TestNamedDay(t *testing.T) {
	t.Parallel()
	fields := func(all ...*workbook.Field) *workbook.Prompt {
		return &workbook.Prompt{Kind: workbook.Review, Fields: all}
	}
	from, until := &workbook.Field{ID: "from", Kind: workbook.Date}, &workbook.Field{ID: "until", Kind: workbook.Date}
	note := &workbook.Field{ID: "note", Kind: workbook.Text}
	for _, tt := range []struct {
		prompt       *workbook.Prompt
		stored, want string
	}{
		{&workbook.Prompt{Kind: workbook.Date}, `"2026-12-05"`, "2026-12-05"},
		{&workbook.Prompt{Kind: workbook.Text}, `"2026-12-05"`, ""},
		{&workbook.Prompt{Kind: workbook.Text}, `{"from":"2026-12-05"}`, ""},
		{&workbook.Prompt{Kind: workbook.Task}, `"done day 2026-12-05"`, "2026-12-05"},
		{&workbook.Prompt{Kind: workbook.Task}, `"done day"`, ""},
		{&workbook.Prompt{Kind: workbook.Task}, `"done"`, ""},
		{&workbook.Prompt{Kind: workbook.Task}, `"no it's hopeless"`, ""},
		{&workbook.Prompt{Kind: workbook.Task}, `"not-yet 2026-12-05"`, ""},
		{fields(note, from, until), `{"note":"2026-01-01","from":"2026-12-05","until":"2026-12-06"}`, "2026-12-05"},
		{fields(note, from, until), `{"note":"x","until":"2026-12-06"}`, "2026-12-06"},
		{fields(note, from), `{"note":"2026-01-01"}`, ""},
		{fields(note, from), `"2026-01-01"`, ""},
	} {
		if got := answers.NamedDay(tt.prompt, json.RawMessage(tt.stored)); got != tt.want {
			t.Errorf("%s %s names %q, want %q", tt.prompt.Kind, tt.stored, got, tt.want)
		}
	}
}

func TestPutOffDay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind         workbook.Kind
		stored, want string
	}{
		{workbook.Task, `"not-yet 2026-12-05"`, "2026-12-05"},
		{workbook.Task, `"done day 2026-12-05"`, ""},
		{workbook.Task, `"no 2026-12-05"`, ""},
		{workbook.Text, `"not-yet 2026-12-05"`, ""}, // what somebody wrote
	} {
		if got := answers.PutOffDay(&workbook.Prompt{Kind: tt.kind}, json.RawMessage(tt.stored)); got != tt.want {
			t.Errorf("%s %s is put off to %q, want %q", tt.kind, tt.stored, got, tt.want)
		}
	}
}

// TestDayPart checks where a day can be typed, which part of the input it is, and
// whether there has to be one.
func TestDayPart(t *testing.T) {
	t.Parallel()
	outcomes := []workbook.Outcome{{ID: "day", Day: true}, {ID: "silent"}}
	task, date, text := &workbook.Prompt{Kind: workbook.Task, Outcomes: outcomes}, &workbook.Prompt{Kind: workbook.Date}, &workbook.Prompt{Kind: workbook.Text}
	made := promise(t)
	for _, tt := range []struct {
		prompt      *workbook.Prompt
		field       *workbook.Field
		input, said string
		asked       bool
	}{
		{date, nil, "Sunday", "Sunday", true},
		{task, nil, "not-yet in 2 days", "in 2 days", true},
		{task, nil, "done day the 6th", "the 6th", true},
		{task, nil, "done silent the 6th", "", false},
		{task, nil, "done", "", false},
		{task, nil, "no day for that", "", false},
		{made, made.Fields[1], "Sunday", "Sunday", true},
		{made, made.Fields[1], "every Sunday", "every Sunday", true}, // a rhythm, which package days reads too
		{made, made.Fields[4], "Sunday", "Sunday", true},
	} {
		if said, asked := answers.DayPart(tt.prompt, tt.field)(tt.input); said != tt.said || asked != tt.asked {
			t.Errorf("%q: the day is %q, %v, want %q, %v", tt.input, said, asked, tt.said, tt.asked)
		}
	}
	for _, none := range []*workbook.Field{nil, made.Fields[0]} {
		p := made
		if none == nil {
			p = text
		}
		if answers.DayPart(p, none) != nil {
			t.Errorf("a day can be typed in %s", p.Kind)
		}
	}
}

func TestWithoutFields(t *testing.T) {
	t.Parallel()
	stored := json.RawMessage(`{"note":"x", "ending":"stop"}`)
	without := func(ids ...string) func(*workbook.Field) bool {
		return func(f *workbook.Field) bool { return slices.Contains(ids, f.ID) }
	}
	for _, tt := range []struct {
		out  []string
		want string
	}{
		{nil, string(stored)}, // byte for byte
		{[]string{"much"}, string(stored)},
		{[]string{"note"}, `{"ending":"stop"}`},
		{[]string{"note", "ending"}, `{}`},
	} {
		if got, err := answers.WithoutFields(review(), stored, without(tt.out...)); string(got) != tt.want || err != nil {
			t.Errorf("without %q it is %s, %v, want %s", tt.out, got, err, tt.want)
		}
	}
	if got, err := answers.WithoutFields(review(), json.RawMessage(`"x"`), without()); err == nil {
		t.Errorf("a text has the fields %s", got)
	}
}

// TestShowOutcome checks how a task that is done is shown.
func TestShowOutcome(t *testing.T) {
	t.Parallel()
	fm := answers.Format{Words: words(t), Names: workbook.Names{Other: "Bo"}}
	p := &workbook.Prompt{Kind: workbook.Task, Outcomes: []workbook.Outcome{{ID: "day", Label: "{other} named a day:", Day: true}, {ID: "silent", Label: "No reply"}}}
	for stored, want := range map[string]string{
		`"done day 2026-12-05"`: "Bo named a day: Sat 5 Dec 2026",
		`"done silent"`:         "No reply",
		`"done gone"`:           "done", // an outcome of earlier content
		`"done"`:                "done",
	} {
		if got := fm.Show(p, json.RawMessage(stored)); got != want {
			t.Errorf("%s is shown as %q, want %q", stored, got, want)
		}
	}
}

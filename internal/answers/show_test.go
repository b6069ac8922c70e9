package answers_test

import (
	"encoding/json"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func review() *workbook.Prompt {
	return &workbook.Prompt{ID: "look", Kind: workbook.Review, Fields: []*workbook.Field{
		{ID: "ending", Kind: workbook.Choice, Ask: "How, {other}?", Options: []workbook.Option{{ID: "go-on", Label: "Go on, {me}"}, {ID: "stop", Label: "Stop"}}},
		{ID: "note", Kind: workbook.Text, Ask: "Note", Optional: true},
		{ID: "much", Kind: workbook.Scale, Ask: "Much", Scale: &workbook.Ends{From: 0, To: 5}, Optional: true}}}
}

// TestShow covers every kind, and stored values of another type, which are shown as
// they are. So are the person's own words.
func TestShow(t *testing.T) {
	fm := answers.Format{Words: words(t), Names: workbook.Names{Me: "Ann", Other: "Bo"}}
	options := []workbook.Option{{ID: "ring", Label: "I ring {other}"}, {ID: "write", Label: "Write"}}
	for _, tt := range []struct {
		prompt              *workbook.Prompt
		stored, show, input string
	}{
		{&workbook.Prompt{Kind: workbook.Text}, `"{me} \n x"`, "{me} \n x", "{me} \n x"},
		{&workbook.Prompt{Kind: workbook.Letter}, `"l"`, "l", "l"},
		{&workbook.Prompt{Kind: workbook.Line}, `"2026-03-14"`, "2026-03-14", "2026-03-14"},
		{&workbook.Prompt{Kind: workbook.Choice, Options: options}, `"ring"`, "I ring Bo", "ring"},
		{&workbook.Prompt{Kind: workbook.Choice, Options: options}, `"gone"`, "gone", "gone"},
		{&workbook.Prompt{Kind: workbook.Choices, Options: options}, `["write","gone","ring"]`, "Write\ngone\nI ring Bo", "write,gone,ring"},
		{&workbook.Prompt{Kind: workbook.Choices, Options: options}, `7`, "", ""},
		{&workbook.Prompt{Kind: workbook.Confirm}, `true`, "yes", "true"},
		{&workbook.Prompt{Kind: workbook.Confirm}, `false`, "no", "false"},
		{&workbook.Prompt{Kind: workbook.Confirm}, `"perhaps"`, "perhaps", `"perhaps"`},
		{&workbook.Prompt{Kind: workbook.Scale}, `7`, "7", "7"},
		{&workbook.Prompt{Kind: workbook.Date}, `"2026-03-14"`, "Sat 14 Mar 2026", "2026-03-14"},
		{&workbook.Prompt{Kind: workbook.Date}, `"soon"`, "soon", "soon"},
		{&workbook.Prompt{Kind: workbook.Task}, `"done"`, "done", "done"},
		{&workbook.Prompt{Kind: workbook.Task}, `"not-yet 2026-03-14"`, "not yet, until Sat 14 Mar 2026", "not-yet 2026-03-14"},
		{&workbook.Prompt{Kind: workbook.Task}, `"no they said no"`, "decided not to: they said no", "no they said no"},
		{&workbook.Prompt{Kind: workbook.Task}, `"perhaps so"`, "perhaps so", "perhaps so"},
		{review(), `{"note":"a\nb","ending":"go-on"}`, "How, Bo?\n  Go on, Ann\nNote\n  a\n  b", `{"note":"a\nb","ending":"go-on"}`},
		{review(), `{"more":"x"}`, `{"more":"x"}`, `{"more":"x"}`},
		{review(), `"text"`, "text", "text"},
	} {
		if got := fm.Show(tt.prompt, json.RawMessage(tt.stored)); got != tt.show {
			t.Errorf("%s %s is shown as %q, want %q", tt.prompt.Kind, tt.stored, got, tt.show)
		}
		if got := answers.Input(tt.prompt, json.RawMessage(tt.stored)); got != tt.input {
			t.Errorf("%s %s is offered as %q, want %q", tt.prompt.Kind, tt.stored, got, tt.input)
		}
	}
	if got := fm.Show(nil, json.RawMessage(`"as stored"`)); got != "as stored" {
		t.Errorf("of a lost prompt: %q", got)
	}
	if got := fm.Brief(review(), json.RawMessage(`{"note":"x","ending":"stop","much":3}`)); got != "Stop · x · 3" {
		t.Errorf("in brief: %q", got)
	}
	if got := fm.Brief(&workbook.Prompt{Kind: workbook.Confirm}, json.RawMessage(`true`)); got != "yes" {
		t.Errorf("in brief: %q", got)
	}
}

func TestFieldInputs(t *testing.T) {
	stored := json.RawMessage(`{"ending":"stop","much":0,"note":"x","more":"y"}`)
	want := map[string]string{"ending": "stop", "much": "0", "note": "x"}
	inputs := answers.FieldInputs(review(), stored)
	if !maps.Equal(inputs, want) {
		t.Errorf("got %v, want %v", inputs, want)
	}
	value, err := answers.Parse(review(), answers.JoinFields(review(), inputs))
	if err != nil || string(value) != `{"ending":"stop","much":0,"note":"x"}` {
		t.Errorf("joined again: %s, %v", value, err)
	}
	if got := answers.FieldInputs(review(), json.RawMessage(`"x"`)); len(got) > 0 {
		t.Errorf("of another shape: %v", got)
	}
}

// An optional field may be blank, and is not stored then.
func TestParseOptionalFields(t *testing.T) {
	for input, want := range map[string]string{
		`{"ending":"go-on"}`:                       `{"ending":"go-on"}`,
		`{"ending":"go-on","note":" \n","much":5}`: `{"ending":"go-on","much":5}`,
		`{"ending":"go-on","much":"5"}`:            `{"ending":"go-on","much":5}`,
	} {
		if got, err := answers.Parse(review(), input); err != nil || string(got) != want {
			t.Errorf("%s: %s, %v", input, got, err)
		}
	}
	if got, err := answers.Parse(review(), `{"ending":" ","note":"x"}`); err == nil {
		t.Errorf("a needed field that is blank is taken: %s", got)
	}
}

// TestRefusals checks the code of each refusal, what it names and its values.
func TestRefusals(t *testing.T) {
	options := []workbook.Option{{ID: "ring"}, {ID: "write"}}
	scale := &workbook.Ends{From: 0, To: 10}
	long := strings.Repeat("ü", 60)
	for _, tt := range []struct {
		prompt *workbook.Prompt
		input  string
		field  string
		code   string
		values string
	}{
		{&workbook.Prompt{Kind: workbook.Text}, " ", "", "empty", ""},
		{&workbook.Prompt{Kind: workbook.Text}, "\xff", "", "not-utf8", ""},
		{&workbook.Prompt{Kind: workbook.Text}, strings.Repeat("a", answers.MaxSize+1), "", "too-long", ""},
		{&workbook.Prompt{Kind: workbook.Letter}, ".", "", "lone-dot", ""},
		{&workbook.Prompt{Kind: workbook.Choice, Options: options}, "a \n b", "", "not-an-option", "given=a b options=ring, write"},
		{&workbook.Prompt{Kind: workbook.Choices, Options: options}, "ring " + long, "", "not-an-option", "given=" + strings.Repeat("ü", 40) + " options=ring, write"},
		{&workbook.Prompt{Kind: workbook.Choices, Options: options}, ",", "", "no-option", "options=ring, write"},
		{&workbook.Prompt{Kind: workbook.Confirm}, "perhaps", "", "yes-or-no", ""},
		{&workbook.Prompt{Kind: workbook.Scale, Scale: scale}, "seven", "", "off-scale", "from=0 to=10"},
		{&workbook.Prompt{Kind: workbook.Scale, Scale: scale}, "-1", "", "off-scale", "from=0 to=10"},
		{&workbook.Prompt{Kind: workbook.Scale, Scale: scale}, "11", "", "off-scale", "from=0 to=10"},
		{&workbook.Prompt{Kind: workbook.Date}, "1899-12-31", "", "day-out-of-range", ""},
		{&workbook.Prompt{Kind: workbook.Task}, "done today", "", "task", ""},
		{&workbook.Prompt{Kind: workbook.Task}, "not-yet", "", "day", ""},
		{review(), "x", "", "fields", "fields=ending, note, much"},
		{review(), `{"ending":"stop","b":1,"a":2}`, "", "unknown-field", "given=a fields=ending, note, much"},
		{review(), `{"ending":"maybe"}`, "ending", "not-an-option", "given=maybe options=go-on, stop"},
	} {
		tt.prompt.ID = "p"
		_, err := answers.Parse(tt.prompt, tt.input)
		var refusal *answers.Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%.40s is taken", tt.input)
			continue
		}
		var values []string
		for i := 0; i+1 < len(refusal.Values); i += 2 {
			values = append(values, refusal.Values[i]+"="+refusal.Values[i+1])
		}
		if refusal.Prompt != "p" || refusal.Field != tt.field || refusal.Code != tt.code || strings.Join(values, " ") != tt.values {
			t.Errorf("%.40s: %+v", tt.input, refusal)
		}
		if !strings.Contains(refusal.Error(), tt.code) {
			t.Errorf("the error reads %q", refusal)
		}
	}
}

func TestScaleEnds(t *testing.T) {
	p := &workbook.Prompt{Kind: workbook.Scale, Scale: &workbook.Ends{From: 1, To: 3}}
	for input, want := range map[string]string{"1": "1", "3": "3", "0": "", "4": ""} {
		if got, err := answers.Parse(p, input); string(got) != want || (err == nil) != (want != "") {
			t.Errorf("%s: %s, %v", input, got, err)
		}
	}
}

func TestParseField(t *testing.T) {
	p := promise(t)
	got, err := wednesday(t).ParseField(p, p.Fields[1], "every Sunday\n")
	if err != nil || string(got) != `"weekly sun"` {
		t.Errorf("got %s, %v", got, err)
	}
	var refusal *answers.Refusal
	for input, code := range map[string]string{"soon": "day-or-rhythm", " ": "empty"} {
		got, err = answers.Format{}.ParseField(p, p.Fields[1], input)
		if !errors.As(err, &refusal) || refusal.Prompt != "p" || refusal.Field != "by" || refusal.Code != code || got != nil {
			t.Errorf("%q: %s, %+v", input, got, refusal)
		}
	}
	if _, err = (answers.Format{}).ParseField(p, p.Fields[0], "I will always ring"); !errors.As(err, &refusal) || refusal.Code != "vow-always" || refusal.Values[1] != "always" {
		t.Errorf("a vow: %+v", err)
	}
}

// Only feelings in an I-sentence lead to a remark, but a day in any field can.
func TestRemarkByField(t *testing.T) {
	now := time.Date(2026, 3, 14, 22, 0, 0, 0, time.UTC)
	p := review()
	p.Fields = append(p.Fields, &workbook.Field{ID: "feeling", Kind: workbook.Line}, &workbook.Field{ID: "on", Kind: workbook.Date})
	for field, want := range map[string]string{"feeling": "", "on": "remark-past", "ending": ""} {
		input := map[string]string{"feeling": "ignored", "on": "2026-03-13", "ending": "2026-03-13"}[field]
		if got := answers.Remark(p, field, input, now); got != want {
			t.Errorf("%s: %q, want %q", field, got, want)
		}
	}
}

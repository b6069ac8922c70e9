package answers_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func promise(t testing.TB) *workbook.Prompt {
	return &workbook.Prompt{ID: "p", Kind: workbook.Promises, Phrases: phrases(t), Fields: []*workbook.Field{
		{ID: "act", Kind: workbook.Line}, {ID: "by", Kind: workbook.Line}, {ID: "if", Kind: workbook.Line},
		{ID: "then", Kind: workbook.Line}, {ID: "check-in", Kind: workbook.Date}}}
}

func TestParse(t *testing.T) {
	options := []workbook.Option{{ID: "in-person", Label: "P"}, {ID: "letter", Label: "L"}}
	for _, tt := range []struct {
		name   string
		prompt workbook.Prompt
		input  string
		want   string // "" if it is refused
	}{
		{"text stays byte for byte", workbook.Prompt{Kind: workbook.Text}, "\n\t a\r\n\x00b \n", `"\n\t a\r\n\u0000b \n"`},
		{"a byte order mark is taken off", workbook.Prompt{Kind: workbook.Text}, "\ufeffa\ufeff", "\"a\ufeff\""},
		{"a byte order mark by itself is empty", workbook.Prompt{Kind: workbook.Text}, "\ufeff\n", ""},
		{"a date after a byte order mark", workbook.Prompt{Kind: workbook.Date}, "\ufeff2026-03-14\n", `"2026-03-14"`},
		{"empty text is refused", workbook.Prompt{Kind: workbook.Text}, " \n\t", ""},
		{"text that is not UTF-8 is refused", workbook.Prompt{Kind: workbook.Text}, "a\xff", ""},
		{"a megabyte is taken", workbook.Prompt{Kind: workbook.Text}, strings.Repeat("a", 1<<20), `"` + strings.Repeat("a", 1<<20) + `"`},
		{"and a byte more is not", workbook.Prompt{Kind: workbook.Text}, strings.Repeat("a", 1<<20+1), ""},
		{"a letter with a dot on a line is taken", workbook.Prompt{Kind: workbook.Letter}, "Bo,\n.\n", `"Bo,\n.\n"`},
		{"a lone dot is no letter", workbook.Prompt{Kind: workbook.Letter}, " .\n", ""},
		{"a line loses its end", workbook.Prompt{Kind: workbook.Line}, " a \r\n", `" a "`},
		{"a choice", workbook.Prompt{Kind: workbook.Choice, Options: options}, " letter\n", `"letter"`},
		{"no choice", workbook.Prompt{Kind: workbook.Choice, Options: options}, "pigeon", ""},
		{"choices, in the order of the options", workbook.Prompt{Kind: workbook.Choices, Options: options}, "letter, in-person\n", `["in-person","letter"]`},
		{"choices with an unknown one", workbook.Prompt{Kind: workbook.Choices, Options: options}, "letter pigeon", ""},
		{"yes", workbook.Prompt{Kind: workbook.Confirm}, "Yes\n", `true`},
		{"no", workbook.Prompt{Kind: workbook.Confirm}, "false", `false`},
		{"perhaps", workbook.Prompt{Kind: workbook.Confirm}, "perhaps", ""},
		{"scale", workbook.Prompt{Kind: workbook.Scale, Scale: &workbook.Ends{From: 0, To: 10}}, "7\n", `7`},
		{"off the scale", workbook.Prompt{Kind: workbook.Scale, Scale: &workbook.Ends{From: 0, To: 10}}, "11", ""},
		{"date", workbook.Prompt{Kind: workbook.Date}, "2026-03-14\n", `"2026-03-14"`},
		{"no such day", workbook.Prompt{Kind: workbook.Date}, "2026-02-30", ""},
		{"task done", workbook.Prompt{Kind: workbook.Task}, "done\n", `"done"`},
		{"task put off", workbook.Prompt{Kind: workbook.Task}, "not-yet  2026-03-14", `"not-yet 2026-03-14"`},
		{"task put off to no day", workbook.Prompt{Kind: workbook.Task}, "not-yet soon", ""},
		{"task decided against", workbook.Prompt{Kind: workbook.Task}, "no they asked me not to", `"no they asked me not to"`},
		{"task decided against without a why", workbook.Prompt{Kind: workbook.Task}, "no", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := answers.Parse(&tt.prompt, tt.input)
			var refusal *answers.Refusal
			if tt.want == "" && !errors.As(err, &refusal) {
				t.Fatalf("got %s and %v, want a refusal", got, err)
			}
			if tt.want != "" && (err != nil || string(got) != tt.want) {
				t.Fatalf("got %.80s and %v, want %.80s", got, err, tt.want)
			}
			if tt.want != "" && tt.prompt.Kind != workbook.Line {
				again, err := answers.Parse(&tt.prompt, answers.Input(&tt.prompt, got))
				if err != nil || string(again) != string(got) {
					t.Fatalf("asked again, the answer %.80s comes back as %.80s and %v", got, again, err)
				}
			}
		})
	}
}

func TestPromisesAreSentBack(t *testing.T) {
	good := map[string]string{"act": "I come home by seven and cook", "by": "every Thursday", "if": "the shift runs over",
		"then": "I ring at six and say so", "check-in": "2026-03-20"}
	for _, tt := range []struct{ field, value, refused string }{
		{"act", "I come home by seven and cook", ""},
		{"act", "I will always be there", "always"},
		{"act", "I will NEVER lie again", "never"},
		{"act", "I'll try to listen", "try"},
		{"act", "I'll do everything for you", "everything"},
		{"act", "I will be better", "be better"},
		{"act", "I will be more honest with you", "be more honest"},
		{"act", "I tell you the balance before I spend more than 50", ""},
		{"act", "I will be home by nine", ""},
		{"act", "No more than two drinks, and at home by eleven", ""},
		{"act", "We have dinner together on every weekday", ""},
		{"then", "I will never do it", "never"},
		{"by", "2026-04-01", ""}, {"by", "Every second Sunday", ""}, {"by", "on Mondays", ""}, {"by", "daily", ""}, {"by", "mon and thu", ""},
		{"by", "soon", "day"}, {"by", "2026-02-31", "day"}, {"by", "every time you ask", "check it off"}, {"by", "twice a week", "Which days"},
		{"if", "I always forget", ""}, // about the obstacle, so not a promise
		{"check-in", "next week", "day"},
	} {
		given := map[string]string{}
		for k, v := range good {
			given[k] = v
		}
		given[tt.field] = tt.value
		_, err := wednesday(t).Parse(promise(t), answers.JoinFields(promise(t), given))
		var refusal *answers.Refusal
		switch {
		case tt.refused == "" && err != nil:
			t.Errorf("%s %q is sent back: %v", tt.field, tt.value, err)
		case tt.refused != "" && !errors.As(err, &refusal):
			t.Errorf("%s %q is taken", tt.field, tt.value)
		case tt.refused != "" && (refusal.Field != tt.field || !strings.Contains(answers.Reason(words(t), refusal), tt.refused)):
			t.Errorf("%s %q is sent back at %q with %v", tt.field, tt.value, refusal.Field, refusal)
		}
	}
}

func TestFieldsRefused(t *testing.T) {
	for _, input := range []string{`x`, `null`, `[]`, `{}`, `{"act":"a"}`, `{"act":"a","by":"daily","if":"i","then":"t","check-in":"2026-01-01","more":"m"}`, `{"act":7,"by":"daily"}`} {
		if got, err := answers.Parse(promise(t), input); err == nil {
			t.Errorf("%s is taken as %s", input, got)
		}
	}
}

func TestRemarkOnFeelings(t *testing.T) {
	p := &workbook.Prompt{Kind: workbook.ISentence, Phrases: phrases(t)}
	for feeling, want := range map[string]bool{
		"sad": false, "scared and a bit angry": false, "lonely": false, "hurt": false, "ashamed": false,
		"that you do not care": true, "like you never listen": true, "let down": true, "ignored": true, "you are unfair": true,
		"I feel that this is unfair": true, "betrayed": true,
	} {
		if got := answers.Remark(p, "feeling", feeling, time.Time{}) != ""; got != want {
			t.Errorf("%q: remarked on is %v, want %v", feeling, got, want)
		}
	}
	if answers.Remark(p, "behaviour", "you were late", time.Time{}) != "" {
		t.Error("only the feeling is remarked on")
	}
}

// FuzzText checks that any valid text that is not blank is kept byte for byte.
func FuzzText(f *testing.F) {
	for _, s := range []string{"a", "\n\ta", "a\r\n", "\x00", "🙂", "\u2028\u202e", "a\x7f\u009b"} {
		f.Add(s)
	}
	p := &workbook.Prompt{ID: "p", Kind: workbook.Text}
	f.Fuzz(func(t *testing.T, s string) {
		value, err := answers.Parse(p, s)
		if err != nil {
			return
		}
		var back string
		if err := json.Unmarshal(value, &back); err != nil || back != s {
			t.Fatalf("%q came back as %q, %v", s, back, err)
		}
		if answers.Input(p, value) != s {
			t.Fatalf("%q is offered again as %q", s, answers.Input(p, value))
		}
	})
}

func TestRemarkOnPastDays(t *testing.T) {
	now := time.Date(2026, 3, 14, 22, 0, 0, 0, time.UTC)
	task, date := &workbook.Prompt{Kind: workbook.Task}, &workbook.Prompt{Kind: workbook.Date}
	for _, tt := range []struct {
		prompt       *workbook.Prompt
		field, input string
		want         string
	}{
		{task, "", "not-yet 2026-03-13", "remark-past"},
		{task, "", "not-yet 2026-03-14", ""},
		{task, "", "no 2026-03-13", ""},
		{task, "", "done", ""},
		{date, "", " 2025-12-31 ", "remark-past"},
		{date, "", "2026-03-15", ""},
		{promise(t), "by", "2026-03-13", "remark-past"},
		{promise(t), "by", "every Friday from 2026-03-13", ""},
		{promise(t), "check-in", "2026-03-01", "remark-past"},
		{promise(t), "act", "2026-03-01", ""},
		{&workbook.Prompt{Kind: workbook.Text}, "", "2026-03-01", ""},
	} {
		if got := answers.Remark(tt.prompt, tt.field, tt.input, now); got != tt.want {
			t.Errorf("%s %s %q: %q, want %q", tt.prompt.Kind, tt.field, tt.input, got, tt.want)
		}
	}
}

// Every day is shown in one form.
func TestShowDays(t *testing.T) {
	fm := answers.Format{Words: words(t)}
	for _, tt := range []struct {
		prompt         *workbook.Prompt
		answer, wanted string
	}{
		{&workbook.Prompt{Kind: workbook.Date}, `"2026-11-28"`, "Sat 28 Nov 2026"},
		{&workbook.Prompt{Kind: workbook.Task}, `"not-yet 2026-11-28"`, "not yet, until Sat 28 Nov 2026"},
		{&workbook.Prompt{Kind: workbook.Text}, `"2026-11-28"`, "2026-11-28"},
		{promise(t), `{"by": "2026-11-28", "check-in": "2026-11-29", "act": "2026-11-30"}`, "\n  2026-11-30\n\n  Sat 28 Nov 2026\n\n  Sun 29 Nov 2026"},
	} {
		if got := fm.Show(tt.prompt, json.RawMessage(tt.answer)); got != tt.wanted {
			t.Errorf("%s is shown as %q, want %q", tt.answer, got, tt.wanted)
		}
	}
}

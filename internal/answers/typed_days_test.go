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

// wednesday returns the format on Wednesday, 2 December 2026.
func wednesday(t *testing.T) answers.Format {
	t.Helper()
	return answers.Format{Words: words(t), Now: time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC)}
}

// TestTypedDays checks what a typed day is stored as, and what it is shown as before.
func TestTypedDays(t *testing.T) {
	fm := wednesday(t)
	date := &workbook.Prompt{Kind: workbook.Date}
	task := &workbook.Prompt{Kind: workbook.Task, Outcomes: []workbook.Outcome{{ID: "day", Day: true}, {ID: "no"}}}
	today := "Today is Wed 2 Dec 2026."
	for _, tt := range []struct {
		prompt             *workbook.Prompt
		input              string
		stored, understood string // stored is "" for a refusal
	}{
		{date, "Sunday", `"2026-12-06"`, "Sun 6 Dec 2026, in 4 days"},
		{date, "\ufeff in 10 days\n", `"2026-12-12"`, "Sat 12 Dec 2026, in 10 days"},
		{date, "2026-12-14", `"2026-12-14"`, "Mon 14 Dec 2026, in 12 days"},
		{date, "soon", "", today},
		{date, "", "", today},
		{task, "not-yet next Friday", `"not-yet 2026-12-11"`, "Fri 11 Dec 2026, in 9 days"},
		{task, "not-yet", "", today},
		{task, "not-yet 5/6", "", today},
		{task, "done day tomorrow", `"done day 2026-12-03"`, "Thu 3 Dec 2026, tomorrow"},
		{task, "done day", `"done day"`, today},
		{task, "done no", `"done no"`, ""},
		{task, "done no tomorrow", "", ""},
		{task, "done", `"done"`, ""},
		{task, "no tomorrow I can't", `"no tomorrow I can't"`, ""},
		{task, "", "", ""},
	} {
		got, err := fm.Parse(tt.prompt, tt.input)
		if string(got) != tt.stored || (err == nil) != (tt.stored != "") {
			t.Errorf("%s %q is stored as %s (%v), want %s", tt.prompt.Kind, tt.input, got, err, tt.stored)
		}
		if got := fm.Understood(tt.prompt, nil)(tt.input); got != tt.understood {
			t.Errorf("%s %q is understood as %q, want %q", tt.prompt.Kind, tt.input, got, tt.understood)
		}
		want := tt.input
		if tt.stored != "" {
			if err := json.Unmarshal([]byte(tt.stored), &want); err != nil {
				t.Fatal(err)
			}
		}
		if got := fm.Settled(tt.prompt, nil)(tt.input); got != want {
			t.Errorf("%s %q is settled as %q, want %q", tt.prompt.Kind, tt.input, got, want)
		}
	}
	if line := (&workbook.Prompt{Kind: workbook.Line}); fm.Understood(line, nil) != nil || fm.Settled(line, nil) != nil {
		t.Error("a line is understood as a day")
	}
}

// TestPromisedDay checks the field that takes a day or how often.
func TestPromisedDay(t *testing.T) {
	fm, p := wednesday(t), promise(t)
	by := p.Fields[1]
	today := "Today is Wed 2 Dec 2026."
	for _, tt := range []struct{ input, stored, understood, refused string }{
		{"Sunday", `"2026-12-06"`, "Sun 6 Dec 2026, in 4 days", ""},
		{"by the 6th", `"2026-12-06"`, "Sun 6 Dec 2026, in 4 days", ""},
		{"every Sunday", `"weekly sun"`, "every Sunday, next on Sun 6 Dec 2026, in 4 days", ""},
		{"weekly", `"weekly wed"`, "every Wednesday, next on Wed 2 Dec 2026, today", ""},
		{"from 2026-12-14 on", "", today, "day-or-rhythm"},
		{"twice a week", "", today, "rhythm-which"},
		{"5/6", "", today, "day-ambiguous"},
		{"31 June", "", today, "day-beyond"},
		{"soon", "", today, "day-or-rhythm"},
	} {
		got, err := fm.ParseField(p, by, tt.input)
		var refusal *answers.Refusal
		if string(got) != tt.stored || errors.As(err, &refusal) != (tt.refused != "") || refusal != nil && refusal.Code != tt.refused {
			t.Errorf("%q is stored as %s (%v), want %s", tt.input, got, err, tt.stored)
		}
		if got := fm.Understood(p, by)(tt.input); got != tt.understood {
			t.Errorf("%q is understood as %q, want %q", tt.input, got, tt.understood)
		}
	}
	if got := fm.Settled(p, by)("weekly"); got != "every Wednesday" {
		t.Errorf("a rhythm is settled as %q", got)
	}
	if got := fm.FieldInputs(p, json.RawMessage(`{"by":"weekly wed"}`))["by"]; got != "every Wednesday" {
		t.Errorf("a rhythm comes back as %q", got)
	}
	if got := fm.Settled(p, p.Fields[4])("tomorrow"); got != "2026-12-03" {
		t.Errorf("the check-in is settled as %q", got)
	}
}

// TestPastDay reads the days of what happened before.
func TestPastDay(t *testing.T) {
	fm := wednesday(t)
	if day, understood, err := fm.PastDay("Sunday"); day != "2026-11-29" || understood != "Sun 29 Nov 2026, 3 days ago" || err != nil {
		t.Errorf("got %q, %q, %v", day, understood, err)
	}
	for said, want := range map[string]string{"soon": "10 days ago", "5/6": "5 June or 6 May", "31 June": "30 days"} {
		_, _, err := fm.PastDay(said)
		if got := answers.Reason(fm.Words, err); !strings.Contains(got, want) {
			t.Errorf("%q is refused with %q, which lacks %q", said, got, want)
		}
	}
	for said, want := range map[string]bool{"6 December": true, "Sunday": true, "6/12/2026": false, "7 December": false, "x": false, "2026-12-06": true} {
		if got := fm.Means(said, "2026-12-06"); got != want {
			t.Errorf("%q means 6 December 2026: %v, want %v", said, got, want)
		}
	}
	if !fm.Means("Sunday", "2026-11-29") {
		t.Error("Sunday can't mean the last one")
	}
}

package guide_test

import (
	"encoding/json"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestEntries(t *testing.T) {
	d := begin("light").answer(0, "deed", "x")
	v := guide.View{Workbook: load(t), State: guide.Fold(d.entries)}
	p, step := v.Workbook.Prompt("deed")
	got := v.Entries(p, step, json.RawMessage(`"I lied"`))
	if len(got) != 1 || got[0].Kind != entry.Answer || got[0].Step != "one" || got[0].Prompt != "deed" || got[0].Ask != "What, Ann?" ||
		string(got[0].Answer) != `"I lied"` || got[0].Revises != d.last {
		t.Errorf("got %+v", got)
	}
	safe := &workbook.Prompt{ID: "safe", Kind: workbook.Choice, Options: []workbook.Option{{ID: "yes"}, {ID: "no", Gate: "afraid"}, {ID: "by-me", Gate: "force"}}}
	for answer, gate := range map[string]string{"yes": "", "no": "afraid", "by-me": "force"} {
		got := v.Entries(safe, step, entry.Value(answer))
		var closes []string
		for _, e := range got[1:] {
			closes = append(closes, string(e.Kind)+" "+e.Gate[0])
		}
		if got[0].Revises != "" || gate == "" && closes != nil || gate != "" && !slices.Equal(closes, []string{"gate " + gate}) {
			t.Errorf("%s: got %+v", answer, got)
		}
	}
}

func TestUnchanged(t *testing.T) {
	walked := func() *diary { return begin("light").answer(0, "deed", "x").answer(0, "lied", false) }
	reread := func() *diary { return walked().answer(0, "letter", "l").answer(2, "reread", "m") }
	for _, tt := range []struct {
		name   string
		d      *diary
		on     int
		prompt string
		value  string
		want   bool
	}{
		{"the same again", walked(), 0, "deed", `"x"`, true},
		{"another", walked(), 0, "deed", `"y"`, false},
		{"never answered", begin("light"), 0, "lied", `false`, false},
		{"the answer to another prompt", walked(), 0, "letter", `"x"`, false},
		{"skipped since", walked().skip(0, "deed"), 0, "deed", `"x"`, false},
		{"its step taken up again", walked().back(1, "one"), 1, "deed", `"x"`, false},
		{"a later prompt of that step", walked().back(1, "one"), 1, "lied", `false`, false},
		{"a prompt of that step, answered since", walked().back(1, "one").answer(1, "deed", "x"), 1, "deed", `"x"`, true},
		{"the letter as it became", reread(), 2, "letter", `"m"`, true},
		{"the letter as it was", reread(), 2, "letter", `"l"`, false},
		{"read again, as it became", reread(), 2, "reread", `"m"`, true},
		{"read again after it was written again", reread().answer(3, "letter", "n"), 3, "reread", `"n"`, false},
		{"a due task, put off to the same day", walked().answer(0, "letter", "l").answer(2, "reread", "m").answer(2, "aside", "a").answer(2, "ask-time", "not-yet 2026-03-05"), 4, "ask-time", `"not-yet 2026-03-05"`, false},
		{"the same before it is due", walked().answer(0, "letter", "l").answer(2, "reread", "m").answer(2, "aside", "a").answer(2, "ask-time", "not-yet 2026-03-05").answer(2, "later", "x").family(2), 2, "aside", `"a"`, true},
	} {
		st := guide.Fold(tt.d.entries)
		v := guide.View{Workbook: load(t), State: st, Agenda: guide.Plan(load(t), st, day(tt.on))}
		p, _ := v.Workbook.Prompt(tt.prompt)
		if got := v.Unchanged(p, json.RawMessage(tt.value)); got != tt.want {
			t.Errorf("%s: unchanged is %v, want %v", tt.name, got, tt.want)
		}
	}
}

// An answer that closes the workbook says something new once its yes was taken
// back.
func TestUnchangedAnswerThatCloses(t *testing.T) {
	safe := &workbook.Prompt{ID: "safe", Kind: workbook.Choice, Options: []workbook.Option{{ID: "none"}, {ID: "by-me", Gate: "force"}}}
	answered := begin("light").answer(0, "safe", "by-me").add(0, entry.Entry{Kind: entry.Gate, Gate: []string{"force"}})
	for name, tt := range map[string]struct {
		d    *diary
		want bool
	}{
		"the yes counts":           {answered, true},
		"the yes was taken back":   {begin("light").answer(0, "safe", "by-me").add(0, entry.Entry{Kind: entry.Gate, Gate: []string{"none"}}), false},
		"another yes counts alone": {begin("light").answer(0, "safe", "by-me").add(0, entry.Entry{Kind: entry.Gate, Gate: []string{"afraid"}}), false},
	} {
		v := guide.View{Workbook: load(t), State: guide.Fold(tt.d.entries)}
		if got := v.Unchanged(safe, entry.Value("by-me")); got != tt.want {
			t.Errorf("%s: unchanged is %v, want %v", name, got, tt.want)
		}
	}
}

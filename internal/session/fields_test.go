package session_test

import (
	"strings"
	"testing"
)

func TestDraftOfField(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: half you le")
	p, _, _ := walk(t, m, 0, "feeling.behaviour: you left", "feeling.reason: r")
	if p.saw[0].Value != "you le" {
		t.Errorf("the part begins with %q", p.saw[0].Value)
	}
	expect(t, m, `answer deed "x"`, `answer worth "y"`, `answer feeling {"behaviour":"you left","feeling":"sad","reason":"r"}`)
}

// A prompt is skipped by an empty first field; words in its other fields are kept,
// and whoever comes back is asked for what is missing.
func TestSkipByTheFirstField(t *testing.T) {
	m := &memory{more: `  - {id: vow, kind: i-sentence, optional: true, meanwhile: true, ask: "Vow.", why: w, guide: g, fields: [{id: feeling, kind: line, ask: "Feel?"}, {id: behaviour, kind: line, ask: "When?"}, {id: reason, kind: line, ask: "Because?"}]}`}
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r", "letter: l",
		"vow.feeling: glad", "vow.behaviour: you came", "vow.reason: back", "vow.behaviour: back", "vow.feeling: empty", "rest: rest")
	if !strings.HasSuffix(said(m), "skip vow ") || len(m.drafts) != 1 || m.drafts["vow.behaviour"] != "you came" {
		t.Fatalf("the drafts are %v after\n%s", m.drafts, said(m))
	}
	p := &person{t: t, m: m, script: []string{"vow.feeling: glad", "vow.behaviour: as-is", "vow.reason: r"}}
	if _, _, err := sessionOf(t, m, p, 0).One(t.Context(), "vow"); err != nil || !strings.HasSuffix(said(m), `{"behaviour":"you came","feeling":"glad","reason":"r"}`) {
		t.Errorf("%v after\n%s", err, said(m))
	}
}

// The question of a prompt with fields is shown over its first field, also when
// there is something else to say.
func TestFieldsKeepTheirQuestion(t *testing.T) {
	m := &memory{}
	p, _, _ := walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: stop")
	if got := p.saw[2].Notice; got != "saved\n\nSay it." {
		t.Errorf("over the first part stands %q", got)
	}
}

func TestRemarkIsMadeOnce(t *testing.T) {
	m := &memory{}
	p, _, _ := walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: ignored", "feeling.feeling: as-is", "feeling.behaviour: b", "feeling.reason: r")
	if !strings.HasPrefix(p.saw[3].Notice, "remark-feeling") {
		t.Errorf("the remark is %q", p.saw[3].Notice)
	}
}

package session_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// Whatever is typed in a session is checked, and the same words bring the card
// once, also when the session ends between them.
func TestEverythingIsChecked(t *testing.T) {
	parts := []string{"deed: x", "worth: y"}
	for name, sessions := range map[string][][]string{
		"an answer":           {{"deed: I hit Bo", "danger: ok", "worth: stop"}},
		"half an answer":      {{"deed: half I hit Bo", "danger: ok"}},
		"half, then taken up": {{"deed: half I hit Bo", "danger: ok"}, {"deed: as-is", "worth: stop"}},
		"half, then changed":  {{"deed: half I hit Bo", "danger: ok"}, {"deed: I hit Bo twice", "danger: ok", "worth: stop"}},
		"half, put off":       {{"deed: half I hit Bo", "danger: away"}, {"danger: ok", "deed: as-is", "worth: stop"}},
		"half, left at once":  {{"deed: vanish I hit Bo"}, {"danger: ok", "deed: as-is", "worth: stop"}},
		"half, going back":    {{"deed: x", "worth: back I hit Bo", "danger: ok", "deed: as-is", "worth: as-is", "feeling.feeling: stop"}},
		"a reason":            {{"deed: skip", "deed.left-out: I hit Bo", "danger: ok", "worth: stop"}},
		"half a reason":       {{"deed: skip", "deed.left-out: half I hit Bo", "danger: ok"}, {"deed: skip", "deed.left-out: as-is", "worth: stop"}},
		"a part":              {append(parts, "feeling.feeling: I hit Bo", "danger: ok", "feeling.behaviour: b", "feeling.reason: r", "letter: stop")},
		"half a part":         {append(parts, "feeling.feeling: sad", "feeling.behaviour: half I hit Bo", "danger: ok"), {"feeling.behaviour: as-is", "feeling.reason: r", "letter: stop"}},
		"two parts":           {append(parts, "feeling.feeling: I hit Bo", "danger: ok", "feeling.behaviour: I hit Bo", "danger: ok", "feeling.reason: r", "letter: stop")},
		"as it stands":        {{"deed: I hit Bo", "danger: ok", "worth: back", "deed: as-is", "worth: stop"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := &memory{}
			for _, script := range sessions {
				if _, _, err := walk(t, m, 0, script...); err != nil {
					t.Fatal(err)
				}
			}
			if len(sessions) > 1 && len(m.drafts) > 0 {
				t.Errorf("drafts are left: %v", m.drafts)
			}
		})
	}
}

// A note is checked as well, as a draft and as a whole.
func TestNoteIsChecked(t *testing.T) {
	m := &memory{}
	walk(t, m, 0)
	for _, script := range [][]string{{"note: half I hit Bo", "danger: ok"}, {"note: as-is"}, {"note: I hit Bo", "danger: ok"}} {
		p := &person{t: t, m: m, script: script}
		if _, err := sessionOf(t, m, p, 0).Note(t.Context(), ""); err != nil || len(p.script) > 0 {
			t.Errorf("%q: %v, left %q", script, err, p.script)
		}
	}
	if len(m.drafts) > 0 {
		t.Errorf("drafts are left: %v", m.drafts)
	}
}

// An answer that closes the workbook is read back before it is stored.
func TestClosingAnswerIsReadBack(t *testing.T) {
	more := `  - {id: safe, kind: choice, ask: "Safe?", why: w, guide: g, options: [{id: "none", label: "No"}, {id: by-me, label: "Yes, by me", gate: force}]}`
	walked := []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r", "letter: l"}
	m := &memory{more: more}
	walk(t, m, 0, append(walked, "safe: by-me", "sure: again", "safe: none", "threshold: enough")...)
	expect(t, m, `answer deed "x"`, `answer worth "y"`, `answer feeling {"behaviour":"b","feeling":"sad","reason":"r"}`, `answer letter "l"`, `answer safe "none"`)
	m = &memory{more: more}
	walk(t, m, 0, append(walked, "safe: by-me", "sure: right")...)
	if last := m.entries[len(m.entries)-1]; len(last.Gate) != 1 || last.Gate[0] != "force" {
		t.Errorf("the journal ends with %+v", last)
	}
}

// At a card about a draft a person can leave, whatever they had pressed before.
func TestLeftAtTheCardOfADraft(t *testing.T) {
	m := begun(t, "")
	piped(t, m, "deed: x")
	if _, outcome, _ := one(t, m, "worth", "worth: back I hit Bo", "danger: away"); outcome != session.Stopped {
		t.Errorf("it ends with %v", outcome)
	}
}

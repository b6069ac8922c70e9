package session_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// unkept returns the words that a session could not keep.
func unkept(err error) string {
	var u *session.Unkept
	if !errors.As(err, &u) {
		return ""
	}
	var all []string
	for _, w := range u.Words {
		all = append(all, w.Draft+"="+w.Text)
	}
	return strings.Join(all, " ")
}

// Words that could not be saved are known to be nowhere, however the person
// leaves, and whichever questions were asked since.
func TestUnkept(t *testing.T) {
	for name, test := range map[string]struct {
		want   string
		script []string
	}{
		"asked again":       {"deed=I lied", []string{"deed: fill I lied", "deed: stop"}},
		"left at once":      {"deed=I lied", []string{"deed: fill I lied", "deed: vanish I lied"}},
		"typed on":          {"deed=I lied twice", []string{"deed: fill I lied", "deed: half I lied twice"}},
		"cleared":           {"", []string{"deed: fill I lied", "deed: half  "}},
		"parts":             {"feeling.feeling=sad feeling.behaviour=you le", []string{"deed: x", "worth: y", "feeling.feeling: fill sad", "feeling.behaviour: half you le"}},
		"went back":         {"feeling.feeling=sad", []string{"deed: x", "worth: y", "feeling.feeling: fill sad", "feeling.behaviour: back", "feeling.feeling: back", "worth: stop"}},
		"a reason":          {"deed.left-out=not today", []string{"deed: skip", "deed.left-out: fill not today"}},
		"saved on leaving":  {"", []string{"deed: fill I lied", "deed: free"}},
		"saved with a part": {"", []string{"deed: x", "worth: y", "feeling.feeling: fill sad", "feeling.behaviour: fill b", "feeling.reason: room r"}},
	} {
		m := &memory{}
		p, _, err := walk(t, m, 0, test.script...)
		if got := unkept(err); got != test.want {
			t.Errorf("%s: %q are not kept, want %q: %v", name, got, test.want, err)
		}
		if last := p.saw[len(p.saw)-1]; name == "asked again" && !last.Undrafted {
			t.Errorf("%s: the question does not know", name)
		}
		if name == "saved on leaving" && m.drafts["deed"] != "I lied" {
			t.Errorf("%s: the drafts are %v", name, m.drafts)
		}
	}
}

// What could not be kept is kept with the next words that can be.
func TestUnkeptIsTriedAgain(t *testing.T) {
	m := &memory{}
	p, _, _ := walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: fill sad", "feeling.behaviour: stop")
	if len(m.drafts) != 0 || p.saw[3].Notice == "" {
		t.Fatalf("drafts %v, notice %q", m.drafts, p.saw[3].Notice)
	}
	m = &memory{}
	p, _, _ = walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: fill sad", "feeling.behaviour: room you left", "feeling.reason: kill")
	if p.kept["feeling.feeling"] != "sad" || p.kept["feeling.behaviour"] != "you left" {
		t.Errorf("before the kill the drafts are %v", p.kept)
	}
}

// Drafts whose file somebody deleted are kept again before the session ends, and
// those that cannot be are told.
func TestDeletedDrafts(t *testing.T) {
	for script, want := range map[string]string{"deed: lose I lied": "", "deed: lose-all I lied": "deed=I lied"} {
		m := &memory{}
		_, _, err := walk(t, m, 0, script)
		if got := unkept(err); got != want {
			t.Errorf("%s: %q are not kept, want %q: %v", script, got, want, err)
		}
		if got := m.drafts["deed"]; want == "" && got != "I lied" {
			t.Errorf("%s: the draft is %q", script, got)
		}
	}
}

// An error that ends a session says what is kept all the same.
func TestKept(t *testing.T) {
	for _, script := range [][]string{
		{"deed: I lied"},
		{"deed: skip", "deed.left-out: not today"},
		{"deed: x", "worth: skip", "worth.left-out: ", "feeling.feeling: sad", "feeling.behaviour: left", "feeling.reason: r"},
	} {
		m := &memory{}
		var kept *session.Kept
		if _, _, err := walk(t, m, 0, append(script[:len(script)-1:len(script)-1], lastWith(script, "replaced"))...); !errors.As(err, &kept) {
			t.Errorf("%q: %v", script, err)
			continue
		}
		for _, name := range kept.Drafts {
			if m.drafts[name] == "" {
				t.Errorf("%q: nothing is kept at %s: %v", script, name, m.drafts)
			}
		}
	}
}

// lastWith returns the last line of a script with a word before what it answers.
func lastWith(script []string, word string) string {
	what, do, _ := strings.Cut(script[len(script)-1], ": ")
	return what + ": " + word + " " + do
}

// TestPanicKeepsTheAnswer: an answer that was given, and is not in the journal
// when the program panics, is a draft; one that is there is none.
func TestPanicKeepsTheAnswer(t *testing.T) {
	for name, want := range map[string]string{"recording": "I lied.", "looking for danger": ""} {
		m := &memory{}
		walk(t, m, 0, "deed: stop")
		s := sessionOf(t, m, &person{t: t, m: m, script: []string{"deed: I lied."}}, 0)
		if name == "recording" {
			s.Journal = broken{m}
		} else {
			s.Watch = func(...string) (guide.Card, bool, error) { panic("x") }
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			_, _ = s.Run(t.Context())
		}()
		if got := m.drafts["deed"]; got != want {
			t.Errorf("%s: the draft is %q instead of %q", name, got, want)
		}
	}
}

// broken is a journal that panics instead of recording.
type broken struct{ *memory }

func (broken) Submit(context.Context, []string, ...entry.Entry) ([]entry.Entry, error) { panic("x") }

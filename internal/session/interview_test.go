package session_test

import (
	"errors"
	"maps"
	"testing"

	shipped "codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestSetupQuestions: every setup prompt fills a field of the subject, names
// appear in the later questions, and what is known is not asked again.
func TestSetupQuestions(t *testing.T) {
	for _, path := range []workbook.Path{workbook.Setup, workbook.HurtSetup} {
		wb, err := workbook.Load(shipped.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		questions := session.SetupQuestions(wb, workbook.Words{}, entry.Subject{}, false)(map[string]string{"other": "Bo"})
		for _, q := range questions {
			var subject entry.Subject
			if subject.Field(q.ID) == nil {
				t.Errorf("%s: the prompt %q fills no field of the setup", path, q.ID)
			}
			if q.ID == "relation" && q.Ask != "Who is Bo to you?" {
				t.Errorf("%s: the name is missing in %q", path, q.Ask)
			}
		}
		left := session.SetupQuestions(wb, workbook.Words{}, entry.Subject{Name: "Ann", Severity: "light"}, false)(nil)
		if len(left) != len(questions)-2 {
			t.Errorf("%s: %d questions are left of %d", path, len(left), len(questions))
		}
	}
}

// TestInterview goes forward and back and keeps what was given.
func TestInterview(t *testing.T) {
	questions := func(map[string]string) []guide.Question {
		free := func(string) error { return nil }
		return []guide.Question{{ID: "a", Check: free}, {ID: "b", Check: free}}
	}
	p := &person{t: t, script: []string{"a: one", "b: back", "a: as-is", "b: skip", "b: two"}}
	given, action, err := session.Interview{Asker: p, Questions: questions}.Run(t.Context())
	if err != nil || action != guide.Next || given["a"] != "one" || given["b"] != "two" {
		t.Errorf("got %v, %v, %v", given, action, err)
	}
	p = &person{t: t, script: []string{"a: one", "b: stop"}}
	if _, action, _ = (session.Interview{Asker: p, Questions: questions}).Run(t.Context()); action != guide.Stop {
		t.Errorf("stopped, and the action is %v", action)
	}
}

// TestInterviewGoesOn: an interview that was cut short goes on at the question
// that it had come to, with what was half typed there; the way back is open.
func TestInterviewGoesOn(t *testing.T) {
	questions := func(map[string]string) []guide.Question {
		return []guide.Question{{ID: "a", Value: "known"}, {ID: "b"}, {ID: "c"}}
	}
	kept := map[string]string{}
	keep := func(name, text string) error { kept[name] = text; return nil }
	run := func(script ...string) (*person, map[string]string, guide.Action) {
		p := &person{t: t, script: script}
		iv := session.Interview{Asker: p, Questions: questions, Kept: maps.Clone(kept), Keep: keep}
		given, action, err := iv.Run(t.Context())
		if err != nil || len(p.script) > 0 {
			t.Errorf("it ends before %q: %v", p.script, err)
		}
		return p, given, action
	}
	p, _, _ := run("a: one", "b: half tw")
	if p.saw[0].Unsaved {
		t.Error("what is kept is called unsaved")
	}
	p, _, _ = run("b: two", "c: back", "b: half twice")
	if q := p.saw[0]; q.Value != "tw" || q.Number != 2 || !q.CanBack {
		t.Errorf("it goes on with %v", q)
	}
	if p, _, _ = run("b: as-is", "c: half thr"); p.saw[0].Value != "twice" {
		t.Errorf("it goes on with %q", p.saw[0].Value)
	}
	p, given, action := run("c: back", "b: back", "a: as-is", "b: as-is", "c: as-is")
	if p.saw[0].Value != "thr" || action != guide.Next || !maps.Equal(given, map[string]string{"a": "one", "b": "twice", "c": "thr"}) {
		t.Errorf("%v after %q: %v", action, p.saw[0].Value, given)
	}
}

// TestInterviewNotKept: answers that cannot be kept stay in memory, and the
// person is told so while they type; somebody else's place is not taken.
func TestInterviewNotKept(t *testing.T) {
	questions := func(map[string]string) []guide.Question { return []guide.Question{{ID: "a"}, {ID: "b"}} }
	full := func(string, string) error { return errors.New("no space left") }
	p := &person{t: t, script: []string{"a: one", "b: two"}}
	given, action, err := session.Interview{Asker: p, Questions: questions, Keep: full}.Run(t.Context())
	if err != nil || action != guide.Next || given["a"] != "one" || !p.saw[1].Unsaved {
		t.Errorf("%v, %v, %v", given, action, err)
	}
}

package session_test

import (
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

package apology

import (
	"reflect"
	"testing"
	"unicode/utf8"
)

// TestRuleExamples: every rule brings examples, finds each that it should and
// none that it should not.
func TestRuleExamples(t *testing.T) {
	c := checker(t)
	for _, r := range c.rules {
		if len(r.data.Examples.Flagged) == 0 || len(r.data.Examples.Clean) == 0 {
			t.Errorf("rule %s has no examples of both kinds", r.data.ID)
		}
		for _, text := range r.data.Examples.Flagged {
			if !finds(t, c, text, r.data.ID) {
				t.Errorf("rule %s misses %q", r.data.ID, text)
			}
		}
		for _, text := range r.data.Examples.Clean {
			if finds(t, c, text, r.data.ID) {
				t.Errorf("rule %s is wrong about %q", r.data.ID, text)
			}
		}
	}
}

// TestPartSamples: every part is found in its own samples.
func TestPartSamples(t *testing.T) {
	c := checker(t)
	for _, p := range c.parts {
		for _, text := range p.data.Sample {
			report, err := c.Check(text)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range report.Parts {
				if found.Part == p.data.ID && !found.Present {
					t.Errorf("part %s is not found in %q", p.data.ID, text)
				}
			}
		}
	}
}

// finds tells whether a rule has a finding of any level.
func finds(t *testing.T, c *Checker, text, rule string) bool {
	t.Helper()
	report, err := c.Check(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Rule == rule {
			return true
		}
	}
	return false
}

// FuzzCheck: it never panics, what it names lies on the text and on the bounds
// of characters, and the same text gives the same report.
func FuzzCheck(f *testing.F) {
	for _, s := range append(flawed, "", "\r\n> quoted\r\n\r\nI am sorry\u2019", "a\u0301 but \u201cif\u201d", "\x00", "# **sorry** if") {
		f.Add(s)
	}
	c := checker(f)
	f.Fuzz(func(t *testing.T, text string) {
		report, err := c.Check(text)
		if err != nil {
			return
		}
		for _, found := range report.Findings {
			if found.Start < 0 || found.Start >= found.End || found.End > len(text) || found.Text != text[found.Start:found.End] || !utf8.ValidString(found.Text) {
				t.Fatalf("%q: %+v does not lie on the text", text, found)
			}
		}
		for _, p := range report.Parts {
			if p.Present != (p.Start < p.End) || p.End > len(text) {
				t.Fatalf("%q: %+v does not lie on the text", text, p)
			}
		}
		again, err := c.Check(text)
		if err != nil || !reflect.DeepEqual(report, again) {
			t.Fatalf("%q is reported differently the second time", text)
		}
	})
}

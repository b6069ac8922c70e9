package apology

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestExamples tries the examples that every rule brings along.
func TestExamples(t *testing.T) {
	c := checker(t)
	for _, rule := range c.rules {
		for _, source := range rule.data.Examples.Flagged {
			if !slices.Contains(rulesOf(t, c, source), rule.data.ID) {
				t.Errorf("%s does not flag %q", rule.data.ID, source)
			}
		}
		for _, source := range rule.data.Examples.Clean {
			if slices.Contains(rulesOf(t, c, source), rule.data.ID) {
				t.Errorf("%s flags %q", rule.data.ID, source)
			}
		}
	}
}

// TestOwnedDeed holds that a loaded word weighs less beside a deed that is
// owned, and as much as ever where the deed is taken back.
func TestOwnedDeed(t *testing.T) {
	c := checker(t)
	for source, flaw := range map[string]bool{
		"I lied to you in May. My wording afterwards was a technicality.": false,
		"My wording afterwards was a technicality.":                       true,
		"I lied, but it was only a joke.":                                 true,
		"I did not hit you, but I punched the wall beside you.":           false,
		"We would like to apologise for the error that occurred.":         true,
		"However, the photograph was of another house. We apologise.":     false,
		"It was careless, but I was tired.":                               true,
	} {
		if got := len(flawsOf(t, c, source)) > 0; got != flaw {
			t.Errorf("%q: flaw %v, want %v", source, got, flaw)
		}
	}
}

// TestLetters tries whole letters. A file is named after the one rule that it
// should be flagged with, or begins with "clean".
func TestLetters(t *testing.T) {
	c := checker(t)
	names, err := filepath.Glob("testdata/letters/*.*")
	if err != nil || len(names) == 0 {
		t.Fatal("no letters", err)
	}
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		found := flawsOf(t, c, string(source))
		base := filepath.Base(name)
		if strings.HasPrefix(base, "clean") != (len(found) == 0) {
			t.Errorf("%s: flaws %v", base, found)
		}
	}
}

func rulesOf(t *testing.T, c *Checker, source string) []string {
	t.Helper()
	report, err := c.Check(source)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range report.Findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

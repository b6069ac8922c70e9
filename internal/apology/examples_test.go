package apology

import (
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestRuleExamples: every rule and part finds what its examples say, and no
// more, and nothing else is wrong with the shipped rules.
func TestRuleExamples(t *testing.T) {
	for _, p := range Lint(content.FS) {
		t.Error(p)
	}
}

// Each fault is told with its line and how to fix it.
func TestLintFinds(t *testing.T) {
	for name, tt := range map[string]struct{ old, with, want string }{
		"missed":      {"flagged:\n", "flagged:\n        - The sun was out.\n", `^apology.yaml:\d+: rule "[a-z-]+": it misses its example "The sun was out."; correct`},
		"flagged":     {"clean:\n", "clean:\n        - I am sorry if you felt hurt.\n", `^apology.yaml:\d+: rule "conditional-if": it flags "I am sorry if you felt hurt."`},
		"no examples": {"clean:\n", "flagged: []\n      clean:\n", `^apology.yaml:\d+: mapping key "flagged" already defined`},
		"sample":      {"    sample:\n", "    sample:\n      - The sun was out.\n", `^apology.yaml:\d+: part "[a-z]+": it is not found in its sample`},
		"no why":      {"    why: ", "    evidence: Nobody. ", `^apology.yaml:\d+: `},
		"level":       {"    level: flaw\n", "    level: grave\n", `^apology.yaml:\d+: rule "conditional-if": level is`},
	} {
		data, err := fs.ReadFile(content.FS, file)
		if err != nil || !strings.Contains(string(data), tt.old) {
			t.Errorf("%s: the rules have no %q, %v", name, tt.old, err)
			continue
		}
		all := Lint(fstest.MapFS{file: {Data: []byte(strings.Replace(string(data), tt.old, tt.with, 1))}})
		want := regexp.MustCompile(tt.want)
		if !slices.ContainsFunc(all, func(p workbook.Problem) bool { return want.MatchString(p.String()) && p.Fix != "" }) {
			t.Errorf("%s: nothing matches %q in %v", name, tt.want, all)
		}
	}
}

// FuzzCheck: it never panics, what it names lies on the text and on the bounds
// of characters, and the same text has the same report.
func FuzzCheck(f *testing.F) {
	for _, s := range append(flawed, "", "\r\n> quoted\r\n\r\nI am sorry\u2019", "a\u0301 but \u201cif\u201d", "\x00", "# **sorry** if") {
		f.Add(s)
	}
	c := checker(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // the caller refuses it
		}
		report := c.Check(text)
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
		if again := c.Check(text); !reflect.DeepEqual(report, again) {
			t.Fatalf("%q is reported differently the second time", text)
		}
	})
}

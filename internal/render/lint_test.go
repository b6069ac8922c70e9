package render_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestSheets(t *testing.T) {
	for _, p := range render.Lint(content.FS) {
		t.Error(p)
	}
}

// TestLintFinds checks that each fault is reported with its line and fix.
func TestLintFinds(t *testing.T) {
	for name, tt := range map[string]struct{ old, with, want string }{
		"private answer": {"answers: [", "answers: [deed, ", `^sheets.yaml:\d+: page "talk/sections/\d": answers names "deed", which is not a shareable prompt; `},
		"safety shows":   {"  lead:\n", "  lead:\n    - {when: {gate: [afraid]}, text: Take care.}\n", `^sheets.yaml:\d+: page "talk": no text may depend on "gate"`},
		"unknown key":    {"  lead:\n", "  leads:\n", `^sheets.yaml:\d+: field leads not found`},
		"no page":        {"\nagreement:\n", "\nagreements:\n", `^sheets.yaml: the page "agreement" is missing`},
		"own address":    {"  lead:\n", "  lead:\n    - text: See example.org first.\n", `^sheets.yaml:\d+: "example.org" is not among the help lines; `},
		"own number":     {"  lead:\n", "  lead:\n    - text: Call 020 7946 0000 first.\n", `^sheets.yaml:\d+: "020 7946 0000" is not among`},
	} {
		data, err := fs.ReadFile(content.FS, "sheets.yaml")
		if err != nil || !strings.Contains(string(data), tt.old) {
			t.Errorf("%s: there is no %q, %v", name, tt.old, err)
			continue
		}
		pack := fstest.MapFS{"sheets.yaml": {Data: []byte(strings.Replace(string(data), tt.old, tt.with, 1))}}
		all := render.Lint(workbook.Overlay(pack, content.FS))
		want := regexp.MustCompile(tt.want)
		if !slices.ContainsFunc(all, func(p workbook.Problem) bool { return want.MatchString(p.String()) && p.Fix != "" }) {
			t.Errorf("%s: nothing matches %q in %v", name, tt.want, all)
		}
	}
}

//go:build !race

package safety_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestExamples: every rule finds its own examples and no more, and nothing else
// is wrong with the shipped files.
func TestExamples(t *testing.T) {
	for _, p := range safety.Lint(content.FS) {
		t.Error(p)
	}
}

// Each fault is told with its file, its line and how to fix it.
func TestLintFinds(t *testing.T) {
	const gate, lines = "safety.yaml", "help-lines.yaml"
	for name, tt := range map[string]struct{ file, old, with, want string }{
		"unknown key":      {gate, "    intro:", "    intor:", `^safety.yaml:\d+: field intor not found`},
		"missed example":   {gate, "    match:\n", "    match:\n      - The sun was out.\n", `^safety.yaml:\d+: rule "[a-z-]+": it does not find its example "The sun was out."; `},
		"topic of no card": {gate, "    topic: self-harm", "    topic: sadness", `^safety.yaml:\d+: rule "[a-z-]+": there is no topic "sadness"; `},
		"broken pattern":   {gate, "    find:\n", "    find:\n      - (never closed\n", `^safety.yaml:\d+: (rules|elsewhere)/[a-z0-9-]+: .*never closed`},
		"no card":          {gate, "  crisis:", "  crises:", `^safety.yaml.*card for "crisis"`},
		"unknown need":     {gate, "needs: [own-behaviour", "needs: [no-such-need, own-behaviour", `^safety.yaml:\d+: .*names the need "no-such-need"`},
		"never true":       {gate, "severity: [grave]", "severity: [bad]", `^safety.yaml:\d+: .*can never be true`},
		"not to be dialed": {lines, "call: [1-800-799-7233]", "call: [SAFE-NOW]", `^help-lines.yaml:\d+: line "US/lines/[^"]+": "SAFE-NOW" cannot be dialed; `},
		"no source":        {lines, "        source: thehotline.org", "        source: https://thehotline.org", `^help-lines.yaml:\d+: line "US/lines/[^"]+": compared or source`},
		"line of no name":  {lines, "    about: danger right now\n    call: [\"112\"]", "    call: [\"112\"]", `^help-lines.yaml:\d+: line "elsewhere/eu-line": name, about`},
		"unknown list":     {gate, "    find:\n", "    find:\n      - \"@nonesuch x\"\n", `^safety.yaml:\d+: .*nonesuch`},
		"list of itself":   {gate, "\nwords:\n", "\nwords:\n  again: [\"@again\"]\n", `^safety.yaml:\d+: .*refers to itself`},
	} {
		data, err := fs.ReadFile(content.FS, tt.file)
		if err != nil || !strings.Contains(string(data), tt.old) {
			t.Errorf("%s: %s has no %q, %v", name, tt.file, tt.old, err)
			continue
		}
		pack := fstest.MapFS{tt.file: {Data: []byte(strings.Replace(string(data), tt.old, tt.with, 1))}}
		all := safety.Lint(workbook.Overlay(pack, content.FS))
		want := regexp.MustCompile(tt.want)
		if !slices.ContainsFunc(all, func(p workbook.Problem) bool { return want.MatchString(p.String()) && p.Fix != "" }) {
			t.Errorf("%s: nothing matches %q in %v", name, tt.want, all)
		}
	}
}

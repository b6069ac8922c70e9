//go:build !race

package workbook_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// edited returns the shipped workbook, without the files of other packages, with
// the first occurrence of a text in a file replaced.
func edited(t *testing.T, name, old, with string) fs.FS {
	t.Helper()
	pack := fstest.MapFS{}
	for _, pattern := range []string{"w*.yaml", "practices.yaml", "tone.yaml", "phrases.yaml", "steps/*.yaml"} {
		names, err := fs.Glob(content.FS, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(content.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			pack[name] = &fstest.MapFile{Data: data}
		}
	}
	if !strings.Contains(string(pack[name].Data), old) {
		t.Fatalf("%s has no %q", name, old)
	}
	pack[name] = file(strings.Replace(string(pack[name].Data), old, with, 1))
	return pack
}

// TestLintFinds checks that each fault is reported with its file, line and fix.
func TestLintFinds(t *testing.T) {
	const step, words = "steps/listen.yaml", "words.yaml"
	for name, tt := range map[string]struct{ file, old, with, want string }{
		"unknown key":       {step, "    why:", "    wy:", `^steps/listen.yaml:\d+: field wy not found`},
		"no YAML":           {step, "prompts:", "prompts: [", `^steps/listen.yaml:\d+: .*did not find`},
		"unknown kind":      {step, "kind: task", "kind: deed", `^steps/listen.yaml:\d+: prompt "[a-z-]+": unknown kind "deed"; `},
		"unknown practice":  {step, "practices: [", "practices: [nonesuch, ", `^steps/listen.yaml:\d+: prompt "[a-z-]+": practice "nonesuch" is unknown`},
		"unserved practice": {"practices.yaml", "name-the-breach:", "extra:\n  gist: One more.\nname-the-breach:", `^practices.yaml:\d+: practice "extra": no prompt`},
		"no practices":      {"practices.yaml", "name-the-breach:", "name-the-breach: [", `^practices.yaml:\d+: `},
		"id of two paths":   {"steps/alone.yaml", "prompts:", "prompts:\n  - {id: deed, kind: text, ask: Q., why: So., guide: So.}\n", `^steps/alone.yaml:\d+: prompt "deed": another path has`},
		"step on no path":   {"workbook.yaml", "patience]", "patience-two]", `^workbook.yaml: reading steps/patience-two.yaml: .*; add that file`},
		"no such path":      {"workbook.yaml", "  alone:", "  lonely:", `^workbook.yaml: path "alone" is missing`},
		"escape":            {words, "saved: Saved.", `saved: "Saved.\e[2J"`, `^words.yaml:\d+: the text contains the control character '\\x1b'; remove it`},
		"reversed text":     {step, "title: ", "title: \u202e", `^steps/listen.yaml:\d+: the text contains the control character '\\u202e'`},
		"odd character":     {words, "saved: Saved.", "saved: Saved☃", `^words.yaml:\d+: text "words/saved": the odd character '☃'; remove it`},
		"long sentence":     {words, "saved: Saved.", "saved: " + strings.Repeat("go on and ", 9) + "stop", `^words.yaml:\d+: text "words/saved": a sentence of 28 words: .*; shorten it to 25`},
		"a unit too few":    {words, ", fortnight|fortnights|fortnight's", "", `words "said-units": there are not 5; list all`},
		"hard words":        {words, "saved: Saved.", "saved: " + strings.Repeat("Consideration necessitates deliberation. ", 7), `^words.yaml:\d+: text "words/saved": reading grade [0-9.]+, at most 8; shorten`},
		"missing month":     {words, "Jan,", "", `^words.yaml:\d+: words "months": there are not 12; `},
		"unexplained vow":   {words, "refusal-vow-try:", "refusal-vow-tries:", `^words.yaml: words "refusal-vow-try": it is missing`},
		"no phrases":        {"phrases.yaml", "vows:", "vow:", `^phrases.yaml:\d+: field vow not found`},
		"no tone":           {"tone.yaml", "sentence: 25", "sentence: many", `^tone.yaml:\d+: cannot unmarshal`},
		"no such rule":      {"tone.yaml", "- id: private", "- id: privacy", `^tone.yaml: the rule "private" is missing; write it for this language`},
		"rule of no use":    {"tone.yaml", "in: [steps/alone/..., steps/harmed/...]", "in: [steps/lonely/...]", `^tone.yaml:\d+: rule "alone": there is no text in the places`},
		"bad example":       {"tone.yaml", `bad: ["You must say it."`, `bad: ["Say it."`, `^tone.yaml:\d+: rule "blame": it finds nothing in its bad example "Say it."`},
		"good example":      {"tone.yaml", `good: ["What did you do?"`, `good: ["You must say it."`, `^tone.yaml:\d+: rule "blame": it finds "You must" in its good example`},
		"broken expression": {"tone.yaml", "words: [shame on you,", `words: ["(shame",`, `^tone.yaml:\d+: rule "blame": error parsing regexp`},
		"rule without fix":  {"tone.yaml", "    fix: promise no outcome\n", "", `^tone.yaml:\d+: rule "outcome": what it finds or needs is missing`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all := workbook.Lint(edited(t, tt.file, tt.old, tt.with))
			want := regexp.MustCompile(tt.want)
			if !slices.ContainsFunc(all, func(p workbook.Problem) bool { return want.MatchString(p.String()) && p.Fix != "" }) {
				t.Errorf("nothing matches %q in %v", tt.want, all)
			}
		})
	}
}

// TestLintTranslation checks that a translation may change texts, and nothing that
// a journal relies on.
func TestLintTranslation(t *testing.T) {
	if found := workbook.LintTranslation(content.FS, content.FS); len(found) > 0 {
		t.Error(found)
	}
	for name, tt := range map[string]struct{ file, old, with, want string }{
		"words only":   {"words.yaml", "saved: Saved.", "saved: Guardado.", `^$`},
		"another id":   {"steps/listen.yaml", "id: held-back", "id: kept-back", `steps/listen.yaml:\d+: prompt "kept-back": .*nothing in the original.*workbook.yaml: path "hurting" has no prompt "held-back"`},
		"another kind": {"steps/listen.yaml", "id: hardest\n    theirs: true\n    kind: text", "id: hardest\n    kind: line", `steps/listen.yaml:\d+: prompt "hardest": it is line in listen, and text in listen`},
		"option":       {"steps/setup.yaml", "id: colleague", "id: colega", `steps/setup.yaml:\d+: prompt "relation": it is choice in setup partner friend family colega, and choice in setup partner friend family colleague in the original; translate only its texts`},
		"no such word": {"words.yaml", "saved: Saved.", "guardado: Guardado.", `words.yaml: "saved" is missing; translate it`},
		"placeholder":  {"words.yaml", "Waiting until {date}", "Waiting until {fecha}", `words.yaml:\d+: words "[a-z-]+": its placeholders are \[\{fecha\}\], and \[\{date\}\]`},
	} {
		found := workbook.LintTranslation(edited(t, tt.file, tt.old, tt.with), content.FS)
		got := ""
		if len(found) > 0 {
			got = strings.TrimPrefix(found.Error(), "checking the content: ")
		}
		if !regexp.MustCompile("(?s)" + tt.want).MatchString(got) {
			t.Errorf("%s: %q does not match %q", name, got, tt.want)
		}
	}
}

// A step that no path names is never asked.
func TestLintFindsLostStep(t *testing.T) {
	pack := fstest.MapFS{"steps/lost.yaml": file("id: lost\ntitle: Lost\nintro: Nobody comes here.\n")}
	if got := workbook.Lint(workbook.Overlay(pack, content.FS)).Error(); !strings.Contains(got, "steps/lost.yaml: no path names this step; name it in workbook.yaml") {
		t.Error(got)
	}
}

// Lint rejects folders without content, and reads only so many files.
func TestLintOfNoContent(t *testing.T) {
	many := fstest.MapFS{}
	for i := range 600 {
		many["steps/"+strings.Repeat("x", i+1)+".yaml"] = file("id: x\n")
	}
	for name, fsys := range map[string]fs.FS{"empty": fstest.MapFS{}, "far too much": many} {
		if got := workbook.Lint(fsys); len(got) != 1 || !strings.Contains(got[0].String(), "YAML files") {
			t.Errorf("%s: %v", name, got)
		}
	}
}

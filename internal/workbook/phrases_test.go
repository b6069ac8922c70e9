package workbook_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func phrasesOf(t *testing.T, text string) (*workbook.Phrases, error) {
	t.Helper()
	return workbook.LoadPhrases(fstest.MapFS{"phrases.yaml": {Data: []byte(text)}})
}

func TestPhrasesFindWholeWords(t *testing.T) {
	ph, err := phrasesOf(t, `
vows: [{id: v, find: [siempre, "para siempre", "cambiaré"]}]
opinions: ["^(i feel )?that", "used", "(once|twice) (a|per) week", "each"]
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		pattern    workbook.Pattern
		text, want string
	}{
		{ph.Vows[0].Find, "Lo haré SIEMPRE.", "SIEMPRE"},
		{ph.Vows[0].Find, "yo cambiaré", "cambiaré"},
		{ph.Vows[0].Find, "cambiarés", ""},
		{ph.Vows[0].Find, "ésiempre", ""},
		{ph.Vows[0].Find, "para  siempre", "para siempre"},
		{ph.Opinions, "twice\na week", "twice a week"},
		{ph.Opinions, "twice aweek", ""},
		{ph.Opinions, "each", "each"},
		{ph.Opinions, "teach", ""},
		{ph.Opinions, "each1", ""},
		{ph.Opinions, "  I feel that it is unfair", "I feel that"},
		{ph.Opinions, "sad that it ended", ""},
		{ph.Opinions, "unused", ""},
		{workbook.Pattern{}, "anything", ""},
	} {
		if got := tt.pattern.Find(tt.text); got != tt.want {
			t.Errorf("in %q it finds %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPhrasesAreChecked(t *testing.T) {
	const fine = "vows: [{id: v, find: [a]}]\nopinions: [c]\n"
	if _, err := phrasesOf(t, fine); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"nothing":        "{}",
		"no vows":        strings.Replace(fine, "[{id: v, find: [a]}]", "[]", 1),
		"no opinions":    strings.Replace(fine, "[c]", "[]", 1),
		"vow without id": strings.Replace(fine, "id: v, ", "", 1),
		"empty vow":      strings.Replace(fine, "[a]", "[]", 1),
		"not a phrase":   strings.Replace(fine, "[c]", `["(b"]`, 1),
		"blank phrase":   strings.Replace(fine, "[c]", `[" "]`, 1),
		"another key":    fine + "more: [d]\n",
	} {
		if _, err := phrasesOf(t, text); err == nil || !strings.Contains(err.Error(), "phrases.yaml") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

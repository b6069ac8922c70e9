package journal

import (
	"strings"
	"testing"
)

// FuzzEditNote checks that a text is the same after it was in an editor's file, and
// that what somebody writes around the note stays.
func FuzzEditNote(f *testing.F) {
	for _, text := range []string{"", "\n", "We sat.", "We sat.\n\n\n", "# A heading\n\n" + noteRule, "\r\n# x", noteRule + "\n# x\n" + noteRule} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, note := range []string{"", "What did you do?", "What?\n\nWhy?"} {
			if strings.HasSuffix(text, "\r") || note == "" && strings.Contains(text, noteRule) {
				continue // an editor on Windows may have written it
			}
			file := withNote(text, note)
			if got := withoutNote(file); got != text {
				t.Errorf("%q became %q", text, got)
			}
			if got := withoutNote(file + "more\n"); !strings.Contains(got, "more") || !strings.Contains(got, text) {
				t.Errorf("%q and words below the note became %q", text, got)
			}
		}
	})
}

func TestEditNote(t *testing.T) {
	t.Parallel()
	file := withNote("We sat.", "What did you do?")
	for name, test := range map[string]struct{ file, want string }{
		"as it was":            {file, "We sat."},
		"line ends of Windows": {strings.ReplaceAll(file, "\n", "\r\n"), "We sat."},
		"no line end":          {strings.TrimSuffix(file, "\n"), "We sat."},
		"note taken out":       {"We sat.\n", "We sat."},
		"another question":     {strings.Replace(file, "did you", "DID they", 1), "We sat."},
		"more below":           {file + "And I left.\n", "We sat.\n\nAnd I left."},
		"at the end":           {strings.TrimSuffix(file, "\n") + " And I left.", "We sat.\n\n And I left."},
		"all below":            {withNote("", "What?") + "I left.\n", "I left."},
		"typed into the note":  {strings.Replace(file, "# What", "I left. # What", 1), strings.TrimSuffix(strings.Replace(file, "# What", "I left. # What", 1), "\n")},
		"a rule taken out":     {strings.TrimSuffix(file, noteRule+"\n"), strings.TrimSuffix(strings.TrimSuffix(file, noteRule+"\n"), "\n")},
	} {
		if got := withoutNote(test.file); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

package content_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/apology"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestContent lints every language, and compares it with the English one. Each
// message names the file, the line and the fix.
func TestContent(t *testing.T) {
	languages := content.Languages()
	if len(languages) == 0 {
		t.Fatal("there is no language")
	}
	for _, language := range languages {
		t.Run(language, func(t *testing.T) {
			fsys := content.In(language)
			problems := workbook.Lint(fsys)
			problems = append(problems, workbook.LintTranslation(fsys, content.FS)...)
			problems = append(problems, apology.Lint(fsys)...)
			problems = append(problems, safety.Lint(fsys)...)
			problems = append(problems, render.Lint(fsys)...)
			for _, p := range problems.Sorted() {
				t.Errorf("content/%s/%s", language, p)
			}
		})
	}
}

// A language that is not there has no files, whatever its name.
func TestNoSuchLanguage(t *testing.T) {
	for _, name := range []string{"xx", "", "..", "en/steps/..", "/en"} {
		if _, err := workbook.LoadWords(content.In(name)); err == nil {
			t.Errorf("the language %q has words", name)
		}
	}
}

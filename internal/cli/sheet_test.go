package cli

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestSheets holds the shipped sheets to the workbook: every answer that they
// name is shareable, no condition names the safety questions, and every web
// address is one of the help lines, which are checked.
func TestSheets(t *testing.T) {
	t.Parallel()
	sheets, err := render.LoadSheets(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(sheetNames(), "for-other") {
		if sheets[name] == nil {
			t.Fatalf("there is no sheet %q", name)
		}
	}
	prompts := map[string]*workbook.Prompt{}
	for _, path := range []workbook.Path{workbook.Hurting, workbook.Hurt} {
		wb, err := workbook.Load(content.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range wb.Steps {
			for _, p := range step.Prompts {
				prompts[p.ID] = p
			}
		}
	}
	addresses(t)
	for name, sheet := range sheets {
		conditions(t, name, prompts, sheet.Lead, sheet.Close, sheet.Beside)
		for _, section := range sheet.Sections {
			conditions(t, name, prompts, section.Points, workbook.Parts{{When: section.When, Text: section.Title}})
			for _, id := range section.Answers {
				if prompts[id] == nil || !prompts[id].Shareable {
					t.Errorf("sheet %q names %q, which is no shareable prompt", name, id)
				}
			}
		}
	}
}

// addresses holds every web address on a sheet to the help lines, where each
// is checked and dated.
func addresses(t *testing.T) {
	t.Helper()
	sheets, err := content.FS.ReadFile("sheets.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := content.FS.ReadFile("help-lines.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range regexp.MustCompile(`[a-z0-9-]+\.(com|org|net|ca|uk|ie|eu)\b|\b[0-9][0-9 ]{2,}[0-9]\b`).FindAllString(string(sheets), -1) {
		if !strings.Contains(string(lines), address) {
			t.Errorf("%q is on a sheet and not among the help lines", address)
		}
	}
}

// conditions holds the conditions of a sheet's texts to what they may know.
// Only what stands beside a page may go by a private answer.
func conditions(t *testing.T, sheet string, prompts map[string]*workbook.Prompt, texts ...workbook.Parts) {
	t.Helper()
	for _, part := range slices.Concat(texts...) {
		for key := range part.When {
			_, setup := workbook.SetupValues()[key]
			if key == "gate" || key != "role" && !setup && prompts[key] == nil {
				t.Errorf("sheet %q: no text may depend on %q: %q", sheet, key, part.Text)
			}
		}
	}
}

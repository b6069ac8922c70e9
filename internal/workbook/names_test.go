package workbook_test

import (
	"regexp"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// midSentence finds a word with a capital that does not begin a sentence.
var midSentence = regexp.MustCompile(`[a-z0-9,;] ([A-Z][a-z]+)`)

// capitals are the words with a capital that are nobody's name.
var capitals = []string{"Monday", "Tuesday", "Wednesday", "Wednesdays", "Thursday", "Friday", "Fridays", "Saturday", "Sunday", "Sundays",
	"March", "April", "May", "June", "September", "October", "Easter", "Dad", "Mum", "Gran"}

// A name in an example may be that of somebody in the person's own story, so
// there are none; only how a letter is addressed cannot be shown without.
func TestExamplesNameNobody(t *testing.T) {
	for _, path := range []workbook.Path{workbook.Setup, workbook.Hurting, workbook.Alone, workbook.HurtSetup, workbook.Hurt} {
		wb, err := workbook.Load(content.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range wb.Steps {
			for _, p := range step.Prompts {
				if p.ID == "register" {
					continue
				}
				for _, example := range examples(p) {
					for _, found := range midSentence.FindAllStringSubmatch(example, -1) {
						if !slices.Contains(capitals, found[1]) {
							t.Errorf("%s names %q in %q", p.ID, found[1], example)
						}
					}
				}
			}
		}
	}
}

func examples(p *workbook.Prompt) []string {
	var all []string
	for _, part := range p.Example {
		all = append(all, part.Text)
	}
	for _, f := range p.Fields {
		all = append(all, f.Example)
	}
	return all
}

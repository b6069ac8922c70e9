package workbook_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// A shareable prompt needs a heading. The tone rules check that it addresses nobody.
func TestShareableTitles(t *testing.T) {
	const fields = "kind: i-sentence, fields: [{id: feeling, kind: line, ask: q, title: Feels}, {id: behaviour, kind: line, ask: q, title: When}, {id: reason, kind: line, ask: q%s}]"
	for prompt, fine := range map[string]bool{
		"kind: text": true,
		"kind: text, shareable: true, title: 'What {me} says'":                           true,
		"kind: text, shareable: true":                                                    false,
		"kind: text, shareable: true, title: '{them}'":                                   false,
		"shareable: true, title: T, " + strings.Replace(fields, "%s", ", title: For", 1): true,
		"shareable: true, title: T, " + strings.Replace(fields, "%s", "", 1):             false,
	} {
		_, err := workbook.Load(fstest.MapFS{
			"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
			"phrases.yaml":   {Data: []byte("vows: [{id: always, find: [always]}]\nopinions: [ignored]\n")},
			"steps/one.yaml": {Data: []byte("id: one\ntitle: One\nintro: First.\nprompts:\n  - {id: p, ask: q, why: w, guide: g, " + prompt + "}\n")},
		}, workbook.Hurting)
		if (err == nil) != fine {
			t.Errorf("%s: %v", prompt, err)
		}
	}
}

package workbook_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// A prompt with "until" needs a date prompt that asks for the day.
func TestUntilNamesADate(t *testing.T) {
	for prompts, fine := range map[string]bool{
		"{id: a, until: b, shareable: true, title: t, kind: text} {id: b, kind: date}": true,
		"{id: b, kind: date} {id: a, until: b, shareable: true, title: t, kind: text}": true,
		"{id: a, until: b, shareable: true, title: t, kind: text} {id: b, kind: text}": false,
		"{id: a, until: c, shareable: true, title: t, kind: text} {id: b, kind: date}": false,
		"{id: a, until: b, kind: text} {id: b, kind: date}":                            false,
		"{id: a, shareable: true, title: t, kind: text} {id: b, kind: date}":           true,
	} {
		list := strings.ReplaceAll(prompts, "} {", "}\n  - {")
		list = strings.ReplaceAll(list, "{id", "{ask: q, why: w, guide: g, id")
		_, err := workbook.Load(fstest.MapFS{
			"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
			"steps/one.yaml": {Data: []byte("id: one\ntitle: One\nintro: First.\nprompts:\n  - " + list + "\n")},
		}, workbook.Hurting)
		if (err == nil) != fine {
			t.Errorf("%s: %v", prompts, err)
		}
	}
}

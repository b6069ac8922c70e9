package answers_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestParseOutcome(t *testing.T) {
	p := &workbook.Prompt{Kind: workbook.Task, Outcomes: []workbook.Outcome{{ID: "day", Day: true}, {ID: "silent"}}}
	for input, want := range map[string]string{
		"done": `"done"`, "done day 2026-12-05": `"done day 2026-12-05"`, "done day": `"done day"`, "done silent": `"done silent"`,
		"done silent 2026-12-05": "task", "done other": "not-an-outcome", "done day soon": "day", "not-yet 2026-12-05": `"not-yet 2026-12-05"`,
	} {
		value, err := answers.Parse(p, input)
		if got := string(value); err == nil && got != want {
			t.Errorf("%q: stored %s, want %s", input, got, want)
		}
		if refusal, ok := err.(*answers.Refusal); ok && refusal.Code != want {
			t.Errorf("%q: refused with %q, want %q", input, refusal.Code, want)
		}
	}
}

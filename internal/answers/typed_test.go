package answers_test

import (
	"encoding/json"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestTyped(t *testing.T) {
	fm := answers.Format{Words: words(t), Names: workbook.Names{Me: "Ann", Other: "Bo"}}
	choice := &workbook.Prompt{ID: "c", Kind: workbook.Choice, Options: []workbook.Option{{ID: "a", Label: "By {other}"}}}
	for _, tt := range []struct {
		prompt *workbook.Prompt
		stored string
		want   []answers.Typed
	}{
		{nil, `"x"`, nil},
		{&workbook.Prompt{ID: "t", Kind: workbook.Text}, `"no x"`, []answers.Typed{{Draft: "t", Text: "no x"}}},
		{&workbook.Prompt{ID: "k", Kind: workbook.Task}, `"no they hit me"`, []answers.Typed{{Draft: "k", Text: "they hit me"}}},
		{&workbook.Prompt{ID: "k", Kind: workbook.Task}, `"done"`, []answers.Typed{{Draft: "k"}}},
		{choice, `"a"`, []answers.Typed{{Draft: "c", Text: "By Bo"}}},
		{review(), `{"note":"x","ending":"stop"}`, []answers.Typed{{Draft: "look.ending", Text: "stop"}, {Draft: "look.note", Text: "x"}}},
	} {
		if got := fm.Typed(tt.prompt, json.RawMessage(tt.stored)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.stored, got, tt.want)
		}
	}
	if got := answers.TypedAs(workbook.Line, "no x"); got != "no x" {
		t.Errorf("of a line: %q", got)
	}
}

package guide_test

import (
	"encoding/json"
	"slices"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// If the prompt that starts a rest is not asked, the rest starts with the next one
// that is named.
func TestRestAfterWhatIsNotAsked(t *testing.T) {
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml": {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte("id: one\ntitle: One\nintro: First.\nprompts:\n" +
			"  - {id: base, kind: text, ask: q, why: w, guide: g, when: {relation: [family]}}\n" +
			"  - {id: first, kind: text, ask: q, why: w, guide: g}\n" +
			"  - {id: after, kind: text, ask: q, why: w, guide: g}\n")},
		"routes.yaml": {Data: []byte("titles: {all: All, later: Later}\nroutes: [{id: r, path: hurting, sittings: [" +
			"{id: all, prompts: [base, first]}, {id: later, opens: {after: [base, first], days: 2, why: r}, prompts: [after]}]}]\n")},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		d    *diary
		want string
	}{
		"does not apply":      {begin("light").answer(-2, "first", "x"), "after "},
		"not answered yet":    {begin("light").family(0), "base first "},
		"answered":            {begin("light").family(0).answer(0, "base", "x"), "first "},
		"skipped":             {begin("light").family(0).skip(0, "base"), "first "},
		"answered long ago":   {begin("light").family(0).answer(-2, "base", "x"), "first after "},
		"applies no more":     {begin("light").answer(-2, "base", "x"), "first after "}, // it was answered
		"the rest was ended":  {begin("light").family(0).answer(0, "base", "x").rest(0, "after", day(0)), "first after "},
		"it was made longer":  {begin("light").family(0).answer(-2, "base", "x").rest(-2, "after", day(3)), "first "},
		"ended before it was": {begin("light").family(0).rest(0, "after", day(0)).answer(0, "base", "x"), "first "},
	} {
		a := guide.Plan(wb, guide.Fold(tt.d.entries), day(0))
		if got := names(a.Ready); got != tt.want {
			t.Errorf("%s: %q can be done, want %q", name, got, tt.want)
		}
	}
}

func TestTyped(t *testing.T) {
	v := guide.View{Workbook: load(t), Words: words(t), State: guide.Fold(begin("light").entries)}
	choice := &workbook.Prompt{ID: "c", Kind: workbook.Choice, Options: []workbook.Option{{ID: "a", Label: "By {other}"}}}
	for _, tt := range []struct {
		prompt *workbook.Prompt
		stored string
		want   []guide.Typed
	}{
		{nil, `"x"`, nil},
		{&workbook.Prompt{ID: "t", Kind: workbook.Text}, `"no x"`, []guide.Typed{{Draft: "t", Text: "no x"}}},
		{&workbook.Prompt{ID: "k", Kind: workbook.Task}, `"no they hit me"`, []guide.Typed{{Draft: "k", Text: "they hit me"}}},
		{&workbook.Prompt{ID: "k", Kind: workbook.Task}, `"done"`, []guide.Typed{{Draft: "k"}}},
		{choice, `"a"`, []guide.Typed{{Draft: "c", Text: "By Bo"}}},
		{review(), `{"note":"x","ending":"stop"}`, []guide.Typed{{Draft: "look.ending", Text: "stop"}, {Draft: "look.note", Text: "x"}}},
	} {
		if got := v.Typed(tt.prompt, json.RawMessage(tt.stored)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.stored, got, tt.want)
		}
	}
	if got := guide.TypedAs(workbook.Line, "no x"); got != "no x" {
		t.Errorf("of a line: %q", got)
	}
}

package guide_test

import (
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

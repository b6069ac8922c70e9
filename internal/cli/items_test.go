package cli

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// others opens a journal whose agenda also has items that are no prompts: these
// promises and reviews. Messages go to the buffer.
func others(t *testing.T, entries []entry.Entry, items ...guide.Item) (*global, *app.Opened, *bytes.Buffer) {
	t.Helper()
	header := entry.Entry{At: today, Kind: entry.Journal, Format: entry.Format, Workbook: "w", Version: "1", Subject: entry.Subject{Name: "Kim", Other: "Sam",
		Relation: "friend", Breach: "lie", Intent: "lie", Severity: "light", Role: "hurting"}}
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	if _, err := journal.Create(t.Context(), path, append([]entry.Entry{header}, entries...)...); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	g := newGlobal(app.Env{In: strings.NewReader(""), Out: &said, Err: &said,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return today }, Content: content.FS}, nil)
	g.Journal, g.NoInput = path, true
	o, err := g.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.Sources = []guide.Source{func(guide.View, time.Time) []guide.Item { return items }}
	return g, o, &said
}

func promised(kind guide.ItemKind, days int) guide.Item {
	return guide.Item{Kind: kind, Ref: guide.Ref{Promise: "01P"}, At: today.AddDate(0, 0, days), Text: "I ring at six", For: "letter", Rests: true}
}

func reviewed(kind guide.ItemKind, days int) guide.Item {
	return guide.Item{Kind: kind, Ref: guide.Ref{Review: "01R"}, At: today.AddDate(0, 0, days), Text: "Looking back", Why: "agreed with {other}"}
}

// The fields that an item of a prompt has in JSON stay; others are added where
// it is no prompt.
func TestStatusJSONOfOtherItems(t *testing.T) {
	_, o, _ := others(t, nil, promised(guide.ItemDue, -1), reviewed(guide.ItemDue, 0), reviewed(guide.ItemWait, 2))
	doc, err := json.Marshal(render.StatusJSON("j", o.View()))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"next":{"kind":"due","step":"","prompt":"","at":"2026-03-13T20:00:00Z","why":"","promise":"01P","text":"I ring at six"}`,
		`{"kind":"due","step":"","prompt":"","at":"2026-03-14T20:00:00Z","why":"agreed with Sam","review":"01R","text":"Looking back"}`,
		`"waiting":[{"what":"01R","for":"","until":"2026-03-16T20:00:00Z","why":"agreed with Sam"}]`,
	} {
		if !strings.Contains(string(doc), want) {
			t.Errorf("%s\nlacks\n%s", doc, want)
		}
	}
	_, o, _ = others(t, nil)
	doc, _ = json.Marshal(render.StatusJSON("j", o.View()))
	for _, key := range []string{`"promise":`, `"review":`, `"text":`} {
		if strings.Contains(string(doc), key) {
			t.Errorf("the item of a prompt has %s: %s", key, doc)
		}
	}
}

// Where nothing may be asked, next names the prompt that it would ask, whatever
// else is due; and without one it shows the status.
func TestNextUnaskedWithOtherItems(t *testing.T) {
	g, o, said := others(t, nil, promised(guide.ItemDue, -1))
	err := g.nextUnasked(o.Resuming())
	if err == nil || !strings.Contains(err.Error(), "would have to be asked") || strings.Contains(err.Error(), `""`) {
		t.Errorf("it says %v", err)
	}
	v := o.View()
	v.Agenda.Ready = []guide.Item{promised(guide.ItemDue, -1)}
	v.Agenda.Due, v.Agenda.Next = v.Agenda.Ready, v.Agenda.Ready[0]
	if err := g.nextUnasked(v); err != nil || !strings.Contains(said.String(), "a promise: since Fri 13 Mar 2026\n    I ring at six\n") {
		t.Errorf("%v, %s", err, said)
	}
}

// resting is a journal whose letter rests, in a workbook that is only that.
func resting(t *testing.T, items ...guide.Item) (*global, *app.Opened, *bytes.Buffer) {
	t.Helper()
	g, o, said := others(t, []entry.Entry{{At: today, Kind: entry.Answer, Step: "one", Prompt: "letter", Ask: "Write.", Answer: entry.Value("Sam, I lied")}}, items...)
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml": {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte("id: one\ntitle: One\nintro: First.\nprompts:\n" +
			"  - {id: letter, kind: letter, ask: Write., why: w, guide: g}\n" +
			"  - {id: reread, kind: letter, again: letter, ask: Reread., why: w, guide: g}\n")},
		"routes.yaml": {Data: []byte("titles: {write: Write, again: Again}\nroutes: [{id: r, path: hurting, sittings: [" +
			"{id: write, prompts: [letter]}, {id: again, opens: {after: [letter], days: 2, why: r}, prompts: [reread]}]}]\n")},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	o.Workbook = wb
	return g, o, said
}

// A rest can be ended while something else is due, or waits for a sooner day.
func TestEndRestWithOtherItems(t *testing.T) {
	for _, it := range []guide.Item{promised(guide.ItemDue, -1), promised(guide.ItemWait, 1), reviewed(guide.ItemWait, 1)} {
		g, o, _ := resting(t, it)
		if err := g.endRest(t.Context(), o); err != nil {
			t.Fatal(err)
		}
		last := o.Entries[len(o.Entries)-1]
		if last.Kind != entry.Rest || last.Prompt != "reread" || last.Step != "one" {
			t.Errorf("beside %+v it records %+v", it, last)
		}
		if err := g.endRest(t.Context(), o); err == nil {
			t.Errorf("beside %+v a wait without a rest was ended", it)
		}
	}
}

package render_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

const oneStep = `
id: one
title: One
intro: First.
prompts:
  - {id: deed, kind: text, ask: "What, {me}?", why: w, guide: g}
`

// status returns the status of a small workbook with items that are not prompts.
func status(t *testing.T, done bool, items ...guide.Item) string {
	t.Helper()
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte(oneStep)},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	entries := []entry.Entry{{ID: "1", Kind: entry.Journal, Subject: entry.Subject{Name: "Kim", Other: "Sam", Breach: "lie", Severity: "light"}}}
	if done {
		entries = append(entries, entry.Entry{ID: "2", Kind: entry.Answer, Prompt: "deed", Answer: entry.Value("I lied")})
	}
	st := guide.Fold(entries)
	source := func(guide.View, time.Time) []guide.Item { return items }
	return render.Page{Width: 80}.Status(guide.View{Workbook: wb, Words: words, State: st, Agenda: guide.Plan(wb, st, saturday, source)})
}

var saturday = time.Date(2026, 3, 14, 20, 0, 0, 0, time.UTC)

// TestStatusOfOtherItems checks that promises and reviews have the person's words.
func TestStatusOfOtherItems(t *testing.T) {
	promise := guide.Ref{Promise: "01P"}
	review := guide.Ref{Review: "01R"}
	for name, tt := range map[string]struct {
		done  bool
		items []guide.Item
		want  string
	}{
		"due": {false, []guide.Item{
			{Kind: guide.ItemDue, Ref: promise, At: saturday, Text: "I ring at six"},
			{Kind: guide.ItemDue, Ref: review, At: saturday, Text: "Looking back", Why: "agreed with {other}"},
		}, `
Due
  a promise: since Sat 14 Mar 2026
    I ring at six
  a look back: since Sat 14 Mar 2026
    Looking back
    agreed with Sam

Next: I ring at six
  trustrepair next
`},
		"waits beside a prompt": {false, []guide.Item{{Kind: guide.ItemWait, Ref: promise, At: saturday, Text: "I ring at six", Rests: true}}, `
Waiting
  a promise: until Sat 14 Mar 2026
    I ring at six

Next: What, Kim?
  trustrepair next
`},
		"all that waits": {true, []guide.Item{{Kind: guide.ItemWait, Ref: review, At: saturday}}, `
Waiting
  a look back: until Sat 14 Mar 2026
    01R

Waiting until Sat 14 Mar 2026.
`},
	} {
		if got := status(t, tt.done, tt.items...); !strings.Contains(got, tt.want) {
			t.Errorf("%s:\n%s\nlacks\n%s", name, got, tt.want)
		}
	}
}

func TestStatusCountsPrompts(t *testing.T) {
	for done, want := range map[bool]string{false: "now      One   0 of 1\n", true: "done     One   1 of 1\n"} {
		if got := status(t, done); !strings.Contains(got, want) {
			t.Errorf("%s\nlacks %q", got, want)
		}
	}
}

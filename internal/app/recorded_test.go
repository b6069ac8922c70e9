package app

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestTellWithOtherItems checks what is told after an answer, and at the end of a
// session, where the agenda has items that are no prompts.
func TestTellWithOtherItems(t *testing.T) {
	today := time.Date(2026, 3, 14, 20, 0, 0, 0, time.UTC)
	header := entry.Entry{At: today, Kind: entry.Journal, Format: entry.Format, Workbook: "w", Version: "1", Subject: entry.Subject{Name: "Kim", Other: "Sam",
		Relation: "friend", Breach: "lie", Intent: "lie", Severity: "light", Role: "hurting"}}
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	written := entry.Entry{At: today, Kind: entry.Answer, Step: "one", Prompt: "letter", Ask: "Write.", Answer: entry.Value("Sam, I lied")}
	if _, err := journal.Create(t.Context(), path, header, written); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	a := New(Env{In: strings.NewReader(""), Out: &said, Err: &said,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return today }, Content: content.FS}, nil,
		func() []string { return []string{"next"} })
	a.Journal = path
	o, err := a.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.Workbook, err = workbook.Load(fstest.MapFS{
		"workbook.yaml": {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte("id: one\ntitle: One\nintro: First.\nprompts:\n" +
			"  - {id: letter, kind: letter, ask: Write., why: w, guide: g}\n" +
			"  - {id: reread, kind: letter, again: letter, ask: Reread., why: w, guide: g, rest: {after: letter, days: {light: 2, serious: 4, grave: 7}, why: r}}\n")},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	o.Sources = []guide.Source{func(guide.View, time.Time) []guide.Item {
		return []guide.Item{
			{Kind: guide.ItemWait, Ref: guide.Ref{Promise: "01P"}, At: today.AddDate(0, 0, 1), Text: "I ring at six", For: "letter", Rests: true},
			{Kind: guide.ItemWait, Ref: guide.Ref{Review: "01R"}, At: today.AddDate(0, 0, 3), Text: "Looking back", Why: "agreed with {other}"},
		}
	}}
	r := a.Recorder(o)
	p, _ := o.Workbook.Prompt("letter")
	done, err := r.Answer(t.Context(), o, r.View(), p, "Sam, I read your letters.")
	if err != nil {
		t.Fatal(err)
	}
	a.tellRest(o.Words, done)
	if got := said.String(); got != "trustrepair: Resting until Mon 16 Mar 2026.\n" {
		t.Errorf("after the letter it tells %q", got)
	}
	said.Reset()
	a.tellWait(o)
	if got := said.String(); got != "trustrepair: Resting until Sun 15 Mar 2026.\n" {
		t.Errorf("at the end it tells %q", got)
	}
	if v := o.Resuming(); v.Agenda.Next.Promise == "" {
		t.Errorf("without a draft next is %+v", v.Agenda.Next)
	}
}

package guide_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// shareable has an example of everything that can be shared.
const shareable = `
id: one
title: One
intro: First.
prompts:
  - {id: deed, kind: text, ask: q, why: w, guide: g}
  - {id: part, kind: choice, ask: q, why: w, guide: g, options: [{id: together, label: T}, {id: alone, label: A}]}
  - {id: letter, kind: letter, ask: q, why: w, guide: g, shareable: true, title: t}
  - {id: reread, kind: letter, again: letter, ask: q, why: w, guide: g, shareable: true, title: t}
  - {id: limits, kind: text, ask: q, why: w, guide: g, shareable: true, title: t, when: {part: [together]}}
  - {id: limits-noted, kind: text, again: limits, ask: q, why: w, guide: g}
  - {id: glimpse, kind: review, ask: q, why: w, guide: g, shareable: true, title: t, fields: [
      {id: ending, kind: line, title: t, ask: q}, {id: until, kind: date, title: t, ask: q}]}
`

// TestShared applies answers ("prompt=answer") and skips ("-prompt"), and checks what
// may be shown on 1 March 2026.
func TestShared(t *testing.T) {
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte(shareable)},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 3, 1, 20, 0, 0, 0, time.FixedZone("", 3600))
	for _, tt := range []struct{ name, done, without, want string }{
		{"nothing", "", "", ""},
		{"private answers stay", "deed=x part=together", "", ""},
		{"the newest version", "letter=old letter=new", "", "letter=new"},
		{"taken up again", "letter=old reread=new", "", "letter=new"},
		{"written anew after that", "letter=old reread=older letter=new", "", "letter=new"},
		{"taken up again in private", "part=together limits=old limits-noted=new", "", ""},
		{"left out", "letter=x -letter", "", ""},
		{"taken up again and left out", "letter=old reread=new -reread", "", ""},
		{"answered after it was left out", "-letter letter=x", "", "letter=x"},
		{"fits", "part=together limits=x", "", "limits=x"},
		{"does not fit any more", "part=together limits=x part=alone", "", ""},
		{"its condition was left out", "part=together limits=x -part", "", ""},
		{"open", "glimpse=2026-03-02", "", "glimpse=2026-03-02"},
		{"open without an end", "glimpse=", "", "glimpse="},
		{"on its last day", "glimpse=2026-03-01", "", ""},
		{"over", "glimpse=2026-02-01", "", ""},
		{"taken back", "glimpse=2026-03-02 -glimpse", "", ""},
		{"not wanted", "letter=x glimpse=2026-03-02", "glimpse", "letter=x"},
		{"not wanted under its later name", "letter=x reread=y", "reread", ""},
		{"not wanted under its first name", "letter=x reread=y", "letter", ""},
	} {
		a := guide.View{Workbook: wb, State: guide.Fold(deeds(t, tt.done, now))}
		var got []string
		for _, s := range a.Shared(now, strings.Fields(tt.without)...) {
			got = append(got, s.Prompt.ID+"="+shown(s))
		}
		if !slices.Equal(got, strings.Fields(tt.want)) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func deeds(t *testing.T, done string, at time.Time) []entry.Entry {
	t.Helper()
	entries := []entry.Entry{{Kind: entry.Journal, At: at}}
	for i, word := range strings.Fields(done) {
		e := entry.Entry{ID: fmt.Sprintf("%026d", i+1), At: at, Kind: entry.Skip, Prompt: strings.TrimPrefix(word, "-")}
		if prompt, answer, ok := strings.Cut(word, "="); ok {
			e.Kind, e.Prompt, e.Answer = entry.Answer, prompt, entry.Value(answer)
			if prompt == "glimpse" {
				e.Answer = entry.Value(map[string]string{"ending": "x", "until": answer})
			}
		}
		entries = append(entries, e)
	}
	return entries
}

// shown returns a shared answer, or of an offer its last day.
func shown(s guide.Shared) string {
	if s.Prompt.Kind == workbook.Review {
		return answers.FieldInputs(s.Prompt, s.Answer)["until"]
	}
	return strings.Trim(string(s.Answer), `"`)
}

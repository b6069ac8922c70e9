package session_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// pipe is a journal without a workspace: whoever uses it owns no drafts.
type pipe struct{ *memory }

func (p pipe) Append(ctx context.Context, entries ...entry.Entry) ([]entry.Entry, error) {
	return p.Submit(ctx, nil, entries...)
}

// piped answers prompts as a pipe does, "PROMPT: input", and returns what became
// of the last one.
func piped(t *testing.T, m *memory, answers ...string) session.Recorded {
	t.Helper()
	var done session.Recorded
	for _, answer := range answers {
		id, input, _ := strings.Cut(answer, ": ")
		r := sessionOf(t, m, nil, 0).Recorder
		p, _ := r.Workbook.Prompt(id)
		var err error
		if done, err = r.Answer(t.Context(), pipe{m}, r.View(), p, input); err != nil {
			t.Fatal(err)
		}
	}
	return done
}

func begun(t *testing.T, more string) *memory {
	t.Helper()
	m := &memory{more: more}
	walk(t, m, 0)
	return m
}

// What a pipe answers is recorded with its question, its step and its time.
func TestAnswerEntry(t *testing.T) {
	m := begun(t, "")
	done := piped(t, m, "deed: I lied")
	if done.Kind != entry.Answer || done.Unchanged || done.Overtaken || done.Closed || done.Danger != nil || done.Remarks != nil || !done.Rests.IsZero() {
		t.Errorf("became %+v", done)
	}
	e := m.entries[1]
	if e.Kind != entry.Answer || e.Step != "one" || e.Prompt != "deed" || e.Ask != "What?" || string(e.Answer) != `"I lied"` || !e.At.Equal(noon) || e.Revises != "" {
		t.Errorf("recorded %+v", e)
	}
}

func TestAnswerUnchanged(t *testing.T) {
	m := begun(t, "")
	piped(t, m, "deed: I lied", "worth: y")
	before := said(m)
	if done := piped(t, m, "deed: I lied"); !done.Unchanged || done.Kind != entry.Answer {
		t.Errorf("became %+v", done)
	}
	expect(t, m, `answer deed "I lied"`, `answer worth "y"`)
	if done := piped(t, m, "deed: I lied twice"); done.Unchanged || done.Overtaken || said(m) == before {
		t.Errorf("became %+v", done)
	}
	if last := m.entries[len(m.entries)-1]; last.Revises != m.entries[1].ID {
		t.Errorf("it revises %q", last.Revises)
	}
}

// A letter tells when it can be read again, also one that is unchanged.
func TestAnswerRests(t *testing.T) {
	m := begun(t, "")
	want := time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)
	for range 2 {
		if done := piped(t, m, "letter: Bo, I lied"); !done.Rests.Equal(want) {
			t.Errorf("it rests until %v", done.Rests)
		}
	}
	if done := piped(t, m, "deed: x"); !done.Rests.IsZero() {
		t.Errorf("a deed rests until %v", done.Rests)
	}
}

func TestAnswerRemarks(t *testing.T) {
	m := begun(t, `  - {id: talk, kind: task, ask: "Talk.", why: w, guide: g}`)
	if done := piped(t, m, `feeling: {"feeling":"ignored","behaviour":"ignored","reason":"r"}`); !slices.Equal(done.Remarks, []string{"remark-feeling"}) {
		t.Errorf("remarks are %q", done.Remarks)
	}
	if done := piped(t, m, "talk: not-yet 2026-02-01"); !slices.Equal(done.Remarks, []string{"remark-past"}) {
		t.Errorf("remarks are %q", done.Remarks)
	}
}

// Words of danger bring one card for all of an answer, and only where they were
// not in the answer before.
func TestAnswerSpeaksOfDanger(t *testing.T) {
	m := begun(t, "")
	if done := piped(t, m, `feeling: {"feeling":"I hit Bo","behaviour":"I hit Bo","reason":"r"}`); done.Danger == nil || done.Danger.Title != "danger" {
		t.Errorf("became %+v", done)
	}
	if done := piped(t, m, `feeling: {"feeling":"I hit Bo","behaviour":"I hit Bo","reason":"calm"}`); done.Danger != nil || done.Unchanged {
		t.Errorf("with a new part that is harmless: %+v", done)
	}
	if done := piped(t, m, `feeling: {"feeling":"I hit Bo","behaviour":"I hit Bo","reason":"I hit him"}`); done.Danger == nil {
		t.Errorf("with a new part that is not: %+v", done)
	}
}

func TestAnswerRefused(t *testing.T) {
	m := begun(t, "")
	r := sessionOf(t, m, nil, 0).Recorder
	p, _ := r.Workbook.Prompt("deed")
	_, err := r.Answer(t.Context(), pipe{m}, r.View(), p, "  ")
	var refusal *answers.Refusal
	if !errors.As(err, &refusal) || refusal.Code != "empty" || refusal.Prompt != "deed" {
		t.Errorf("an empty answer: %v", err)
	}
	expect(t, m)
}

// What cannot be read or written is no answer.
func TestAnswerNotRecorded(t *testing.T) {
	for name, spoil := range map[string]func(*memory){
		"not refreshed": func(m *memory) { m.lost = true },
		"not written":   func(m *memory) { m.full = true },
	} {
		m := begun(t, "")
		spoil(m)
		r := sessionOf(t, m, nil, 0).Recorder
		p, _ := r.Workbook.Prompt("deed")
		done, err := r.Answer(t.Context(), pipe{m}, r.View(), p, "I hit Bo")
		if err == nil || done.Kind != "" || done.Danger != nil {
			t.Errorf("%s: %+v, %v", name, done, err)
		}
		if done, err = r.Skip(t.Context(), pipe{m}, p, "I hit Bo"); m.full && (err == nil || done.Kind != "" || done.Danger != nil) {
			t.Errorf("%s: the skip is %+v, %v", name, done, err)
		}
		if done, err = r.Note(t.Context(), pipe{m}, "I hit Bo", ""); m.full && (err == nil || done.Kind != "" || done.Danger != nil) {
			t.Errorf("%s: the note is %+v, %v", name, done, err)
		}
	}
}

// A fault of the watch is reported, and what was recorded stays recorded.
func TestWatchFails(t *testing.T) {
	m := begun(t, "")
	r := sessionOf(t, m, nil, 0).Recorder
	r.Watch = func(...string) (guide.Card, bool, error) { return guide.Card{}, true, errors.New("no rules") }
	p, _ := r.Workbook.Prompt("deed")
	if done, err := r.Answer(t.Context(), pipe{m}, r.View(), p, "I lied"); err == nil || done.Kind != entry.Answer || done.Danger != nil {
		t.Errorf("%+v, %v", done, err)
	}
	expect(t, m, `answer deed "I lied"`)
}

func TestSkipEntry(t *testing.T) {
	m := begun(t, "")
	r := sessionOf(t, m, nil, 0).Recorder
	p, _ := r.Workbook.Prompt("worth")
	done, err := r.Skip(t.Context(), pipe{m}, p, " I hit Bo ")
	if e := m.entries[1]; err != nil || done.Kind != entry.Skip || e.Kind != entry.Skip || e.Step != "one" || e.Prompt != "worth" || e.Why != "I hit Bo" || !e.At.Equal(noon) {
		t.Errorf("%+v, %v: recorded %+v", done, err, e)
	}
	if done.Danger == nil {
		t.Error("the reason brings no card")
	}
	if done, err = r.Skip(t.Context(), pipe{m}, p, ""); err != nil || done.Danger != nil {
		t.Errorf("without a reason: %+v, %v", done, err)
	}
}

func TestNoteEntry(t *testing.T) {
	m := begun(t, "")
	r := sessionOf(t, m, nil, 0).Recorder
	done, err := r.Note(t.Context(), pipe{m}, "I hit Bo\n", "")
	if e := m.entries[1]; err != nil || done.Kind != entry.Note || done.Danger == nil || e.Kind != entry.Note || e.Text != "I hit Bo\n" || !e.At.Equal(noon) {
		t.Errorf("%+v, %v: recorded %+v", done, err, e)
	}
	var refusal *answers.Refusal
	if _, err = r.Note(t.Context(), pipe{m}, "\n", ""); !errors.As(err, &refusal) || len(m.entries) != 2 {
		t.Errorf("an empty note: %v", err)
	}
}

package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/records"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// canary marks a text that nobody else may see. What follows it says
// where it was put.
const canary = "zqcanary."

// today is when the tests look at their journals.
var today = time.Date(2026, 3, 14, 20, 0, 0, 0, time.UTC)

// secretive builds a journal that has a canary wherever one is possible.
type secretive struct {
	t       *testing.T
	wb      *workbook.Workbook
	needed  map[string]string // answers that shareable prompts depend on, by prompt
	facts   entry.Subject     // of the setup, the same
	entries []entry.Entry
}

func newSecretive(t *testing.T, role workbook.Role) *secretive {
	t.Helper()
	wb, err := workbook.Load(content.FS, workbook.Path(role))
	if err != nil {
		t.Fatal(err)
	}
	s := &secretive{t: t, wb: wb, needed: map[string]string{}, facts: entry.Subject{Name: "Kim", Other: "Sam", AlsoLied: "no"}}
	s.needs()
	hidden := entry.Subject{Name: canary + "name", Other: canary + "other", Relation: "partner", Role: string(role),
		Breach: canary + "breach", Intent: canary + "intent", Severity: canary + "severity"}
	said := []string{canary + "gate"}
	if role != workbook.Hurt { // an unknown yes would close everything, for good
		said = []string{"unsaid"}
	}
	s.add(entry.Entry{Kind: entry.Journal, Format: entry.Format, Subject: hidden, Workbook: canary + "title", Version: canary + "version"},
		entry.Entry{Kind: entry.Gate, Gate: said, No: []string{canary + "no"}, Why: canary + "gate"},
		entry.Entry{Kind: entry.Setup, Subject: s.facts})
	return s
}

// needs works out what has to be answered so that every shareable prompt fits.
func (s *secretive) needs() {
	accepted := map[string][]string{}
	s.each(func(_ *workbook.Step, p *workbook.Prompt) {
		for key, values := range p.When {
			if p.Shareable && accepted[key] == nil {
				accepted[key] = values
			} else if p.Shareable {
				accepted[key] = slices.DeleteFunc(slices.Clone(accepted[key]), func(v string) bool { return !slices.Contains(values, v) })
			}
		}
	})
	for key, values := range accepted {
		asked, _ := s.wb.Prompt(key)
		fact := s.facts.Field(key)
		switch {
		case len(values) > 0 && fact != nil:
			*fact = values[0]
		case len(values) > 0 && asked != nil:
			s.needed[key] = values[0]
		default:
			s.t.Fatalf("no single journal has every shareable prompt fit: %q would have to be one of %q; teach this test", key, values)
		}
	}
}

func (s *secretive) each(visit func(*workbook.Step, *workbook.Prompt)) {
	for _, step := range s.wb.Steps {
		for _, p := range step.Prompts {
			visit(step, p)
		}
	}
}

func (s *secretive) add(entries ...entry.Entry) {
	for _, e := range entries {
		e.At = today.Add(time.Duration(len(s.entries)-1000) * time.Hour)
		s.entries = append(s.entries, e)
	}
}

// answer adds an answer; the question and the step of the entry are secrets.
func (s *secretive) answer(p *workbook.Prompt, value json.RawMessage) {
	s.add(entry.Entry{Kind: entry.Answer, Step: canary + "step", Prompt: p.ID, Ask: canary + "ask", Answer: value})
}

// private fills everything that is not shareable.
func (s *secretive) private() {
	s.each(func(_ *workbook.Step, p *workbook.Prompt) {
		switch value := s.needed[p.ID]; {
		case p.Shareable:
		case value == "true" || value == "false":
			s.answer(p, json.RawMessage(value))
		case value != "":
			s.answer(p, entry.Value(value))
		default:
			s.answer(p, filled(p, canary+p.ID))
			s.add(entry.Entry{Kind: entry.Skip, Prompt: p.ID, Step: canary + "step", Why: canary + "skip." + p.ID})
			s.answer(p, filled(p, canary+p.ID))
		}
	})
	s.add(entry.Entry{Kind: entry.Note, Text: canary + "note"},
		entry.Entry{Kind: entry.Back, Step: canary + "back"},
		entry.Entry{Kind: entry.Rest, Step: canary + "step", Prompt: canary + "prompt", Until: "2026-03-20", Why: canary + "rest"})
}

// shareable fills what may be seen: an earlier version that may not, and one
// that may. A text that a later prompt takes up again is earlier as a whole.
func (s *secretive) shareable() {
	again := map[string]bool{}
	s.each(func(_ *workbook.Step, p *workbook.Prompt) { again[p.Again] = true })
	s.each(func(_ *workbook.Step, p *workbook.Prompt) {
		if p.Shareable {
			s.answer(p, filled(p, canary+"earlier."+p.ID))
			if !again[p.ID] {
				s.answer(p, filled(p, shown(p)))
			}
		}
	})
}

// shown is the mark of an answer that may be seen.
func shown(p *workbook.Prompt) string { return "shown." + p.ID }

// filled returns an answer to the prompt that contains the word wherever possible.
func filled(p *workbook.Prompt, word string) json.RawMessage {
	if len(p.Fields) == 0 {
		return filledValue(p.Kind, word)
	}
	values := map[string]json.RawMessage{}
	for _, f := range p.Fields {
		values[f.ID] = filledValue(f.Kind, word)
	}
	return entry.Value(values)
}

// filledValue dates what is not secret far ahead; a secret stands even where
// a date or a choice would.
func filledValue(kind workbook.Kind, word string) json.RawMessage {
	if kind == workbook.Date && !strings.HasPrefix(word, canary) {
		return entry.Value("2027-05-06")
	}
	return entry.Value(word)
}

// write ends the journal with the answers to the safety questions, and makes
// its files: with a line of an unknown kind, and half-typed answers.
func (s *secretive) write(gate ...string) string {
	s.t.Helper()
	ctx := context.Background()
	path := filepath.Join(s.t.TempDir(), "journal.jsonl")
	entries := slices.Clone(s.entries)
	if len(gate) > 0 {
		entries = append(entries, entry.Entry{At: today, Kind: entry.Gate, Gate: gate})
	}
	j, err := journal.Create(ctx, path, entries...)
	if err != nil {
		s.t.Fatal(err)
	}
	s.unknown(path, j.Entries[len(j.Entries)-1].ID)
	desk, err := j.OpenWorkspace(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	s.each(func(_ *workbook.Step, p *workbook.Prompt) {
		if !p.Shareable {
			return // each costs an fsync
		}
		if err := desk.Keep(p.ID, canary+"draft."+p.ID); err != nil {
			s.t.Fatal(err)
		}
	})
	desk.Close()
	return path
}

// unknown appends a line that a newer program might have written.
func (s *secretive) unknown(path, last string) {
	id, err := entry.NextID(today, last)
	if err != nil {
		s.t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	fmt.Fprintf(f, `{"id":%q,"at":%q,"kind":"resolution","act":%q}`+"\n", id, today.Format(time.RFC3339), canary+"unknown")
	if err := f.Close(); err != nil {
		s.t.Fatal(err)
	}
}

// spoken is what a command gave out.
type spoken struct {
	out, err string
	status   int
}

// call runs one command on a journal.
func call(t *testing.T, path string, args ...string) spoken {
	t.Helper()
	var out, errs bytes.Buffer
	status := Main(context.Background(), app.Env{In: strings.NewReader(""), Out: &out, Err: &errs,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return today }, Content: content.FS, Version: "test",
	}, append(args, "--journal", path))
	return spoken{out.String(), errs.String(), status}
}

// pages are the commands whose output is for the other person, in these forms.
func pages(formats ...string) [][]string {
	var all [][]string
	for _, format := range formats {
		for _, name := range records.SheetNames() {
			if slices.Contains(records.SheetFormats(), format) {
				all = append(all, []string{"sheet", name, "--format", format})
			}
		}
		all = append(all, []string{"journal", "export", "--for-other", "--yes", "--format", format})
	}
	return all
}

// everyPage is all of them, in every form.
func everyPage() [][]string { return pages(records.ExportFormats()...) }

func eachRole(t *testing.T, test func(t *testing.T, role workbook.Role)) {
	for _, role := range []workbook.Role{workbook.Hurting, workbook.Hurt} {
		t.Run(string(role), func(t *testing.T) { test(t, role) })
	}
}

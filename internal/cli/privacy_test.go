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
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// These tests hold what the other person can see (every sheet and the export
// for them, in every form) to what was meant for them. They are made from the
// shipped content: a new prompt or sheet is held to it from its first day.

// canary marks a text that nobody else may see. What stands behind it says
// where it was put.
const canary = "zqcanary."

// today is when the tests look at their journals.
var today = time.Date(2026, 3, 14, 20, 0, 0, 0, time.UTC)

// secretive builds a journal that has a canary wherever one can stand.
type secretive struct {
	t       *testing.T
	wb      *workbook.Workbook
	needed  map[string]string // answers that shareable prompts depend on, by prompt
	entries []entry.Entry
}

func newSecretive(t *testing.T, role workbook.Path) *secretive {
	t.Helper()
	wb, err := workbook.Load(content.FS, role)
	if err != nil {
		t.Fatal(err)
	}
	s := &secretive{t: t, wb: wb, needed: map[string]string{}}
	s.needs()
	hidden := entry.Subject{Name: canary + "name", Other: canary + "other", Relation: "partner", Role: string(role),
		Breach: canary + "breach", Intent: canary + "intent", Severity: canary + "severity"}
	s.add(entry.Entry{Kind: entry.Journal, Format: entry.Format, Subject: hidden, Workbook: canary + "title", Version: canary + "version"},
		entry.Entry{Kind: entry.Gate, Gate: []string{canary + "gate"}},
		entry.Entry{Kind: entry.Setup, Subject: entry.Subject{Name: "Kim", Other: "Sam"}})
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
		if asked, _ := s.wb.Prompt(key); asked == nil || len(values) == 0 {
			s.t.Fatalf("no single journal has every shareable prompt fit: %q would have to be one of %q; teach this test", key, values)
		}
		s.needed[key] = values[0]
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

// filled is an answer to the prompt that holds the word wherever one can stand.
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

// open ends the journal with the answers to the safety questions, and writes
// it: the file, a line of an unknown kind, and drafts of every prompt.
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
	desk, err := j.Desk(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	s.each(func(_ *workbook.Step, p *workbook.Prompt) {
		if err := desk.SetDraft(p.ID, canary+"draft."+p.ID); err != nil {
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
	fmt.Fprintf(f, `{"id":%q,"at":%q,"kind":"promise","act":%q}`+"\n", id, today.Format(time.RFC3339), canary+"unknown")
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
	status := Main(context.Background(), Env{In: strings.NewReader(""), Out: &out, Err: &errs,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return today }, Content: content.FS, Version: "test",
	}, append(args, "--journal", path))
	return spoken{out.String(), errs.String(), status}
}

// pages are the commands whose output is for the other person.
func pages() [][]string {
	var all [][]string
	for _, name := range sheetNames() {
		for _, format := range sheetFormats() {
			all = append(all, []string{"sheet", name, "--format", format})
		}
	}
	for _, format := range exportFormats() {
		all = append(all, []string{"journal", "export", "--for-other", "--yes", "--format", format})
	}
	return all
}

func eachRole(t *testing.T, test func(t *testing.T, role workbook.Path)) {
	for _, role := range []workbook.Path{workbook.Hurting, workbook.Hurt} {
		t.Run(string(role), func(t *testing.T) { test(t, role) })
	}
}

// TestCanary: nothing private is in any page for the other person, and all
// that is meant for them is in the export.
func TestCanary(t *testing.T) {
	eachRole(t, func(t *testing.T, role workbook.Path) {
		s := newSecretive(t, role)
		s.private()
		s.shareable()
		path := s.write("none")
		noCanary(t, path)
		export := call(t, path, "journal", "export", "--for-other", "--yes").out
		s.each(func(_ *workbook.Step, p *workbook.Prompt) {
			want := shown(p)
			if p.Kind == workbook.Date {
				want = "2027"
			}
			if source := again(s.wb, p); p.Shareable && source == p && !strings.Contains(export, want) {
				t.Errorf("%q is shareable and not in the export for the other person:\n%s", p.ID, export)
			}
		})
	})
}

// again gives the prompt whose answer stands for this one in the tests.
func again(wb *workbook.Workbook, p *workbook.Prompt) *workbook.Prompt {
	for _, step := range wb.Steps {
		for _, q := range step.Prompts {
			if q.Again == p.ID {
				return q
			}
		}
	}
	return p
}

// TestCanaryWithdrawn: what was left out, or fits no more, is private again.
func TestCanaryWithdrawn(t *testing.T) {
	eachRole(t, func(t *testing.T, role workbook.Path) {
		for name, withdraw := range map[string]func(*secretive, *workbook.Prompt) bool{
			"left out": func(s *secretive, p *workbook.Prompt) bool {
				s.answer(p, filled(p, canary+p.ID))
				s.add(entry.Entry{Kind: entry.Skip, Prompt: p.ID, Step: canary + "step", Why: canary + "why"})
				return true
			},
			"unfit": func(s *secretive, p *workbook.Prompt) bool {
				s.needed = nil
				if len(p.When) > 0 {
					s.answer(p, filled(p, canary+p.ID))
				}
				return len(p.When) > 0
			},
			"openness over": func(s *secretive, p *workbook.Prompt) bool {
				if p.ID == "openness" {
					s.answer(p, filled(p, canary+p.ID))
				}
				if p.ID == "openness-end" {
					s.answer(p, entry.Value(today.Format(time.DateOnly)))
				}
				return p.ID == "openness"
			},
		} {
			s, any := newSecretive(t, role), false
			s.each(func(_ *workbook.Step, p *workbook.Prompt) {
				if p.Shareable && withdraw(s, p) {
					any = true
				}
			})
			s.private()
			if any {
				t.Run(name, func(t *testing.T) { noCanary(t, s.write("none")) })
			}
		}
	})
}

// noCanary looks at every page, and first that the journal is full of canaries.
func noCanary(t *testing.T, path string) {
	t.Helper()
	if own := call(t, path, "journal", "export", "--format", "json"); strings.Count(own.out, canary) < 100 {
		t.Fatalf("the journal holds few secrets, so this shows little: %s", own.err)
	}
	for _, args := range pages() {
		got := call(t, path, args...)
		if all := got.out + got.err; strings.Contains(all, canary) {
			t.Errorf("%q shows %.60q", args, all[strings.Index(all, canary):])
		}
	}
}

// TestGateUnseen: two journals that differ only in the answers to the safety
// questions give the same pages, messages and exit status, byte for byte. For
// the person who broke trust that holds for the answers that leave the
// workbook open; for the person who was hurt, for every answer.
func TestGateUnseen(t *testing.T) {
	eachRole(t, func(t *testing.T, role workbook.Path) {
		s := newSecretive(t, role)
		s.entries = slices.DeleteFunc(s.entries, func(e entry.Entry) bool { return e.Kind == entry.Gate })
		s.private()
		s.shareable()
		calm := allPages(t, s.write())
		gates := [][]string{{"none"}, {"unsaid"}}
		if role == workbook.Hurt {
			every := workbook.SetupValues()["gate"]
			for _, answer := range every {
				gates = append(gates, []string{answer})
			}
			gates = append(gates, every)
		}
		for _, gate := range gates {
			for i, got := range allPages(t, s.write(gate...)) {
				if got != calm[i] || got.status != 0 {
					t.Errorf("gate %q: %q gives\n%+v\nwant\n%+v", gate, pages()[i], got, calm[i])
				}
			}
		}
	})
}

func allPages(t *testing.T, path string) []spoken {
	t.Helper()
	var all []spoken
	for _, args := range pages() {
		all = append(all, call(t, path, args...))
	}
	return all
}

// TestNothingElseSeen: beside the answers that shareable prompts depend on, no
// private entry changes a byte of a page.
func TestNothingElseSeen(t *testing.T) {
	eachRole(t, func(t *testing.T, role workbook.Path) {
		full, bare := newSecretive(t, role), newSecretive(t, role)
		full.private()
		full.shareable()
		for id, value := range bare.needed {
			p, _ := bare.wb.Prompt(id)
			bare.answer(p, entry.Value(value))
		}
		bare.shareable()
		one, two := full.write("none"), bare.write("none")
		for _, args := range pages() {
			if a, b := call(t, one, args...), call(t, two, args...); a.out != b.out {
				t.Errorf("%q tells that there is more:\n%s\n%s", args, a.out, b.out)
			}
		}
	})
}

// TestClosed: after a yes at the gate no page is made and no file written, and
// one's own export still works.
func TestClosed(t *testing.T) {
	s := newSecretive(t, workbook.Hurting)
	s.private()
	s.shareable()
	for _, answer := range workbook.SetupValues()["gate"] {
		if answer == "none" || answer == "unsaid" {
			continue
		}
		path := s.write(answer)
		file := filepath.Join(t.TempDir(), "page")
		for _, args := range pages() {
			got := call(t, path, append(args, "--output", file)...)
			_, err := os.Lstat(file)
			if got.status != statusSafety || got.out != "" || err == nil || strings.Contains(got.err, "shown.") {
				t.Errorf("%q after %q: %+v", args, answer, got)
			}
		}
		if got := call(t, path, "journal", "export"); got.status != 0 || !strings.Contains(got.out, canary+"note") {
			t.Errorf("one's own export after %q: status %d, %s", answer, got.status, got.err)
		}
	}
}

// TestExportWhole: one's own export leaves out nothing that was written.
func TestExportWhole(t *testing.T) {
	eachRole(t, func(t *testing.T, role workbook.Path) {
		s := newSecretive(t, role)
		s.private()
		s.shareable()
		path := s.write("none")
		for _, format := range exportFormats() {
			page := call(t, path, "journal", "export", "--format", format).out
			want := []string{canary + "note", canary + "unknown", canary + "name", canary + "gate", canary + "breach"}
			s.each(func(_ *workbook.Step, p *workbook.Prompt) {
				if p.Shareable {
					want = append(want, canary+"earlier."+p.ID)
				} else if s.needed[p.ID] == "" {
					want = append(want, canary+p.ID, canary+"skip."+p.ID)
				}
			})
			for _, word := range want {
				if !strings.Contains(page, word) {
					t.Errorf("%s: %q is missing", format, word)
				}
			}
		}
	})
}

// TestExportLossless: as JSON the export holds every line of the file.
func TestExportLossless(t *testing.T) {
	s := newSecretive(t, workbook.Hurting)
	s.private()
	path := s.write("none")
	var doc exportDoc
	if err := json.Unmarshal([]byte(call(t, path, "journal", "export", "--format", "json").out), &doc); err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	for _, e := range doc.Entries {
		if err := json.Compact(&lines, e); err != nil {
			t.Fatal(err)
		}
		lines.WriteByte('\n')
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if lines.String() != string(file) {
		t.Errorf("the export differs from the file:\n%s\n%s", lines.String(), file)
	}
}

// TestOutput: what goes to a file is the same page, for its owner alone, and
// no file that is there is touched.
func TestOutput(t *testing.T) {
	s := newSecretive(t, workbook.Hurting)
	s.shareable()
	s.private()
	path := s.write("none")
	for i, args := range append(pages(), []string{"journal", "export"}) {
		file := filepath.Join(t.TempDir(), fmt.Sprint(i))
		want := call(t, path, args...)
		args = append(args, "--output", file)
		got, again := call(t, path, args...), call(t, path, args...)
		page, err := os.ReadFile(file)
		if err != nil || got.status != 0 || string(page) != want.out || got.out != "Saved: "+file+"\n" {
			t.Errorf("%q: %v, %+v", args, err, got)
		}
		if info, err := os.Stat(file); err != nil || info.Mode() != 0o600 {
			t.Errorf("%q: mode %v, %v", args, info.Mode(), err)
		}
		if again.status != statusFailure || again.out != "" {
			t.Errorf("%q a second time: %+v", args, again)
		}
	}
}

// hostile is what somebody might try to get to act on a screen or in a page.
const hostile = "\x1b[2J\x1b]0;t\x07\u009b31m\u202eevil\u2066\x00\r\x7f <script>alert(1)</script> <img src=x onerror=y> ![i](http://x.y/z.png) " +
	"[l](javascript:q) **b** _e_ `c` &lt; {{.Title}} {me} | t |"

// hostileLines is the same for an answer of several lines.
const hostileLines = hostile + "\n# heading\n===\n---\n> quote\n1. one\n- item\n```\nfence\n~~~\n<div>\n\n    code\n[ref]: http://x.y\n\\"

// TestHostilePages: nothing that a person wrote acts in any form.
func TestHostilePages(t *testing.T) {
	eachRole(t, func(t *testing.T, role workbook.Path) {
		bad, good := hostileJournal(t, role, hostile, hostileLines), hostileJournal(t, role, "harmless", "harmless")
		for _, args := range append(pages(), []string{"journal", "export"}, []string{"journal", "export", "--format", "html"}) {
			got, want := call(t, bad, args...), call(t, good, args...)
			if i := strings.IndexFunc(got.out+got.err, acts); i >= 0 {
				t.Errorf("%q lets a control character through: %.60q", args, (got.out + got.err)[i:])
			}
			if got.status != 0 || slices.Contains(args, "html") && strings.Count(got.out, "<") != strings.Count(want.out, "<") {
				t.Errorf("%q has other tags than it should, or failed: %s%s", args, got.err, got.out)
			}
			if slices.Contains(args, "markdown") && headings(got.out) != headings(want.out) {
				t.Errorf("%q has other headings than it should:\n%s", args, got.out)
			}
		}
	})
}

func hostileJournal(t *testing.T, role workbook.Path, line, text string) string {
	s := newSecretive(t, role)
	s.private()
	s.add(entry.Entry{Kind: entry.Setup, Subject: entry.Subject{Name: line, Other: line}})
	s.each(func(_ *workbook.Step, p *workbook.Prompt) {
		if p.Shareable {
			s.answer(p, filled(p, text))
		}
	})
	return s.write("none")
}

// acts reports the characters that do something instead of showing.
func acts(r rune) bool {
	return r != '\n' && r < ' ' || 0x7f <= r && r <= 0x9f || 0x2028 <= r && r <= 0x202e || 0x2066 <= r && r <= 0x206f
}

// headings counts the lines that CommonMark takes for headings.
func headings(page string) int {
	n := 0
	for _, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "#") {
			n++
		}
	}
	return n
}

// TestSheets holds the shipped sheets to the workbook: every answer that they
// name is shareable, no condition names the safety questions, and every web
// address is one of the help lines, which are checked.
func TestSheets(t *testing.T) {
	sheets, err := render.LoadSheets(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(sheetNames(), "for-other") {
		if sheets[name] == nil {
			t.Fatalf("there is no sheet %q", name)
		}
	}
	prompts := map[string]*workbook.Prompt{}
	for _, path := range []workbook.Path{workbook.Hurting, workbook.Hurt} {
		wb, err := workbook.Load(content.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range wb.Steps {
			for _, p := range step.Prompts {
				prompts[p.ID] = p
			}
		}
	}
	for name, sheet := range sheets {
		conditions(t, name, prompts, sheet.Lead, sheet.Close, sheet.Beside)
		for _, section := range sheet.Sections {
			conditions(t, name, prompts, section.Points, workbook.Parts{{When: section.When, Text: section.Title}})
			for _, id := range section.Answers {
				if prompts[id] == nil || !prompts[id].Shareable {
					t.Errorf("sheet %q names %q, which is no shareable prompt", name, id)
				}
			}
		}
	}
}

// conditions holds the conditions of a sheet's texts to what they may know.
// Only what stands beside a page may go by a private answer.
func conditions(t *testing.T, sheet string, prompts map[string]*workbook.Prompt, texts ...workbook.Parts) {
	t.Helper()
	for _, part := range slices.Concat(texts...) {
		for key := range part.When {
			_, setup := workbook.SetupValues()[key]
			if key == "gate" || key != "role" && !setup && prompts[key] == nil {
				t.Errorf("sheet %q: no text may depend on %q: %q", sheet, key, part.Text)
			}
		}
	}
}

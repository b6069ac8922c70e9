package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/records"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// These tests hold what the other person can see (every sheet and the export
// for them, in every form) to what was meant for them. They are made from the
// shipped content: a new prompt or sheet is held to it from its first day.

// TestCanary: nothing private is in any page for the other person, and all
// that is meant for them is in the export.
func TestCanary(t *testing.T) {
	t.Parallel()
	eachRole(t, func(t *testing.T, role workbook.Role) {
		s := newSecretive(t, role)
		s.private()
		s.shareable()
		path := s.write("none")
		noCanary(t, path, everyPage())
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

// again returns the prompt whose answer the tests use for this one.
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
	t.Parallel()
	eachRole(t, func(t *testing.T, role workbook.Role) {
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
				var facts entry.Subject
				for key := range p.When {
					if fact := facts.Field(key); fact != nil {
						*fact = canary + key
						s.add(entry.Entry{Kind: entry.Setup, Subject: facts})
					}
				}
				return len(p.When) > 0
			},
			"openness over": func(s *secretive, p *workbook.Prompt) bool {
				if p.ID != "openness" {
					return false
				}
				s.answer(p, entry.Value(map[string]string{"act": canary + "act", "by": canary + "by", "until": today.Format(time.DateOnly)}))
				return true
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
				t.Run(name, func(t *testing.T) { noCanary(t, s.write("none"), pages("text", "json")) })
			}
		}
	})
}

// noCanary looks at pages, and first that the journal is full of canaries.
func noCanary(t *testing.T, path string, pages [][]string) {
	t.Helper()
	if own := call(t, path, "journal", "export", "--format", "json"); strings.Count(own.out, canary) < 100 {
		t.Fatalf("the journal holds few secrets, so this shows little: %s", own.err)
	}
	for _, args := range pages {
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
	t.Parallel()
	eachRole(t, func(t *testing.T, role workbook.Role) {
		s := newSecretive(t, role)
		s.entries = slices.DeleteFunc(s.entries, func(e entry.Entry) bool { return e.Kind == entry.Gate })
		s.private()
		s.shareable()
		path, calm := filepath.Join(t.TempDir(), "journal.jsonl"), map[string]spoken{}
		journal := func(answers ...string) string { // at one path: it is named beside the pages
			if err := os.Rename(s.write(answers...), path); err != nil {
				t.Fatal(err)
			}
			return path
		}
		journal("none")
		for _, args := range everyPage() {
			calm[fmt.Sprint(args)] = call(t, path, args...)
		}
		sameAs(t, calm, journal("unsaid"), everyPage())
		if role == workbook.Hurt {
			every := workbook.SetupValues()["gate"]
			sameAs(t, calm, journal(every...), everyPage())
			for _, answer := range every {
				sameAs(t, calm, journal(answer), pages("html"))
			}
		}
	})
}

func sameAs(t *testing.T, calm map[string]spoken, path string, pages [][]string) {
	t.Helper()
	for _, args := range pages {
		want, got := calm[fmt.Sprint(args)], call(t, path, args...)
		if got != want || got.status != 0 {
			t.Errorf("%q gives\n%+v\nwant\n%+v", args, got, want)
		}
	}
}

// TestNothingElseSeen: beside the answers that shareable prompts depend on, no
// private entry changes a byte of a page.
func TestNothingElseSeen(t *testing.T) {
	t.Parallel()
	eachRole(t, func(t *testing.T, role workbook.Role) {
		full, bare := newSecretive(t, role), newSecretive(t, role)
		full.private()
		full.shareable()
		for id, value := range bare.needed {
			p, _ := bare.wb.Prompt(id)
			bare.answer(p, entry.Value(value))
		}
		bare.shareable()
		one, two := full.write("none"), bare.write("none")
		for _, args := range pages("html", "json") {
			if a, b := call(t, one, args...), call(t, two, args...); a.out != b.out {
				t.Errorf("%q tells that there is more:\n%s\n%s", args, a.out, b.out)
			}
		}
	})
}

// TestClosed: after a yes at the gate no page is made and no file written, and
// one's own export still works.
func TestClosed(t *testing.T) {
	t.Parallel()
	s := newSecretive(t, workbook.Hurting)
	s.private()
	s.shareable()
	for _, answer := range workbook.SetupValues()["gate"] {
		if answer == "none" || answer == "unsaid" {
			continue
		}
		path := s.write(answer)
		file := filepath.Join(t.TempDir(), "page")
		for _, args := range pages("html") {
			got := call(t, path, append(args, "--output", file)...)
			_, err := os.Lstat(file)
			if got.status != app.StatusSafety || got.out != "" || err == nil || strings.Contains(got.err, "shown.") {
				t.Errorf("%q after %q: %+v", args, answer, got)
			}
		}
		if got := call(t, path, "journal", "export"); got.status != 0 || !strings.Contains(got.out, canary+"note") {
			t.Errorf("one's own export after %q: status %d, %s", answer, got.status, got.err)
		}
	}
}

// TestExportWhole: one's own export leaves out nothing that was written, but for
// what an older program recorded of the safety of the person who was hurt.
func TestExportWhole(t *testing.T) {
	t.Parallel()
	eachRole(t, func(t *testing.T, role workbook.Role) {
		s := newSecretive(t, role)
		s.private()
		s.shareable()
		path := s.write("none")
		for _, format := range records.ExportFormats() {
			page := call(t, path, "journal", "export", "--format", format).out
			want := []string{canary + "note", canary + "unknown", canary + "name", canary + "breach"}
			if role == workbook.Hurting { // what the person who was hurt answered is not shown
				want = append(want, canary+"gate")
			}
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

// TestExportLossless checks that the export as JSON contains every line of the file.
// Only what was answered to the safety questions is put in other words.
func TestExportLossless(t *testing.T) {
	t.Parallel()
	s := newSecretive(t, workbook.Hurting)
	s.private()
	path := s.write("none")
	var doc struct{ Entries []json.RawMessage }
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
	want := strings.ReplaceAll(string(file), `,"no":["`+canary+`no"]`, "")
	if lines.String() != want {
		t.Errorf("the export differs from the file:\n%s\n%s", lines.String(), want)
	}
}

// TestOutput: what goes to a file is the same page, for its owner alone, and
// no file that is there is touched.
func TestOutput(t *testing.T) {
	t.Parallel()
	s := newSecretive(t, workbook.Hurting)
	s.shareable()
	s.private()
	path := s.write("none")
	for i, args := range append(pages("text", "html"), []string{"journal", "export"}) {
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
		if again.status != app.StatusFailure || again.out != "" {
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
	t.Parallel()
	eachRole(t, func(t *testing.T, role workbook.Role) {
		bad, good := hostileJournal(t, role, hostile, hostileLines), hostileJournal(t, role, "harmless", "harmless")
		for _, args := range append(everyPage(), []string{"journal", "export"}, []string{"journal", "export", "--format", "html"}) {
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

func hostileJournal(t *testing.T, role workbook.Role, line, text string) string {
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

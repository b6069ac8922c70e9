//go:build unix

package main

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// playPlain runs one evening of a plan in plain mode, with all input in one pipe.
func playPlain(h *home, first bool, p plan, s evening) {
	h.t.Helper()
	var b strings.Builder
	if first {
		for _, a := range p.opening(h.t) {
			if a.prompt.ID != "seal" { // which needs somebody at a terminal
				b.WriteString(a.lines())
			}
		}
	}
	back := s.goBackAt()
	for i, a := range s.actions {
		if i == back {
			b.WriteString("/back\n.\n") // an empty answer keeps the earlier one
		}
		b.WriteString(a.lines())
	}
	got := h.run(b.String(), s.command(first)...)
	if got.status != 0 {
		h.t.Fatalf("the evening of %s ended with status %d: %s", s.now, got.status, got.err)
	}
}

// lines returns what a person types for an action in plain mode.
func (a action) lines() string {
	switch a.how {
	case skips:
		return "/skip\n" + a.input + "\n"
	case leavesEmpty:
		return ".\n"
	}
	var b strings.Builder
	for _, f := range a.parts() {
		b.WriteString(f.lines())
	}
	return b.String()
}

// long reports whether the answer may have several lines.
func (f field) long() bool { return f.kind == workbook.Text || f.kind == workbook.Letter }

func (f field) lines() string {
	switch {
	case f.long() && f.input == "":
		return ".\n"
	case f.long():
		return escapeDots(f.input) + "\n.\n"
	}
	return f.input + "\n"
}

// escapeDots adds a dot to each line of dots, since a single dot ends the answer.
func escapeDots(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if isDots(line) {
			b.WriteByte('.')
		}
		b.WriteString(line)
	}
	return b.String()
}

func isDots(line string) bool {
	line = strings.TrimSuffix(line, "\n")
	return line != "" && strings.Trim(line, ".") == ""
}

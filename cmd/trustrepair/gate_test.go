//go:build unix

package main

import (
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestGateAsked answers each question of the safety gate with yes, on a terminal,
// and checks that the workbook is closed.
func TestGateAsked(t *testing.T) {
	t.Parallel()
	gate, err := safety.LoadGate(content.FS)
	check(t, err)
	for _, closing := range gate.Questions(workbook.Hurting) {
		t.Run(closing.ID, func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			k := keyboard{s: h.terminal(tuitest.Options{}, "start"), fail: func(err error) { t.Fatal(err) }}
			for _, a := range startActions(t, longSubject())[:len(gate.Questions(workbook.Hurting))] {
				if a.prompt.ID == closing.ID {
					a.input = safety.Yes
				}
				k.await(a.marker())
				k.perform(a)
			}
			k.await("Is that right?")
			check(t, k.s.Key("1"), k.s.Key("enter"), k.s.Wait("enter go on"))
			k.await(ownPlace(t, closing.ID))
			check(t, k.s.Key("ctrl+c"))
			if status, err := k.s.Exit(); err != nil || status != 130 {
				t.Errorf("it ended with %d, %v", status, err)
			}
			checkClosed(t, h, closing.ID)
		})
	}
}

// ownStep returns what stays open after a yes.
func ownStep(t *testing.T, answer string) *workbook.Step {
	t.Helper()
	path := workbook.Alone
	if answer == "afraid-of-them" {
		path = workbook.Harmed
	}
	book, err := workbook.Load(content.FS, path)
	check(t, err)
	return book.Steps[0]
}

// ownPlace returns a text on the screen that it begins with: the list of its pages, or
// its first question.
func ownPlace(t *testing.T, answer string) string {
	t.Helper()
	step := ownStep(t, answer)
	if len(step.Pages) > 0 {
		return "1 " + step.Pages[0].Title
	}
	return firstWords(step.Prompts[0].Ask)
}

// TestGateGiven creates a journal with each answer to the gate given as a flag.
func TestGateGiven(t *testing.T) {
	t.Parallel()
	for _, answer := range workbook.SetupValues()["gate"] {
		if answer == "private" { // what is put on record of this one
			answer = "afraid-of-them"
		}
		h := newHome(t)
		got := h.run("", "start", "--no-input", "--gate", answer, "--name", "Kim", "--other", "Sam",
			"--relation", "friend", "--breach", "lie", "--intent", "lie", "--severity", "light")
		switch answer {
		case "machine": // only asked of the person who was hurt
			if got.status != 2 || h.files()["journal.jsonl"] != "" {
				t.Errorf("start with %q ends with %d", answer, got.status)
			}
		case safety.None, safety.Unsaid:
			if got.status != 0 {
				t.Errorf("start with %q ends with %d: %s", answer, got.status, got.err)
			}
			h.must("I lied.", "answer", "deed")
		default:
			if got.status != 7 || !strings.Contains(got.err, "Closed now") {
				t.Errorf("start with %q ends with %d: %s", answer, got.status, got.err)
			}
			checkClosed(t, h, answer)
		}
	}
}

// checkClosed checks that the workbook is closed for safety: what could do harm
// ends with status 7 and changes nothing, and what is only for the person works.
func checkClosed(t *testing.T, h *home, answer string) {
	t.Helper()
	for _, args := range [][]string{
		{"answer", "deed"}, {"answer", "letter"}, {"skip", "deed", "--why", "x"}, {"back", "promise"},
		{"apology", "write"}, {"apology", "check"}, {"apology", "check", "-"}, {"sheet", "talk"}, {"next", "--no-input"},
	} {
		before := h.files()["journal.jsonl"]
		got := h.run("words", args...)
		if said := got.err; got.status != 7 || !strings.Contains(said, "The workbook is closed, for safety") && !strings.Contains(said, "Closed now") {
			t.Errorf("%s: %q ends with %d: %s", answer, args, got.status, got.err)
		}
		if h.files()["journal.jsonl"] != before {
			t.Errorf("%s: %q changed the journal", answer, args)
		}
	}
	h.must("I will sleep at my brother's.", "answer", ownStep(t, answer).Prompts[0].ID)
	h.must("", "journal", "add", "a note for myself")
	h.must("", "journal")
	h.must("", "journal", "where")
	if got := h.run("", "apology", "show"); got.status != 1 || !strings.Contains(got.err, "no letter in this journal") {
		t.Errorf("%s: apology show ends with %d: %s", answer, got.status, got.err)
	}
	h.must("", "help-lines")
	h.must("", "setup")
	if s := readJSON[map[string]any](h, "status"); s["closed"] != true {
		t.Errorf("%s: the status says closed: %v", answer, s["closed"])
	}
	for gate, status := range map[string]int{"none": 2, "unsaid": 7} {
		if got := h.run("", "setup", "--gate", gate); got.status != status {
			t.Errorf("%s: a flag that says %s ends with %d: %s", answer, gate, got.status, got.err)
		}
		if s := readJSON[map[string]any](h, "status"); s["closed"] != true {
			t.Errorf("%s, then %s: the status says closed: %v", answer, gate, s["closed"])
		}
	}
}

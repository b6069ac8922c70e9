//go:build unix

package main

import (
	"slices"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// keyboard answers the full-screen asker by its keys.
type keyboard struct {
	s     *tuitest.Session
	fail  func(error)       // ends the goroutine
	typed func(text string) // called after each character, if there is a pause
	pause func()            // before each character; nil to type whole texts
}

func (k keyboard) check(err error) {
	if err != nil {
		k.fail(err)
	}
}

func (k keyboard) press(names ...string) {
	for _, name := range names {
		k.check(k.s.Key(name))
	}
}

// write types a text: at once, or character by character if there is a pause.
func (k keyboard) write(text string) {
	if k.pause == nil {
		k.check(k.s.Type(strings.ReplaceAll(text, "\n", "\r")))
		return
	}
	for _, char := range text {
		k.pause()
		k.check(k.s.Type(strings.ReplaceAll(string(char), "\n", "\r")))
		k.typed(string(char))
	}
}

// await waits until the screen shows the marker of an action, and closes any
// cards before it. Each card is closed by one key: the next one would answer the
// question after it.
func (k keyboard) await(marker string) {
	for {
		found, err := k.s.Await(marker, "enter go on")
		k.check(err)
		if found == 0 {
			return
		}
		card := k.s.Screen()
		k.press("enter")
		k.check(k.s.Changed(card))
	}
}

// marker returns the text on the screen that shows that the program waits for this
// action: its place in the sitting, or the question. A small screen has no room for the
// place if the prompt has fields.
func (a action) marker() string {
	switch {
	case len(a.fields) > 0:
		return firstWords(a.fields[0].ask)
	case a.place != "":
		return a.step.Title + a.place
	}
	return firstWords(a.ask)
}

// firstWords returns as much of a question as even a small screen shows.
func firstWords(ask string) string {
	words := strings.Fields(ask)
	return strings.Join(words[:min(3, len(words))], " ")
}

// perform performs an action whose question is on the screen.
func (k keyboard) perform(a action) {
	switch a.how {
	case skips:
		k.press("ctrl+o")
		k.check(k.s.Wait("Why do you want to skip this one"))
		k.write(a.input)
		k.press("enter")
	case leavesEmpty:
		k.press("tab")
	default:
		k.answer(a)
	}
}

func (k keyboard) answer(a action) {
	for i, f := range a.parts() {
		if i > 0 {
			k.check(k.s.Wait(firstWords(f.ask)))
		}
		k.fill(f)
		k.press("insert") // means nothing, and no paste has it: what comes next is typed
	}
}

// field is what a person fills in at once: a prompt without fields, or one field
// of a prompt.
type field struct {
	id      string // also the name of its draft
	ask     string
	kind    workbook.Kind
	options []string
	scale   *workbook.Ends
	before  string // its initial text
	input   string
}

// fill fills in a field with the keys for its kind.
func (k keyboard) fill(f field) {
	switch f.kind {
	case workbook.Text:
		k.write(strings.TrimPrefix(f.input, f.before))
		k.press("tab")
	case workbook.Letter:
		k.press("ctrl+end") // a later version opens at the beginning
		k.check(k.s.Paste(strings.TrimPrefix(f.input, f.before)))
		k.press("tab")
	case workbook.Choice:
		k.choose(f.options, f.before, f.input)
	case workbook.Choices:
		k.toggle(f)
		k.press("enter")
	case workbook.Confirm:
		k.press(map[string]string{"true": "1", "false": "2"}[f.input], "enter")
	case workbook.Scale:
		var all []string
		for n := f.scale.From; n <= f.scale.To; n++ {
			all = append(all, strconv.Itoa(n))
		}
		k.choose(all, f.before, f.input)
	case workbook.Task:
		k.task(f)
	default:
		if f.kept() == "" {
			k.press("ctrl+u")
		}
		k.write(strings.TrimPrefix(f.input, f.kept()))
		k.press("enter")
	}
}

// kept returns the initial text of a line as far as it stays.
func (f field) kept() string {
	if strings.HasPrefix(f.input, f.before) {
		return f.before
	}
	return ""
}

// toggle checks or unchecks every option whose state has to change.
func (k keyboard) toggle(f field) {
	wanted, checked := strings.Split(f.input, ","), strings.Split(f.before, ",")
	for _, option := range f.options {
		if slices.Contains(wanted, option) != slices.Contains(checked, option) {
			k.press("space")
		}
		k.press("down")
	}
}

func (k keyboard) task(f field) {
	states := append(f.options, workbook.TaskNotYet, workbook.TaskDecidedNot)
	if len(f.options) == 0 {
		states = append([]string{workbook.TaskDone}, states...)
	}
	state, detail := taskParts(states, f.input)
	stateBefore, detailBefore := taskParts(states, f.before)
	k.choose(states, stateBefore, state)
	if detail != "" {
		k.press("insert") // as in answer
		k.write(strings.TrimPrefix(detail, detailBefore))
		k.press("enter")
	}
}

// taskParts splits the answer to a task into what is chosen and what is typed then.
func taskParts(states []string, input string) (state, detail string) {
	for _, state := range states {
		if rest, ok := strings.CutPrefix(input+" ", state+" "); ok {
			return state, strings.TrimSpace(rest)
		}
	}
	return "", ""
}

// choose picks one option of a list, starting from the selected one if there is
// one: every second option by its number, the others with the arrow keys.
func (k keyboard) choose(options []string, selected, wanted string) {
	from, to := slices.Index(options, selected), slices.Index(options, wanted)
	if to%2 == 1 && len(options) > 1 {
		k.press(strconv.Itoa(to + 1))
	} else {
		k.move(to - from)
	}
	k.press("enter")
}

// move moves that many options down, or up if the number is negative.
func (k keyboard) move(by int) {
	key := "down"
	if by < 0 {
		key = "up"
	}
	for range max(by, -by) {
		k.press(key)
	}
}

// play runs one evening of a plan on a terminal.
func play(h *home, first bool, p plan, s evening, o tuitest.Options) {
	h.t.Helper()
	k := keyboard{s: h.terminal(o, s.command(first)...), fail: func(err error) { h.t.Helper(); h.t.Fatal(err) }}
	if first {
		for _, a := range p.opening(h.t) {
			k.await(a.marker())
			k.perform(a)
		}
	}
	back := s.goBackAt()
	for i, a := range s.actions {
		k.await(a.marker())
		if i == back {
			k.press("shift+tab")
			k.await(s.actions[i-1].marker())
			k.press("tab")
			k.await(a.marker())
		}
		k.perform(a)
	}
	if status, err := k.s.Exit(); err != nil || status != 0 {
		h.t.Fatalf("the evening of %s ended with status %d, %v:\n%s", s.now, status, err, k.s.Screen())
	}
	k.s.Close()
}

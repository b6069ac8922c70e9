package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestWalk goes from start to the end of the last step, key by key on a
// terminal, with days and months between the sittings. The journal then holds
// what the plan says, and the same answers given line by line make the same
// journal.
func TestWalk(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: it goes through the whole workbook")
	}
	for _, walk := range []struct {
		name       string
		cols, rows int
		subject    entry.Subject
		most       bool
		home       func(testing.TB) *home
	}{
		{"80x24, everything", 80, 24, longSubject(), true, newRaceHome},
		{"40x10, the shortest way", 40, 10, shortSubject(), false, newHome},
	} {
		t.Run(walk.name, func(t *testing.T) {
			t.Parallel()
			p := makePlan(t, walk.subject, walk.most)
			t.Run("keys", func(t *testing.T) {
				t.Parallel()
				h := walk.home(t)
				for i, s := range p.sessions {
					keys(h, i == 0, p, s, tuitest.Options{Cols: walk.cols, Rows: walk.rows})
				}
				checkJournal(h, p)
			})
			t.Run("lines", func(t *testing.T) {
				t.Parallel()
				h := newHome(t)
				for i, s := range p.sessions {
					lines(h, i == 0, p, s)
				}
				checkJournal(h, p)
			})
		})
	}
}

// compare holds the journal to the plan.
func checkJournal(h *home, p plan) {
	h.t.Helper()
	j, err := journal.Open(context.Background(), h.journal())
	if err != nil {
		h.t.Fatal(err)
	}
	got, want := describe(j.Entries), describe(p.entries)
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			h.t.Errorf("missing: %s", want[i])
		case i >= len(want):
			h.t.Errorf("too much: %s", got[i])
		case got[i] != want[i]:
			h.t.Fatalf("the journal has\n%s\nand the plan\n%s", got[i], want[i])
		}
	}
	for name := range h.files() {
		if !slices.Contains([]string{"journal.jsonl", "journal.lock", "journal.busy"}, name) {
			data, _ := os.ReadFile(filepath.Join(filepath.Dir(h.journal()), name)) // empty is fine for a message
			h.t.Errorf("%q is left beside the journal: %.300s", name, data)
		}
	}
}

// preface is what start asks before the first prompt.
func startActions(t testing.TB, subject entry.Subject) []action {
	t.Helper()
	gate, err := safety.LoadGate(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	book, err := workbook.Load(content.FS, workbook.Setup)
	if err != nil {
		t.Fatal(err)
	}
	var all []action
	questions := gate.Questions(workbook.Hurting)
	for i, q := range questions {
		all = append(all, action{how: answers, ask: q.Ask, place: fmt.Sprintf("%d of %d", i+1, len(questions)), input: safety.No,
			prompt: &workbook.Prompt{ID: q.ID, Kind: workbook.Choice, Options: gate.Replies()},
			step:   &workbook.Step{Title: words.Say("gate-title")}})
	}
	facts := map[string]string{"name": subject.Name, "other": subject.Other, "relation": subject.Relation,
		"breach": subject.Breach, "intent": subject.Intent, "severity": subject.Severity}
	v := guide.View{Workbook: book, Words: words, State: guide.State{Subject: subject}}
	for _, step := range book.Steps {
		for i, p := range step.Prompts {
			all = append(all, action{how: answers, prompt: p, step: step, ask: v.Fill(p.Ask),
				place: fmt.Sprintf("%d of %d", i+1, len(step.Prompts)), input: facts[p.ID]})
		}
	}
	return all
}

// command is what is typed for a sitting.
func (s session) command(first bool) []string {
	verb := "next"
	if first {
		verb = "start"
	}
	return []string{verb, "--now", s.now.Format(time.RFC3339)}
}

// end is what a sitting ends with.
func (s session) end() string {
	if s.until.IsZero() {
		return "the whole workbook once"
	}
	return s.until.Format("Mon 2 Jan 2006")
}

// turnsBack is the place of a deed in a sitting from where the person goes back
// one question, finds it as it was, and comes again; -1 for none. Back is where
// the path comes from, which is the deed before only within a step.
func (s session) goBackAt() int {
	for i := 1; i < len(s.actions); i++ {
		before, here := s.actions[i-1], s.actions[i]
		if before.how == answers && before.prompt.Kind == workbook.Text && before.step == here.step &&
			slices.Index(here.step.Prompts, before.prompt)+1 == slices.Index(here.step.Prompts, here.prompt) {
			return i
		}
	}
	return -1
}

// keys plays one sitting on a terminal.
func keys(h *home, first bool, p plan, s session, o tuitest.Options) {
	h.t.Helper()
	k := keyboard{s: h.terminal(o, s.command(first)...), stop: func(err error) { h.t.Helper(); h.t.Fatal(err) }}
	if first {
		for _, a := range startActions(h.t, p.subject) {
			k.await(a.marker())
			k.do(a)
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
		k.do(a)
	}
	k.ok(k.s.Wait(s.end()))
	k.press("enter")
	if status, err := k.s.Exit(); err != nil || status != 0 {
		h.t.Fatalf("the sitting of %s ended with %d, %v:\n%s", s.now, status, err, k.s.Screen())
	}
	k.s.Close()
}

// keyboard presses the keys for a deed.
type keyboard struct {
	s     *tuitest.Session
	stop  func(error)       // does not come back
	typed func(text string) // sees what is typed, when it is typed
	pause func()            // between two letters
}

func (k keyboard) ok(err error) {
	if err != nil {
		k.stop(err)
	}
}

func (k keyboard) press(names ...string) {
	for _, name := range names {
		k.ok(k.s.Key(name))
	}
}

// write types a text: all at once, or letter by letter where there are pauses.
func (k keyboard) write(text string) {
	if k.pause == nil {
		k.ok(k.s.Type(strings.ReplaceAll(text, "\n", "\r")))
		return
	}
	for _, letter := range text {
		k.pause()
		k.ok(k.s.Type(strings.ReplaceAll(string(letter), "\n", "\r")))
		k.typed(string(letter))
	}
}

// meet waits until the question of a deed is asked, and puts cards away.
func (k keyboard) await(marker string) {
	for {
		before := k.s.Screen()
		found, err := k.s.Await(marker, "enter go on")
		k.ok(err)
		if found == 0 {
			return
		}
		k.press("enter")
		k.ok(k.s.Changed(before))
	}
}

// sign is what tells on the screen that a deed can be done. The place in the
// step gives way on a small screen when there are parts.
func (a action) marker() string {
	switch {
	case a.how == endsRest:
		return "Take it up today"
	case len(a.prompt.Fields) > 0:
		return firstWords(a.prompt.Fields[0].Ask)
	}
	return a.step.Title + " · " + a.place + " " + firstWords(a.ask)
}

// head is so much of a question as even a small screen shows.
func firstWords(ask string) string {
	words := strings.Fields(ask)
	return strings.Join(words[:min(3, len(words))], " ")
}

// do does a deed whose question is asked.
func (k keyboard) do(a action) {
	switch a.how {
	case skips:
		k.press("ctrl+o")
		k.ok(k.s.Wait("Why do you leave this out"))
		k.write(a.input)
		k.press("enter")
	case leavesEmpty:
		k.press("tab")
	case endsRest:
		k.press("down", "enter")
	default:
		k.answer(a)
	}
}

func (k keyboard) answer(a action) {
	for i := range max(1, len(a.prompt.Fields)) {
		part := a.part(i)
		if i > 0 {
			k.ok(k.s.Wait(firstWords(part.ask)))
		}
		k.give(part)
	}
}

// part is what one field is answered with: the whole prompt, or a part of it.
type part struct {
	id      string // of its draft
	ask     string
	kind    workbook.Kind
	options []string
	scale   *workbook.Ends
	before  string // what stands there at first
	input   string
}

func (a action) part(i int) part {
	p := a.prompt
	if len(p.Fields) == 0 {
		return part{p.ID, a.ask, p.Kind, ids(p.Options), p.Scale, a.before, a.input}
	}
	f := p.Fields[i]
	return part{p.ID + "." + f.ID, f.Ask, f.Kind, ids(f.Options), f.Scale, "", a.fieldInput(f)}
}

// give gives one answer by the keys of its kind.
func (k keyboard) give(p part) {
	switch p.kind {
	case workbook.Text:
		k.write(strings.TrimPrefix(p.input, p.before))
		k.press("tab")
	case workbook.Letter:
		k.press("ctrl+end") // one that is read again opens at its beginning
		k.ok(k.s.Paste(strings.TrimPrefix(p.input, p.before)))
		k.press("tab")
	case workbook.Choice:
		k.choose(p.options, p.before, p.input)
	case workbook.Choices:
		k.mark(p)
		k.press("enter")
	case workbook.Confirm:
		k.press(map[string]string{"true": "y", "false": "n"}[p.input], "enter")
	case workbook.Scale:
		var all []string
		for n := p.scale.From; n <= p.scale.To; n++ {
			all = append(all, strconv.Itoa(n))
		}
		k.choose(all, p.before, p.input)
	case workbook.Task:
		k.task(p)
	default:
		k.write(strings.TrimPrefix(p.input, p.before))
		k.press("enter")
	}
}

// mark marks the options that are chosen and are not marked yet, or the other
// way round.
func (k keyboard) mark(p part) {
	chosen, marked := strings.Split(p.input, ","), strings.Split(p.before, ",")
	for _, option := range p.options {
		if slices.Contains(chosen, option) != slices.Contains(marked, option) {
			k.press("space")
		}
		k.press("down")
	}
}

func (k keyboard) task(p part) {
	states := []string{"done", "not-yet", "no"}
	state, detail, _ := strings.Cut(p.input, " ")
	held, heldDetail, _ := strings.Cut(p.before, " ")
	k.choose(states, held, state)
	if detail != "" {
		k.write(strings.TrimPrefix(detail, heldDetail))
		k.press("enter")
	}
}

// choose chooses one of a list: from what stands there, or from nothing, with
// the arrow keys or, every second one, with its number.
func (k keyboard) choose(options []string, before, wanted string) {
	from, to := slices.Index(options, before), slices.Index(options, wanted)
	if to%2 == 1 && len(options) > 1 {
		k.press(strconv.Itoa(to + 1))
	} else {
		k.move(to - from)
	}
	k.press("enter")
}

// move goes so many options down, or up.
func (k keyboard) move(by int) {
	key := "down"
	if by < 0 {
		key = "up"
	}
	for range max(by, -by) {
		k.press(key)
	}
}

// lines plays one sitting line by line, all lines in one pipe.
func lines(h *home, first bool, p plan, s session) {
	h.t.Helper()
	var b strings.Builder
	if first {
		for _, a := range startActions(h.t, p.subject) {
			b.WriteString(a.lines())
		}
	}
	back := s.goBackAt()
	for i, a := range s.actions {
		if i == back {
			b.WriteString("/back\n.\n") // an empty answer keeps what was there
		}
		b.WriteString(a.lines())
	}
	if s.rests {
		b.WriteString("1\n")
	}
	got := h.run(b.String(), s.command(first)...)
	if got.status != 0 {
		h.t.Fatalf("the sitting of %s ended with %d: %s", s.now, got.status, got.err)
	}
}

// lines is what is typed for a deed where lines are asked for.
func (a action) lines() string {
	switch a.how {
	case skips:
		return "/skip\n" + a.input + "\n"
	case leavesEmpty:
		return ".\n"
	case endsRest:
		return "2\n"
	}
	var b strings.Builder
	for i := range max(1, len(a.prompt.Fields)) {
		b.WriteString(a.part(i).lines())
	}
	return b.String()
}

// long reports whether the answer may have several lines.
func (p part) long() bool { return p.kind == workbook.Text || p.kind == workbook.Letter }

func (p part) lines() string {
	switch {
	case p.long() && p.input == "":
		return ".\n"
	case p.long():
		return p.input + "\n.\n"
	}
	return p.input + "\n"
}

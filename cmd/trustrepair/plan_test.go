package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// plan is one way through the whole workbook as it is shipped: what a person
// answers to each prompt, and on which days they run the program. It is computed
// from the content and the engine, so a changed text, prompt or rest changes the
// plan and breaks no test.
type plan struct {
	subject  entry.Subject
	sessions []session
	entries  []entry.Entry // what the journal has at the end
}

// session is one run of the program.
type session struct {
	now     time.Time
	actions []action
	until   time.Time // the day that everything left waits for; zero for none
	rests   bool      // it waits because of a rest
}

// action is what a person does at one prompt, or at a rest.
type action struct {
	how    how
	prompt *workbook.Prompt
	step   *workbook.Step
	place  string // "3 of 14"
	ask    string
	before string // the initial text of the input field
	input  string // in the form that "answer" accepts, or the reason for a skip
}

type how string

const (
	answers     how = "answers"
	skips       how = "skips"
	leavesEmpty how = "leaves empty"
	endsRest    how = "ends the rest"
)

// longSubject is asked as many prompts as possible, and shortSubject as few.
func longSubject() entry.Subject {
	return entry.Subject{Name: "Kim", Other: "Sam", Role: "hurting", Relation: "partner", Breach: "affair",
		Intent: "lie", Severity: "grave"}
}

func shortSubject() entry.Subject {
	return entry.Subject{Name: "Kim", Other: "Sam", Role: "hurting", Relation: "colleague", Breach: "words",
		Intent: "lapse", Severity: "light"}
}

// planner computes a plan.
type planner struct {
	t     testing.TB
	book  *workbook.Workbook
	words workbook.Words
	most  bool // chooses the options that lead to the most prompts, else to the fewest
	now   time.Time
	plan  plan

	done    map[how]bool    // what was done once already, other than answering
	delayed map[string]bool // tasks that were put off
}

func makePlan(t testing.TB, subject entry.Subject, most bool) plan {
	t.Helper()
	book, err := workbook.Load(content.FS, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	names := strings.NewReplacer("{me}", subject.Name, "{other}", subject.Other)
	for _, step := range book.Steps {
		for _, prompt := range step.Prompts {
			for _, f := range prompt.Fields {
				f.Ask = names.Replace(f.Ask)
			}
		}
	}
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	p := &planner{t: t, book: book, words: words, most: most, plan: plan{subject: subject},
		now: time.Date(2030, 1, 7, 19, 30, 0, 0, time.UTC), done: map[how]bool{}, delayed: map[string]bool{}}
	p.add(entry.Entry{Kind: entry.Journal, Format: entry.Format, Subject: subject, Workbook: book.Title, Version: book.Version})
	p.add(entry.Entry{Kind: entry.Gate, Gate: []string{safety.None}})
	for next := p.now; !next.IsZero(); {
		p.now = next
		next = p.planSession()
	}
	return p.plan
}

func (p *planner) add(e entry.Entry) {
	e.At = p.now
	last := ""
	if n := len(p.plan.entries); n > 0 {
		last = p.plan.entries[n-1].ID
	}
	var err error
	if e.ID, err = entry.NextID(e.At, last); err != nil {
		p.t.Fatal(err)
	}
	p.plan.entries = append(p.plan.entries, e)
}

func (p *planner) view() guide.View {
	state := guide.Fold(p.plan.entries)
	return guide.View{Workbook: p.book, Words: p.words, State: state, Agenda: guide.Plan(p.book, state, p.now)}
}

// planSession adds one session to the plan and returns the time of the next one.
func (p *planner) planSession() time.Time {
	s := session{now: p.now}
	for len(s.actions) < 1000 {
		v := p.view()
		next := v.Agenda.Next
		switch {
		case next.Kind == guide.ItemDone:
			p.plan.sessions = append(p.plan.sessions, s)
			return time.Time{}
		case next.Kind == guide.ItemWait && next.Rests && p.first(endsRest):
			a := p.action(v, endsRest)
			p.add(entry.Entry{Kind: entry.Rest, Step: a.step.ID, Prompt: a.prompt.ID, Until: p.now.Format(time.DateOnly)})
			s.actions = append(s.actions, a)
		case next.Kind == guide.ItemWait:
			s.until, s.rests = next.At, next.Rests
			p.plan.sessions = append(p.plan.sessions, s)
			return next.At.Add(10 * time.Hour)
		default:
			s.actions = append(s.actions, p.answer(v))
		}
	}
	p.t.Fatalf("the workbook does not come to an end; the last prompt was %q", s.actions[len(s.actions)-1].prompt.ID)
	return time.Time{}
}

// first reports whether this is done for the first time.
func (p *planner) first(h how) bool {
	first := !p.done[h] && p.most
	p.done[h] = p.done[h] || first
	return first
}

// action returns an action at the next prompt.
func (p *planner) action(v guide.View, h how) action {
	prompt, step := p.book.Prompt(v.Agenda.Next.Prompt)
	q := v.Question(prompt, step)
	a := action{how: h, prompt: prompt, step: step, place: fmt.Sprintf("%d of %d", q.Number, q.Of), ask: q.Ask, before: q.Value}
	if prompt.Kind == workbook.Task {
		a.before = "" // a task that is due starts with an empty field
	}
	return a
}

// answer plans the action at the next prompt and records it.
func (p *planner) answer(v guide.View) action {
	a := p.action(v, answers)
	switch {
	case a.prompt.Kind == workbook.Text && p.independent(a.prompt) && a.prompt.Optional && p.first(leavesEmpty):
		a.how = leavesEmpty
		p.add(entry.Entry{Kind: entry.Skip, Step: a.step.ID, Prompt: a.prompt.ID})
		return a
	case a.prompt.Kind == workbook.Text && p.independent(a.prompt) && !a.prompt.Optional && p.first(skips):
		a.how, a.input = skips, "not on this day"
		p.add(entry.Entry{Kind: entry.Skip, Step: a.step.ID, Prompt: a.prompt.ID, Why: a.input})
		return a
	}
	a.input = p.input(a)
	value, err := guide.Parse(a.prompt, a.input)
	if err != nil {
		p.t.Fatalf("%s (%s): the plan answers %q: %v", a.prompt.ID, a.prompt.Kind, a.input, err)
	}
	before, _ := v.State.Answer(a.prompt.ID)
	p.add(entry.Entry{Kind: entry.Answer, Step: a.step.ID, Prompt: a.prompt.ID, Ask: a.ask, Answer: value, Revises: before.ID})
	return a
}

// independent reports whether nothing else in the workbook depends on a prompt.
func (p *planner) independent(prompt *workbook.Prompt) bool {
	for _, step := range p.book.Steps {
		for _, other := range step.Prompts {
			rest := other.Rest
			if other.When[prompt.ID] != nil || other.Again == prompt.ID ||
				rest != nil && (rest.After == prompt.ID || rest.On == prompt.ID) {
				return false
			}
		}
	}
	return true
}

// input returns a valid answer in the form that "answer" accepts.
func (p *planner) input(a action) string {
	prompt := a.prompt
	switch prompt.Kind {
	case workbook.Choice:
		return p.choose(prompt, ids(prompt.Options))
	case workbook.Choices:
		chosen := ids(prompt.Options)
		return chosen[0] + "," + chosen[len(chosen)-1]
	case workbook.Confirm:
		return p.choose(prompt, []string{"true", "false"})
	case workbook.Task:
		if p.most && len(p.delayed) == 0 {
			p.delayed[prompt.ID] = true
			return "not-yet " + p.day(3)
		}
		if p.choose(prompt, []string{"done", "no"}) == "no" {
			return "no I would rather not"
		}
		return "done"
	case workbook.ISentence, workbook.Promises, workbook.Review:
		return p.fields(prompt)
	case workbook.Letter:
		if a.before != "" { // a later version: add a sentence
			return a.before + " That is all."
		}
		return "Dear Sam,\n\nI did it, and I said nothing.\n\tKim"
	}
	return p.simple(prompt.ID, prompt.Kind, prompt.Options, prompt.Scale)
}

// simple answers the kinds that prompts and fields have in common.
func (p *planner) simple(id string, kind workbook.Kind, options []workbook.Option, scale *workbook.Ends) string {
	switch kind {
	case workbook.Choice:
		return ids(options)[0]
	case workbook.Scale:
		return strconv.Itoa(scale.From + 1)
	case workbook.Date:
		return p.day(9)
	case workbook.Line:
		return "a line about " + id
	}
	return "This is about " + id + ".\nIt has two lines."
}

// fields answers every field of a prompt, as one JSON object.
func (p *planner) fields(prompt *workbook.Prompt) string {
	values := map[string]any{}
	for _, f := range prompt.Fields {
		switch {
		case f.ID == "feeling":
			values[f.ID] = "sad"
		case f.ID == "by":
			values[f.ID] = "every Friday"
		case f.Kind == workbook.Scale:
			values[f.ID] = f.Scale.From + 1
		default:
			values[f.ID] = p.simple(f.ID, f.Kind, f.Options, f.Scale)
		}
	}
	data, err := json.Marshal(values)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(data)
}

func (p *planner) day(days int) string { return p.now.AddDate(0, 0, days).Format(time.DateOnly) }

// choose returns the option that the most prompts depend on, or the fewest.
func (p *planner) choose(prompt *workbook.Prompt, options []string) string {
	wanted := func(option string) int {
		n := 0
		for _, step := range p.book.Steps {
			for _, other := range step.Prompts {
				if slices.Contains(other.When[prompt.ID], option) {
					n++
				}
			}
		}
		return n
	}
	best := options[0]
	for _, option := range options {
		if p.most && wanted(option) > wanted(best) || !p.most && wanted(option) < wanted(best) {
			best = option
		}
	}
	return best
}

func ids(options []workbook.Option) []string {
	all := make([]string, len(options))
	for i, o := range options {
		all[i] = o.ID
	}
	return all
}

// fieldInput returns the input of one field.
func (a action) fieldInput(f *workbook.Field) string {
	var values map[string]any
	if err := json.Unmarshal([]byte(a.input), &values); err != nil {
		panic(err) // the plan made it
	}
	return fmt.Sprint(values[f.ID])
}

// with returns the input with another text for one field, or for the whole
// answer if the prompt has no fields.
func (a action) with(field int, text string) string {
	if len(a.prompt.Fields) == 0 {
		return text
	}
	var values map[string]any
	if err := json.Unmarshal([]byte(a.input), &values); err != nil {
		panic(err) // the plan made it
	}
	values[a.prompt.Fields[field].ID] = text
	data, err := json.Marshal(values)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// describe returns one line for each entry, without its id, so that journals can
// be compared.
func describe(entries []entry.Entry) []string {
	index := map[string]int{}
	var lines []string
	for i, e := range entries {
		index[e.ID] = i
		revises := ""
		if e.Revises != "" {
			revises = fmt.Sprint(" revises ", index[e.Revises])
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d %s %s %s/%s %q %s%s%s%v%+v%s", i, e.At.UTC().Format(time.RFC3339),
			e.Kind, e.Step, e.Prompt, e.Ask, e.Answer, e.Why, e.Until, e.Gate, e.Subject, revises)))
	}
	return lines
}

// TestPlans checks that the plans contain what the walks and the kills rely on.
func TestPlans(t *testing.T) {
	for name, p := range map[string]plan{"long": makePlan(t, longSubject(), true), "short": makePlan(t, shortSubject(), false)} {
		asked := map[workbook.Kind]int{}
		hows := map[how]int{}
		for _, s := range p.sessions {
			for _, a := range s.actions {
				asked[a.prompt.Kind]++
				hows[a.how]++
			}
		}
		t.Logf("%s: %d sessions, %d entries, %v, %v", name, len(p.sessions), len(p.entries), asked, hows)
		if name == "long" && (hows[endsRest] == 0 || hows[skips] == 0 || hows[leavesEmpty] == 0) {
			t.Errorf("the long plan lacks an action: %v", hows)
		}
	}
}

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

// A plan is a way through the whole workbook as it is shipped: what a person
// answers to each prompt that comes, and on which days they sit down for it. It
// is worked out from the content and the engine, so that another text, prompt
// or rest makes another plan and breaks no test.
type plan struct {
	subject  entry.Subject
	sittings []sitting
	entries  []entry.Entry // what the journal holds after it
}

// sitting is one run of the program.
type sitting struct {
	now   time.Time
	deeds []deed
	until time.Time // what is left waits for that day; zero when nothing is left
	rests bool      // it waits because of a rest
}

// deed is what a person does at one prompt, or at a rest.
type deed struct {
	how    how
	prompt *workbook.Prompt
	step   *workbook.Step
	place  string // "3 of 14"
	ask    string
	before string // what stands in the field at first
	input  string // as the command answer takes it; or why it is left out
}

type how string

const (
	answers     how = "answers"
	leavesOut   how = "leaves out"
	leavesEmpty how = "leaves empty"
	takesUp     how = "takes up early" // ends the rest that waits
)

// rich is somebody who is asked as much as can be, and spare as little.
func rich() entry.Subject {
	return entry.Subject{Name: "Kim", Other: "Sam", Role: "hurting", Relation: "partner", Breach: "affair",
		Intent: "lie", Severity: "grave"}
}

func spare() entry.Subject {
	return entry.Subject{Name: "Kim", Other: "Sam", Role: "hurting", Relation: "colleague", Breach: "words",
		Intent: "lapse", Severity: "light"}
}

// planner works out a plan.
type planner struct {
	t     testing.TB
	book  *workbook.Workbook
	words workbook.Words
	most  bool // chooses what leads to the most prompts, else to the fewest
	now   time.Time
	plan  plan

	done    map[how]bool    // what was done once already, beside answering
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
		next = p.sit()
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

func (p *planner) asking() guide.View {
	state := guide.Fold(p.plan.entries)
	return guide.View{Workbook: p.book, Words: p.words, State: state, Agenda: guide.Plan(p.book, state, p.now)}
}

// sit plans one sitting, and gives the time of the next one.
func (p *planner) sit() time.Time {
	s := sitting{now: p.now}
	for len(s.deeds) < 1000 {
		a := p.asking()
		next := a.Agenda.Next
		switch {
		case next.Kind == guide.ItemDone:
			p.plan.sittings = append(p.plan.sittings, s)
			return time.Time{}
		case next.Kind == guide.ItemWait && next.Rests && p.once(takesUp):
			d := p.deed(a, takesUp)
			p.add(entry.Entry{Kind: entry.Rest, Step: d.step.ID, Prompt: d.prompt.ID, Until: p.now.Format(time.DateOnly)})
			s.deeds = append(s.deeds, d)
		case next.Kind == guide.ItemWait:
			s.until, s.rests = next.At, next.Rests
			p.plan.sittings = append(p.plan.sittings, s)
			return next.At.Add(10 * time.Hour)
		default:
			s.deeds = append(s.deeds, p.answer(a))
		}
	}
	p.t.Fatalf("the workbook does not come to an end; the last prompt was %q", s.deeds[len(s.deeds)-1].prompt.ID)
	return time.Time{}
}

// once reports whether this is the first time for it.
func (p *planner) once(h how) bool {
	first := !p.done[h] && p.most
	p.done[h] = p.done[h] || first
	return first
}

// deed is what is done at the prompt that comes next.
func (p *planner) deed(a guide.View, h how) deed {
	prompt, step := p.book.Prompt(a.Agenda.Next.Prompt)
	q := a.Question(prompt, step)
	d := deed{how: h, prompt: prompt, step: step, place: fmt.Sprintf("%d of %d", q.Number, q.Of), ask: q.Ask, before: q.Value}
	if prompt.Kind == workbook.Task {
		d.before = "" // a task that is due is asked anew
	}
	return d
}

// answer plans what is done at the prompt that comes next, and records it.
func (p *planner) answer(a guide.View) deed {
	d := p.deed(a, answers)
	switch {
	case d.prompt.Kind == workbook.Text && p.free(d.prompt) && d.prompt.Optional && p.once(leavesEmpty):
		d.how = leavesEmpty
		p.add(entry.Entry{Kind: entry.Skip, Step: d.step.ID, Prompt: d.prompt.ID})
		return d
	case d.prompt.Kind == workbook.Text && p.free(d.prompt) && !d.prompt.Optional && p.once(leavesOut):
		d.how, d.input = leavesOut, "not on this day"
		p.add(entry.Entry{Kind: entry.Skip, Step: d.step.ID, Prompt: d.prompt.ID, Why: d.input})
		return d
	}
	d.input = p.input(d)
	value, err := guide.Parse(d.prompt, d.input)
	if err != nil {
		p.t.Fatalf("%s (%s): the plan answers %q: %v", d.prompt.ID, d.prompt.Kind, d.input, err)
	}
	before, _ := a.State.Answer(d.prompt.ID)
	p.add(entry.Entry{Kind: entry.Answer, Step: d.step.ID, Prompt: d.prompt.ID, Ask: d.ask, Answer: value, Revises: before.ID})
	return d
}

// free reports whether nothing else in the workbook hangs on a prompt.
func (p *planner) free(prompt *workbook.Prompt) bool {
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

// input is a valid answer, as the command answer takes it.
func (p *planner) input(d deed) string {
	prompt := d.prompt
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
		return p.parts(prompt)
	case workbook.Letter:
		if d.before != "" { // taken up again: something is added
			return d.before + " That is all."
		}
		return "Dear Sam,\n\nI did it, and I said nothing.\n\tKim"
	}
	return p.simple(prompt.ID, prompt.Kind, prompt.Options, prompt.Scale)
}

// simple answers the kinds that prompts and their parts share.
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

// parts answers each part of a prompt, as one JSON object.
func (p *planner) parts(prompt *workbook.Prompt) string {
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

// choose takes the option that most prompts wait for, or the fewest.
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

// fieldInput is the part of an answer that belongs to one field.
func (d deed) fieldInput(f *workbook.Field) string {
	var values map[string]any
	if err := json.Unmarshal([]byte(d.input), &values); err != nil {
		panic(err) // the plan made it
	}
	return fmt.Sprint(values[f.ID])
}

// with returns the deed's input with another text for one of its fields, or for
// the whole where it has none.
func (d deed) with(field int, text string) string {
	if len(d.prompt.Fields) == 0 {
		return text
	}
	var values map[string]any
	if err := json.Unmarshal([]byte(d.input), &values); err != nil {
		panic(err) // the plan made it
	}
	values[d.prompt.Fields[field].ID] = text
	data, err := json.Marshal(values)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// account tells what entries say without their ids: one line each. Two journals
// with the same account hold the same.
func account(entries []entry.Entry) []string {
	place := map[string]int{}
	var lines []string
	for i, e := range entries {
		place[e.ID] = i
		revises := ""
		if e.Revises != "" {
			revises = fmt.Sprint(" in place of ", place[e.Revises])
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d %s %s %s/%s %q %s%s%s%v%+v%s", i, e.At.UTC().Format(time.RFC3339),
			e.Kind, e.Step, e.Prompt, e.Ask, e.Answer, e.Why, e.Until, e.Gate, e.Subject, revises)))
	}
	return lines
}

// TestPlans holds the plans to what the walks and the kills rely on.
func TestPlans(t *testing.T) {
	for name, p := range map[string]plan{"rich": makePlan(t, rich(), true), "spare": makePlan(t, spare(), false)} {
		asked := map[workbook.Kind]int{}
		hows := map[how]int{}
		for _, s := range p.sittings {
			for _, d := range s.deeds {
				asked[d.prompt.Kind]++
				hows[d.how]++
			}
		}
		t.Logf("%s: %d sittings, %d entries, %v, %v", name, len(p.sittings), len(p.entries), asked, hows)
		if name == "rich" && (hows[takesUp] == 0 || hows[leavesOut] == 0 || hows[leavesEmpty] == 0) {
			t.Errorf("the rich plan lacks some deed: %v", hows)
		}
	}
}

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// plan is one way through the whole workbook as it is shipped: what a person
// answers to each prompt, and on which days they run the program. It is computed
// from the content and the engine, so a changed text, prompt or sitting changes the
// plan and breaks no test.
type plan struct {
	subject  entry.Subject
	opens    bool // "start" shows its page for the first night
	evenings []evening
	entries  []entry.Entry // what the journal has at the end
}

// evening is one run of the program. It ends at the page between two sittings.
type evening struct {
	now     time.Time
	actions []action
	until   time.Time // the day that everything left waits for; zero for none
	rests   bool      // it waits because something rests, which is good for something
}

// action is what a person does at one prompt, or at the page between two sittings.
type action struct {
	how    how
	prompt *workbook.Prompt
	step   *workbook.Step
	place  string // " · 3 of 14", or "" for a prompt that is alone
	ask    string
	before string // the initial text of the input field
	input  string // in the form that "answer" accepts, or the reason for a skip
	fields []field
	after  int // entries in the journal once it is done
}

type how string

const (
	replies     how = "answers"
	skips       how = "skips"
	leavesEmpty how = "leaves empty"
	stops       how = "stops for today"
	goesOn      how = "goes on with the next sitting"
	endsRest    how = "ends the rest"
)

// longSubject is asked as many prompts as possible, and shortSubject as few.
func longSubject() entry.Subject {
	return entry.Subject{Name: "Kim", Other: "Sam", Role: "hurting", Relation: "partner", Breach: "affair",
		Intent: "lie", Severity: "grave"}
}

func shortSubject() entry.Subject {
	return entry.Subject{Name: "Kim", Other: "Sam", Role: "hurting", Relation: "colleague", Breach: "words",
		Intent: "lapse", Severity: "light", Power: "none", Complaint: "none"}
}

// planner computes a plan.
type planner struct {
	t     testing.TB
	book  *workbook.Workbook
	words workbook.Words
	most  bool // chooses what leads to the most prompts, else to the fewest
	now   time.Time
	plan  plan

	done    map[how]bool    // what was done once already, other than answering
	delayed map[string]bool // tasks that were put off
}

// planDays is for how long a plan goes on: the workbook comes back for as long as
// reviews set another day.
const planDays = 400

func makePlan(t testing.TB, subject entry.Subject, most bool) plan {
	t.Helper()
	return newPlanner(t, subject, most).run()
}

func newPlanner(t testing.TB, subject entry.Subject, most bool) *planner {
	t.Helper()
	book, err := workbook.Load(content.FS, workbook.Hurting)
	check(t, err)
	words, err := workbook.LoadWords(content.FS)
	check(t, err)
	return &planner{t: t, book: book, words: words, most: most, plan: plan{subject: subject},
		now: time.Date(2030, 1, 7, 19, 30, 0, 0, time.UTC), done: map[how]bool{}, delayed: map[string]bool{}}
}

func (p *planner) run() plan {
	p.add(entry.Entry{Kind: entry.Journal, Format: entry.Format, Subject: p.plan.subject, Workbook: p.book.Title, Version: p.book.Version})
	p.add(entry.Entry{Kind: entry.Gate, Gate: []string{safety.None}})
	p.plan.opens = p.view().State.Route(p.book).ID != "lapse-at-work"
	last := p.now.AddDate(0, 0, planDays)
	for next := p.now; !next.IsZero() && next.Before(last); {
		p.now = next
		next = p.planEvening()
	}
	return p.plan
}

func (p *planner) add(entries ...entry.Entry) { p.plan.entries = p.with(entries...) }

// with returns the entries so far with some more, written now.
func (p *planner) with(more ...entry.Entry) []entry.Entry {
	entries := slices.Clone(p.plan.entries)
	for _, e := range more {
		last := ""
		if n := len(entries); n > 0 {
			last = entries[n-1].ID
		}
		e.At = p.now
		var err error
		e.ID, err = entry.NextID(e.At, last)
		check(p.t, err)
		entries = append(entries, e)
	}
	return entries
}

func (p *planner) view() guide.View { return p.viewOf(p.plan.entries) }

func (p *planner) viewOf(entries []entry.Entry) guide.View {
	return guide.ViewOf(p.book, p.words, entries, p.now)
}

// planEvening adds one evening to the plan and returns the time of the next one. It
// does one sitting, and more if the person goes on at the page after it.
func (p *planner) planEvening() time.Time {
	s := evening{now: p.now}
	do := func(a action) {
		a.after = len(p.plan.entries)
		s.actions = append(s.actions, a)
	}
	for sitting := ""; len(s.actions) < 1000; {
		v := p.view()
		next := v.Agenda.Next
		asks := next.Kind == guide.ItemAsk || next.Kind == guide.ItemDue
		if asks && (sitting == "" || next.Sitting == sitting) {
			sitting = next.Sitting
			do(p.answer(v))
			continue
		}
		page := v.Threshold(sitting)
		a := p.atPage(page)
		if do(a); a.how != stops {
			sitting = page.Next.ID
			continue
		}
		s.until, s.rests = page.At, page.Wait.Rests && page.Rest != ""
		p.plan.evenings = append(p.plan.evenings, s)
		switch next.Kind {
		case guide.ItemDone:
			return time.Time{}
		case guide.ItemWait:
			return next.At.Add(10 * time.Hour)
		}
		return p.now.AddDate(0, 0, 1)
	}
	p.t.Fatalf("an evening does not come to an end; the last prompt was %q", s.actions[len(s.actions)-1].prompt.ID)
	return time.Time{}
}

// atPage plans what the person does at the page between two sittings: once they go
// on at once, once they end a rest, and otherwise they stop.
func (p *planner) atPage(page guide.Threshold) action {
	options := []workbook.Option{{ID: "enough"}}
	h := stops
	rests := page.Wait.IsPrompt() && page.Wait.Rests
	switch {
	case rests && page.Rest != "":
		options = append(options, workbook.Option{ID: "longer"}, workbook.Option{ID: "today"})
		if p.first(endsRest) {
			h = endsRest
			p.add(entry.Entry{Kind: entry.Rest, Step: page.Wait.Step, Prompt: page.Wait.Prompt, Until: p.day(0)})
		}
	case page.Wait.Kind == "" && page.Next.ID != "":
		options = append(options, workbook.Option{ID: "go-on"})
		if p.first(goesOn) {
			h = goesOn
		}
	}
	input := map[how]string{stops: "enough", goesOn: "go-on", endsRest: "today"}[h]
	return action{how: h, prompt: &workbook.Prompt{ID: "threshold", Kind: workbook.Choice, Options: options},
		step: &workbook.Step{}, ask: p.words.Say("threshold-stop"), before: "enough", input: input}
}

// first reports whether this is done for the first time.
func (p *planner) first(h how) bool {
	first := !p.done[h] && p.most
	p.done[h] = p.done[h] || first
	return first
}

// action returns an action at the next prompt.
func (p *planner) action(v guide.View) action {
	prompt, step := p.book.Prompt(v.Agenda.Next.Prompt)
	q := v.Question(prompt, step)
	a := action{how: replies, prompt: prompt, step: step, ask: q.Ask, before: q.Value}
	if q.Of > 1 {
		a.place = fmt.Sprintf(" · %d of %d", q.Number, q.Of)
	}
	if prompt.Kind == workbook.Task {
		a.before = "" // a task that is due starts with an empty field
	}
	for i, f := range prompt.Fields {
		if v.AsksField(prompt, i) {
			q := v.Field(prompt, step, i)
			a.fields = append(a.fields, field{id: q.ID, ask: q.Ask, kind: f.Kind, options: ids(f.Options), scale: f.Scale, before: q.Value})
		}
	}
	return a
}

// answer plans the action at the next prompt and records it.
func (p *planner) answer(v guide.View) action {
	a := p.action(v)
	_, answered := v.State.Answer(a.prompt.ID)
	alone := a.prompt.Kind == workbook.Text && !answered && p.independent(a.prompt)
	switch {
	case alone && a.prompt.Optional && p.first(leavesEmpty):
		a.how = leavesEmpty
		p.add(entry.Entry{Kind: entry.Skip, Step: a.step.ID, Prompt: a.prompt.ID})
		return a
	case alone && !a.prompt.Optional && p.first(skips):
		a.how, a.input = skips, "not on this day"
		p.add(entry.Entry{Kind: entry.Skip, Step: a.step.ID, Prompt: a.prompt.ID, Why: a.input})
		return a
	}
	if a.input = p.input(a); len(a.fields) > 0 {
		a.fillFields(p)
	}
	value, err := v.Answers().Parse(a.prompt, a.input)
	if err != nil {
		p.t.Fatalf("%s (%s): the plan answers %q: %v", a.prompt.ID, a.prompt.Kind, a.input, err)
	}
	p.add(v.Entries(a.prompt, a.step, value)...)
	return a
}

// independent reports whether nothing else in the workbook depends on a prompt.
func (p *planner) independent(prompt *workbook.Prompt) bool {
	names := func(when workbook.When) bool { return when[prompt.ID] != nil }
	for _, step := range p.book.Steps {
		for _, other := range step.Prompts {
			if names(other.When) || other.Again == prompt.ID {
				return false
			}
		}
	}
	for _, route := range p.book.Routes.Routes {
		for _, s := range route.Sittings {
			if names(s.When) || s.Opens != nil && (s.Opens.On == prompt.ID || slices.Contains(s.Opens.After, prompt.ID)) {
				return false
			}
		}
	}
	return true
}

// input returns a valid answer in the form that "answer" accepts, if the prompt has
// no fields.
func (p *planner) input(a action) string {
	prompt := a.prompt
	switch prompt.Kind {
	case workbook.Choice:
		return p.choose(a, ids(prompt.Options))
	case workbook.Choices:
		chosen := ids(prompt.Options)
		return chosen[0] + "," + chosen[len(chosen)-1]
	case workbook.Confirm:
		return p.choose(a, []string{"true", "false"})
	case workbook.Task:
		if p.most && len(p.delayed) == 0 {
			p.delayed[prompt.ID] = true
			return "not-yet " + p.day(3)
		}
		return p.choose(a, append(p.outcomes(prompt), "no I would rather not"))
	case workbook.Letter:
		if a.before != "" { // a later version: add a sentence
			return a.before + " That is all."
		}
		return "Dear Sam,\n\nI did it, and I said nothing.\n\tKim"
	}
	return p.simple(field{id: prompt.ID, kind: prompt.Kind, options: ids(prompt.Options), scale: prompt.Scale, before: a.before})
}

// outcomes returns the ways in which a task can be done.
func (p *planner) outcomes(prompt *workbook.Prompt) []string {
	if len(prompt.Outcomes) == 0 {
		return []string{"done"}
	}
	var inputs []string
	for _, o := range prompt.Outcomes {
		input := "done " + o.ID
		if o.Day {
			input += " " + p.day(3)
		}
		inputs = append(inputs, input)
	}
	return inputs
}

// simple answers the kinds that prompts and fields have in common. What is filled in
// already stays, except a day that has passed.
func (p *planner) simple(f field) string {
	switch {
	case f.kind == workbook.Date && f.before != "" && f.before < p.day(0):
		return p.day(60)
	case f.before != "":
		return f.before
	case strings.HasSuffix(f.id, ".feeling"):
		return "sad"
	case strings.HasSuffix(f.id, ".by"):
		return "1 June 2031" // after the plan, whose screens are those of prompts
	}
	switch f.kind {
	case workbook.Choice:
		return f.options[0]
	case workbook.Scale:
		return strconv.Itoa(f.scale.From + 1)
	case workbook.Date:
		return p.day(9)
	case workbook.Line:
		return "a line about " + f.id
	}
	return "This is about " + f.id + ".\nIt has two lines."
}

// fillFields answers every field that is asked.
func (a *action) fillFields(p *planner) {
	for i, f := range a.fields {
		a.fields[i].input = p.simple(f)
	}
	a.input = a.joined()
}

// joined returns the fields as one input.
func (a action) joined() string {
	inputs := map[string]string{}
	for _, f := range a.fields {
		inputs[strings.TrimPrefix(f.id, a.prompt.ID+".")] = f.input
	}
	return answers.JoinFields(a.prompt, inputs)
}

func (p *planner) day(days int) string { return p.now.AddDate(0, 0, days).Format(time.DateOnly) }

// choose returns the input that leaves the most prompts to the route, or the fewest.
// It closes no workbook.
func (p *planner) choose(a action, inputs []string) string {
	best, count := "", 0
	for _, input := range inputs {
		n, open := p.promptsAfter(a, input)
		if open && (best == "" || p.most && n > count || !p.most && n < count) {
			best, count = input, n
		}
	}
	if best == "" {
		p.t.Fatalf("every answer to %q closes the workbook", a.prompt.ID)
	}
	return best
}

// promptsAfter returns how many prompts the route has after an answer, and reports
// whether the workbook is still open then.
func (p *planner) promptsAfter(a action, input string) (n int, open bool) {
	value, err := answers.Parse(a.prompt, input)
	if err != nil {
		p.t.Fatalf("%s: the plan answers %q: %v", a.prompt.ID, input, err)
	}
	v := p.viewOf(p.with(p.view().Entries(a.prompt, a.step, value)...))
	for _, step := range v.Agenda.Steps {
		n += step.Of
	}
	return n, v.State.Path() == workbook.Hurting
}

func ids(options []workbook.Option) []string {
	all := make([]string, len(options))
	for i, o := range options {
		all[i] = o.ID
	}
	return all
}

// parts returns what is filled in one by one: the fields, or the prompt itself.
func (a action) parts() []field {
	if len(a.fields) > 0 {
		return a.fields
	}
	f := field{a.prompt.ID, a.ask, a.prompt.Kind, ids(a.prompt.Options), a.prompt.Scale, a.before, a.input}
	if a.prompt.Kind == workbook.Task {
		for _, o := range a.prompt.Outcomes {
			f.options = append(f.options, workbook.TaskDone+" "+o.ID)
		}
	}
	return []field{f}
}

// with returns the action with another text for one of its parts.
func (a action) with(part int, text string) action {
	if len(a.fields) == 0 {
		a.input = text
		return a
	}
	a.fields = slices.Clone(a.fields)
	a.fields[part].input = text
	a.input = a.joined()
	return a
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
		for _, s := range p.evenings {
			for _, a := range s.actions {
				asked[a.prompt.Kind]++
				hows[a.how]++
			}
		}
		t.Logf("%s: %d evenings, %d entries, %v, %v", name, len(p.evenings), len(p.entries), asked, hows)
		for _, h := range []how{replies, skips, leavesEmpty, stops, goesOn, endsRest} {
			if name == "long" && hows[h] == 0 {
				t.Errorf("in the long plan nobody %s: %v", h, hows)
			}
		}
	}
}

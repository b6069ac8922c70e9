package session

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// What a person can do between two sittings.
const (
	doStop    = "enough"
	doGoOn    = "go-on"   // with the next sitting
	doToday   = "today"   // end the rest
	doLonger  = "longer"  // make the rest longer
	doMore    = "more"    // answer something that is offered
	doEarly   = "early"   // do something that was put off
	doChanged = "changed" // report that something has changed
	doBack    = "back"    // from a list to the page
)

// threshold shows the page between two sittings and does what the person chooses.
// again reports whether the session goes on.
func (s *Session) threshold(ctx context.Context, v guide.View) (again bool, outcome Outcome, err error) {
	page := v.Threshold(s.sitting)
	reply, err := s.Asker.Ask(ctx, s.thresholdQuestion(v, page), keepNothing)
	if err != nil {
		return false, Stopped, err
	}
	switch reply.Action {
	case guide.Stop, guide.EndInput, guide.Vanish:
		return false, outcomeOf(reply.Action), nil
	case guide.Next:
		return s.follow(ctx, v, page, reply.Input)
	}
	return true, Finished, nil // going back and skipping mean nothing here: ask again
}

func keepNothing(string) error { return nil }

// follow does what the person chose on the page.
func (s *Session) follow(ctx context.Context, v guide.View, page guide.Threshold, choice string) (again bool, outcome Outcome, err error) {
	switch choice {
	case doGoOn, doToday:
		if page.Wait.IsPrompt() {
			err = s.MoveRest(ctx, s.replacing(), page.Wait, s.Now())
		}
		s.sitting = page.Next.ID
		return true, Finished, err
	case doLonger:
		return s.restLonger(ctx, v, page)
	case doMore:
		return s.choosePrompt(ctx, v, s.Words.Say("threshold-more-ask"), page.Offers)
	case doEarly:
		return s.choosePrompt(ctx, v, s.Words.Say("threshold-early-ask"), page.Early)
	case doChanged:
		return s.chooseChange(ctx, v, page.Changes)
	}
	return false, Finished, nil
}

// thresholdQuestion prepares the page: what was done, what waits, what comes next,
// and the choices.
func (s *Session) thresholdQuestion(v guide.View, page guide.Threshold) guide.Question {
	q := guide.Question{ID: "threshold", Kind: workbook.Choice, Needed: true, Value: doStop,
		Ask: s.Words.Say(thresholdTitle(page, s.sitting)), Page: s.thresholdPage(v, page), Options: s.thresholdChoices(page)}
	if page.Step != nil {
		q.Rail, q.Step = v.Question(page.Step.Prompts[0], page.Step).Rail, page.Step.Title
	}
	if s.notice != "" {
		q.Notice, s.notice = s.notice, ""
	}
	if page.Next.ID == "" && page.Wait.Kind == "" {
		q.Guide = s.Words.Say("threshold-end-note")
	}
	q.Check = s.oneOf(q.Options)
	return q
}

func thresholdTitle(page guide.Threshold, sitting string) string {
	switch {
	case page.Next.ID == "" && page.Wait.Kind == "":
		return "threshold-end"
	case sitting == "":
		return "threshold-nothing"
	case page.Wait.Kind == "" && page.Next.ID != "":
		return "threshold-part"
	}
	return "threshold-title"
}

// thresholdPage returns the lines of the page, each with its label.
func (s *Session) thresholdPage(v guide.View, page guide.Threshold) []guide.Line {
	var lines []guide.Line
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, guide.Line{Label: s.Words.Say(label), Text: text})
		}
	}
	add("threshold-done", s.titles(page.Done))
	add("threshold-skipped", s.titles(page.Skipped))
	add("threshold-waits", s.waitLine(v, page))
	if page.End != nil {
		return append(lines, page.End...)
	}
	add("threshold-away", s.awayLine(v, page))
	add("threshold-next", s.nextLine(v, page))
	return lines
}

// maxTitles is how many titles one line of the page has.
const maxTitles = 4

// titles joins titles into one line.
func (s *Session) titles(all []string) string {
	shown := all[:min(len(all), maxTitles)]
	text := strings.Join(shown, " \u00b7 ")
	if more := len(all) - len(shown); more > 0 {
		text += " \u00b7 " + s.Words.Say("threshold-and-more", "count", strconv.Itoa(more))
	}
	return text
}

// waitLine returns the line about what has to wait, until when and why.
func (s *Session) waitLine(v guide.View, page guide.Threshold) string {
	if page.Wait.Kind != guide.ItemWait || page.Wait.IsPrompt() && page.Rest == "" {
		return ""
	}
	title := v.Title(page.Wait)
	if p, _ := s.Workbook.Prompt(page.Wait.Prompt); p != nil {
		title = v.TitleOf(p)
	}
	line := s.Words.Say("threshold-wait", "title", title, "date", s.Words.Day(page.At))
	return strings.TrimSpace(line + " " + page.Rest)
}

// awayLine returns the line about the task to do away from the screen, and the day on
// which the program asks about it.
func (s *Session) awayLine(v guide.View, page guide.Threshold) string {
	for _, it := range v.Agenda.Waiting {
		p, _ := s.Workbook.Prompt(it.Prompt)
		if p != nil && p.Kind == workbook.Task && !it.Rests {
			return s.Words.Say("threshold-task", "title", v.TitleOf(p), "date", s.Words.Day(it.At))
		}
	}
	if !page.First {
		return ""
	}
	return v.Fill(s.Words.Say("threshold-nothing-away"))
}

// nextLine names what comes next, with its length and its day.
func (s *Session) nextLine(v guide.View, page guide.Threshold) string {
	switch {
	case page.Next.ID == "":
		return ""
	case len(page.Next.Left) == 0: // a task that was put off
		return s.Words.Say("threshold-next-task", "title", v.TitleOfSitting(page.Next), "date", s.Words.Day(page.At))
	}
	name, count := "threshold-next-now", len(page.Next.Left)
	if !page.At.IsZero() {
		name = "threshold-next-day"
	}
	if count == 1 {
		name += "-one"
	}
	return s.Words.Say(name, "title", v.TitleOfSitting(page.Next), "count", strconv.Itoa(count),
		"minutes", strconv.Itoa(max(1, page.Next.Minutes)), "date", s.Words.Day(page.At))
}

// thresholdChoices returns what can be chosen on the page. What leads nowhere today
// is not among it.
func (s *Session) thresholdChoices(page guide.Threshold) []workbook.Option {
	moves := page.Wait.IsPrompt() && page.Wait.Rests
	ready, rests := page.Next.ID != "" && page.Wait.Kind == "", page.Rest != ""
	var options []workbook.Option
	add := func(shown bool, id, name string) {
		if shown {
			options = append(options, workbook.Option{ID: id, Label: s.Words.Say(name, "count", strconv.Itoa(len(page.Offers)))})
		}
	}
	add(true, doStop, "threshold-stop")
	add(ready || moves && !rests, doGoOn, "threshold-go-on")
	add(moves && rests, doLonger, "threshold-longer")
	add(moves && rests, doToday, "threshold-today")
	add(len(page.Offers) > 0, doMore, "threshold-more")
	add(len(page.Early) > 0, doEarly, "threshold-early")
	add(len(page.Changes) > 0, doChanged, "threshold-changed")
	return options
}

// restLonger asks until when a rest is to last.
func (s *Session) restLonger(ctx context.Context, v guide.View, page guide.Threshold) (again bool, outcome Outcome, err error) {
	q := v.DayQuestion("rest-until", s.Words.Say("threshold-longer-ask"))
	q.Needed, q.CanBack = true, true
	isDay := q.Check
	q.Check = func(input string) error {
		if err := isDay(input); err != nil {
			return err
		}
		if q.Settled(input) <= page.At.Format(time.DateOnly) {
			return errors.New(s.Words.Say("threshold-longer-later", "date", s.Words.Day(page.At)))
		}
		return nil
	}
	reply, err := s.Asker.Ask(ctx, q, keepNothing)
	if err != nil || reply.Action != guide.Next {
		return reply.Action == guide.GoBack || reply.Action == guide.Skip, outcomeOf(reply.Action), err
	}
	day, err := time.ParseInLocation(time.DateOnly, q.Settled(reply.Input), s.Now().Location())
	if err != nil {
		return true, Finished, nil // Check has refused it
	}
	return true, Finished, s.MoveRest(ctx, s.replacing(), page.Wait, day)
}

// choosePrompt asks which of these prompts to answer now.
func (s *Session) choosePrompt(ctx context.Context, v guide.View, ask string, ids []string) (again bool, outcome Outcome, err error) {
	var options []workbook.Option
	for _, id := range ids {
		p, _ := s.Workbook.Prompt(id)
		options = append(options, workbook.Option{ID: id, Label: v.TitleOf(p)})
	}
	chosen, outcome, err := s.choose(ctx, "choose", ask, options)
	if p, step := s.Workbook.Prompt(chosen); p != nil {
		s.current = &position{p, step}
	}
	return chosen != "", outcome, err
}

// chooseChange asks what has changed, and goes on with the questions about it. The change
// is recorded, so that they are asked even if the person stops in the middle.
func (s *Session) chooseChange(ctx context.Context, v guide.View, changes []*workbook.Change) (again bool, outcome Outcome, err error) {
	p, _ := s.Workbook.Prompt(workbook.Changed)
	options := slices.DeleteFunc(slices.Clone(p.Options), func(o workbook.Option) bool { return changeNamed(changes, o.ID) == nil })
	for i := range options {
		options[i].Label = v.Fill(options[i].Label)
	}
	chosen, outcome, err := s.choose(ctx, workbook.Changed, v.Fill(p.Ask), options)
	change := changeNamed(changes, chosen)
	switch {
	case err != nil || change == nil:
		return chosen != "", outcome, err
	case workbook.SetupValues()[change.Asks[0]] != nil:
		s.queue = slices.Clone(change.Asks)
		return true, outcome, nil
	}
	s.sitting = workbook.Changed
	_, err = s.Answer(ctx, s.replacing(), v, p, chosen)
	return true, outcome, err
}

// changeNamed returns the change with that id, or nil.
func changeNamed(changes []*workbook.Change, id string) *workbook.Change {
	for _, c := range changes {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// choose asks for one of the options, or to go back. It returns "" if the person
// leaves.
func (s *Session) choose(ctx context.Context, id, ask string, options []workbook.Option) (string, Outcome, error) {
	options = append(options, workbook.Option{ID: doBack, Label: s.Words.Say("threshold-back")})
	q := guide.Question{ID: id, Kind: workbook.Choice, Needed: true, CanBack: true, Ask: ask, Options: options, Check: s.oneOf(options)}
	reply, err := s.Asker.Ask(ctx, q, keepNothing)
	switch {
	case err != nil:
		return "", Stopped, err
	case reply.Action == guide.Next:
		return reply.Input, Finished, nil
	case reply.Action == guide.GoBack, reply.Action == guide.Skip:
		return doBack, Finished, nil
	}
	return "", outcomeOf(reply.Action), nil
}

// oneOf refuses everything but the ids of the options.
func (s *Session) oneOf(options []workbook.Option) func(string) error {
	return func(input string) error {
		if !slices.ContainsFunc(options, func(o workbook.Option) bool { return o.ID == input }) {
			return errors.New(s.Words.Say("rest-choose"))
		}
		return nil
	}
}

// takeQueued goes to the next question that the person wants to answer. A fact of the
// setup is asked at once.
func (s *Session) takeQueued(ctx context.Context) (guide.Reply, error) {
	id := s.queue[0]
	s.queue = s.queue[1:]
	p, step := s.Workbook.Prompt(id)
	if p == nil {
		return s.askFact(ctx, id)
	}
	if s.View().State.Applies(s.Workbook, p) {
		s.current = &position{p, step}
	}
	return guide.Reply{Action: guide.Next}, nil
}

// askFact asks for one fact of the setup, and records it.
func (s *Session) askFact(ctx context.Context, id string) (guide.Reply, error) {
	if s.Fact == nil {
		return guide.Reply{Action: guide.Next}, nil
	}
	v := s.View()
	q, ok, err := s.Fact(v.State.Subject, id)
	if err != nil || !ok {
		return guide.Reply{Action: guide.Next}, err
	}
	q.Needed, q.CanBack = true, false
	q.Notice, s.notice = s.notice, ""
	reply, err := s.Asker.Ask(ctx, q, keepNothing)
	if err != nil || reply.Action != guide.Next {
		return reply, err
	}
	given := entry.Entry{Kind: entry.Setup}
	*given.Subject.Field(id) = strings.TrimSpace(reply.Input)
	if _, err = s.append(ctx, s.replacing(), append([]entry.Entry{given}, v.Corrected(given.Subject)...)...); err != nil {
		return reply, err
	}
	if rests := s.View().KeptRests(v); len(rests) > 0 {
		_, err = s.append(ctx, s.replacing(), rests...)
	}
	s.notice = s.View().Told(v.State)
	return reply, err
}

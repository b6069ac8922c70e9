package session

import (
	"context"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Opening is the page that a session begins with, after the setup: a few words for
// the first night.
type Opening struct {
	Title, Body string
	Options     []workbook.Option // what to begin with: an OpensWith, or OpenLater
	Value       string            // the option that is chosen at first
}

// What a person can choose on the opening page, besides the id of a prompt to begin
// with.
const (
	OpenNow   = "now"
	OpenLater = "later"
)

// open begins a session: with the opening page, with what was half typed, and with
// a word about the time that has passed. goOn reports whether there is more to ask.
func (s *Session) open(ctx context.Context) (goOn bool, outcome Outcome, err error) {
	v := s.View()
	s.current = s.resumed(v)
	if s.current != nil {
		s.sitting = v.Agenda.SittingWith(s.current.prompt.ID)
	}
	s.notice = s.Told
	if days := v.State.Away(s.Now()); days >= longAway && v.Agenda.Overdue(s.Now(), longOverdue) {
		s.notice = s.Words.Say("long-away", "time", s.span(days))
	}
	if s.Opening != nil {
		if reply, err := s.Asker.Tell(ctx, *s.Opening); err != nil || reply.Action != guide.Next {
			return false, outcomeOf(reply.Action), err
		}
	}
	if reply, err := s.showPages(ctx, v); err != nil || reply.Action != guide.Next || reply.Input == doStop {
		return false, outcomeOf(reply.Action), err
	}
	if s.Begin == nil {
		return true, Finished, nil
	}
	reply, err := s.Asker.Ask(ctx, s.openingQuestion(), keepNothing)
	switch {
	case err != nil:
		return false, Stopped, err
	case reply.Action != guide.Next:
		return false, outcomeOf(reply.Action), nil
	case reply.Input == OpenLater:
		return false, Finished, nil
	case reply.Input != OpenNow:
		s.queue = []string{reply.Input}
	}
	return true, Finished, nil
}

// showPages offers the pages of the workbook that are never stored, one by one, until
// the person wants to write or to stop.
func (s *Session) showPages(ctx context.Context, v guide.View) (guide.Reply, error) {
	for _, step := range s.Workbook.Steps {
		for len(step.Pages) > 0 {
			reply, err := s.Asker.Ask(ctx, s.pagesQuestion(v, step), keepNothing)
			i, page := pageOf(reply)
			if err != nil || reply.Action != guide.Next || !page {
				return reply, err
			}
			reply, err = s.Asker.Tell(ctx, guide.Card{Title: v.Fill(step.Pages[i].Title), Body: v.Fill(step.Pages[i].Text)})
			if err != nil || reply.Action != guide.Next {
				return reply, err
			}
		}
	}
	return guide.Reply{Action: guide.Next}, nil
}

// pageOf returns which page was chosen, if one was.
func pageOf(reply guide.Reply) (int, bool) {
	number, ok := strings.CutPrefix(reply.Input, pagePrefix)
	i, err := strconv.Atoi(number)
	return i, ok && err == nil
}

// pagePrefix comes before the number of a page in the id of its option.
const pagePrefix = "page-"

func (s *Session) pagesQuestion(v guide.View, step *workbook.Step) guide.Question {
	var options []workbook.Option
	for i, page := range step.Pages {
		options = append(options, workbook.Option{ID: pagePrefix + strconv.Itoa(i), Label: v.Fill(page.Title)})
	}
	options = append(options, workbook.Option{ID: OpenNow, Label: s.Words.Say("pages-write")},
		workbook.Option{ID: doStop, Label: s.Words.Say("pages-stop")})
	return guide.Question{ID: "pages", Kind: workbook.Choice, Needed: true, Step: step.Title, Ask: step.Title,
		Guide: v.Fill(step.Intro), Options: options, Check: s.oneOf(options)}
}

func (s *Session) openingQuestion() guide.Question {
	notice := s.notice
	s.notice = ""
	return guide.Question{Notice: notice, ID: "opening", Kind: workbook.Choice, Needed: true, Ask: s.Begin.Title,
		Page: []guide.Line{{Text: s.Begin.Body}}, Options: s.Begin.Options, Value: s.Begin.Value,
		Check: s.oneOf(s.Begin.Options)}
}

// longAway is the number of days without an entry after which the first page mentions
// the absence.
const longAway = 30

// longOverdue is how many days something has to be due before the page does so. A person
// who comes on the agreed day was not absent.
const longOverdue = 7

// span returns a number of days as a person says it, in weeks or months.
func (s *Session) span(days int) string {
	const week, month = 7, 30
	if days < 3*month {
		return s.Words.Say("span-weeks", "count", strconv.Itoa(days/week))
	}
	return s.Words.Say("span-months", "count", strconv.Itoa(days/month))
}

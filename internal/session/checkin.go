package session

import (
	"context"
	"errors"
	"strconv"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// What a person can tell of a promise, besides the states of the ledger.
const (
	tellSome  = "some"  // kept on some of several days
	tellLater = "later" // ask another time
)

// asksPromise reports whether an item is a promise that is asked about now.
func (s *Session) asksPromise(v guide.View, it guide.Item) bool {
	return it.Promise != "" && (it.Kind == guide.ItemAsk || it.Kind == guide.ItemDue) && v.Ledger.ByID(it.Promise) != nil
}

// checkin asks how a promise went, and records it. It takes a few seconds unless the
// promise was missed.
func (s *Session) checkin(ctx context.Context, v guide.View) (guide.Reply, error) {
	it := s.next(v)
	p := v.Ledger.ByID(it.Promise)
	s.markShown(it)
	if it.Unclear {
		return s.askHowOften(ctx, v, p)
	}
	due, _ := p.Due()
	reply, err := s.Asker.Ask(ctx, s.checkinQuestion(v, p, due), keepNothing)
	if err != nil || reply.Action != guide.Next || reply.Input == tellLater {
		return reply, err
	}
	told := entry.Entry{About: p.ID, Day: due.Last.Format(time.DateOnly), State: reply.Input}
	if due.Count > 1 {
		told.Since = due.First.Format(time.DateOnly)
	}
	if reply.Input == tellSome {
		told.Since = ""
		if reply, err = s.askLatest(ctx, v, p, due); err != nil || reply.Action != guide.Next {
			return reply, err
		}
		told.State = reply.Input
	}
	if told.State == string(ledger.Missed) {
		return s.missed(ctx, v, p, told)
	}
	return s.told(ctx, told)
}

// checkinQuestion prepares the question how a promise went, since the last time that
// anything was told of it.
func (s *Session) checkinQuestion(v guide.View, p *ledger.Promise, due ledger.Due) guide.Question {
	q := guide.Question{ID: "checkin", Kind: workbook.Choice, Needed: true, Step: s.Words.Say("checkin-title"),
		Ask: s.Words.Say("checkin-ask"), Why: s.Words.Say("checkin-day", "date", s.Words.Day(due.Last))}
	if due.Count > 1 {
		q.Why = s.Words.Say("checkin-days", "count", strconv.Itoa(due.Count), "date", s.Words.Day(due.First))
	}
	if last := lastTold(p); last != nil {
		q.Quotes = append(q.Quotes, guide.Quote{Aside: true, Ask: s.Words.Say("last-time", "date", s.Words.Day(last.Day)), Text: s.Words.Say("promise-" + string(last.State))})
	}
	q.Notice, s.notice = paragraphs(s.notice, p.What()), ""
	q.Options = s.tellOptions(due.Count > 1)
	q.Check = s.oneOf(q.Options)
	return q
}

func (s *Session) tellOptions(several bool) []workbook.Option {
	if several {
		return []workbook.Option{{ID: string(ledger.Kept), Label: s.Words.Say("checkin-kept-all")}, {ID: tellSome, Label: s.Words.Say("checkin-some")},
			{ID: string(ledger.Missed), Label: s.Words.Say("checkin-missed-all")}, {ID: string(ledger.Changed), Label: s.Words.Say("checkin-changed")},
			{ID: tellLater, Label: s.Words.Say("checkin-later")}}
	}
	return []workbook.Option{{ID: string(ledger.Kept), Label: s.Words.Say("checkin-kept")}, {ID: string(ledger.Missed), Label: s.Words.Say("checkin-missed")},
		{ID: string(ledger.Changed), Label: s.Words.Say("checkin-changed")}, {ID: tellLater, Label: s.Words.Say("checkin-later")}}
}

// lastTold returns the last day of a promise of which something was told, or nil.
func lastTold(p *ledger.Promise) *ledger.Occurrence {
	var last *ledger.Occurrence
	for _, o := range p.Occurrences() {
		if o.Tell != nil {
			last = &o
		}
	}
	return last
}

// Missed asks about a promise that was missed on a day, and records it. Its errors are
// those of Run.
func (s *Session) Missed(ctx context.Context, promise string, told entry.Entry) (Outcome, error) {
	return s.saving(func() (Outcome, error) {
		v := s.View()
		reply, err := s.missed(ctx, v, v.Ledger.ByID(promise), told)
		switch {
		case err != nil:
			return Stopped, err
		case reply.Action != guide.Next:
			return outcomeOf(reply.Action), nil
		case s.closed(s.View()):
			return Closed, nil
		}
		return Finished, nil
	})
}

// askLatest asks about the latest of several days. The others can be filled in later.
func (s *Session) askLatest(ctx context.Context, v guide.View, p *ledger.Promise, due ledger.Due) (guide.Reply, error) {
	q := guide.Question{ID: "checkin-latest", Kind: workbook.Choice, Needed: true, Step: s.Words.Say("checkin-title"),
		Ask: s.Words.Say("checkin-latest", "date", s.Words.Day(due.Last)), Why: s.Words.Say("checkin-fill-in")}
	q.Options = s.tellOptions(false)[:2]
	q.Check = s.oneOf(q.Options)
	return s.Asker.Ask(ctx, q, keepNothing)
}

// missed asks what happened, who said so first, and what is owed now, and records it.
func (s *Session) missed(ctx context.Context, v guide.View, p *ledger.Promise, told entry.Entry) (guide.Reply, error) {
	quiet := v.State.Quiet(v.Workbook)
	ask := func(part, name string, needed bool, into *string) (guide.Reply, error) {
		q := guide.Question{ID: checkinDraft(p.ID, part), Kind: workbook.Text, Needed: needed, Optional: !needed, Step: s.Words.Say("checkin-title"),
			Notice: p.What(), Ask: v.Fill(s.Words.Say(name)), Why: v.Fill(s.Words.Say(name + "-why"))}
		q.Value, _ = s.Journal.Draft(q.ID)
		q.Check = func(input string) error {
			if blank(input) && !needed {
				return nil
			}
			_, err := answers.Parse(notePrompt(), input)
			return err
		}
		reply, err := s.ask(ctx, q)
		*into = reply.Input
		return reply, err
	}
	if reply, err := ask("text", "missed-what", true, &told.Text); err != nil || reply.Action != guide.Next {
		return reply, err
	}
	if !quiet {
		reply, err := s.askToldFirst(ctx, v, p)
		if err != nil || reply.Action != guide.Next {
			return reply, err
		}
		told.Told = reply.Input
	}
	repair := "missed-repair"
	if quiet {
		repair = "missed-repair-quiet"
	}
	if reply, err := ask("repair", repair, true, &told.Repair); err != nil || reply.Action != guide.Next {
		return reply, err
	}
	reply, err := s.told(ctx, told, checkinDraft(p.ID, "text"), checkinDraft(p.ID, "repair"))
	if err != nil || reply.Action != guide.Next {
		return reply, err
	}
	if told.Told == "no" {
		s.notice = paragraphs(s.notice, v.Fill(s.Words.Say("missed-untold")))
	}
	return s.offerWins(ctx, v)
}

func (s *Session) askToldFirst(ctx context.Context, v guide.View, p *ledger.Promise) (guide.Reply, error) {
	q := guide.Question{ID: "checkin-told", Kind: workbook.Choice, Needed: true, Step: s.Words.Say("checkin-title"), Notice: p.What(),
		Ask: v.Fill(s.Words.Say("missed-told")), Why: s.Words.Say("missed-told-why"),
		Options: []workbook.Option{{ID: "yes", Label: s.Words.Say("missed-told-yes")}, {ID: "no", Label: s.Words.Say("missed-told-no")}}}
	q.Check = s.oneOf(q.Options)
	return s.Asker.Ask(ctx, q, keepNothing)
}

// told records a check-in in place of its drafts.
func (s *Session) told(ctx context.Context, told entry.Entry, drafts ...string) (guide.Reply, error) {
	for _, name := range drafts {
		drafts = append(drafts, name+warnedMark)
	}
	done, err := s.Checkin(ctx, s.replacing(drafts...), told)
	if err != nil {
		return guide.Reply{}, err
	}
	s.notice = s.Words.Say("saved")
	return s.warnOfRecorded(ctx, done)
}

// askHowOften asks once how often a promise of earlier content comes round, which said
// so in words of its own. A person who does not say is not asked again.
func (s *Session) askHowOften(ctx context.Context, v guide.View, p *ledger.Promise) (guide.Reply, error) {
	form, step := v.PromiseForm(p.Sort)
	if form == nil {
		return guide.Reply{Action: guide.Next}, nil
	}
	for i, f := range form.Fields {
		if f.ID != "by" {
			continue
		}
		q := v.Field(form, step, i)
		q.Notice, q.Needed = s.Words.Say("promise-unclear", "what", p.What(), "said", p.Current().Unclear), true
		reply, err := s.Asker.Ask(ctx, q, keepNothing)
		if err != nil || reply.Action != guide.Next {
			return reply, err
		}
		return s.settleRhythm(ctx, v, p, reply.Input)
	}
	return guide.Reply{Action: guide.Next}, nil
}

// settleRhythm records how often a promise comes round. Its other words stay.
func (s *Session) settleRhythm(ctx context.Context, v guide.View, p *ledger.Promise, input string) (guide.Reply, error) {
	terms, err := v.Reworded(p, map[string]string{"by": input})
	var refusal *answers.Refusal
	if errors.As(err, &refusal) {
		s.notice = answers.Reason(s.Words, err)
		return guide.Reply{Action: guide.Next}, nil
	}
	if err != nil {
		return guide.Reply{}, err
	}
	done, err := s.ChangePromise(ctx, s.replacing(), p, terms)
	if err != nil {
		return guide.Reply{}, err
	}
	s.notice = s.Words.Say("saved")
	return s.warnOfRecorded(ctx, done)
}

// offerWins shows what the person wrote down on better days, if there is anything.
func (s *Session) offerWins(ctx context.Context, v guide.View) (guide.Reply, error) {
	wins := v.Wins(mostWins)
	if len(wins) == 0 {
		return guide.Reply{Action: guide.Next}, nil
	}
	body := s.Words.Say("wins-after-miss")
	for _, e := range wins {
		body += "\n\n" + s.Words.Day(e.At) + "\n" + e.Text
	}
	return s.Asker.Tell(ctx, guide.Card{Title: s.Words.Say("wins-title"), Body: body})
}

// mostWins is how many small wins are shown after a miss.
const mostWins = 3

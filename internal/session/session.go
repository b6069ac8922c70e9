// Package session owns the loop that the whole program is for: look at the
// agenda, ask what comes next, record the answer, look again. It asks through
// an Asker and records through a Journal, and leaves what is due to package
// guide.
//
// It refuses to draw (package prompt), to touch files (package journal) and to
// decide what is due. An answer counts only once the journal has it.
package session

import (
	"context"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Asker puts questions to a person.
type Asker interface {
	// Ask asks one question. It hands half-typed text to keep, and has kept
	// it before it comes back with anything but an answer.
	Ask(ctx context.Context, q guide.Question, keep func(text string) error) (guide.Reply, error)
	// Tell shows a text until the person puts it away.
	Tell(ctx context.Context, card guide.Card) (guide.Reply, error)
}

// Journal is where answers and drafts go.
type Journal interface {
	// Submit makes entries durable, in place of the drafts that led to them,
	// and gives them back with their ids; an answer that another one has
	// overtaken revises that one. From then on they are among the session's
	// Entries. On an error, entries and drafts are as before.
	Submit(ctx context.Context, drafts []string, entries ...entry.Entry) ([]entry.Entry, error)
	// Refresh takes what others appended into the session's Entries.
	Refresh(ctx context.Context) error
	// Draft gives the half-typed text that was kept under this name.
	Draft(name string) (string, bool)
	// Keep keeps half-typed text, an empty one too.
	Keep(name, text string) error
}

// Watch looks at what a person typed for words of danger. It returns the one card
// to show for all of it, or false.
type Watch func(typed ...string) (guide.Card, bool, error)

// Review looks at a letter that is read again and gives what there is to ask
// about it, or false.
type Review func(letter string) (guide.Quote, bool, error)

// Outcome says how a session ended.
type Outcome int

// The outcomes.
const (
	Finished Outcome = iota // nothing can be done now: something waits, or all is done
	Stopped                 // the person stopped; everything is kept
	LeftNote                // the same, at a note, which only a note brings back
	Vanished                // the person wants the screen empty
	Ended                   // the input ended between two questions
	Closed                  // an answer closed the workbook, for safety
)

// Session is one sitting.
type Session struct {
	Workbook *workbook.Workbook
	Words    workbook.Words
	Asker    Asker
	Journal  Journal
	Entries  func() []entry.Entry // the journal as it stands
	Now      func() time.Time
	Watch    Watch  // may be nil
	Review   Review // may be nil
	Patient  bool   // a person is there: ask again when saving fails

	Sources []guide.Source // of items besides the prompts; nil for none

	*heeding         // of this sitting
	ledger   *ledger // the Journal of this sitting
	place    *place  // the prompt at hand; nil when the agenda decides
	walking  bool    // went back, and walks forward again
	notice   string  // what to say with the next question

	told map[guide.Ref]bool // items that are no prompts, and were shown
}

// place is one prompt on the path.
type place struct {
	prompt *workbook.Prompt
	step   *workbook.Step
}

// asking looks at the journal as it stands now.
func (s *Session) asking() guide.View {
	state := guide.Fold(s.Entries())
	return guide.View{
		Workbook: s.Workbook, State: state, Words: s.Words,
		Agenda: guide.Plan(s.Workbook, state, s.Now(), s.Sources...),
	}
}

// Run asks until nothing is left to ask now, or the person stops. However it
// ends, words that could not be kept come back in an *Unkept.
func (s *Session) Run(ctx context.Context) (Outcome, error) {
	return s.sitting(func() (Outcome, error) { return s.run(ctx) })
}

func (s *Session) run(ctx context.Context) (Outcome, error) {
	s.place = s.begun(s.asking())
	for {
		a := s.asking()
		if a.State.Path() != s.Workbook.Path {
			return Closed, nil
		}
		if s.place == nil && !s.settle(a) {
			if again, outcome, err := s.pause(ctx, a); !again {
				return outcome, err
			}
			continue
		}
		reply, err := s.prompt(ctx, a)
		if err != nil {
			return Stopped, err
		}
		if outcome, ended := s.move(reply, a); ended {
			return outcome, nil
		}
	}
}

// begun gives the place of what is half typed, or nil.
func (s *Session) begun(a guide.View) *place {
	p := HalfTyped(a, s.Journal.Draft)
	if p == nil {
		return nil
	}
	_, step := s.Workbook.Prompt(p.ID)
	return &place{p, step}
}

// next is the first item of the agenda that this sitting has not shown yet.
func (s *Session) next(a guide.View) guide.Item {
	return a.Agenda.First(func(it guide.Item) bool { return s.told[it.Ref] })
}

// settle takes the place that the agenda names, if it names one to ask at.
func (s *Session) settle(a guide.View) bool {
	next := s.next(a)
	if !next.IsPrompt() || next.Kind != guide.ItemAsk && next.Kind != guide.ItemDue {
		return false
	}
	p, step := s.Workbook.Prompt(next.Prompt)
	s.place = &place{p, step}
	return true
}

// move follows the person's reply to the next place, or out.
func (s *Session) move(reply guide.Reply, a guide.View) (Outcome, bool) {
	switch reply.Action {
	case guide.GoBack:
		if before := earlier(a, s.place.prompt); before != nil {
			s.place, s.walking = before, true
		}
		return 0, false
	case guide.Next, guide.Skip:
		s.place = s.following()
		return 0, false
	}
	return outcomeOf(reply.Action), true
}

func outcomeOf(action guide.Action) Outcome {
	switch action {
	case guide.Vanish:
		return Vanished
	case guide.EndInput:
		return Ended
	}
	return Stopped
}

// earlier gives the nearest prompt before this one that was asked, or nil.
func earlier(a guide.View, here *workbook.Prompt) *place {
	var before *place
	for _, step := range a.Workbook.Steps {
		for _, p := range step.Prompts {
			if p == here {
				return before
			}
			if handled(a.State, p) {
				before = &place{p, step}
			}
		}
	}
	return nil
}

// following gives the prompt behind this one while a person who went back
// walks forward again through their own answers; else nil, and the agenda
// decides.
func (s *Session) following() *place {
	if !s.walking {
		return nil
	}
	a := s.asking()
	passed := false
	for _, step := range s.Workbook.Steps {
		for _, p := range step.Prompts {
			if passed && a.State.Holds(p.When) {
				s.walking = handled(a.State, p) && p.ID != a.Agenda.NextPrompt().Prompt && !rests(a, p)
				if s.walking {
					return &place{p, step}
				}
				return nil
			}
			passed = passed || p == s.place.prompt
		}
	}
	return nil
}

func handled(state guide.State, p *workbook.Prompt) bool {
	_, answered := state.Answer(p.ID)
	_, skipped := state.Skipped(p.ID)
	return state.Holds(p.When) && (answered || skipped)
}

// rests reports whether a prompt waits for the end of a rest.
func rests(a guide.View, p *workbook.Prompt) bool {
	return slices.ContainsFunc(a.Agenda.Waiting, func(it guide.Item) bool { return it.Prompt == p.ID && it.Rests })
}

// One asks a single prompt of the person's choice, whatever the agenda says.
// Its errors are those of Run.
func (s *Session) One(ctx context.Context, prompt string) (Outcome, error) {
	return s.sitting(func() (Outcome, error) { return s.one(ctx, prompt) })
}

func (s *Session) one(ctx context.Context, prompt string) (Outcome, error) {
	p, step := s.Workbook.Prompt(prompt)
	s.place = &place{p, step}
	reply, err := s.prompt(ctx, s.asking())
	if err != nil {
		return Stopped, err
	}
	if reply.Action == guide.Next || reply.Action == guide.Skip || reply.Action == guide.GoBack {
		return Finished, nil
	}
	return outcomeOf(reply.Action), nil
}

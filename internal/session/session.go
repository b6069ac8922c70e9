// Package session owns the loop that the whole program is for: look at the
// agenda, ask what comes next, record the answer, look again. Its Recorder is
// the only way of an answer, a skip or a note into the journal. It asks through
// an Asker and records through a Journal.
//
// It does not draw (package prompt), touch files (package journal) or decide
// what is due (package guide). An answer counts only once the journal has it.
package session

import (
	"context"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Asker puts questions to a person.
type Asker interface {
	// Ask asks one question. It passes drafts to keep, and has kept the last one
	// before it returns anything but an answer.
	Ask(ctx context.Context, q guide.Question, keep func(text string) error) (guide.Reply, error)
	// Tell shows a text until the person puts it away.
	Tell(ctx context.Context, card guide.Card) (guide.Reply, error)
}

// Journal is where answers and drafts go.
type Journal interface {
	// Submit makes entries durable, in place of the drafts that led to them,
	// and returns them with their ids; an answer that another one has overtaken
	// revises that one. From then on they are among the Recorder's Entries.
	// Without entries it removes the drafts. On an error, entries and drafts are
	// as before.
	Submit(ctx context.Context, drafts []string, entries ...entry.Entry) ([]entry.Entry, error)
	// Refresh adds what other processes appended to the Recorder's Entries.
	Refresh(ctx context.Context) error
	// Draft returns the draft of that name, and whether there is one.
	Draft(name string) (string, bool)
	// Keep keeps a draft, an empty one too.
	Keep(name, text string) error
}

// Watch looks at what a person typed for words of danger. It returns the one card
// to show for all of it, or false.
type Watch func(typed ...string) (guide.Card, bool, error)

// Review looks at a letter that is read again, and returns words of it with what
// there is to ask about them.
type Review func(letter string) ([]guide.Quote, error)

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

// Session is one person at a terminal, from the first question to the last. It
// is for one call of Run, One or Note.
type Session struct {
	Recorder
	Asker   Asker
	Journal Journal
	Review  Review      // may be nil
	Patient bool        // a person is there: ask again when saving fails
	Opening *guide.Card // what Run shows before it asks; may be nil
	Begin   *Opening    // what Run asks to begin with; may be nil
	Told    string      // what Run says with its first question; "" for nothing

	Missing []string // facts of the setup that Run asks when the first sitting is over

	// Fact prepares the question about one fact of the setup; may be nil.
	Fact func(so entry.Subject, id string) (guide.Question, bool, error)

	unsaved  *unsavedWrites // the Journal of this session
	current  *position      // the prompt that is asked; nil when the agenda decides
	sitting  string         // the id of the sitting that is done; "" before the first question
	queue    []string       // prompts and facts that the person wants to answer next
	walking  bool           // went back, and walks forward again
	notice   string         // what to say with the next question
	given    *Words         // an answer that is not recorded yet; may be nil
	recorded Recorded       // what became of the prompt that was asked last

	shown map[guide.Ref]bool // items that are no prompts, and were shown

	promising ledger.Sort // of the promise that is made with Promise
}

// position is one prompt on the path.
type position struct {
	prompt *workbook.Prompt
	step   *workbook.Step
}

// Run asks until nothing is left to ask now, or the person stops. However it
// ends, words that could not be kept come back in an *Unkept.
func (s *Session) Run(ctx context.Context) (Outcome, error) {
	return s.saving(func() (Outcome, error) { return s.run(ctx) })
}

func (s *Session) run(ctx context.Context) (Outcome, error) {
	if goOn, outcome, err := s.open(ctx); !goOn || err != nil {
		return outcome, err
	}
	for {
		v := s.View()
		if s.closed(v) {
			return Closed, nil
		}
		if s.current == nil && len(s.queue) > 0 {
			if reply, err := s.takeQueued(ctx); err != nil || reply.Action != guide.Next {
				return outcomeOf(reply.Action), err
			}
			continue
		}
		if s.current == nil && len(s.Missing) > 0 && s.asksMissing(v) {
			s.queue, s.Missing = s.Missing, nil
			continue
		}
		if it := s.next(v); s.current == nil && s.asksPromise(v, it) {
			if reply, err := s.checkin(ctx, v); err != nil || reply.Action != guide.Next && reply.Action != guide.Skip && reply.Action != guide.GoBack {
				return outcomeOf(reply.Action), err
			}
			continue
		}
		if s.current == nil && !s.takeNext(v) {
			if again, outcome, err := s.pause(ctx, v); !again || err != nil {
				return outcome, err
			}
			continue
		}
		reply, err := s.prompt(ctx, v)
		if err != nil {
			return Stopped, err
		}
		if outcome, ended := s.move(reply, v); ended {
			return outcome, nil
		}
	}
}

// One asks a single prompt of the person's choice, whatever the agenda says, and
// returns what became of it. Its errors are those of Run.
func (s *Session) One(ctx context.Context, prompt string) (Outcome, Recorded, error) {
	outcome, err := s.saving(func() (Outcome, error) { return s.one(ctx, prompt) })
	return outcome, s.recorded, err
}

func (s *Session) one(ctx context.Context, prompt string) (Outcome, error) {
	p, step := s.Workbook.Prompt(prompt)
	return s.oneAt(ctx, position{p, step})
}

func (s *Session) oneAt(ctx context.Context, at position) (Outcome, error) {
	s.current = &at
	reply, err := s.prompt(ctx, s.View())
	switch {
	case err != nil:
		return Stopped, err
	case reply.Action != guide.Next && reply.Action != guide.Skip && reply.Action != guide.GoBack:
		return outcomeOf(reply.Action), nil
	case s.closed(s.View()):
		return Closed, nil
	}
	return Finished, nil
}

// closed reports whether this workbook is closed, by an answer in this session or by
// another process.
func (s *Session) closed(v guide.View) bool { return v.State.Path() != s.Workbook.Path }

// resumed returns the position of the draft to go on with, or nil.
func (s *Session) resumed(v guide.View) *position {
	p := Resume(v, s.Journal.Draft)
	if p == nil {
		return nil
	}
	_, step := s.Workbook.Prompt(p.ID)
	return &position{p, step}
}

// next returns the first item of the agenda that this session has not shown yet.
func (s *Session) next(v guide.View) guide.Item {
	return v.Agenda.First(func(it guide.Item) bool { return s.shown[it.Ref] || it.Fresh })
}

// asksMissing reports whether facts that are missing are asked now. Whoever goes on
// comes straight to their next question, so that is after the sitting, but before the
// letter, which such a fact can close.
func (s *Session) asksMissing(v guide.View) bool {
	next := s.next(v)
	p, _ := s.Workbook.Prompt(next.Prompt)
	if p == nil || next.Kind != guide.ItemAsk && next.Kind != guide.ItemDue {
		return true
	}
	return s.sitting != "" && next.Sitting != s.sitting || p.Kind == workbook.Letter
}

// takeNext takes the position that the agenda names, if that is a prompt to ask and
// belongs to the sitting that is being done.
func (s *Session) takeNext(v guide.View) bool {
	next := s.next(v)
	if !next.IsPrompt() || next.Kind != guide.ItemAsk && next.Kind != guide.ItemDue {
		return false
	}
	if s.sitting != "" && next.Sitting != s.sitting {
		return false
	}
	s.sitting = next.Sitting
	p, step := s.Workbook.Prompt(next.Prompt)
	s.current = &position{p, step}
	return true
}

// move follows the person's reply to the next position, or out.
func (s *Session) move(reply guide.Reply, v guide.View) (Outcome, bool) {
	switch reply.Action {
	case guide.GoBack:
		if before := s.previous(v); before != nil {
			s.current, s.walking = before, true
		}
		return 0, false
	case guide.Next, guide.Skip:
		s.current = s.following()
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

// previous returns the nearest prompt before the one that is asked which was answered
// or skipped, or nil. The order is that of asking, which is not that of the files.
func (s *Session) previous(v guide.View) *position {
	order := v.Order(s.sitting)
	for i := slices.Index(order, s.current.prompt) - 1; i >= 0; i-- {
		if p := order[i]; handled(v, p) {
			_, step := v.Workbook.Prompt(p.ID)
			return &position{p, step}
		}
	}
	return nil
}

// following returns the prompt after this one while a person who went back walks
// forward again through their own answers; else nil, and the agenda decides.
func (s *Session) following() *position {
	if !s.walking {
		return nil
	}
	v := s.View()
	order := v.Order(s.sitting)
	for _, p := range order[slices.Index(order, s.current.prompt)+1:] {
		if !v.State.Applies(s.Workbook, p) {
			continue
		}
		s.walking = handled(v, p) && p.ID != v.Agenda.NextPrompt().Prompt && !rests(v, p)
		if !s.walking {
			return nil
		}
		_, step := s.Workbook.Prompt(p.ID)
		return &position{p, step}
	}
	return nil
}

func handled(v guide.View, p *workbook.Prompt) bool {
	_, answered := v.State.Answer(p.ID)
	_, skipped := v.State.Skipped(p.ID)
	return v.State.Applies(v.Workbook, p) && (answered || skipped)
}

// rests reports whether a prompt waits for the end of a rest.
func rests(v guide.View, p *workbook.Prompt) bool {
	return slices.ContainsFunc(v.Agenda.Waiting, func(it guide.Item) bool { return it.Prompt == p.ID && it.Rests })
}

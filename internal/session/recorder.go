package session

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/versions"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Recorder writes what a person typed into the journal, whether it was the reply to a
// question, an argument of a command or piped in. Nothing else does. It does not ask or
// print: a Recorded has what the caller should show.
type Recorder struct {
	Workbook *workbook.Workbook
	Words    workbook.Words
	Entries  func() []entry.Entry // of the journal, as they are now
	Now      func() time.Time
	Watch    Watch          // may be nil
	Sources  []guide.Source // of items besides the prompts; may be nil

	found *dangers // made at first use
}

// Writer makes entries durable. It is a journal, or a workspace that also
// removes the drafts that led to the entries.
type Writer interface {
	// Append adds the entries and returns them with their ids. An answer that
	// another one has overtaken revises that one.
	Append(ctx context.Context, entries ...entry.Entry) ([]entry.Entry, error)
	// Refresh adds what other processes appended to the Recorder's Entries.
	Refresh(ctx context.Context) error
}

// Recorded is the result of recording something that a person typed.
type Recorded struct {
	Kind      entry.Kind      // entry.Answer, entry.Skip or entry.Note; "" when nothing was recorded or confirmed
	Unchanged bool            // it is the current answer already, and was not recorded again
	Overtaken bool            // another process had answered in the meantime; both answers are in the journal
	Remarks   []string        // names of words about an answer that is valid all the same
	Answer    json.RawMessage // what was recorded as an answer
	Rests     time.Time       // when the text can be read again; zero when it does not rest
	Told      string          // what follows from it for the way from here; "" for nothing
	Closed    bool            // the workbook is closed now, for safety
	Danger    *guide.Card
}

// View returns the current view of the journal.
func (r *Recorder) View() guide.View {
	return guide.ViewOf(r.Workbook, r.Words, r.Entries(), r.Now(), r.Sources...)
}

// Answer records an input as the answer to a prompt. An answer that changes
// nothing is not recorded again. seen is what the person saw when they answered.
// An input that cannot be the answer is returned as an *answers.Refusal.
func (r *Recorder) Answer(ctx context.Context, w Writer, seen guide.View, p *workbook.Prompt, input string) (Recorded, error) {
	value, err := seen.Answers().Parse(p, input)
	if err != nil {
		return Recorded{}, err
	}
	if err := w.Refresh(ctx); err != nil {
		return Recorded{}, err
	}
	v := r.View()
	if v.Unchanged(p, value) {
		return Recorded{Kind: entry.Answer, Unchanged: true, Rests: restsUntil(v, p)}, nil
	}
	if err := v.RefusePromise(p); err != nil {
		return Recorded{}, err
	}
	_, step := r.Workbook.Prompt(p.ID)
	added, err := r.append(ctx, w, seen.Entries(p, step, value)...)
	if err != nil {
		return Recorded{}, err
	}
	before, _ := seen.State.Answer(p.ID)
	done := Recorded{Kind: entry.Answer, Answer: value, Overtaken: added[0].Kind == entry.Answer && added[0].Revises != before.ID}
	done.Remarks = remarks(p, answers.Input(p, value), answers.FieldInputs(p, value), r.Now())
	now := r.View()
	done.Rests, done.Told = restsUntil(now, p), now.Told(seen.State)
	known := seen.Answers().Typed(p, before.Answer)
	return r.lookAt(done, slices.DeleteFunc(seen.Answers().Typed(p, value), func(t answers.Typed) bool { return slices.Contains(known, t) })...)
}

// Skip records that a prompt is skipped, and why.
func (r *Recorder) Skip(ctx context.Context, w Writer, p *workbook.Prompt, why string) (Recorded, error) {
	_, step := r.Workbook.Prompt(p.ID)
	before := r.View().State
	why = strings.TrimSpace(answers.TrimMark(why))
	if _, err := r.append(ctx, w, entry.Entry{Kind: entry.Skip, Step: step.ID, Prompt: p.ID, Why: why}); err != nil {
		return Recorded{}, err
	}
	return r.lookAt(Recorded{Kind: entry.Skip, Told: r.View().Told(before)}, answers.Typed{Draft: p.ID + whyMark, Text: why})
}

// Note records a note of a sort: guide.Win, or "" for any other. What cannot be one comes back as a *answers.Refusal.
func (r *Recorder) Note(ctx context.Context, w Writer, text, sort string) (Recorded, error) {
	return r.ReviseNote(ctx, w, entry.Entry{Sort: sort}, text)
}

// ReviseNote records another text for a note that has an id, or else a new one. If it
// was changed meanwhile, both texts are in the journal.
func (r *Recorder) ReviseNote(ctx context.Context, w Writer, seen entry.Entry, text string) (Recorded, error) {
	if _, err := answers.Parse(notePrompt(), text); err != nil {
		return Recorded{}, err
	}
	e := entry.Entry{Kind: entry.Note, Sort: seen.Sort, Text: answers.TrimMark(text)}
	done := Recorded{Kind: entry.Note}
	if seen.ID != "" {
		if err := w.Refresh(ctx); err != nil {
			return Recorded{}, err
		}
		newest := versions.Newest(r.Entries(), seen)
		e.Revises, done.Overtaken, done.Unchanged = newest.ID, newest.ID != seen.ID, newest.Text == e.Text
	}
	if done.Unchanged {
		return done, nil
	}
	if _, err := r.append(ctx, w, e); err != nil {
		return Recorded{}, err
	}
	return r.lookAt(done, answers.Typed{Draft: NoteDraft, Text: e.Text})
}

// MoveRest records that the person ends a rest on another day: today, or later.
func (r *Recorder) MoveRest(ctx context.Context, w Writer, rest guide.Item, until time.Time) error {
	_, err := r.append(ctx, w, entry.Entry{
		Kind: entry.Rest, Step: rest.Step, Prompt: rest.Prompt, Until: until.Format(time.DateOnly),
	})
	return err
}

func (r *Recorder) append(ctx context.Context, w Writer, entries ...entry.Entry) ([]entry.Entry, error) {
	for i := range entries {
		entries[i].At = r.Now()
	}
	return w.Append(ctx, entries...)
}

// lookAt adds to a result whether the workbook is closed now, and otherwise the card if
// what was recorded has signs of danger.
func (r *Recorder) lookAt(done Recorded, typed ...answers.Typed) (Recorded, error) {
	done.Closed = guide.Fold(r.Entries()).Path() != r.Workbook.Path
	if done.Closed {
		return done, nil // its card says more
	}
	card, found, err := r.dangers().find(typed...)
	if found {
		done.Danger = &card
	}
	return done, err
}

// dangers are the words of danger that this Recorder has found so far.
func (r *Recorder) dangers() *dangers {
	if r.found == nil {
		r.found = &dangers{watch: r.Watch}
	}
	return r.found
}

// restsUntil returns when a text that was written can be read again.
func restsUntil(v guide.View, written *workbook.Prompt) time.Time {
	for _, it := range v.Agenda.Waiting {
		if p, _ := v.Workbook.Prompt(it.Prompt); p != nil && it.For == written.ID && p.Again == written.ID {
			return it.At
		}
	}
	return time.Time{}
}

// remarks lists what there is to say about an answer, each once.
func remarks(p *workbook.Prompt, whole string, fields map[string]string, now time.Time) []string {
	var names []string
	add := func(field, input string) {
		if name := answers.Remark(p, field, input, now); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	add("", whole)
	for _, f := range p.Fields {
		if input, ok := fields[f.ID]; ok {
			add(f.ID, input)
		}
	}
	return names
}

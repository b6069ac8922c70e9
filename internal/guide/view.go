package guide

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// View combines the workbook with the state of a journal at one moment. It shows
// answers and prepares prompts to be asked.
type View struct {
	Workbook *workbook.Workbook
	State    State
	Agenda   Agenda
	Ledger   ledger.Ledger
	Words    workbook.Words

	now time.Time // zero in a view without an agenda
}

// ViewOf returns the view of a journal's entries at one moment, with the items of
// other sources on its agenda.
func ViewOf(wb *workbook.Workbook, words workbook.Words, entries []entry.Entry, now time.Time, sources ...Source) View {
	state := Fold(entries).Adopt(wb)
	promises := state.ledgerOf(wb, words, now)
	state = state.withPromises(wb, promises, now)
	v := View{Workbook: wb, Words: words, State: state, Ledger: promises, now: now}
	v.Agenda = Plan(wb, state, now, append([]Source{promiseItems(promises, v.Answers())}, sources...)...)
	return v
}

// Question prepares one prompt. The fields of a prompt are prepared by Field.
func (v View) Question(p *workbook.Prompt, step *workbook.Step) Question {
	q := Question{
		ID: p.ID, Kind: p.Kind, Step: step.Title, Rail: v.rail(step),
		Ask: v.Fill(p.Ask), Why: v.Fill(p.Why),
		Guide: v.parts(p.Guide, false), Safety: v.parts(p.Guide, true), Example: v.parts(p.Example, false),
		Options: v.options(p.Options), Scale: p.Scale, Outcomes: v.outcomes(p.Outcomes), Optional: p.Optional,
		Quotes: v.quotes(p), FromTop: p.Again != "",
		Check: func(input string) error {
			_, err := v.Answers().Parse(p, input)
			return err
		},
	}
	q.Private = slices.ContainsFunc(p.Options, func(o workbook.Option) bool { return o.Gate == gate.Private })
	q.Number, q.Of = v.number(p)
	if days := p.Suggest[v.State.Subject.Severity]; days > 0 && q.Value == "" && !v.now.IsZero() {
		q.Value = v.now.AddDate(0, 0, days).Format(time.DateOnly)
	}
	if v.begins(p, step) {
		q.Intro = v.Intro(step)
	}
	if answer, ok := v.State.Latest(v.Workbook, origin(p)); ok && v.Anew(p) {
		q.Quotes = append(q.Quotes, Quote{Aside: true, Ask: v.Words.Say("last-time", "date", v.Words.Day(answer.At)), Text: v.Answers().Brief(p, answer.Answer)})
	} else if ok {
		q.Value, q.CurrentAnswer = answers.Input(p, answer.Answer), v.Answers().Show(p, answer.Answer)
	}
	if p.Kind == workbook.Letter && p.Again == "" {
		q.Quotes = append(q.Quotes, Quote{Aside: true, Ask: v.Words.Say("letter-parts-title"), Text: v.Words.Say("letter-parts")})
	}
	return v.takingDays(q, p, nil)
}

// origin returns the id of the prompt whose text this one asks for: its own, or that
// of Again.
func origin(p *workbook.Prompt) string {
	if p.Again != "" {
		return p.Again
	}
	return p.ID
}

// Field prepares field i of a prompt, starting at 0.
func (v View) Field(p *workbook.Prompt, step *workbook.Step, i int) Question {
	f := p.Fields[i]
	q := v.Question(p, step)
	q.ID, q.Kind = p.ID+"."+f.ID, f.Kind
	q.Field, q.Fields = v.fieldNumber(p, i)
	if q.Field > 1 {
		q.Intro, q.Why, q.Guide, q.Safety, q.Example = "", "", "", "", ""
	}
	q.About = q.Ask
	q.Ask, q.Optional = v.Fill(f.Ask), f.Optional || p.Optional && i == 0
	q.Guide = joined(q.Guide, v.Fill(f.Guide))
	q.Example = joined(q.Example, v.Fill(f.Example))
	q.Options, q.Scale = v.options(f.Options), f.Scale
	v.recall(&q, p, f)
	q.Check = func(input string) error {
		_, err := v.Answers().ParseField(p, f, input)
		return err
	}
	return v.takingDays(q, p, f)
}

// recall puts the current answer to a field into its question, or beside it where the
// prompt is asked again.
func (v View) recall(q *Question, p *workbook.Prompt, f *workbook.Field) {
	answer := v.State.answers[p.ID]
	shown := v.Answers().Field(p, f, answer.Answer)
	if !v.Anew(p) {
		q.Value, q.CurrentAnswer = v.Answers().FieldInputs(p, answer.Answer)[f.ID], shown
		return
	}
	q.Value, q.CurrentAnswer, q.Quotes = "", "", v.quotes(p)
	if shown != "" {
		q.Quotes = append(q.Quotes, Quote{Aside: true, Ask: v.Words.Say("last-time", "date", v.Words.Day(answer.At)), Text: shown})
	}
}

// Anew reports whether a prompt that was answered is asked now as if it had not been.
func (v View) Anew(p *workbook.Prompt) bool {
	return slices.ContainsFunc(v.Agenda.Ready, func(it Item) bool { return it.Prompt == p.ID && it.Anew })
}

// AsksField reports whether field i of a prompt is asked of this person.
func (v View) AsksField(p *workbook.Prompt, i int) bool { return v.State.Holds(p.Fields[i].When) }

// fieldNumber returns the place of field i among those that are asked.
func (v View) fieldNumber(p *workbook.Prompt, i int) (number, of int) {
	for j := range p.Fields {
		if v.AsksField(p, j) {
			of++
			if j <= i {
				number = of
			}
		}
	}
	return number, of
}

// Answers returns how the answers of this person are parsed and shown.
func (v View) Answers() answers.Format {
	return answers.Format{Words: v.Words, Names: workbook.Names{Me: v.State.Subject.Name, Other: v.State.Subject.Other}, Now: v.now}
}

// Fill fills the two names into a text of the content.
func (v View) Fill(text string) string { return v.Answers().Fill(text) }

// parts joins the parts of a text that apply.
func (v View) parts(parts workbook.Parts, safety bool) string {
	text := ""
	for _, part := range parts {
		if part.Safety == safety && v.State.Holds(part.When) {
			text = joined(text, v.Fill(strings.TrimSpace(part.Text)))
		}
	}
	return text
}

func joined(first, second string) string {
	return strings.Trim(first+"\n\n"+second, "\n")
}

func (v View) options(options []workbook.Option) []workbook.Option {
	filled := make([]workbook.Option, len(options))
	for i, o := range options {
		filled[i] = workbook.Option{ID: o.ID, Label: v.Fill(o.Label)}
	}
	return filled
}

func (v View) outcomes(outcomes []workbook.Outcome) []workbook.Outcome {
	filled := slices.Clone(outcomes)
	for i := range filled {
		filled[i].Label, filled[i].Ask = v.Fill(filled[i].Label), v.Fill(filled[i].Ask)
	}
	return filled
}

// quotes returns the earlier answers that are shown with a prompt.
func (v View) quotes(p *workbook.Prompt) []Quote {
	var quotes []Quote
	for _, id := range p.Quotes {
		from, _ := v.Workbook.Prompt(id)
		answer, ok := v.State.Latest(v.Workbook, id)
		if ok && from != nil {
			quotes = append(quotes, Quote{Ask: v.Fill(from.Ask), Text: v.Answers().Brief(from, answer.Answer)})
		}
	}
	return quotes
}

// number returns a prompt's place among those of its sitting, or zeros if it is asked
// outside of any.
func (v View) number(p *workbook.Prompt) (number, of int) {
	sitting := v.Agenda.SittingWith(p.ID)
	if sitting == "" && slices.Contains(v.Agenda.Sitting.Prompts, p.ID) { // gone back to
		sitting = v.Agenda.Sitting.ID
	}
	if sitting == "" {
		sitting, _ = v.Core(p)
	}
	prompts := v.Agenda.SittingNamed(sitting).Prompts
	if i := slices.Index(prompts, p.ID); i >= 0 {
		return i + 1, len(prompts)
	}
	return 0, 0
}

// begins reports whether a prompt is the first one of its step that is asked.
func (v View) begins(p *workbook.Prompt, step *workbook.Step) bool {
	return !slices.ContainsFunc(step.Prompts, func(other *workbook.Prompt) bool {
		return other != p && v.State.last(other.ID) != ""
	}) && v.State.last(p.ID) == ""
}

func (v View) rail(here *workbook.Step) []Stage {
	rail := make([]Stage, len(v.Agenda.Steps))
	for i, s := range v.Agenda.Steps {
		rail[i] = Stage{Title: s.Title, State: s.State, Here: s.ID == here.ID}
	}
	return rail
}

package guide

import (
	"regexp"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Asking makes prompts ready to be asked, at one place of the workbook.
type Asking struct {
	Workbook *workbook.Workbook
	State    State
	Agenda   Agenda
	Words    workbook.Words
}

// Question makes one prompt ready. Prompts with fields are asked with Field.
func (a Asking) Question(p *workbook.Prompt, step *workbook.Step) Question {
	q := Question{
		ID: p.ID, Kind: p.Kind, Step: step.Title, Rail: a.rail(step),
		Ask: a.Fill(p.Ask), Why: a.Fill(p.Why),
		Guide: a.parts(p.Guide), Example: a.parts(p.Example),
		Options: a.options(p.Options), Scale: p.Scale, Optional: p.Optional,
		Quotes: a.quotes(p), FromTop: p.Again != "",
		Check: func(input string) error {
			_, err := Parse(p, input)
			return err
		},
	}
	q.Number, q.Of = a.number(p, step)
	if q.Number == 1 {
		q.Intro = a.Fill(step.Intro)
	}
	if answer, ok := a.State.Latest(a.Workbook, origin(p)); ok {
		q.Value, q.Stands = Input(p, answer.Answer), a.Show(p, answer.Answer)
	}
	if p.Kind == workbook.Letter && p.Again == "" {
		q.Quotes = append(q.Quotes, Quote{Aside: true, Ask: a.Words.Say("letter-parts-title"), Text: a.Words.Say("letter-parts")})
	}
	return q
}

// origin is the prompt whose text this one asks for: itself, or the one that
// it takes up again.
func origin(p *workbook.Prompt) string {
	if p.Again != "" {
		return p.Again
	}
	return p.ID
}

// Field makes the field at place i (from 0) of a prompt ready.
func (a Asking) Field(p *workbook.Prompt, step *workbook.Step, i int) Question {
	f := p.Fields[i]
	q := a.Question(p, step)
	q.ID, q.Kind, q.Part, q.Parts = p.ID+"."+f.ID, f.Kind, i+1, len(p.Fields)
	if i > 0 {
		q.Intro, q.Why, q.Guide, q.Example = "", "", "", ""
	}
	q.Notice = q.Ask
	q.Ask, q.Optional = a.Fill(f.Ask), f.Optional || p.Optional && i == 0
	q.Guide = joined(q.Guide, a.Fill(f.Guide))
	q.Example = joined(q.Example, a.Fill(f.Example))
	q.Options, q.Scale, q.Value = a.options(f.Options), f.Scale, ""
	if answer, ok := a.State.answers[p.ID]; ok {
		q.Value = FieldInputs(p, answer.Answer)[f.ID]
	}
	q.Stands = a.label(f.Options, asDay(f.Kind, q.Value))
	q.Check = func(input string) error {
		_, err := ParseField(p, f, input)
		return err
	}
	return q
}

// Fill puts the two names into a text of the content.
func (a Asking) Fill(text string) string {
	me, other := a.State.Subject.Name, a.State.Subject.Other
	if me == "" {
		me = a.Words.Say("me")
	}
	if other == "" {
		other = a.Words.Say("other")
		text = sentenceStart.ReplaceAllStringFunc(text, func(s string) string {
			return strings.Replace(s, "{other}", strings.ToUpper(other[:1])+other[1:], 1)
		})
	}
	return strings.NewReplacer("{me}", me, "{other}", other).Replace(text)
}

// sentenceStart finds the other person at the start of a sentence, where words
// that stand for a name begin with a capital.
var sentenceStart = regexp.MustCompile(`(^|[.?!]\s+|\n)\{other\}`)

// parts joins the parts of a text that apply.
func (a Asking) parts(parts workbook.Parts) string {
	text := ""
	for _, part := range parts {
		if a.State.Holds(part.When) {
			text = joined(text, a.Fill(strings.TrimSpace(part.Text)))
		}
	}
	return text
}

func joined(first, second string) string {
	return strings.Trim(first+"\n\n"+second, "\n")
}

func (a Asking) options(options []workbook.Option) []workbook.Option {
	filled := make([]workbook.Option, len(options))
	for i, o := range options {
		filled[i] = workbook.Option{ID: o.ID, Label: a.Fill(o.Label)}
	}
	return filled
}

// quotes gathers the earlier answers that stand beside a prompt.
func (a Asking) quotes(p *workbook.Prompt) []Quote {
	var quotes []Quote
	for _, id := range p.Quotes {
		from, _ := a.Workbook.Prompt(id)
		answer, ok := a.State.Latest(a.Workbook, id)
		if ok && from != nil {
			quotes = append(quotes, Quote{Ask: a.Fill(from.Ask), Text: a.Brief(from, answer.Answer)})
		}
	}
	return quotes
}

// number gives a prompt's place among those of its step that apply.
func (a Asking) number(p *workbook.Prompt, step *workbook.Step) (number, of int) {
	for _, other := range step.Prompts {
		if a.State.Holds(other.When) {
			of++
			if other == p {
				number = of
			}
		}
	}
	return number, of
}

func (a Asking) rail(here *workbook.Step) []Stage {
	rail := make([]Stage, len(a.Agenda.Steps))
	for i, s := range a.Agenda.Steps {
		rail[i] = Stage{Title: s.Title, State: s.State, Here: s.ID == here.ID}
	}
	return rail
}

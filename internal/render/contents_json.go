package render

import (
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type stepsDoc struct {
	Schema string     `json:"schema"`
	Steps  []stepItem `json:"steps"`
}

type stepItem struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Prompts []promptItem `json:"prompts"`
}

type promptItem struct {
	ID        string        `json:"id"`
	Kind      workbook.Kind `json:"kind"`
	Ask       string        `json:"ask"`
	Practices []string      `json:"practices"`
	Optional  bool          `json:"optional"`
	When      workbook.When `json:"when"`
	Applies   bool          `json:"applies"`
	Core      bool          `json:"core"`     // on the short path of this journal as it is now
	Sitting   string        `json:"sitting"`  // in which it is asked or offered, or ""
	Reaches   bool          `json:"reaches"`  // for the other person
	Outcomes  []outcomeItem `json:"outcomes"` // of task: what "done" may carry, else empty
	Options   []optionItem  `json:"options"`  // of choice and choices, else empty
	Scale     *scaleItem    `json:"scale"`    // of scale, else null
	Fields    []fieldItem   `json:"fields"`   // of i-sentence, promises and review, else empty
}

type outcomeItem struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Day   bool   `json:"day"` // a day can follow it
}

type optionItem struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

type scaleItem struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Low  string `json:"low"`
	High string `json:"high"`
}

type fieldItem struct {
	ID       string        `json:"id"`
	Kind     workbook.Kind `json:"kind"`
	Ask      string        `json:"ask"`
	Optional bool          `json:"optional"`
	Options  []optionItem  `json:"options"`
	Scale    *scaleItem    `json:"scale"`
}

// ContentsJSON returns what JSON prints of some steps of the workbook: all that a
// program needs to answer their prompts.
func ContentsJSON(v guide.View, steps []*workbook.Step) any {
	doc := stepsDoc{Schema: Schema("steps"), Steps: []stepItem{}}
	for _, step := range steps {
		item := stepItem{ID: step.ID, Title: step.Title, Prompts: []promptItem{}}
		for _, p := range step.Prompts {
			item.Prompts = append(item.Prompts, promptJSON(v, p))
		}
		doc.Steps = append(doc.Steps, item)
	}
	return doc
}

// promptJSON holds all that a program needs to answer a prompt.
func promptJSON(v guide.View, p *workbook.Prompt) promptItem {
	item := promptItem{
		ID: p.ID, Kind: p.Kind, Ask: v.Fill(p.Ask), Practices: append([]string{}, p.Practices...),
		Optional: p.Optional, When: nonNil(p.When), Applies: v.State.Applies(v.Workbook, p),
		Options: optionsJSON(v, p.Options), Scale: (*scaleItem)(p.Scale), Fields: []fieldItem{},
	}
	item.Sitting, item.Core = v.Core(p)
	item.Reaches, item.Outcomes = p.Reaches, []outcomeItem{}
	for _, o := range p.Outcomes {
		item.Outcomes = append(item.Outcomes, outcomeItem{o.ID, v.Fill(o.Label), o.Day})
	}
	for _, f := range p.Fields {
		item.Fields = append(item.Fields, fieldItem{f.ID, f.Kind, v.Fill(f.Ask), f.Optional,
			optionsJSON(v, f.Options), (*scaleItem)(f.Scale)})
	}
	return item
}

func optionsJSON(v guide.View, options []workbook.Option) []optionItem {
	items := []optionItem{}
	for _, o := range options {
		items = append(items, optionItem{o.ID, v.Fill(o.Label)})
	}
	return items
}

func nonNil(when workbook.When) workbook.When {
	if when == nil {
		return workbook.When{}
	}
	return when
}

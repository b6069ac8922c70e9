package workbook

import (
	"maps"
	"slices"
)

// Kind says how a prompt is asked and what its answer looks like.
type Kind string

// The kinds of prompt. The doc of package guide says what each one takes.
const (
	Text      Kind = "text"       // some lines of the person's own words
	Line      Kind = "line"       // one line
	Choice    Kind = "choice"     // one of the options
	Choices   Kind = "choices"    // any of the options
	Confirm   Kind = "confirm"    // yes or no
	Scale     Kind = "scale"      // a whole number between two named ends
	Date      Kind = "date"       // a day
	Task      Kind = "task"       // something to do away from the keyboard
	Letter    Kind = "letter"     // the apology
	ISentence Kind = "i-sentence" // feeling, behavior, reason
	Promises  Kind = "promises"   // one observable promise and a plan for it
	Review    Kind = "review"     // a look back on an agreed day
)

// The three answers to a task. A date follows TaskNotYet, a reason TaskDecidedNot.
const (
	TaskDone       = "done"
	TaskNotYet     = "not-yet"
	TaskDecidedNot = "no"
)

// shape is what a prompt of one kind must have in the content.
type shape struct {
	options bool     // options to choose from
	scale   bool     // a scale
	fields  []string // fields, with at least these ids
	inField bool     // a field can have this kind too
	phrases bool     // its answers are searched for phrases
	values  []string // what a condition can compare it with, in addition to its options
}

// shapes has a row for every kind. The tables of kinds in packages guide and
// prompt are checked against it.
var shapes = map[Kind]shape{
	Text:      {inField: true},
	Line:      {inField: true},
	Choice:    {inField: true, options: true},
	Choices:   {options: true},
	Confirm:   {values: []string{"true", "false"}},
	Scale:     {inField: true, scale: true},
	Date:      {inField: true},
	Task:      {values: []string{TaskDone, TaskNotYet, TaskDecidedNot, PutOffSoon, PutOffFar, PutOffTwice, PutOffOften}},
	Letter:    {},
	ISentence: {phrases: true, fields: []string{"feeling", "behaviour", "reason"}},
	Promises:  {phrases: true, fields: []string{"act", "by"}},
	Review:    {fields: []string{"ending"}},
}

// Kinds lists every kind of prompt, in alphabetical order.
func Kinds() []Kind { return slices.Sorted(maps.Keys(shapes)) }

// fieldKinds lists the kinds that a field can have.
func fieldKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return !shapes[k].inField })
}

// HasFields reports whether a prompt of this kind consists of fields, which are
// asked one by one.
func (k Kind) HasFields() bool { return shapes[k].fields != nil }

// fieldChoices lists the options of the fields that are a choice: the values of an
// answer of several fields.
func (p *Prompt) fieldChoices() []string {
	var accepted []string
	for _, f := range p.Fields {
		if f.Kind != Choice {
			continue
		}
		for _, o := range f.Options {
			accepted = append(accepted, o.ID)
		}
	}
	return append(accepted, Skipped, Unanswered)
}

// conditionValues lists the answers that a condition on a prompt can accept, or nil
// when a condition cannot be about a prompt of this kind.
func (p *Prompt) conditionValues() []string {
	s := shapes[p.Kind]
	if s.fields != nil {
		return p.fieldChoices()
	}
	if !s.options && s.values == nil {
		return nil
	}
	accepted := []string{Skipped, Unanswered}
	if s.options {
		for _, o := range p.Options {
			accepted = append(accepted, o.ID)
		}
	}
	for _, o := range p.Outcomes {
		accepted = append(accepted, o.ID)
	}
	return append(accepted, s.values...)
}

package guide

import "codeberg.org/trustrepair/trustrepair/internal/workbook"

// Question is one prompt, or one field of a prompt, prepared to be asked:
// the texts adapted to the person and the names filled in. Its texts still
// have to be made safe for the terminal by whoever shows them.
type Question struct {
	ID            string            // names the draft: "deed", "first-promise.act"
	Kind          workbook.Kind     // never one with fields: those are asked one by one
	Rail          []Stage           // the steps of the path, in order
	Step          string            // title of this question's step
	Number        int               // this prompt's place in its step, from 1
	Of            int               // how many prompts of the step apply
	Field         int               // the field's place in its prompt, from 1; 0 for a whole prompt
	Fields        int               // how many fields the prompt has
	Intro         string            // what the step is for, with its first question only
	Ask           string            // the question
	Why           string            // why it is asked
	Guide         string            // help to answer well, short Markdown
	Example       string            // one example
	Quotes        []Quote           // earlier answers to show beside
	Notice        string            // a line about this moment: what was due, what was sent back
	Options       []workbook.Option // of choice and choices
	Scale         *workbook.Ends    // of scale
	Optional      bool              // an empty answer skips it
	Needed        bool              // it cannot be skipped at all
	Unsaved       bool              // stopping loses what was answered so far
	Undrafted     bool              // Value is in no draft yet: it could not be kept
	CanBack       bool              // there is an earlier question to go back to
	Value         string            // what the field shows at first, as Check takes it
	FromTop       bool              // Value is a text to read again: it opens at its beginning
	CurrentAnswer string            // the answer that was given, as a person reads it

	// Check tells whether this input can be the answer. Reason puts its error
	// into words. The input is checked again before it is recorded.
	Check func(input string) error
}

// Stage is one step on the rail above a question.
type Stage struct {
	Title string
	State StepState
	Here  bool // the question belongs to this step
}

// Quote is an earlier answer, or something else to have in sight, shown beside
// a question.
type Quote struct {
	Ask   string
	Text  string
	Aside bool // not an answer to another question: Ask is its title
	First bool // shown right below the notice, before all that helps to answer
}

// Card is a text that is shown and put away again: a wait and its reason, the
// help lines, the end of a step.
type Card struct {
	Title string
	Body  string // short Markdown
	Large bool   // to read aloud from; then GoBack is an answer too
}

// Action is what a person did with a question or a card.
type Action int

// The actions.
const (
	Next     Action = iota // the answer is in Reply.Input, or the card was put away
	GoBack                 // wants the question before
	Skip                   // wants to skip this prompt
	Stop                   // stopped; what was typed was kept as a draft
	Vanish                 // wants the screen empty at once; the draft was kept
	EndInput               // the input ended before anything was typed
)

// Reply is what came back from a question or a card.
type Reply struct {
	Action Action
	Input  string // with Next: the answer, as Check takes it
}

package guide

import "codeberg.org/trustrepair/trustrepair/internal/workbook"

// Question is one prompt or one field of a prompt, prepared to be asked: the texts
// are those for this person, with the names filled in. They are not safe for a
// terminal.
type Question struct {
	ID            string             // names the draft: "deed", "first-promise.act"
	Kind          workbook.Kind      // never one with fields, which are asked one by one
	Rail          []Stage            // the steps of the path, in order
	Step          string             // the title of its step
	Number        int                // this prompt's place in its step, from 1
	Of            int                // how many prompts of the step apply
	Field         int                // the field's place in its prompt, from 1; 0 for a whole prompt
	Fields        int                // how many fields the prompt has
	Intro         string             // what the step is for, in its first question only
	About         string             // what it is about: the question of its prompt, or the promise so far
	Ask           string             // the question
	Why           string             // why it is asked
	Guide         string             // help to answer well, short Markdown
	Safety        string             // of the help, what somebody may be in danger without
	Example       string             // one example
	Checks        []Quote            // words of the text that is read again, and what to ask about them
	Quotes        []Quote            // earlier answers to show with it
	Page          []Line             // what a page says that asks what to do next
	Notice        string             // a line about this moment, such as since when it is due
	Options       []workbook.Option  // of choice and choices
	Scale         *workbook.Ends     // of scale
	Outcomes      []workbook.Outcome // of task
	Optional      bool               // an empty answer skips it
	Needed        bool               // it cannot be skipped at all
	Unsaved       bool               // stopping loses the answers so far
	Private       bool               // nothing of it is kept until it is answered
	Undrafted     bool               // Value is not stored in a draft yet
	CanBack       bool               // there is an earlier question to go back to
	Value         string             // the initial input
	FromTop       bool               // the cursor starts at the top of Value, to read it again
	CurrentAnswer string             // the current answer, as a person reads it

	// Check returns an error if an input cannot be the answer. Reason explains
	// it to a person. The input is checked again before it is recorded.
	Check func(input string) error

	// Understood returns which day an input is understood as, or which day it is
	// today while it is none yet; or "" if the input needs no day. It is nil
	// where no day can be typed.
	Understood func(input string) string

	// Settled returns an input that Check accepts with its day as a date, so that
	// it means the same on another day. It is nil where no day can be typed.
	Settled func(input string) string
}

// Line is one line of a page, with what it is about.
type Line struct{ Label, Text string }

// Stage is one step on the rail above a question.
type Stage struct {
	Title string
	State StepState
	Here  bool // the question belongs to this step
}

// Quote is an earlier answer, or another text, that is shown with a question.
type Quote struct {
	Ask   string
	Text  string
	Aside bool // it is not an answer, and Ask is its title
	First bool // it comes right after the notice, before everything else
}

// Card is a text that a person reads and closes: the reason for a wait, the help
// lines, the end of a step.
type Card struct {
	Title string
	Body  string // short Markdown
	Large bool   // it is to be read aloud; GoBack is a reply too
}

// Action is what a person did with a question or a card.
type Action int

// The actions.
const (
	Next     Action = iota // answered, with Reply.Input, or closed the card
	GoBack                 // to the question before
	Skip                   // this prompt
	Stop                   // after storing a draft of what was typed
	Vanish                 // likewise, with the screen cleared at once
	EndInput               // the input ended before anything was typed
)

// Reply is the reply to a question or a card.
type Reply struct {
	Action Action
	Input  string // with Next: the answer, which Check accepts
}

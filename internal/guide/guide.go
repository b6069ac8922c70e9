// Package guide is the engine of the workbook. From the content, the journal's
// entries and the time it works out how far a person has come: what they can do
// now, what is due, what waits until when, and why. It also says which answers
// a prompt takes, and prepares a prompt to be asked.
//
// It is pure: no clock, no files, no printing, no environment. The same input
// leads to the same agenda. What a person reads is content, words included.
//
// # What an answer looks like
//
// Every kind of prompt takes one text as input, whoever asked it, and stores
// one JSON value:
//
//	kind        input                                     stored
//	text        any text                                  string, byte for byte
//	letter      any text                                  string, byte for byte
//	line        any text; the line end is cut off         string
//	choice      an option's id                            string
//	choices     ids, separated by commas or white space   array of strings
//	confirm     true or false, yes or no, y or n          true or false
//	scale       a whole number within the ends            number
//	date        2026-03-14                                string
//	task        done · not-yet 2026-03-14 · no WHY        string
//	i-sentence  a JSON object by the prompt's fields      object
//	promises    a JSON object by the prompt's fields      object
//	review      a JSON object by the prompt's fields      object
package guide

// StepState says how far a step has come as a whole.
type StepState string

// The states of a step.
const (
	Done    StepState = "done"    // every prompt that applies is answered or skipped
	Open    StepState = "open"    // has a prompt that can be done now
	Waiting StepState = "waiting" // begun, and all that is left in it waits
	Ahead   StepState = "ahead"   // not begun
)

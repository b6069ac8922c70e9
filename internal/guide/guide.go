// Package guide is the engine of the workbook. From the content, the journal's
// entries and the time it computes how far a person has come: what they can do now,
// what is due, what waits until when, and why. It also parses the answers to
// prompts, and prepares prompts to be asked.
//
// It is pure: no clock, no files, no printing, no environment. The same input
// always leads to the same agenda. All text for a person is content.
//
// # Answers
//
// Every kind of prompt accepts one text as input and stores one JSON value:
//
//	kind        input                                     stored
//	text        any text                                  string, byte for byte
//	letter      any text                                  string, byte for byte
//	line        any text; the line end is removed         string
//	choice      an option's id                            string
//	choices     ids, separated by commas or white space   array of strings
//	confirm     true or false, yes or no, y or n          true or false
//	scale       a whole number within the range           number
//	date        a day                                     string, as 2026-03-14
//	task        done [OUTCOME [DAY]] · not-yet DAY · no WHY  string, as not-yet 2026-03-14
//	i-sentence  a JSON object by the prompt's fields      object
//	promises    a JSON object by the prompt's fields      object
//	review      a JSON object by the prompt's fields      object
//
// A day is written as people say it, such as Sunday or in 10 days; package days has
// the forms. By when a promise is kept is a day, or says how often. What a day is
// understood as depends on the day on which it is typed, so it is stored as the date,
// and drafts of submitted answers hold the date too.
package guide

// StepState says how far a step has come as a whole.
type StepState string

// The states of a step.
const (
	Done    StepState = "done"    // every prompt that applies is answered or skipped
	Open    StepState = "open"    // has a prompt that can be done now
	Waiting StepState = "waiting" // started, and the rest of it waits
	Ahead   StepState = "ahead"   // not started
)

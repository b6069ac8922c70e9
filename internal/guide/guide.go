// Package guide is the engine of the workbook. From the content, the journal's
// entries and the time it computes how far a person has come: what they can do now,
// what is due, what waits until when, and why. It also prepares prompts to be asked.
//
// It is pure: no clock, no files, no printing, no environment. The same input
// always leads to the same agenda. All text for a person is content.
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

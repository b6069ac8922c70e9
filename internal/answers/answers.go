// Package answers owns what can be the answer to a prompt: for each kind of prompt,
// what is accepted, what is stored, how that is shown, and how it is typed again. A
// refusal has a code, and its text is content.
//
// It knows one prompt and one answer at a time. It refuses to know which prompts were
// asked or answered, what an answer leads to, and what time it is.
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
package answers

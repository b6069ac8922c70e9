package guide

import (
	"cmp"
	"time"
)

// ItemKind says what an item of the agenda is.
type ItemKind string

// The kinds of item.
const (
	ItemAsk  ItemKind = "ask"  // can be done now
	ItemDue  ItemKind = "due"  // its day has come
	ItemWait ItemKind = "wait" // waits for its day
	ItemDone ItemKind = "done" // nothing is left
)

// Ref says what an item is about: a prompt, a promise that was made, or a
// review that was agreed. Nothing is set when nothing is left to do.
type Ref struct {
	Step    string // of a prompt: its step
	Prompt  string
	Promise string // the id of the entry that made it
	Review  string // the id of the entry that agreed it
}

// IsPrompt reports whether the item is about a prompt, which can be asked.
func (r Ref) IsPrompt() bool { return r.Prompt != "" }

// Name returns the id of the prompt, the promise or the review.
func (r Ref) Name() string { return cmp.Or(r.Prompt, r.Promise, r.Review) }

// Item is one line of the agenda.
type Item struct {
	Kind ItemKind
	Ref
	Text  string    // what it is about, for one that is no prompt, in the person's words
	At    time.Time // the day it came due, or the day it waits for; else zero
	Why   string    // why it waits, or why it is due
	Rests bool      // it waits because of a rest, which the person may shorten
	For   string    // the prompt that its rest counts from, or that names its day
	Again bool      // the person went back to its step
	Draft bool      // it comes next because it has a draft
}

// Source lists items of one sort, in any order. It fills in no names: whoever
// shows an item does.
type Source func(v View, now time.Time) []Item

// Title returns what an item is about: the question of a prompt, the person's
// own words for anything else.
func (v View) Title(it Item) string {
	if p, _ := v.Workbook.Prompt(it.Prompt); p != nil {
		return v.Fill(p.Ask)
	}
	return cmp.Or(it.Text, it.Name())
}

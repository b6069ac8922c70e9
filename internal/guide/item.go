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
	ItemWait ItemKind = "wait" // its day has not come yet
	ItemDone ItemKind = "done" // nothing is left
)

// Ref refers to what an item is about: a prompt, a promise that was made, or a
// review that was agreed. It is zero if nothing is left to do.
type Ref struct {
	Step    string // of the prompt
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
	Text  string    // what it is about, in the person's words, if it is not a prompt
	At    time.Time // the day since when it is due, or until when it waits; or zero
	Why   string    // why it is due or waits
	Rests bool      // its sitting opens on a day, which the person can change until then
	For   string    // the prompt or sitting that it counts from, or the prompt that names its day
	Again bool      // the person went back to its step
	Draft bool      // it comes next because it has a draft
	Anew  bool      // it was answered before, and is asked as if it had not been
	Off   bool      // a task that the person put off to this day
	Count int       // on how many days a promise came round since anything was told of it

	Fresh   bool   // a promise that was made today, and is for today: nobody is reminded of it yet
	Unclear bool   // a promise that says how often in words that are no rhythm
	back    bool   // asked because the person was away for long
	made    string // the id of the entry with the wording of a promise

	Sitting string // the id of the sitting that it belongs to, or ""
}

// Source returns items of one sort, in any order, without filling in names.
type Source func(v View, now time.Time) []Item

// Title returns the question of an item's prompt, or the person's own words if it
// is about something else.
func (v View) Title(it Item) string {
	if p, _ := v.Workbook.Prompt(it.Prompt); p != nil {
		return v.Fill(p.Ask)
	}
	return cmp.Or(it.Text, it.Name())
}

package ledger

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Ledger is all that was promised.
type Ledger struct {
	Promises []*Promise // in the order in which they were made
	Today    time.Time
}

// Prompts says which answers make promises, by the id of the prompt.
type Prompts map[string]Sort

// PromptsOf returns the prompts of a workbook that make promises.
func PromptsOf(wb *workbook.Workbook) Prompts {
	made := Prompts{}
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if p.Kind == workbook.Promises || p.Makes != "" {
				made[p.ID] = Sort(p.Makes)
			}
		}
	}
	return made
}

// Fold returns the ledger of some entries at one moment. The words are those in which
// earlier answers say how often.
func Fold(entries []entry.Entry, now time.Time, prompts Prompts, words workbook.Words) Ledger {
	f := folder{prompts: prompts, words: words, now: now, byEntry: map[string]*Promise{}, bySlot: map[string]*Promise{}}
	f.Today = today(now)
	byID := func(a, b entry.Entry) int { return strings.Compare(a.ID, b.ID) }
	if !slices.IsSortedFunc(entries, byID) {
		entries = slices.SortedStableFunc(slices.Values(entries), byID)
	}
	for _, e := range entries {
		f.add(e)
	}
	for _, p := range f.Promises {
		p.today = f.Today
		p.sortTells()
	}
	return f.Ledger
}

// folder adds entry after entry to a ledger.
type folder struct {
	Ledger
	prompts Prompts
	words   workbook.Words
	now     time.Time
	last    time.Time           // the time of the last entry that is not from the future
	byEntry map[string]*Promise // by the id of each of its entries
	bySlot  map[string]*Promise // by the prompt in whose answer it was made
}

func (f *folder) add(e entry.Entry) {
	switch {
	case !e.At.After(f.now):
		f.last = e.At
	case f.last.IsZero():
		f.last = f.now
	}
	switch e.Kind {
	case entry.Promise:
		f.promise(e)
	case entry.Checkin:
		f.checkin(e)
	case entry.Answer:
		if sort, ok := f.prompts[e.Prompt]; ok {
			f.answer(e, sort)
		}
	}
}

// written returns the day on which an entry was written. One from the future was
// written while the clock was ahead: it counts from the last one before it.
func (f *folder) written(e entry.Entry) time.Time {
	if e.At.After(f.now) {
		return days.DayOf(f.last)
	}
	return days.DayOf(e.At)
}

func (f *folder) promise(e entry.Entry) {
	v := f.version(e, e.Terms, e.Until)
	if day := dayOf(e.Day); !day.IsZero() {
		v.From, v.anchor = day, day
	}
	p := f.byEntry[e.About]
	switch {
	case e.About == "":
		f.open(e, "", Sort(e.Sort), v)
		return
	case p == nil:
		return // what it was about is not here any more
	case e.Ended != "":
		p.Ended, p.Why = dayOf(e.Ended), e.Why
	default:
		p.change(v)
	}
	f.note(p, e)
}

// answer adds the answer to a prompt: a promise that is made, or one that is put
// differently.
func (f *folder) answer(e entry.Entry, sort Sort) {
	terms, until := TermsOf(e.Answer)
	v := f.version(e, terms, until)
	p := f.byEntry[e.Revises]
	if p == nil {
		p = f.bySlot[e.Prompt]
	}
	if p == nil || !p.Ended.IsZero() {
		p = f.open(e, e.Prompt, sort, v)
	} else {
		p.change(v)
		f.note(p, e)
	}
	f.bySlot[e.Prompt] = p
}

func (f *folder) open(e entry.Entry, prompt string, sort Sort, v Version) *Promise {
	p := &Promise{ID: e.ID, Made: e.At, Prompt: prompt, Sort: sort, Versions: []Version{v}}
	f.Promises = append(f.Promises, p)
	f.note(p, e)
	return p
}

func (f *folder) note(p *Promise, e entry.Entry) {
	p.Entries = append(p.Entries, e.ID)
	f.byEntry[e.ID] = p
}

// version returns the wording of an entry.
func (f *folder) version(e entry.Entry, terms entry.Terms, until string) Version {
	v := Version{Terms: terms, ID: e.ID, From: f.written(e), Until: dayOf(until)}
	v.anchor = v.From
	v.By = dayOf(terms.By)
	if terms.Every != "" {
		v.Rhythm, v.Unclear = f.rhythm(e, terms.Every)
	}
	if v.By.IsZero() && v.Rhythm.IsZero() && terms.By != "" {
		v.By, v.Rhythm, v.Unclear = f.when(e, terms.By)
	}
	return v
}

// when reads by when something is promised, as an answer of earlier content says it:
// a day, a rhythm, or a line with a date in it.
func (f *folder) when(e entry.Entry, said string) (by time.Time, r days.Rhythm, unclear string) {
	if r, unclear = f.rhythm(e, said); unclear == "" {
		return by, r, ""
	}
	if day, ok := days.FirstMentioned(said); ok {
		return day, r, ""
	}
	return by, r, said
}

func (f *folder) rhythm(e entry.Entry, said string) (days.Rhythm, string) {
	if r, ok := days.StoredRhythm(said); ok {
		return r, ""
	}
	r, err := days.NewReader(f.words, e.At).ReadRhythm(said)
	if err != nil {
		return days.Rhythm{}, said
	}
	return r, ""
}

// change adds a wording. A rhythm that stays the same goes on counting as before.
func (p *Promise) change(v Version) {
	before := p.Current()
	if v.From.Before(before.From) {
		v.From = before.From
	}
	if v.Rhythm.String() == before.Rhythm.String() && v.From.After(before.anchor) {
		v.anchor = before.anchor
	}
	p.Versions = append(p.Versions, v)
}

func (f *folder) checkin(e entry.Entry) {
	p := f.byEntry[e.About]
	if p == nil {
		return
	}
	p.Tells = append(p.Tells, Tell{ID: e.ID, Day: dayOf(e.Day), Since: dayOf(e.Since), Done: dayOf(e.Done),
		State: State(e.State), Text: e.Text, Told: e.Told, Repair: e.Repair})
	f.note(p, e)
}

// TermsOf returns what the answer to a prompt promises, and until when it is offered.
// Earlier content asked for a text.
func TermsOf(answer json.RawMessage) (terms entry.Terms, until string) {
	var fields map[string]any
	if json.Unmarshal(answer, &fields) != nil {
		var text string
		_ = json.Unmarshal(answer, &text) // anything else is no promise, and says nothing
		return entry.Terms{What: text}, ""
	}
	field := func(id string) string { text, _ := fields[id].(string); return text }
	return entry.Terms{What: field("act"), Answers: field("answers"), By: field("by"), If: field("if"), Then: field("then"),
		Unforeseen: field("unforeseen"), Notice: field("notice"), Agreed: field("agreed"), From: field("from")}, field("until")
}

package render

import (
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/ledger"
)

type promisesDoc struct {
	Schema   string        `json:"schema"`
	Promises []promiseItem `json:"promises"`
}

type promiseItem struct {
	ID         string        `json:"id"`
	Number     int           `json:"number"` // in the list; 0 for a lone one
	Sort       string        `json:"sort"`   // promise, openness or boundary
	Prompt     string        `json:"prompt"` // in whose answer it was made, or ""
	Open       bool          `json:"open"`
	What       string        `json:"what"`
	Answers    string        `json:"answers"`
	By         string        `json:"by"`
	Every      string        `json:"every"` // the rhythm as it is stored
	From       string        `json:"from"`  // due or done
	If         string        `json:"if"`
	Then       string        `json:"then"`
	Unforeseen string        `json:"unforeseen"`
	Notice     string        `json:"notice"`
	Agreed     string        `json:"agreed"`
	Since      string        `json:"since"`
	Until      string        `json:"until"`
	Ended      string        `json:"ended"`
	Why        string        `json:"why"`
	Next       string        `json:"next"`
	Due        int           `json:"due"` // on how many days it came around since anything was told
	Days       []promiseDay  `json:"days"`
	Wordings   []wordingItem `json:"wordings"` // all of them, oldest first
}

type promiseDay struct {
	Day    string       `json:"day"`
	State  ledger.State `json:"state"`
	Done   string       `json:"done"`
	Text   string       `json:"text"`
	Told   string       `json:"told"`
	Repair string       `json:"repair"`
}

type wordingItem struct {
	From   string `json:"from"`
	What   string `json:"what"`
	By     string `json:"by"`
	Every  string `json:"every"`
	Agreed string `json:"agreed"`
}

// PromisesJSON returns what JSON prints of some promises, for the command of that name.
func PromisesJSON(command string, promises []*ledger.Promise) any {
	doc := promisesDoc{Schema: Schema(command), Promises: []promiseItem{}}
	for i, p := range promises {
		doc.Promises = append(doc.Promises, promiseJSON(p, i+1))
	}
	return doc
}

func promiseJSON(p *ledger.Promise, number int) promiseItem {
	v := p.Current()
	item := promiseItem{ID: p.ID, Number: number, Sort: string(p.Sort), Prompt: p.Prompt, Open: p.Open(), What: v.What, Answers: v.Answers,
		By: storedDay(v.By), Every: v.Rhythm.String(), From: v.Terms.From, If: v.If, Then: v.Then, Unforeseen: v.Unforeseen, Notice: v.Notice,
		Agreed: v.Agreed, Since: storedDay(p.Versions[0].From), Until: storedDay(v.Until), Ended: storedDay(p.Ended), Why: p.Why,
		Days: []promiseDay{}, Wordings: []wordingItem{}}
	if item.Sort == "" {
		item.Sort = "promise"
	}
	if item.Every != "" && item.From == "" {
		item.From = "due"
	}
	if next, ok := p.Next(); ok {
		item.Next = storedDay(next)
	}
	if due, ok := p.Due(); ok {
		item.Due = due.Count
	}
	for _, o := range p.Occurrences() {
		if o.State != ledger.Ahead {
			item.Days = append(item.Days, dayJSON(o))
		}
	}
	for _, old := range p.Versions {
		item.Wordings = append(item.Wordings, wordingItem{storedDay(old.From), old.What, storedDay(old.By), old.Rhythm.String(), old.Agreed})
	}
	return item
}

func dayJSON(o ledger.Occurrence) promiseDay {
	day := promiseDay{Day: storedDay(o.Day), State: o.State}
	if t := o.Tell; t != nil {
		day.Done, day.Text, day.Told, day.Repair = storedDay(t.Done), t.Text, t.Told, t.Repair
	}
	return day
}

func storedDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

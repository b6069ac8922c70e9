package render

import (
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

type statusDoc struct {
	Schema  string        `json:"schema"`
	Journal string        `json:"journal"`
	Closed  bool          `json:"closed"`
	Steps   []standing    `json:"steps"`
	Next    *nextItem     `json:"next"`    // null when nothing is left
	Sitting *sittingItem  `json:"sitting"` // what next would do now, or null
	Due     []nextItem    `json:"due"`
	Waiting []waitingItem `json:"waiting"`
}

type standing struct {
	ID       string          `json:"id"`
	State    guide.StepState `json:"state"`
	Answered int             `json:"answered"`
	Of       int             `json:"of"`
}

type nextItem struct {
	Kind   guide.ItemKind `json:"kind"`
	Step   string         `json:"step"`
	Prompt string         `json:"prompt"`
	At     string         `json:"at"`
	Why    string         `json:"why"`

	Promise string `json:"promise,omitempty"` // its id, where the item is no prompt
	Review  string `json:"review,omitempty"`  // likewise
	Text    string `json:"text,omitempty"`    // then: what it is about
}

type sittingItem struct {
	ID      string   `json:"id"`
	Step    string   `json:"step"`    // of the first prompt that is left
	Prompts []string `json:"prompts"` // all of the sitting, in order
	Left    int      `json:"left"`    // how many of them are not done
	Minutes int      `json:"minutes"` // for those
}

type waitingItem struct {
	What  string `json:"what"`
	For   string `json:"for"`
	Until string `json:"until"`
	Why   string `json:"why"`
}

// StatusJSON returns what JSON prints of a status: how far the person is in each step,
// what is due and what waits.
func StatusJSON(path string, v guide.View) any {
	doc := statusDoc{Schema: Schema("status"), Journal: path, Closed: v.State.Closed(),
		Steps: []standing{}, Due: []nextItem{}, Waiting: []waitingItem{}}
	if v.Agenda.Next.Kind != guide.ItemDone {
		next := itemJSON(v, v.Agenda.Next)
		doc.Next = &next
	}
	if s := v.Agenda.Sitting; s.ID != "" {
		doc.Sitting = &sittingItem{s.ID, s.Step, append([]string{}, s.Prompts...), len(s.Left), s.Minutes}
	}
	for _, s := range v.Agenda.Steps {
		doc.Steps = append(doc.Steps, standing{s.ID, s.State, s.Answered, s.Of})
	}
	for _, it := range v.Agenda.Due {
		doc.Due = append(doc.Due, itemJSON(v, it))
	}
	for _, it := range v.Agenda.Waiting {
		doc.Waiting = append(doc.Waiting, waitingItem{it.Name(), it.For, rfc3339(it.At), v.Fill(it.Why)})
	}
	return doc
}

func itemJSON(v guide.View, it guide.Item) nextItem {
	why := it.Why
	if p, _ := v.Workbook.Prompt(it.Prompt); p != nil && why == "" {
		why = p.Why
	}
	return nextItem{Kind: it.Kind, Step: it.Step, Prompt: it.Prompt, At: rfc3339(it.At), Why: v.Fill(why),
		Promise: it.Promise, Review: it.Review, Text: it.Text}
}

// rfc3339 writes a day as the moment it begins; no day is an empty text.
func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

type setupDoc struct {
	Schema    string   `json:"schema"`
	Name      string   `json:"name"`
	Other     string   `json:"other"`
	Relation  string   `json:"relation"`
	Breach    string   `json:"breach"`
	Intent    string   `json:"intent"`
	Severity  string   `json:"severity"`
	AlsoLied  string   `json:"also-lied"`
	Power     string   `json:"power"`
	Complaint string   `json:"complaint"`
	Role      string   `json:"role"`
	Gate      []string `json:"gate"`
}

// SetupJSON returns what JSON prints of a setup.
func SetupJSON(state guide.State) any {
	s := state.Subject
	return setupDoc{Schema("setup"), s.Name, s.Other, s.Relation, s.Breach, s.Intent, s.Severity, s.AlsoLied, s.Power, s.Complaint, s.Role, gate.Shown(state.Gate)}
}

package render

import (
	"encoding/json"
	"maps"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
)

type entriesDoc struct {
	Schema  string      `json:"schema"`
	Entries []entryItem `json:"entries"`
}

type entryItem struct {
	ID      string          `json:"id"`
	At      string          `json:"at"`
	Kind    entry.Kind      `json:"kind"`
	Step    string          `json:"step"`
	Prompt  string          `json:"prompt"`
	Ask     string          `json:"ask"`
	Answer  json.RawMessage `json:"answer"`
	Revises string          `json:"revises"`
	Current bool            `json:"current"`

	Promise string `json:"promise,omitempty"` // of a check-in, or of a change: the promise that it is about
}

// EntriesJSON returns what JSON prints of some entries, for the command of that name.
// Those with these ids are marked as current.
func EntriesJSON(command string, entries []entry.Entry, current map[string]bool) any {
	doc := entriesDoc{Schema: Schema(command), Entries: []entryItem{}}
	for _, e := range entries {
		doc.Entries = append(doc.Entries, entryItem{
			ID: e.ID, At: e.At.Format(time.RFC3339), Kind: e.Kind, Step: e.Step, Prompt: e.Prompt,
			Ask: e.Ask, Answer: said(e), Revises: e.Revises, Current: current[e.ID], Promise: e.About,
		})
	}
	return doc
}

// said is the JSON value of what an entry says: an answer's value, the words
// of a note, the reason of a skip, the answers to the gate; else null.
func said(e entry.Entry) json.RawMessage {
	switch e.Kind {
	case entry.Answer:
		return e.Answer
	case entry.Note:
		return entry.Value(e.Text)
	case entry.Skip:
		return entry.Value(e.Why)
	case entry.Gate:
		return entry.Value(gate.Shown(e.Gate))
	case entry.Rest:
		return entry.Value(e.Until)
	case entry.Promise:
		return entry.Value(given(map[string]string{"what": e.What, "answers": e.Terms.Answers, "by": e.By, "every": e.Every, "from": e.From,
			"if": e.If, "then": e.Then, "unforeseen": e.Unforeseen, "notice": e.Notice, "agreed": e.Agreed, "until": e.Until, "ended": e.Ended, "why": e.Why}))
	case entry.Checkin:
		return entry.Value(given(map[string]string{"day": e.Day, "since": e.Since, "done": e.Done, "state": e.State, "text": e.Text, "told": e.Told, "repair": e.Repair}))
	}
	return json.RawMessage("null")
}

// given returns the values that are not empty.
func given(values map[string]string) map[string]string {
	maps.DeleteFunc(values, func(_, value string) bool { return value == "" })
	return values
}

// VersionsJSON returns what JSON prints of the versions of a letter, of which there is
// at least one.
func VersionsJSON(versions []LetterVersion) any {
	var entries []entry.Entry
	for _, v := range versions {
		entries = append(entries, v.Entry)
	}
	last := versions[len(versions)-1].ID
	return EntriesJSON("apology-history", entries, map[string]bool{last: true})
}

package render

import (
	"encoding/json"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type exportDoc struct {
	Schema  string            `json:"schema"`
	Entries []json.RawMessage `json:"entries"`
}

// JournalJSON returns what JSON prints of a whole journal: every entry as it is in the
// file.
func JournalJSON(entries []entry.Entry) any {
	doc := exportDoc{Schema: Schema("journal-export"), Entries: []json.RawMessage{}}
	for _, e := range entries {
		doc.Entries = append(doc.Entries, e.Line())
	}
	return doc
}

type forOtherDoc struct {
	Schema  string       `json:"schema"`
	From    string       `json:"from"`
	For     string       `json:"for"`
	Answers []sharedItem `json:"answers"`
}

type sharedItem struct {
	Title  string `json:"title"`
	Ask    string `json:"ask"`
	Answer string `json:"answer"`
}

// ForOtherJSON returns what JSON prints of the answers that go to the other person.
func ForOtherJSON(v guide.View, shared []guide.Shared) any {
	doc := forOtherDoc{Schema: Schema("journal-export-for-other"), From: v.Fill("{me}"), For: v.Fill("{other}"), Answers: []sharedItem{}}
	for _, s := range shared {
		answer := v.Answers().Show(s.Prompt, s.Answer)
		if s.Prompt.Kind == workbook.Date { // for programs, as it is stored
			answer = answers.Input(s.Prompt, s.Answer)
		}
		doc.Answers = append(doc.Answers, sharedItem{v.Fill(s.Prompt.Title), v.Fill(s.Prompt.Ask), answer})
	}
	return doc
}

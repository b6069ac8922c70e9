package render

import (
	"bytes"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// ShownEntries returns entries as they may be written out: answers to the safety
// questions do not tell which of them it was that closed the journal. The reason that
// a person typed for a no stays: it is in their own words, and other pages have it too.
func ShownEntries(entries []entry.Entry) ([]entry.Entry, error) {
	shown := make([]entry.Entry, len(entries))
	for i, e := range entries {
		if shown[i] = e; e.Kind != entry.Gate {
			continue
		}
		var err error
		if shown[i], err = entry.Recoded(entry.Entry{ID: e.ID, At: e.At, Kind: entry.Gate, Gate: gate.Shown(e.Gate), Why: e.Why}); err != nil {
			return nil, fmt.Errorf("writing out entry %s: %w", e.ID, err)
		}
	}
	return shown, nil
}

// WithoutOther returns the entries without the other person's words: answers that
// quote them go, and fields that do.
func WithoutOther(wb *workbook.Workbook, entries []entry.Entry) ([]entry.Entry, error) {
	var left []entry.Entry
	for _, e := range entries {
		p, _ := wb.Prompt(e.Prompt)
		if p != nil && p.Theirs && (e.Kind == entry.Answer || e.Kind == entry.Skip) {
			continue
		}
		if p != nil && e.Kind == entry.Answer {
			var err error
			if e, err = withoutTheirs(p, e); err != nil {
				return nil, fmt.Errorf("writing out entry %s: %w", e.ID, err)
			}
		}
		left = append(left, e)
	}
	return left, nil
}

// withoutTheirs returns an answer without the fields that quote the other person.
func withoutTheirs(p *workbook.Prompt, e entry.Entry) (entry.Entry, error) {
	left, err := answers.WithoutFields(p, e.Answer, func(f *workbook.Field) bool { return f.Theirs })
	if err != nil || bytes.Equal(left, e.Answer) {
		return e, nil // it has no such fields
	}
	e.Answer = left
	return entry.Recoded(e)
}

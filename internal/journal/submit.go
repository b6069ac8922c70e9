package journal

import (
	"context"
	"maps"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// mark stands, in the name of a draft that is being submitted, between the
// prompt and the id of the entry that it became. A prompt's id has none.
const mark = "@"

// Submit appends the entries that drafts led to, and removes the drafts: all
// or nothing, also when the process is killed at any instant. (Between an
// Append and a RemoveDraft a kill would leave the draft of an answer that is
// already there.) Its errors are those of Append; after one, the drafts stay.
func (d *Desk) Submit(ctx context.Context, prompts []string, entries ...entry.Entry) ([]entry.Entry, error) {
	before, without := d.drafts, maps.Clone(d.drafts)
	for _, prompt := range prompts {
		delete(without, prompt)
	}
	if len(without) == len(before) {
		return d.journal.Append(ctx, entries...)
	}
	added, err := d.journal.append(ctx, entries, func(id string) error {
		marked := maps.Clone(without)
		for _, prompt := range prompts {
			if text, ok := before[prompt]; ok {
				marked[prompt+mark+id] = text
			}
		}
		return d.save(marked)
	})
	after := without
	if err != nil {
		after = before
	}
	// Whether the entries are saved is decided. A file of drafts that cannot
	// be written now will be understood by the next Desk as it stands.
	_ = d.save(after)
	d.drafts = after
	return added, err
}

// settleMarks ends the submits that a kill cut short: the drafts go whose entry
// is in the journal, the others get their names back.
func (d *Desk) settleMarks() error {
	settled := maps.Clone(d.drafts)
	for name, text := range d.drafts {
		prompt, id, marked := strings.Cut(name, mark)
		if !marked {
			continue
		}
		delete(settled, name)
		_, submitted := d.journal.ids[id]
		_, begunAgain := d.drafts[prompt]
		if !submitted && !begunAgain {
			settled[prompt] = text
		}
	}
	if len(settled) == len(d.drafts) && maps.Equal(settled, d.drafts) {
		return nil
	}
	return d.save(settled)
}

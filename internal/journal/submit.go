package journal

import (
	"context"
	"maps"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// mark stands, in the name of a draft that is being submitted, between the
// prompt and the journal's greatest id of that moment. A prompt's id has none.
const mark = "@"

// Submit appends the entries that a prompt's draft led to and removes the
// draft. Its errors are those of Append, and the draft stays when nothing was
// appended. Killed at any instant, the next Desk knows which of the two it was:
// the draft is marked before the append, and a marked draft whose prompt has a
// later entry was submitted.
func (d *Desk) Submit(ctx context.Context, prompt string, entries ...entry.Entry) ([]entry.Entry, error) {
	text, drafted := d.drafts[prompt]
	if !drafted {
		return d.journal.Append(ctx, entries...)
	}
	before := d.drafts
	without := maps.Clone(before)
	delete(without, prompt)
	marked := maps.Clone(without)
	marked[prompt+mark+d.journal.greatest] = text
	if err := d.save(marked); err != nil {
		return nil, err
	}
	added, err := d.journal.Append(ctx, entries...)
	after := without
	if err != nil {
		after = before
	}
	// The entries are saved or they are not: a draft's file that cannot be
	// written now says which one, too, when the next Desk is taken.
	d.drafts = after
	_ = d.write(after)
	return added, err
}

// settleMarks gives the drafts of submits that a kill cut short their names
// back, or removes them where the entries were appended.
func (d *Desk) settleMarks() error {
	settled := maps.Clone(d.drafts)
	for name, text := range d.drafts {
		prompt, id, marked := strings.Cut(name, mark)
		if !marked {
			continue
		}
		delete(settled, name)
		if _, newer := d.drafts[prompt]; !newer && !d.submitted(prompt, id) {
			settled[prompt] = text
		}
	}
	if maps.Equal(settled, d.drafts) {
		return nil
	}
	return d.save(settled)
}

// submitted reports whether the journal has an entry of the prompt behind id.
func (d *Desk) submitted(prompt, id string) bool {
	for _, e := range d.journal.Entries {
		if e.Prompt == prompt && e.ID > id {
			return true
		}
	}
	return false
}

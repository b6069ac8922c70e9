package journal

import (
	"context"
	"maps"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// mark separates, in the name of a draft that is being submitted, the prompt
// from the id of the entry that it becomes. No prompt's id contains it.
const mark = "@"

// Submit appends the entries that drafts led to, and removes the drafts: all
// or nothing, even if the process is killed at any instant. Without entries it
// only removes the drafts. Its errors are those of Append; after one, the drafts
// are unchanged.
func (w *Workspace) Submit(ctx context.Context, prompts []string, entries ...entry.Entry) ([]entry.Entry, error) {
	before, without := w.drafts, maps.Clone(w.drafts)
	for _, prompt := range prompts {
		delete(without, prompt)
	}
	switch {
	case len(without) == len(before):
		return w.journal.Append(ctx, entries...)
	case len(entries) == 0:
		return nil, w.save(without)
	}
	added, err := w.journal.append(ctx, entries, func(id string) error {
		marked := maps.Clone(without)
		for _, prompt := range prompts {
			if text, ok := before[prompt]; ok {
				marked[prompt+mark+id] = text
			}
		}
		return w.save(marked)
	})
	after := maps.Clone(w.drafts) // with what others have added meanwhile
	for _, prompt := range prompts {
		delete(after, prompt)
		maps.DeleteFunc(after, func(name, _ string) bool { return strings.HasPrefix(name, prompt+mark) })
		if text, ok := before[prompt]; ok && err != nil {
			after[prompt] = text
		}
	}
	// By now the entries are saved, or not. If the drafts cannot be written,
	// the next workspace will make sense of the marked ones.
	if w.save(after) != nil {
		w.drafts = after
	}
	return added, err
}

// settleMarks completes the submits that a kill interrupted: drafts whose entry
// is in the journal are removed, the others get their names back.
func (w *Workspace) settleMarks() error {
	settled := maps.Clone(w.drafts)
	for name, text := range w.drafts {
		prompt, id, marked := strings.Cut(name, mark)
		if !marked {
			continue
		}
		delete(settled, name)
		_, submitted := w.journal.ids[id]
		_, begunAgain := w.drafts[prompt]
		if !submitted && !begunAgain {
			settled[prompt] = text
		}
	}
	if maps.Equal(settled, w.drafts) {
		return nil
	}
	return w.save(settled)
}

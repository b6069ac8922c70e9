// Package versions owns which entries are versions of the same thing: an answer and
// its revisions, a note and its corrections, a promise and what was told of it.
//
// It refuses to know how they're shown or changed.
package versions

import (
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Of returns all versions of an entry, the oldest first. It has at least the entry
// itself.
func Of(entries []entry.Entry, of entry.Entry) []entry.Entry {
	return linked(entries, of, func(e entry.Entry) []string { return []string{e.Revises} })
}

// Newest returns the newest version of an entry.
func Newest(entries []entry.Entry, of entry.Entry) entry.Entry {
	all := Of(entries, of)
	return all[len(all)-1]
}

// Together returns what is forgotten with an entry: its versions, and with a promise
// also what was told of it.
func Together(entries []entry.Entry, of entry.Entry) []entry.Entry {
	if of.Kind == entry.Checkin {
		return []entry.Entry{of}
	}
	return linked(entries, of, func(e entry.Entry) []string { return []string{e.Revises, e.About} })
}

// linked returns the entries that an entry is linked with, directly or through others.
// A revision can name one that is not in the journal: two revisions of it belong
// together all the same.
// All answers to a prompt are versions of one answer, also those of copies that were
// brought together.
func linked(entries []entry.Entry, of entry.Entry, links func(entry.Entry) []string) []entry.Entry {
	ids := map[string]bool{of.ID: true}
	for _, e := range entries {
		if of.Kind == entry.Answer && e.Kind == entry.Answer && e.Prompt == of.Prompt {
			ids[e.ID] = true
		}
	}
	for grown := true; grown; {
		grown = false
		for _, e := range entries {
			named := slices.DeleteFunc(links(e), func(id string) bool { return id == "" })
			if len(named) == 0 || !ids[e.ID] && !slices.ContainsFunc(named, func(id string) bool { return ids[id] }) {
				continue
			}
			for _, id := range append(named, e.ID) {
				grown = grown || !ids[id]
				ids[id] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(entries), func(e entry.Entry) bool { return !ids[e.ID] })
}

// Current returns the ids of the entries that no later version replaces.
func Current(entries []entry.Entry) map[string]bool {
	current := map[string]bool{}
	for _, e := range entries {
		current[e.ID] = true
		delete(current, e.Revises)
	}
	return current
}

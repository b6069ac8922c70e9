// Package union owns bringing copies of a journal together: the union of their
// entries by id, without those that one of the copies has forgotten. The order of
// the copies doesn't matter, and a copy that comes twice changes nothing.
//
// It refuses to choose: two different entries with one id, or two different headers,
// are errors that have both. It refuses to know files, and what entries mean.
package union

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Result is what came of bringing copies together.
type Result struct {
	Lines []byte // of the whole journal
	Added int    // entries that the first copy didn't have
	Gone  int    // entries of the first copy that another one has forgotten
	Torn  bool   // the last line of another copy was cut off, and was left out
}

// Headers says that copies have different first lines: they're different journals.
type Headers struct{ Ours, Theirs entry.Entry }

func (e *Headers) Error() string { return "it's a different journal, because its first line differs" }

// Conflict says that there are two different entries with one id.
type Conflict struct{ Ours, Theirs entry.Entry }

func (e *Conflict) Error() string {
	return fmt.Sprintf("there are two different entries with the id %s", e.Ours.ID)
}

// Invalid says that a line of another copy is no entry.
type Invalid struct {
	Line int // from 1
	Err  error
}

func (e *Invalid) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns what is wrong with the line.
func (e *Invalid) Unwrap() error { return e.Err }

// Of returns the union of the lines of two copies. If the second one has nothing new,
// the lines of the first are returned as they are; otherwise all are in the order of
// their ids.
func Of(ours, theirs []byte) (Result, error) {
	mine, _, err := read(ours)
	if err != nil {
		return Result{}, err
	}
	others, torn, err := read(theirs)
	if err != nil {
		return Result{}, err
	}
	all, err := together(mine, others)
	if err != nil {
		return Result{}, err
	}
	kept := Remembered(all)
	r := Result{Lines: ours, Added: without(kept, mine), Gone: without(mine, kept), Torn: torn}
	if r.Added > 0 || r.Gone > 0 || len(kept) != len(mine) {
		r.Lines = lines(kept)
	}
	return r, nil
}

// without returns how many of the entries the others don't have.
func without(entries, others []entry.Entry) (count int) {
	has := make(map[string]bool, len(others))
	for _, e := range others {
		has[e.ID] = true
	}
	for _, e := range entries {
		if !has[e.ID] {
			count++
		}
	}
	return count
}

// read decodes the lines of a copy. A last line that was cut off is left out.
func read(data []byte) (entries []entry.Entry, torn bool, err error) {
	var decoder entry.Decoder
	number := 0
	for line := range bytes.Lines(data) {
		number++
		text := entry.TrimLine(bytes.TrimSuffix(line, []byte("\n")))
		if len(text) == 0 {
			continue
		}
		e, err := decoder.Decode(text)
		if err != nil && !bytes.HasSuffix(line, []byte("\n")) && len(entries) > 0 {
			return entries, true, nil
		}
		if err == nil && (len(entries) == 0) != (e.Kind == entry.Journal) {
			err = errors.New("the header is missing, or there are two")
		}
		if err != nil {
			return nil, false, &Invalid{number, err}
		}
		entries = append(entries, e)
	}
	if len(entries) == 0 {
		return nil, false, &Invalid{1, errors.New("the file is empty")}
	}
	return entries, false, nil
}

// together returns all entries, each once, in the order of their ids.
func together(mine, others []entry.Entry) (all []entry.Entry, err error) {
	if !same(mine[0], others[0]) {
		return nil, &Headers{mine[0], others[0]}
	}
	known := make(map[string]entry.Entry, len(mine))
	for _, e := range slices.Concat(mine, others) {
		before, twice := known[e.ID]
		switch {
		case twice && !same(before, e):
			return nil, &Conflict{before, e}
		case !twice:
			known[e.ID] = e
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b entry.Entry) int { return strings.Compare(a.ID, b.ID) })
	return all, nil
}

// same reports whether two lines are the same, but for the space around them.
func same(a, b entry.Entry) bool {
	return bytes.Equal(bytes.TrimSpace(a.Line()), bytes.TrimSpace(b.Line()))
}

// Remembered returns the entries without those that one of them says are forgotten.
// The header always stays.
func Remembered(entries []entry.Entry) []entry.Entry {
	forgotten := map[string]bool{}
	for _, e := range entries {
		for _, id := range e.Forgot {
			forgotten[id] = true
		}
	}
	if len(forgotten) == 0 {
		return entries
	}
	return slices.DeleteFunc(slices.Clone(entries), func(e entry.Entry) bool {
		return forgotten[e.ID] && e.Kind != entry.Journal && e.Kind != entry.Forgotten
	})
}

func lines(entries []entry.Entry) []byte {
	var b bytes.Buffer
	for _, e := range entries {
		b.Write(bytes.TrimSpace(e.Line()))
		b.WriteByte('\n')
	}
	return b.Bytes()
}

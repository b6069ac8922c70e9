package records

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/union"
)

func runMerge(ctx context.Context, g *global, files []string) error {
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	var copies [][]byte
	for _, file := range files { // all of them, before anything is changed
		data, err := readCopy(o, file)
		if err != nil {
			return err
		}
		copies = append(copies, data)
	}
	w, err := o.OpenWorkspace(ctx)
	if err != nil {
		return err
	}
	for i, data := range copies {
		merged, failed := w.Merge(ctx, data)
		if failed != nil {
			err = g.notMerged(o, files[i], failed)
			break
		}
		if err = g.tellMerged(o, files[i], merged); err != nil {
			break
		}
	}
	return errors.Join(err, w.Close())
}

// readCopy returns the lines of a copy.
func readCopy(o *app.Opened, file string) ([]byte, error) {
	if layout.IsSealed(file) && !o.IsSealed() {
		return nil, app.Usage("nothing was changed. Unseal the copy first, or seal this journal in the same way", "%q is sealed", file)
	}
	data, err := o.ReadCopy(file)
	var unusable *journal.Unusable
	switch {
	case errors.As(err, &unusable):
		return nil, app.Fail(fmt.Errorf("%q can't be read: %s", file, unusable.Why), "nothing was changed")
	case err != nil:
		return nil, app.Fail(fmt.Errorf("reading the copy: %w", err), "nothing was changed")
	}
	return data, nil
}

// tellMerged says what a copy brought.
func (g *global) tellMerged(o *app.Opened, file string, m journal.Merged) error {
	name := "merged"
	switch m.Added {
	case 0:
		name = "merged-none"
	case 1:
		name = "merged-one"
	}
	text := o.Words.Say(name, "count", strconv.Itoa(m.Added), "file", display.Path(file)) + "\n"
	if m.Gone > 0 {
		text += o.Words.Say("merged-gone", "count", strconv.Itoa(m.Gone)) + "\n"
	}
	if m.Torn {
		text += o.Words.Say("merged-torn", "file", display.Path(file)) + "\n"
	}
	return g.Print(text)
}

// notMerged shows both sides if a copy can't be added, and returns what went wrong.
func (g *global) notMerged(o *app.Opened, file string, err error) error {
	var headers *union.Headers
	var conflict *union.Conflict
	var invalid *union.Invalid
	switch {
	case errors.As(err, &invalid):
		return &journal.Damaged{Path: file, Line: invalid.Line, Why: invalid.Err.Error()}
	case errors.As(err, &headers):
		return g.bothSides(o, file, err, headers.Ours, headers.Theirs, "that's another journal. Read it with: trustrepair journal --journal PATH")
	case errors.As(err, &conflict):
		return g.bothSides(o, file, err, conflict.Ours, conflict.Theirs,
			"nothing was added from it. Somebody edited one of the files. To keep both, change the id of one of the two lines")
	}
	return err
}

func (g *global) bothSides(o *app.Opened, file string, err error, ours, theirs entry.Entry, hint string) error {
	page, v := g.Page(), o.View()
	page.Color = false
	fmt.Fprint(g.Err, display.Path(o.Path)+":\n"+page.Entry(v, ours)+"\n"+display.Path(file)+":\n"+page.Entry(v, theirs)+"\n")
	return app.Fail(fmt.Errorf("%q can't be added: %w", file, err), hint)
}

package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/locks"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// A change takes a journal from one form to the other. Up to the removal of the old
// journal the old form counts, from then on the new one. A file marks that time, so
// that whoever comes after a kill can undo or complete it without the passphrase.
type change struct {
	from, to layout.Names
	marker   string
	read     store.Files // of the old form
	write    store.Files // of the new form
	storage  store.Storage
}

// run writes the journal and the other files in the new form, checks that each of
// them can be read, and only then removes the old ones. The locks are held. After an
// error everything is as it was, or on its way and settled by the next Open.
func (c change) run(lines []byte, first func() error) error {
	old, err := c.from.Words()
	if err == nil {
		err = c.unobstructed(old)
	}
	if err != nil {
		return err
	}
	if err := disk.WriteNew(c.marker, nil); err != nil {
		return err
	}
	err = disk.SyncFolder(filepath.Dir(c.marker))
	if err == nil {
		err = first()
	}
	for _, path := range old {
		if err == nil {
			err = c.convert(path)
		}
	}
	if err == nil {
		err = c.create(lines)
	}
	if err != nil {
		return errors.Join(err, settle(c.from))
	}
	return settleAs(c.to, func() error { return disk.Remove(c.from.Journal) })
}

// unobstructed checks that no file is where one of the new form is to be.
func (c change) unobstructed(old []string) error {
	for _, path := range append(slices.Clone(old), c.from.Journal) {
		if err := store.NothingAt(c.from.InForm(path, c.to)); err != nil {
			return err
		}
	}
	return nil
}

// convert writes a file next to the journal in the new form, and reads it back.
func (c change) convert(path string) error {
	data, err := c.read.Read(path, maxDrafts)
	var unusable *Unusable
	if errors.As(err, &unusable) && c.from.Ending != "" {
		return nil // not sealed with this key: it stays what it is
	}
	if err != nil {
		return err
	}
	to := c.from.InForm(path, c.to)
	if err := c.write.Replace(to, data); err != nil {
		return err
	}
	back, err := c.write.Read(to, maxDrafts)
	if err == nil && !bytes.Equal(back, data) {
		err = fmt.Errorf("%q doesn't read as it was written", to)
	}
	return err
}

// create writes the journal in the new form, and reads it back.
func (c change) create(lines []byte) error {
	s, _ := c.storage(c.to.Journal, c.to)
	if err := s.Rewrite(lines); err != nil {
		return err
	}
	s, _ = c.storage(c.to.Journal, c.to)
	read, err := s.Load()
	if err != nil {
		return err
	}
	back, err := io.ReadAll(read.From(0))
	if err = errors.Join(err, read.Close()); err == nil && !bytes.Equal(back, lines) {
		err = fmt.Errorf("%q doesn't read as it was written", c.to.Journal)
	}
	return err
}

// settled completes or undoes a change of the form that was cut off, if there is one,
// and returns the names of the journal in the form that it has then. Where it may not
// write, it leaves that to somebody else.
func settled(ctx context.Context, n layout.Names) (layout.Names, error) {
	if n.Both() {
		return n, &TwoForms{Plain: n.Plain().Journal, Sealed: n.Sealed().Journal}
	}
	if n.Between() {
		unlock, err := locks.Wait(ctx, n.Lock(), nil)
		var inUse *InUse
		switch {
		case err == nil:
			err = settle(n)
			unlock()
		case !errors.As(err, &inUse) && ctx.Err() == nil:
			err = nil
		}
		if err != nil {
			return n, fmt.Errorf("completing a change of the journal's form: %w", err)
		}
	}
	if layout.IsSealed(layout.Found(n.Journal)) {
		return n.Sealed(), nil
	}
	return n.Plain(), nil
}

// settle completes or undoes a change of the form. The lock is held.
func settle(n layout.Names) error {
	return settleAs(layout.At(layout.Found(n.Journal)), func() error { return nil })
}

// settleAs removes the files of the other form than the one that counts, once first
// has made sure that it does.
func settleAs(n layout.Names, first func() error) error {
	if err := first(); err != nil {
		return err
	}
	other := n.Other()
	doomed, err := other.Words()
	if err != nil {
		return err
	}
	doomed = slices.DeleteFunc(doomed, func(path string) bool {
		return store.NothingAt(other.InForm(path, n)) == nil // it's there in this form only
	})
	doomed = append(doomed, other.Journal)
	if n.Ending == "" {
		doomed = append(doomed, n.Key())
	}
	if err := removeAll(doomed); err != nil {
		return err
	}
	return removeAll([]string{n.Sealing(), n.Unsealing()})
}

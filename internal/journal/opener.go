package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// An Opener opens journals in either form, and changes their form. The zero value
// opens those that are not sealed.
type Opener struct {
	// Passphrase returns the passphrase of a sealed journal. It is called before
	// anything is locked, and again after a wrong one, with the number of wrong
	// ones so far. It may then return ErrWrongPassphrase.
	Passphrase func(ctx context.Context, wrong int) (string, error)

	// Private is the folder for the text in the editor while a journal is sealed;
	// "" means next to the journal.
	Private string
}

// ErrWrongPassphrase says that a passphrase does not open the journal.
var ErrWrongPassphrase = seal.ErrWrongPassphrase

// Open is the function Open for journals in either form. Its errors are also those of
// Passphrase, ErrWrongPassphrase, *NoKey and *TwoForms. A journal that was left on its
// way from one form to the other is settled first.
func (o Opener) Open(ctx context.Context, path string) (*Journal, error) {
	path = layout.Found(path)
	n, err := followed(path)
	if err != nil {
		return nil, err
	}
	if n, err = settled(ctx, n); err != nil {
		return nil, err
	}
	if layout.IsSealed(path) != (n.Ending != "") { // by now, or where a link leads to
		path = n.Journal
	}
	if n.Ending == "" {
		return openIn(ctx, path, store.Plain)
	}
	key, err := o.unlock(ctx, n)
	if err != nil {
		return nil, err
	}
	return o.openSealed(ctx, path, key)
}

func (o Opener) openSealed(ctx context.Context, path string, key *seal.Key) (*Journal, error) {
	j, err := openIn(ctx, path, o.sealed(key))
	if err != nil {
		return nil, err
	}
	j.key, j.names.Private = key, o.Private
	return j, nil
}

// sealed returns the storage that this key opens.
func (o Opener) sealed(key *seal.Key) store.Storage {
	return func(path string, n layout.Names) (store.Store, store.Files) {
		n.Private = o.Private
		return store.Sealed(key)(path, n)
	}
}

// unlock returns the key of a sealed journal.
func (o Opener) unlock(ctx context.Context, n layout.Names) (*seal.Key, error) {
	file, err := readKey(n)
	if err != nil {
		return nil, err
	}
	if o.Passphrase == nil {
		return nil, ErrWrongPassphrase
	}
	for wrong := 0; ; wrong++ {
		passphrase, err := o.Passphrase(ctx, wrong)
		if err != nil {
			return nil, err
		}
		key, err := seal.OpenKey(file, passphrase)
		var unopened *seal.Unopened
		switch {
		case errors.As(err, &unopened):
			return nil, &Damaged{Path: n.Key(), Why: err.Error()}
		case err == nil || !errors.Is(err, ErrWrongPassphrase):
			return key, err
		}
	}
}

// Lines returns what is in the file of a journal in either form, and the key of a
// sealed one. None of the lines need be an entry.
func (o Opener) Lines(ctx context.Context, path string) (lines []byte, key *seal.Key, err error) {
	const most = 1 << 30
	path = layout.Found(path)
	n, err := followed(path)
	if err != nil {
		return nil, nil, err
	}
	if n.Ending == "" {
		lines, err = store.PlainFiles().Read(n.Journal, most)
		return lines, nil, err
	}
	if key, err = o.unlock(ctx, n); err != nil {
		return nil, nil, err
	}
	_, files := store.Sealed(key)(path, n)
	lines, err = files.Read(n.Journal, most)
	return lines, key, err
}

// readKey reads the key file of a sealed journal.
func readKey(n layout.Names) ([]byte, error) {
	const most = 1 << 16
	file, err := store.PlainFiles().Read(n.Key(), most)
	var unusable *Unusable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &NoKey{Journal: n.Journal, Path: n.Key()}
	case errors.As(err, &unusable):
		return nil, &Damaged{Path: n.Key(), Why: unusable.Why}
	case err != nil:
		return nil, openError(n.Key(), err)
	}
	return file, nil
}

// NoKey says that the key file of a sealed journal is missing.
type NoKey struct{ Journal, Path string }

func (e *NoKey) Error() string {
	return fmt.Sprintf("%q is sealed, and its key file %q isn't there", e.Journal, e.Path)
}

// TwoForms says that there is a plain and a sealed journal of one name. Nothing was
// changed: neither is known to be the newer one.
type TwoForms struct{ Plain, Sealed string }

func (e *TwoForms) Error() string {
	return fmt.Sprintf("there are two journals of this name, %q and %q", e.Plain, e.Sealed)
}

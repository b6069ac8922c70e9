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
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// A Lock is what a journal is sealed with: a key, and the passphrase for the file that
// the key is kept in.
type Lock struct {
	Key        *seal.Key
	Passphrase string
	Work       int // what opening costs; 0 is age's own choice
}

// file returns the contents of the key file, which was tried out.
func (l Lock) file() ([]byte, error) {
	file, err := l.Key.Protected(l.Passphrase, l.Work)
	if err != nil {
		return nil, err
	}
	return file, l.opens(file)
}

// opens checks that the passphrase opens a key file.
func (l Lock) opens(file []byte) error {
	key, err := seal.OpenKey(file, l.Passphrase)
	if err == nil && !key.Same(l.Key) {
		err = errors.New("the key file has another key")
	}
	return err
}

// CreateSealed is the function Create for a journal that is sealed from the beginning.
func (o Opener) CreateSealed(ctx context.Context, path string, lock Lock, entries ...entry.Entry) (*Journal, error) {
	n := layout.At(path).Sealed()
	if err := free(n.Journal); err != nil {
		return nil, err
	}
	file, err := lock.file()
	if err != nil {
		return nil, err
	}
	if err := disk.MakeFolder(filepath.Dir(n.Journal)); err != nil {
		return nil, &NotSaved{Path: n.Journal, Err: err}
	}
	if err := newKeyFile(n, file); err != nil {
		return nil, &NotSaved{Path: n.Key(), Err: err}
	}
	if err := create(ctx, n.Journal, o.sealed(lock.Key), entries); err != nil {
		return nil, errors.Join(err, disk.Remove(n.Key()))
	}
	return o.openSealed(ctx, n.Journal, lock.Key)
}

// newKeyFile writes the key file of a journal that is to be sealed. The key of an
// earlier one of that name, which may still open copies, is kept.
func newKeyFile(n layout.Names, file []byte) error {
	if err := keepKey(n); err != nil {
		return err
	}
	return store.CreateFile(n.Key(), n.Unfinished(n.Key()), file)
}

func keepKey(n layout.Names) error {
	err := store.NothingAt(n.Key())
	if errors.Is(err, ErrExists) {
		_, err = store.Quarantine(store.PlainFiles(), n.Key(), n.KeptKey())
	}
	return err
}

// Seal gives the journal and all files with words next to it the sealed form. Before
// the plain ones are removed, each sealed one is read back, with the key from its
// file. Nothing is erased: what copies and the disk itself still hold is out of reach.
// The error is *InUse while a person is working on the journal, and *NotSaved when the
// system refused: then everything is as it was.
func (o Opener) Seal(ctx context.Context, path string, lock Lock) error {
	file, err := lock.file()
	if err != nil {
		return err
	}
	return o.change(ctx, path, func(j *Journal, lines []byte) error {
		n := j.names
		if err := keepKey(n); err != nil {
			return err
		}
		c := change{from: n, to: n.Sealed(), marker: n.Sealing(), read: j.files, storage: o.sealed(lock.Key)}
		_, c.write = c.storage(c.to.Journal, c.to)
		return c.run(lines, func() error {
			if err := newKeyFile(n, file); err != nil {
				return err
			}
			written, err := readKey(n)
			if err == nil && !bytes.Equal(written, file) {
				err = fmt.Errorf("%q doesn't read as it was written", n.Key())
			}
			return err
		})
	})
}

// Unseal gives a sealed journal and the files next to it the plain form, and removes
// the key. If there are sealed copies next to it, their key is kept.
func (o Opener) Unseal(ctx context.Context, path string) error {
	return o.change(ctx, path, func(j *Journal, lines []byte) error {
		n := j.names
		if err := keepKeyOfCopies(j); err != nil {
			return err
		}
		c := change{from: n, to: n.Plain(), marker: n.Unsealing(), read: j.files, storage: store.Plain}
		_, c.write = c.storage(c.to.Journal, c.to)
		return c.run(lines, func() error { return nil })
	})
}

// keepKeyOfCopies copies the key file of a journal if there are sealed copies.
func keepKeyOfCopies(j *Journal) error {
	files, err := layout.Files(j.names.Journal)
	sealedCopy := func(f layout.File) bool {
		return (f.Sort == layout.Copy || f.Sort == layout.Conflict) && layout.IsSealed(f.Path)
	}
	if err != nil || !slices.ContainsFunc(files, sealedCopy) {
		return err
	}
	key, err := readKey(j.names)
	if err != nil {
		return err
	}
	plain := j.plainFiles()
	_, err = store.Preserve(plain, j.names.KeptKey(), j.modified, key)
	return err
}

// change calls convert with the lines of the whole journal, while both locks are held.
func (o Opener) change(ctx context.Context, path string, convert func(j *Journal, lines []byte) error) error {
	j, err := o.Open(ctx, path)
	if err != nil {
		return err
	}
	w, err := j.OpenWorkspace(ctx)
	if err != nil {
		return err
	}
	err = j.locked(ctx, func() error {
		lines, err := j.allLines()
		if err != nil {
			return err
		}
		if err := convert(j, lines); err != nil {
			return &NotSaved{Path: j.Path, Err: err}
		}
		w.drafts = nil // they are in the other form now
		return nil
	})
	return errors.Join(err, w.Close())
}

// allLines reads the whole journal as it is now. The lock is held.
func (j *Journal) allLines() ([]byte, error) {
	if err := j.catchUp(); err != nil {
		return nil, err
	}
	return j.stored()
}

// stored returns what the store holds.
func (j *Journal) stored() ([]byte, error) {
	c, err := j.store.Load()
	if err != nil {
		return nil, j.storeError(err)
	}
	lines, err := io.ReadAll(c.From(0))
	return lines, errors.Join(err, c.Close())
}

// IsSealed reports whether the journal is sealed.
func (j *Journal) IsSealed() bool { return j.key != nil }

// ChangePassphrase protects the key of a sealed journal with another passphrase. The
// journal itself stays as it is.
func (j *Journal) ChangePassphrase(ctx context.Context, passphrase string, work int) error {
	return j.protect(ctx, Lock{j.key, passphrase, work})
}

// protect replaces the key file.
func (j *Journal) protect(ctx context.Context, lock Lock) error {
	file, err := lock.file()
	if err != nil {
		return err
	}
	return j.locked(ctx, func() error {
		if err := j.plainFiles().Replace(j.names.Key(), file); err != nil {
			return &NotSaved{Path: j.names.Key(), Err: err}
		}
		return nil
	})
}

// AddRecovery adds a recovery key to a sealed journal, which opens it without the
// passphrase, and returns it. An earlier one opens only what is older. work is as in
// Lock.
func (j *Journal) AddRecovery(ctx context.Context, passphrase string, work int) (secret string, err error) {
	if secret, err = j.key.AddRecovery(); err != nil {
		return "", err
	}
	w, err := j.OpenWorkspace(ctx)
	if err != nil {
		return "", err
	}
	if err = j.protect(ctx, Lock{j.key, passphrase, work}); err == nil {
		err = j.locked(ctx, j.sealAgain)
	}
	return secret, errors.Join(err, w.Close())
}

// sealAgain writes all sealed files again, for everybody who can open them now. The
// lock is held.
func (j *Journal) sealAgain() error {
	lines, err := j.allLines()
	if err != nil {
		return err
	}
	paths, err := j.names.Words()
	if err != nil {
		return err
	}
	for _, path := range paths {
		data, err := j.files.Read(path, maxDrafts)
		if is := (*Unusable)(nil); errors.As(err, &is) {
			continue
		}
		if err == nil {
			err = j.files.Replace(path, data)
		}
		if err != nil {
			return &NotSaved{Path: path, Err: err}
		}
	}
	if err := j.store.Rewrite(lines); err != nil {
		return j.storeError(err)
	}
	return nil
}

// Recover sets a new passphrase for a sealed journal with its recovery key, which
// becomes its key.
func (o Opener) Recover(ctx context.Context, path string, lock Lock) error {
	n, err := followed(path)
	if err != nil {
		return err
	}
	j, err := o.openSealed(ctx, n.Journal, lock.Key)
	if err != nil {
		return err
	}
	return j.protect(ctx, lock)
}

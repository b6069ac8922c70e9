// Package store owns the form in which a journal's words are on the disk: as plain
// lines, or sealed. A [Store] keeps the lines of one journal, and [Files] the other
// words next to it.
//
// It refuses to know what the lines are, and when one may write: callers hold the
// locks.
package store

import (
	"io"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// A Store holds the lines of one journal, in whatever form it likes. Append and
// Rewrite are called with the append lock held, Load also without it.
type Store interface {
	// Load opens what the store holds now. The error is *Replaced when that
	// is no longer what was loaded before, *Damaged when no lines can be made
	// of it, *disk.NotAFile, or what the system said.
	Load() (*Contents, error)

	// Append durably writes the block after the first size bytes of what was
	// loaded last, and drops what followed them. On an error those bytes are
	// intact, but a piece of the block may follow them.
	Append(size int64, block []byte) error

	// Rewrite durably replaces what was loaded last with data, or leaves it
	// as it was. If nothing was loaded yet it creates the store, and the
	// error wraps ErrExists when anything is in the way.
	Rewrite(data []byte) error
}

// Contents are the bytes that a store holds at one moment.
type Contents struct {
	io.ReaderAt
	io.Closer
	Size     int64
	Modified time.Time
}

// From returns a reader of everything from an offset on.
func (c *Contents) From(offset int64) *io.SectionReader {
	return io.NewSectionReader(c, offset, c.Size-offset)
}

// Files are the files next to a journal that hold a person's words: drafts,
// a text open in an editor, and what was quarantined. A store that hides its
// lines hides these as well, except for the text that the editor has to read.
type Files interface {
	// Read returns the whole file, up to limit bytes. The error is *Unusable
	// when it is no regular file, a link to none, or longer than that.
	Read(path string, limit int64) ([]byte, error)

	// Replace durably writes the whole file, whether or not there is one.
	Replace(path string, data []byte) error

	// Remove durably removes the file. A missing one is no error.
	Remove(path string) error
}

// A Storage opens the store and the side files of the journal at a path.
type Storage func(path string, n layout.Names) (Store, Files)

package store

import (
	"errors"
	"fmt"
)

// ErrExists says that Create found something where it should put the journal: a
// file of any kind, even one that cannot be read, or a link to nowhere.
var ErrExists = errors.New("something stands there already")

// Damaged says that a line of the journal is no valid entry, or in a place
// where it cannot be. Nothing was changed.
type Damaged struct {
	Path   string
	Line   int  // from 1; 0 if the file as a whole cannot be read
	Column int  // from 1, in characters; 0 if it is about the whole line
	Marker bool // the line is a conflict marker of git
	Why    string
}

func (e *Damaged) Error() string {
	switch {
	case e.Line == 0:
		return fmt.Sprintf("%q: %s", e.Path, e.Why)
	case e.Column > 0:
		return fmt.Sprintf("%q, line %d, column %d: %s", e.Path, e.Line, e.Column, e.Why)
	}
	return fmt.Sprintf("%q, line %d: %s", e.Path, e.Line, e.Why)
}

// Replaced says that the file is no longer the one that was opened: it was
// deleted, replaced, cut, or changed by another program. Nothing was changed.
type Replaced struct{ Path string }

func (e *Replaced) Error() string {
	return fmt.Sprintf("%q was replaced or changed by another program", e.Path)
}

// Unusable says that an editor left something that is no text. It was kept.
type Unusable struct {
	Path string // where it is kept now
	Why  string
}

func (e *Unusable) Error() string {
	return fmt.Sprintf("the edited text cannot be used, it is kept in %q: %s", e.Path, e.Why)
}

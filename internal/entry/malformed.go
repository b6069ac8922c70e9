package entry

import (
	"errors"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// Malformed says what is wrong with a line, and at which character.
type Malformed struct {
	Column int // from 1
	Why    string
}

func (e *Malformed) Error() string { return e.Why }

// malformed returns the error of a line that is wrong at an offset in bytes.
func malformed(line []byte, offset int, why string) *Malformed {
	offset = min(max(offset, 0), len(line))
	return &Malformed{Column: utf8.RuneCount(line[:offset]) + 1, Why: why}
}

// misshapen is the error of a value that does not belong where it is, and the
// offset of that place.
type misshapen struct {
	error
	offset int
}

// located returns a *Malformed if the place of the error is known.
func located(err error, line []byte) error {
	var shape *misshapen
	if errors.As(err, &shape) {
		return malformed(line, shape.offset, err.Error())
	}
	return err
}

// invalidAt returns the offset of the first byte that is not UTF-8.
func invalidAt(line []byte) int {
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(line)
}

// syntaxAt returns the offset of a syntax error, or the beginning of the line.
func syntaxAt(err error) int {
	var syntax *jsontext.SyntacticError
	var shape *misshapen
	switch {
	case errors.As(err, &syntax):
		return int(syntax.ByteOffset)
	case errors.As(err, &shape):
		return shape.offset
	}
	return 0
}

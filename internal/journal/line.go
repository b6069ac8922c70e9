package journal

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// refused returns the error of the next line, which is no valid entry.
func (j *Journal) refused(line []byte, err error) *Damaged {
	d := &Damaged{Path: j.Path, Line: j.lines + 1, Why: err.Error()}
	var malformed *entry.Malformed
	if errors.As(err, &malformed) {
		d.Column = malformed.Column
	}
	switch marker := conflictMarker(line); {
	case marker != "":
		d.Marker, d.Column = true, 1
		d.Why = fmt.Sprintf("git left a conflict marker there, %q", marker)
	case j.lines == 0 && (bytes.HasPrefix(line, []byte("\xff\xfe")) || bytes.HasPrefix(line, []byte("\xfe\xff"))):
		d.Why = "the file is saved as UTF-16; save it as UTF-8"
	}
	return d
}

// conflictMarker returns the marker that the line is, of those that git writes
// where two versions of a file differ, or "".
func conflictMarker(line []byte) string {
	const length = 7
	if len(line) < length || !slices.Contains([]byte("<|=>"), line[0]) {
		return ""
	}
	marker, rest := line[:length], bytes.TrimRight(line[length:], "\r")
	if len(bytes.Trim(marker, string(line[:1]))) > 0 || len(rest) > 0 && rest[0] != ' ' {
		return ""
	}
	return string(marker)
}

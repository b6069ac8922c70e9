package journal

import (
	"bytes"
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// refused returns the error of the next line, which is no valid entry.
func (j *Journal) refused(line []byte, err error) *Damaged {
	d := &Damaged{Path: j.Path, Line: j.lines + 1, Why: err.Error()}
	var malformed *entry.Malformed
	if errors.As(err, &malformed) {
		d.Column = malformed.Column
	}
	switch marker := entry.ConflictMarker(line); {
	case marker != "":
		d.Marker, d.Column = true, 1
		d.Why = fmt.Sprintf("git left a conflict marker there, %q", marker)
	case j.lines == 0 && (bytes.HasPrefix(line, []byte("\xff\xfe")) || bytes.HasPrefix(line, []byte("\xfe\xff"))):
		d.Why = "the file is saved as UTF-16; save it as UTF-8"
	}
	return d
}

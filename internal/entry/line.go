package entry

import (
	"bytes"
	"slices"
)

// TrimLine returns the part of a line that has to be an entry. It is empty for a
// line that is passed over: editors leave empty lines at the end of a file, and
// put a byte order mark before its beginning, where nobody sees either.
func TrimLine(line []byte) []byte {
	line = bytes.TrimPrefix(line, []byte("\ufeff"))
	if len(bytes.Trim(line, " \t\r")) == 0 {
		return nil
	}
	return line
}

// ConflictMarker returns the marker that the line is, of those that git writes
// where two versions of a file differ, or "".
func ConflictMarker(line []byte) string {
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

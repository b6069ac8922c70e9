package entry

import "bytes"

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

package journal

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// MaxLine is the greatest length of a line in bytes, including its newline. The
// longest text that a prompt accepts is 1 MiB, and JSON may need six bytes for
// one.
const MaxLine = 16 << 20

// read reads all lines of r, which continue what was read so far. What comes
// before an error is in Entries.
func (j *Journal) read(r io.Reader) error {
	defer j.sort()
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), MaxLine)
	lines.Split(wholeLines)
	for lines.Scan() {
		if err := j.readLine(lines.Bytes()); err != nil {
			return err
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return j.damaged("the line is longer than any that this program writes")
	case err != nil:
		return fmt.Errorf("reading journal %q: %w", j.Path, err)
	case j.lines == 0:
		return j.damaged("the file is empty")
	}
	return nil
}

// wholeLines splits after newlines and keeps them: a last line without one may
// be unfinished.
func wholeLines(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i+1], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// readLine reads one line, which may turn out to be torn: only the last line can
// lack its newline. A first line is never torn, because a journal is created as
// a whole.
func (j *Journal) readLine(line []byte) error {
	body, ended := bytes.CutSuffix(line, []byte("\n"))
	e, err := j.decoder.Decode(body)
	switch {
	case errors.Is(err, entry.ErrNewer):
		return &Newer{Path: j.Path}
	case err != nil && !ended && j.lines > 0:
		j.torn = bytes.Clone(line)
		return nil
	case err != nil:
		return j.damaged(err.Error())
	}
	if why := j.misplaced(e); why != "" {
		return j.damaged(why)
	}
	j.add(e, len(line), ended)
	return nil
}

// misplaced says why a valid entry cannot follow what was read so far, or
// returns "".
func (j *Journal) misplaced(e entry.Entry) string {
	_, twice := j.ids[e.ID]
	switch {
	case j.lines == 0 && e.Kind != entry.Journal:
		return "the header is missing, which has to be the first line"
	case j.lines > 0 && e.Kind == entry.Journal:
		return "a second header"
	case twice:
		return fmt.Sprintf("the id %q stands twice", e.ID)
	case j.lines > 0 && e.ID < j.Entries[0].ID:
		return fmt.Sprintf("the id %q comes before that of the header", e.ID)
	}
	return ""
}

// add adds an entry whose line is the next one of the journal.
func (j *Journal) add(e entry.Entry, length int, ended bool) {
	j.Entries = append(j.Entries, e)
	j.ids[e.ID] = struct{}{}
	j.size += int64(length)
	j.lines++
	j.last, j.ended = e.Line(), ended
	if e.ID < j.greatest {
		j.unsorted = true // a copy was merged in by other means
	}
	j.greatest = max(j.greatest, e.ID)
}

func (j *Journal) sort() {
	if !j.unsorted {
		return
	}
	slices.SortFunc(j.Entries, func(a, b entry.Entry) int { return strings.Compare(a.ID, b.ID) })
	j.unsorted = false
}

func (j *Journal) damaged(why string) error {
	return &Damaged{Path: j.Path, Line: j.lines + 1, Why: why}
}

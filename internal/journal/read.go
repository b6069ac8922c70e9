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
	"codeberg.org/trustrepair/trustrepair/internal/union"
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
	case len(j.Entries) == 0:
		return &Damaged{Path: j.Path, Line: 1, Why: "the file is empty"}
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
// lack its newline. The header is never torn, because a journal is created as a
// whole.
func (j *Journal) readLine(line []byte) error {
	body, ended := bytes.CutSuffix(line, []byte("\n"))
	text := entry.TrimLine(body)
	if len(text) == 0 {
		j.pass(body, ended)
		return nil
	}
	e, err := j.decoder.Decode(text)
	switch {
	case errors.Is(err, entry.ErrNewer):
		return &Newer{Path: j.Path}
	case err != nil && !ended && len(j.Entries) > 0:
		j.torn = bytes.Clone(line)
		return nil
	case err != nil:
		return j.refused(text, err)
	}
	if why := j.misplaced(e); why != "" {
		return j.damaged(why)
	}
	j.pass(body, ended)
	j.add(e)
	return nil
}

// misplaced says why a valid entry cannot follow what was read so far, or
// returns "".
func (j *Journal) misplaced(e entry.Entry) string {
	_, twice := j.ids[e.ID]
	switch {
	case len(j.Entries) == 0 && e.Kind != entry.Journal:
		return "the header is missing, which has to be the first line"
	case len(j.Entries) > 0 && e.Kind == entry.Journal:
		return "a second header"
	case twice:
		return fmt.Sprintf("the id %q stands twice", e.ID)
	case len(j.Entries) > 0 && e.ID < j.Entries[0].ID:
		return fmt.Sprintf("the id %q comes before that of the header", e.ID)
	}
	return ""
}

// pass goes over the next line of the journal, with or without a newline.
func (j *Journal) pass(line []byte, ended bool) {
	j.size += int64(len(line))
	if ended {
		j.size++
	}
	j.lines++
	j.last, j.ended = append(j.last[:0], line...), ended
}

// add adds the entry of the line that was passed last.
func (j *Journal) add(e entry.Entry) {
	j.Entries = append(j.Entries, e)
	j.ids[e.ID] = struct{}{}
	if e.ID < j.greatest {
		j.unsorted = true // a copy was merged in by other means
	}
	j.greatest = max(j.greatest, e.ID)
	j.forgets = j.forgets || e.Kind == entry.Forgotten
}

// sort puts the entries in order. Those that were forgotten, and came back by other
// means than a merge of ours, don't count.
func (j *Journal) sort() {
	if j.unsorted {
		slices.SortFunc(j.Entries, func(a, b entry.Entry) int { return strings.Compare(a.ID, b.ID) })
		j.unsorted = false
	}
	if j.forgets {
		j.Entries = union.Remembered(j.Entries)
	}
}

func (j *Journal) damaged(why string) error {
	return &Damaged{Path: j.Path, Line: j.lines + 1, Why: why}
}

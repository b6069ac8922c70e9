package journal

import (
	"bufio"
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// Skim returns the header and the entries of the given kinds, in the order of
// their ids. Of several answers, skips or rests at one prompt it returns only
// the newest. It decodes no other lines, so that it is much faster than Open.
//
// It is for commands that only show something: it changes nothing, takes no
// lock, and may not notice damage in a line that it did not have to decode. That
// is why it returns no Journal that could be appended to. If anything is
// unusual, even just a torn last line, it returns an error and leaves it to Open
// to say what it is.
func Skim(path string, kinds ...entry.Kind) ([]entry.Entry, error) {
	if layout.IsSealed(path) {
		return nil, errors.New("it is sealed")
	}
	return skimIn(path, store.Plain, kinds)
}

func skimIn(path string, in store.Storage, kinds []entry.Kind) ([]entry.Entry, error) {
	n, err := followed(path)
	if err != nil {
		return nil, err
	}
	store, _ := in(path, n)
	c, err := store.Load()
	if err != nil {
		return nil, openError(path, err)
	}
	defer c.Close()
	s := skimmer{kinds: kinds, newest: make(map[subject]*place)}
	if err := s.read(c); err != nil {
		return nil, err
	}
	return s.finish(c)
}

// A skimmer reads the lines of a journal and remembers which of them to decode.
type skimmer struct {
	kinds  []entry.Kind
	found  []entry.Entry // the first is the header
	newest map[subject]*place
}

// subject is what only the newest line counts of.
type subject struct{ kind, prompt string }

// place is where the newest line of a kind about a prompt is.
type place struct {
	id     string
	offset int64
	length int
}

func (s *skimmer) read(c *store.Contents) error {
	lines := bufio.NewScanner(c.From(0))
	lines.Buffer(make([]byte, 0, 256<<10), MaxLine)
	lines.Split(wholeLines)
	offset := int64(0)
	for lines.Scan() {
		line, ended := bytes.CutSuffix(lines.Bytes(), []byte("\n"))
		if !ended {
			return errors.New("the last line may be unfinished")
		}
		if err := s.line(line, offset); err != nil {
			return err
		}
		offset += int64(len(line) + 1)
	}
	if len(s.found) == 0 {
		return errors.New("the header is missing")
	}
	return lines.Err()
}

// line decodes a line, or notes where it is, or passes over it.
func (s *skimmer) line(line []byte, offset int64) error {
	text := entry.TrimLine(line)
	if len(text) == 0 {
		return nil
	}
	offset += int64(len(line) - len(text))
	line = text
	if p, ok := peek(line); ok && len(s.found) > 0 && string(p.id) > s.found[0].ID {
		switch {
		case string(p.kind) == string(entry.Forgotten):
			return errors.New("something was forgotten, and may be there again")
		case !slices.Contains(s.kinds, entry.Kind(p.kind)) && string(p.kind) != string(entry.Journal):
			return nil
		case len(p.prompt) > 0:
			s.note(p, place{offset: offset, length: len(line)})
			return nil
		}
	}
	e, err := entry.Decode(line)
	if err != nil {
		return err
	}
	if (len(s.found) == 0) != (e.Kind == entry.Journal) || len(s.found) > 0 && e.ID <= s.found[0].ID {
		return errors.New("the line is in the wrong place")
	}
	switch {
	case e.Kind == entry.Forgotten:
		return errors.New("something was forgotten, and may be there again")
	case e.Kind == entry.Journal:
		s.found = append(s.found, e)
	case !slices.Contains(s.kinds, e.Kind):
	case supersedes(e.Kind):
		s.note(peeked{[]byte(e.ID), []byte(e.Kind), []byte(e.Prompt)}, place{offset: offset, length: len(line)})
	default:
		s.found = append(s.found, e)
	}
	return nil
}

// note remembers the place of a line unless a newer one is known.
func (s *skimmer) note(p peeked, at place) {
	before := s.newest[subject{string(p.kind), string(p.prompt)}] // allocates nothing
	if before == nil {
		before = &place{}
		s.newest[subject{string(p.kind), string(p.prompt)}] = before
	}
	if string(p.id) > before.id {
		at.id = string(p.id)
		*before = at
	}
}

// finish decodes the lines whose places were noted.
func (s *skimmer) finish(c *store.Contents) ([]entry.Entry, error) {
	for _, at := range s.newest {
		line := make([]byte, at.length)
		if n, err := c.ReadAt(line, at.offset); n < len(line) {
			return nil, err
		}
		e, err := entry.Decode(line)
		if err != nil {
			return nil, err
		}
		s.found = append(s.found, e)
	}
	slices.SortFunc(s.found, func(a, b entry.Entry) int { return strings.Compare(a.ID, b.ID) })
	return s.found, nil
}

// supersedes reports whether only the newest entry of a kind counts at a prompt.
func supersedes(kind entry.Kind) bool {
	return kind == entry.Answer || kind == entry.Skip || kind == entry.Rest
}

// peeked is what can be told of a line without decoding it.
type peeked struct {
	id, kind []byte
	prompt   []byte // of kinds that supersede, else empty
}

// peek looks at a line that begins with the keys that entry.Encode writes first.
// If ok is true, the line is of that kind or damaged: no key may occur twice. If
// it is false, the line has to be decoded.
func peek(line []byte) (p peeked, ok bool) {
	whole := bytes.TrimRight(line, " \t\r")
	if len(whole) == 0 || whole[len(whole)-1] != '}' || !utf8.Valid(line) {
		return p, false
	}
	var rest []byte
	if p.id, rest, ok = value(line, `{"id":"`); !ok || len(p.id) != ulidLength {
		return p, false
	}
	if _, rest, ok = value(rest, `,"at":"`); !ok {
		return p, false
	}
	if p.kind, rest, ok = value(rest, `,"kind":"`); !ok || !supersedes(entry.Kind(p.kind)) {
		return p, ok
	}
	if _, rest, ok = value(rest, `,"step":"`); !ok {
		return p, false
	}
	p.prompt, _, ok = value(rest, `,"prompt":"`)
	return p, ok && len(p.prompt) > 0
}

const ulidLength = 26

// value returns the text value of the key that line begins with, if it has no
// escapes, and the rest of the line.
func value(line []byte, key string) (text, rest []byte, ok bool) {
	line, ok = bytes.CutPrefix(line, []byte(key))
	end := bytes.IndexByte(line, '"')
	if !ok || end < 0 || bytes.IndexByte(line[:end], '\\') >= 0 {
		return nil, nil, false
	}
	return line[:end], line[end+1:], true
}

package entry

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A member is one key of an object with its value as it stands in the line.
type member struct{ name, value string }

// object reads a line as one JSON object and refuses what the standard
// decoder would repair in silence. The line goes through the standard check
// first, so that the walk behind it can take well-formed JSON for granted.
func object(line []byte) ([]member, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("not valid UTF-8")
	}
	if !json.Valid(line) {
		return nil, errors.New("not valid JSON")
	}
	w := &walk{s: string(line)}
	if err := pairedSurrogates(w.s); err != nil {
		return nil, err
	}
	if w.next() != '{' {
		return nil, errors.New("not a JSON object")
	}
	return w.object()
}

// walk steps through one value of well-formed JSON, and at any depth refuses
// a key given twice.
type walk struct {
	s string
	i int
}

// next gives the next byte that is not blank, and stays on it.
func (w *walk) next() byte {
	for strings.IndexByte(" \t\r\n", w.s[w.i]) >= 0 {
		w.i++
	}
	return w.s[w.i]
}

// value steps over one value of any shape.
func (w *walk) value() error {
	var err error
	switch w.next() {
	case '{':
		_, err = w.object()
	case '[':
		err = w.array()
	case '"':
		w.text()
	default: // a number, true, false or null
		for w.i < len(w.s) && strings.IndexByte(",]} \t\r\n", w.s[w.i]) < 0 {
			w.i++
		}
	}
	return err
}

func (w *walk) array() error {
	w.i++ // the opening bracket, and below each comma
	for w.next() != ']' {
		if err := w.value(); err != nil {
			return err
		}
		if w.next() == ',' {
			w.i++
		}
	}
	w.i++
	return nil
}

func (w *walk) object() ([]member, error) {
	members := make([]member, 0, 12) // more than most entries have
	seen := make(map[string]struct{})
	w.i++ // the opening brace, and below each comma
	for w.next() != '}' {
		name, err := unquote(w.text())
		if err != nil {
			return nil, err
		}
		if _, twice := seen[name]; twice {
			return nil, fmt.Errorf("key %s is given twice", quote(name))
		}
		seen[name] = struct{}{}
		w.next()
		w.i++ // the colon
		w.next()
		start := w.i
		if err := w.value(); err != nil {
			return nil, err
		}
		members = append(members, member{name, w.s[start:w.i]})
		if w.next() == ',' {
			w.i++
		}
	}
	w.i++
	return members, nil
}

// text steps over a text and gives it with its quotes and escapes.
func (w *walk) text() string {
	start := w.i
	// Most texts have no escape: their end is the next quote.
	if end := strings.IndexByte(w.s[start+1:], '"'); strings.IndexByte(w.s[start+1:start+1+end], '\\') < 0 {
		w.i = start + 1 + end + 1
		return w.s[start:w.i]
	}
	for w.i++; w.s[w.i] != '"'; w.i++ {
		if w.s[w.i] == '\\' {
			w.i++
		}
	}
	w.i++
	return w.s[start:w.i]
}

// unquote gives the text that a JSON value stands for. Most texts have no
// escape and are taken as they stand.
func unquote(value string) (string, error) {
	if value[0] == '"' && strings.IndexByte(value, '\\') < 0 {
		return value[1 : len(value)-1], nil
	}
	var s string
	err := json.Unmarshal([]byte(value), &s)
	return s, err
}

// pairedSurrogates refuses \u escapes that are half of a pair: the standard
// decoder turns them into U+FFFD.
func pairedSurrogates(line string) error {
	for {
		i := strings.IndexByte(line, '\\')
		if i < 0 {
			return nil
		}
		line = line[i+1:] // well-formed JSON: a backslash is never the last byte
		if line[0] != 'u' {
			line = line[1:]
			continue
		}
		first := escaped(line)
		line = line[5:]
		if !utf16.IsSurrogate(first) {
			continue
		}
		if !strings.HasPrefix(line, `\u`) ||
			utf16.DecodeRune(first, escaped(line[1:])) == utf8.RuneError {
			return errors.New("half a surrogate pair")
		}
		line = line[6:]
	}
}

// escaped reads the four digits behind a u. In well-formed JSON they are there.
func escaped(s string) rune {
	n, err := strconv.ParseUint(s[1:5], 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}

// quote shows a piece of a line in an error: escaped, and cut when it is long,
// because a damaged line can hold anything.
func quote(s string) string {
	const most = 40
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "..."
	}
	return strconv.QuoteToASCII(s)
}

package entry

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/oklog/ulid/v2"
)

// ErrNewer says that a journal was written by a newer version of the program.
var ErrNewer = errors.New("the journal has a newer format")

// Decode reads one line, without its new line. A line that is not a valid
// entry is an error that says why, and a *Malformed where the place is known; a
// header of a newer format is an error that wraps ErrNewer, whatever else is in
// it.
func Decode(line []byte) (Entry, error) { return new(Decoder).Decode(line) }

// Decoder decodes line after line. It keeps what many lines share, such as the
// questions, in memory once. The zero value is ready to use, by one goroutine
// at a time.
type Decoder struct {
	json  jsontext.Decoder
	buf   bytes.Buffer      // what json reads
	texts map[string]string // the values that repeat
	line  reading           // kept between lines to spare an allocation each
}

// Decode reads one line as the function Decode does. It copies the line once;
// the entry's answer is a part of that copy.
func (d *Decoder) Decode(line []byte) (Entry, error) {
	if !utf8.Valid(line) {
		return Entry{}, malformed(line, invalidAt(line), "not valid UTF-8")
	}
	line = bytes.Clone(line)
	d.buf = *bytes.NewBuffer(line)
	d.json.Reset(&d.buf)
	r := &d.line
	*r = reading{Decoder: d}
	if err := r.object(); err != nil {
		return Entry{}, malformed(line, syntaxAt(err), explain(err, line))
	}
	if err := r.check(); err != nil {
		return Entry{}, located(err, line)
	}
	r.entry.line = line
	return r.entry, nil
}

// reading is one line on its way into an entry.
type reading struct {
	*Decoder
	entry  Entry
	found  uint64         // the keys with a value other than null, a bit for each index
	format jsontext.Value // as it is in the line

	// The first value of the wrong shape, of the keys that every kind has and
	// of the others. What a kind of a later version keeps under one of the
	// others is its own affair.
	common, other error
}

var errNoObject = errors.New("not a JSON object")

// object reads the one JSON object that a line is. The decoder refuses a key
// given twice, at any depth, and half of a surrogate pair.
func (r *reading) object() error {
	if token, err := r.json.ReadToken(); err != nil {
		return err
	} else if token.Kind() != '{' {
		return errNoObject
	}
	hint := 0
	for r.json.PeekKind() != '}' {
		i, err := r.key(hint)
		if err != nil {
			return err
		}
		hint = i + 1
		value, err := r.json.ReadValue()
		if err != nil {
			return err
		}
		if i >= 0 && value.Kind() != 'n' { // a null is like a missing key
			r.set(i, value)
		}
	}
	if _, err := r.json.ReadToken(); err != nil {
		return err
	}
	end := int(r.json.InputOffset())
	if _, err := r.json.ReadToken(); err != io.EOF {
		return &misshapen{errors.New("more than one value"), end}
	}
	return nil
}

// key reads the name of a key and returns its index in the table, or -1. Keys
// mostly come in the order of the table: it looks at the hint first.
func (r *reading) key(hint int) (int, error) {
	raw, err := r.json.ReadValue()
	if err != nil {
		return -1, err
	}
	name := raw[1 : len(raw)-1]
	if bytes.IndexByte(name, '\\') >= 0 {
		if name, err = jsontext.AppendUnquote(nil, raw); err != nil {
			return -1, err
		}
	}
	if hint < len(keys) && keys[hint].name == string(name) {
		return hint, nil
	}
	return keyIndex(name), nil
}

// set stores the value of a key, or remembers that it has the wrong shape.
func (r *reading) set(i int, value jsontext.Value) {
	k := &keys[i]
	r.found |= 1 << i
	if k.name == "format" {
		r.format = value
	}
	err := r.store(k, value)
	if err != nil {
		err = &misshapen{err, int(r.json.InputOffset()) - len(value)}
	}
	switch {
	case err != nil && k.everywhere():
		r.common = cmp.Or(r.common, err)
	case err != nil:
		r.other = cmp.Or(r.other, err)
	}
}

func (r *reading) store(k *key, value jsontext.Value) (err error) {
	switch field := k.field(&r.entry).(type) {
	case *string:
		*field, err = r.text(value, k.repeats)
	case *Kind:
		*(*string)(field), err = r.text(value, k.repeats)
	case *time.Time:
		return r.time(k, field, value)
	case *json.RawMessage:
		*field = json.RawMessage(value)
	default:
		err = json.Unmarshal(value, field)
	}
	if err != nil {
		return fmt.Errorf("key %q has a value of the wrong shape", k.name)
	}
	return nil
}

// text returns the text that a JSON string stands for.
func (r *reading) text(value jsontext.Value, repeats bool) (string, error) {
	if value.Kind() != '"' {
		return "", errors.New("not a string")
	}
	text := []byte(value[1 : len(value)-1])
	if bytes.IndexByte(text, '\\') >= 0 {
		var err error
		if text, err = jsontext.AppendUnquote(nil, value); err != nil {
			return "", err
		}
	}
	if repeats {
		return r.shared(text), nil
	}
	return string(text), nil
}

// shared returns the text, from memory if an earlier line had the same one.
func (d *Decoder) shared(text []byte) string {
	if known, ok := d.texts[string(text)]; ok {
		return known
	}
	if d.texts == nil {
		d.texts = map[string]string{}
	}
	s := string(text)
	d.texts[s] = s
	return s
}

func (r *reading) time(k *key, field *time.Time, value jsontext.Value) error {
	text, err := r.text(value, k.repeats)
	if err == nil {
		*field, err = time.Parse(time.RFC3339, text)
	}
	if err != nil {
		return fmt.Errorf("key %q: %s is no RFC 3339 time", k.name, quote(string(value)))
	}
	return nil
}

// newer reports whether the line is a header of a newer format. It looks only
// at what a header of every format has to keep.
func (r *reading) newer() bool {
	var format float64
	return r.entry.Kind == Journal && json.Unmarshal(r.format, &format) == nil && format > Format
}

// has reports whether the line has a value for a key.
func (r *reading) has(i int) bool { return r.found&(1<<i) != 0 }

func (r *reading) check() error {
	e := &r.entry
	switch {
	case r.newer():
		return ErrNewer
	case r.common != nil:
		return r.common
	case e.Kind == "":
		return errors.New(`key "kind" is missing or empty`)
	case r.other != nil && e.Kind.Known():
		return r.other
	case e.At.IsZero():
		return errors.New(`key "at" is missing or is no time at all`)
	}
	for i, k := range keys {
		if slices.Contains(k.required, e.Kind) && !r.has(i) {
			return fmt.Errorf("key %q is missing in an entry of kind %q", k.name, e.Kind)
		}
	}
	return e.checkValues()
}

func (e *Entry) checkValues() error {
	// Ids are compared as texts, so one in small letters would be out of order.
	if _, err := ulid.ParseStrict(e.ID); err != nil || e.ID != strings.ToUpper(e.ID) {
		return fmt.Errorf("key %q: %s is no ULID", "id", quote(e.ID))
	}
	if e.Kind == Journal && e.Format < 1 {
		return fmt.Errorf("key %q: there is no format %d", "format", e.Format)
	}
	if e.Kind == Rest {
		if _, err := time.Parse(time.DateOnly, e.Until); err != nil {
			return fmt.Errorf("key %q: %s is no day", "until", quote(e.Until))
		}
	}
	return nil
}

// explain words the error for a line that is not one well-formed object.
func explain(err error, line []byte) string {
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName) && errors.As(err, &syntax):
		return fmt.Sprintf("key %s is given twice", quote(syntax.JSONPointer.LastToken()))
	case !json.Valid(line):
		return "not valid JSON"
	case err == errNoObject:
		return err.Error()
	}
	// The standard decoder takes the line: what it repairs in silence, other
	// than a key given twice, is half a surrogate pair.
	return "half a surrogate pair"
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

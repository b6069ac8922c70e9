package entry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"
)

// ErrNewer says that a journal was written by a newer version of the program.
var ErrNewer = errors.New("the journal has a newer format")

// Decode reads one line, without its new line. A line that is not a valid
// entry gives an error that says why; a header of a newer format gives an
// error that wraps ErrNewer, whatever else stands in it.
func Decode(line []byte) (Entry, error) {
	members, err := object(line)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{line: bytes.Clone(line)}
	if err := e.set(member{"kind", find(members, "kind")}); err != nil {
		return Entry{}, err
	}
	if e.Kind == Journal && newer(members) {
		return Entry{}, ErrNewer
	}
	for _, m := range members {
		// What a kind of a later version keeps under a key is its own affair.
		if err := e.set(m); err != nil && (e.Kind.Known() || everywhere(m.name)) {
			return Entry{}, err
		}
	}
	if err := e.check(members); err != nil {
		return Entry{}, err
	}
	return e, nil
}

// everywhere tells the keys that mean the same in every kind of every format.
func everywhere(name string) bool { return name == "id" || name == "at" || name == "kind" }

// newer looks at the one key that a header of every format has to keep.
func newer(header []member) bool {
	var format float64
	err := json.Unmarshal([]byte(find(header, "format")), &format)
	return err == nil && format > Format
}

// find gives the value of a key, "null" when the key is missing: for an entry
// the two mean the same.
func find(members []member, name string) string {
	for _, m := range members {
		if m.name == name {
			return m.value
		}
	}
	return "null"
}

// set puts a value where it belongs. A value of null leaves the field empty.
func (e *Entry) set(m member) error {
	if m.value == "null" {
		return nil
	}
	var err error
	if m.name == "at" {
		return e.setTime(m.value)
	}
	switch place := e.place(m.name).(type) {
	case nil: // a key of a later version: it stays in the line
	case *string:
		*place, err = unquote(m.value)
	case *json.RawMessage:
		*place = json.RawMessage(m.value)
	default:
		err = json.Unmarshal([]byte(m.value), place)
	}
	if err != nil {
		return fmt.Errorf("key %q has a value of the wrong shape", m.name)
	}
	return nil
}

func (e *Entry) setTime(value string) error {
	at, err := unquote(value)
	if err == nil {
		e.At, err = time.Parse(time.RFC3339, at)
	}
	if err != nil {
		return fmt.Errorf("key %q: %s is no RFC 3339 time", "at", quote(value))
	}
	return nil
}

func (e *Entry) check(members []member) error {
	if e.Kind == "" {
		return errors.New(`key "kind" is missing or empty`)
	}
	if e.At.IsZero() {
		return errors.New(`key "at" is missing or is no time at all`)
	}
	for _, name := range required[e.Kind] {
		if find(members, name) == "null" {
			return fmt.Errorf("key %q is missing in an entry of kind %q", name, e.Kind)
		}
	}
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

// written is the order in which keys are written.
type written struct {
	ID       string          `json:"id"`
	At       string          `json:"at"`
	Kind     Kind            `json:"kind"`
	Format   int             `json:"format,omitempty"`
	Workbook string          `json:"workbook,omitempty"`
	Version  string          `json:"version,omitempty"`
	Role     string          `json:"role,omitempty"`
	Name     string          `json:"name,omitempty"`
	Other    string          `json:"other,omitempty"`
	Relation string          `json:"relation,omitempty"`
	Breach   string          `json:"breach,omitempty"`
	Intent   string          `json:"intent,omitempty"`
	Severity string          `json:"severity,omitempty"`
	Gate     []string        `json:"gate,omitempty"`
	No       []string        `json:"no,omitempty"`
	Step     string          `json:"step,omitempty"`
	Prompt   string          `json:"prompt,omitempty"`
	Ask      string          `json:"ask,omitempty"`
	Answer   json.RawMessage `json:"answer,omitempty"`
	Revises  string          `json:"revises,omitempty"`
	Why      string          `json:"why,omitempty"`
	Until    string          `json:"until,omitempty"`
	Text     string          `json:"text,omitempty"`
}

// Encode writes the entry as one line, new line included. It reads back what
// it wrote before it gives it away, so that nothing enters a journal that
// Decode would refuse.
func Encode(e Entry) ([]byte, error) {
	line, err := marshal(written{
		ID: e.ID, At: e.At.Format(time.RFC3339), Kind: e.Kind,
		Format: e.Format, Workbook: e.Workbook, Version: e.Version,
		Role: e.Role, Name: e.Name, Other: e.Other, Relation: e.Relation,
		Breach: e.Breach, Intent: e.Intent, Severity: e.Severity,
		Gate: e.Gate, No: e.No, Step: e.Step, Prompt: e.Prompt, Ask: e.Ask,
		Answer: e.Answer, Revises: e.Revises, Why: e.Why,
		Until: e.Until, Text: e.Text,
	}, e)
	if err != nil {
		return nil, fmt.Errorf("writing an entry of kind %q: %w", e.Kind, err)
	}
	if _, err := Decode(bytes.TrimSuffix(line, []byte("\n"))); err != nil {
		return nil, fmt.Errorf("writing an entry of kind %q: %w", e.Kind, err)
	}
	return line, nil
}

// valid reports whether every text of the entry is UTF-8: the standard encoder
// would repair what is not.
func (e Entry) valid() bool {
	return valid(e.Gate) && valid(e.No) && valid([]string{
		e.ID, string(e.Kind), e.Step, e.Prompt, e.Ask, string(e.Answer),
		e.Revises, e.Why, e.Until, e.Text, e.Workbook, e.Version,
		e.Name, e.Other, e.Relation, e.Breach, e.Intent, e.Severity, e.Role,
	})
}

func marshal(w written, e Entry) ([]byte, error) {
	if !e.valid() {
		return nil, errors.New("text is not UTF-8")
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(w); err != nil {
		return nil, err
	}
	return EscapeJSON(b.Bytes()), nil
}

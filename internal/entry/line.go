package entry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"
)

// ErrNewer says that a journal was written by a newer version of the program.
var ErrNewer = errors.New("the journal has a newer format")

// Decode reads one line, without its new line. A line that is not a valid
// entry gives an error that says why; a header of a newer format gives an
// error that wraps ErrNewer, whatever else stands in it.
func Decode(line []byte) (Entry, error) {
	values, err := object(line)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{line: bytes.Clone(line)}
	if newer(values) {
		return Entry{}, ErrNewer
	}
	for name, place := range e.keys() {
		if value, ok := values[name]; ok {
			if err := json.Unmarshal(value, place); err != nil {
				return Entry{}, fmt.Errorf("key %q: %w", name, err)
			}
		}
	}
	if err := e.readTime(values["at"]); err != nil {
		return Entry{}, err
	}
	return e, e.check(values)
}

// newer looks at the two keys that every format has to keep.
func newer(values map[string]json.RawMessage) bool {
	var kind Kind
	var format float64
	return json.Unmarshal(values["kind"], &kind) == nil && kind == Journal &&
		json.Unmarshal(values["format"], &format) == nil && format > Format
}

func (e *Entry) readTime(value json.RawMessage) error {
	var at string
	if err := json.Unmarshal(value, &at); err != nil {
		return errors.New(`key "at" is missing or no text`)
	}
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return fmt.Errorf("key %q: %q is no RFC 3339 time", "at", at)
	}
	e.At = t
	return nil
}

func (e *Entry) check(values map[string]json.RawMessage) error {
	if e.Kind == "" {
		return errors.New(`key "kind" is missing or empty`)
	}
	if _, err := ulid.ParseStrict(e.ID); err != nil {
		return fmt.Errorf("key %q: %q is no ULID", "id", e.ID)
	}
	for _, name := range required[e.Kind] {
		if value, ok := values[name]; !ok || string(value) == "null" {
			return fmt.Errorf("key %q is missing in an entry of kind %q", name, e.Kind)
		}
	}
	if e.Kind == Rest {
		if _, err := time.Parse(time.DateOnly, e.Until); err != nil {
			return fmt.Errorf("key %q: %q is no day", "until", e.Until)
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
		Gate: e.Gate, Step: e.Step, Prompt: e.Prompt, Ask: e.Ask,
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

func marshal(w written, e Entry) ([]byte, error) {
	for _, s := range []string{e.Name, e.Other, e.Ask, e.Why, e.Text, string(e.Answer)} {
		if !utf8.ValidString(s) {
			return nil, errors.New("text is not UTF-8")
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(w); err != nil {
		return nil, err
	}
	return EscapeJSON(b.Bytes()), nil
}

// String makes the JSON value of a text. The text must be valid UTF-8.
func String(s string) json.RawMessage { return Value(s) }

// Value makes the JSON value of a string, bool, number, []string or
// map[string]string: the shapes that answers have.
func Value(v any) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil // Encode refuses an entry without an answer
	}
	return EscapeJSON(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

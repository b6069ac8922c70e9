package entry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

// Encode writes the entry as one line, new line included, with its keys in the
// order of the table. It reads back what it wrote before it returns it, so that
// nothing enters a journal that Decode would refuse.
func Encode(e Entry) ([]byte, error) {
	line, err := e.appendTo(nil)
	if err == nil {
		_, err = Decode(line)
	}
	if err != nil {
		return nil, fmt.Errorf("writing an entry of kind %q: %w", e.Kind, err)
	}
	return append(line, '\n'), nil
}

// Recoded returns an entry that was changed with a line of its own.
func Recoded(e Entry) (Entry, error) {
	line, err := Encode(e)
	if err != nil {
		return Entry{}, err
	}
	return Decode(bytes.TrimSuffix(line, []byte("\n")))
}

// appendTo appends the entry as a JSON object, without the keys that are empty.
func (e *Entry) appendTo(line []byte) ([]byte, error) {
	separator := byte('{')
	for _, k := range keys {
		value, err := encodeValue(k.field(e))
		if err != nil {
			return nil, fmt.Errorf("key %q: %w", k.name, err)
		}
		if value == nil {
			continue
		}
		line = append(line, separator, '"')
		line = append(line, k.name...)
		line = append(line, '"', ':')
		line = append(line, value...)
		separator = ','
	}
	return append(line, '}'), nil
}

// encodeValue returns the JSON value of a field, or nil for one that is empty.
func encodeValue(field any) ([]byte, error) {
	switch field := field.(type) {
	case *string:
		return encodeText(*field)
	case *Kind:
		return encodeText(string(*field))
	case *time.Time:
		return encodeText(field.Format(time.RFC3339))
	case *int:
		if *field == 0 {
			return nil, nil
		}
		return strconv.AppendInt(nil, int64(*field), 10), nil
	case *[]string:
		if len(*field) == 0 {
			return nil, nil
		}
		return encodeJSON(*field)
	case *json.RawMessage:
		return encodeRaw(*field)
	}
	return nil, fmt.Errorf("no way to write a %T", field)
}

func encodeText(s string) ([]byte, error) {
	if s == "" {
		return nil, nil
	}
	b, err := jsontext.AppendQuote(nil, s)
	if err != nil {
		return nil, errNotUTF8
	}
	return EscapeJSON(b), nil
}

var errNotUTF8 = errors.New("text is not UTF-8")

func encodeRaw(value json.RawMessage) ([]byte, error) {
	if len(value) == 0 {
		return nil, nil
	}
	compact := jsontext.Value(bytes.Clone(value))
	if err := compact.Compact(); err != nil {
		return nil, err
	}
	return EscapeJSON(compact), nil
}

// encodeJSON encodes a value of any shape that answers have.
func encodeJSON(v any) ([]byte, error) {
	if !valid(v) {
		return nil, errNotUTF8
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return EscapeJSON(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

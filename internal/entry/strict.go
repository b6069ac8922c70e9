package entry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// object reads a line as one JSON object and refuses what the standard
// decoder would repair in silence.
func object(line []byte) (map[string]json.RawMessage, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("not valid UTF-8")
	}
	if !json.Valid(line) {
		return nil, errors.New("not valid JSON")
	}
	if err := pairedSurrogates(line); err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	if err := uniqueKeys(dec); err != nil {
		return nil, err
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(line, &values); err != nil || values == nil {
		return nil, errors.New("not a JSON object")
	}
	return values, nil
}

// uniqueKeys walks one value, at any depth, and refuses a key given twice.
func uniqueKeys(dec *json.Decoder) error {
	token, err := dec.Token()
	if err != nil {
		return fmt.Errorf("not valid JSON: %w", err)
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return nil
	}
	seen := map[string]bool{}
	for dec.More() {
		if delim == '{' {
			key, err := dec.Token()
			if err != nil {
				return fmt.Errorf("not valid JSON: %w", err)
			}
			name := key.(string) // keys of valid JSON are texts
			if seen[name] {
				return fmt.Errorf("key %q is given twice", name)
			}
			seen[name] = true
		}
		if err := uniqueKeys(dec); err != nil {
			return err
		}
	}
	_, err = dec.Token() // the closing bracket
	return err
}

// pairedSurrogates refuses \u escapes that are half of a pair: the standard
// decoder turns them into U+FFFD.
func pairedSurrogates(line []byte) error {
	for i := 0; i < len(line); i++ {
		if line[i] != '\\' {
			continue
		}
		i++ // valid JSON: a backslash is never the last byte
		if line[i] != 'u' {
			continue
		}
		first := escaped(line[i:])
		i += 4
		if !utf16.IsSurrogate(first) {
			continue
		}
		if i+6 >= len(line) || line[i+1] != '\\' || line[i+2] != 'u' ||
			utf16.DecodeRune(first, escaped(line[i+2:])) == utf8.RuneError {
			return errors.New("half a surrogate pair")
		}
		i += 6
	}
	return nil
}

// escaped reads the four digits behind a u. In valid JSON they are there.
func escaped(b []byte) rune {
	n, err := strconv.ParseUint(string(b[1:5]), 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}

// EscapeJSON replaces, in valid JSON, the characters that a terminal would act
// on or that reorder what is shown, by their \u escapes: DEL, the C1 controls,
// and the marks of bidirectional text. The value stays the same. (The standard
// encoder escapes the C0 controls only.)
func EscapeJSON(b []byte) []byte {
	if !bytes.ContainsFunc(b, hostile) {
		return b
	}
	var out bytes.Buffer
	for _, r := range string(b) {
		if hostile(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.Bytes()
}

func hostile(r rune) bool {
	return r == 0x7f || 0x80 <= r && r <= 0x9f ||
		r == 0x061c || r == 0x200e || r == 0x200f ||
		0x2028 <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

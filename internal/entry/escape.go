package entry

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Value returns the JSON value of a string, bool, number, []string,
// map[string]string or map[string]json.RawMessage: the shapes that answers
// have. It is nil when a text in it is not valid UTF-8, which the standard
// encoder would repair in silence, and Encode refuses an answer without a
// value.
func Value(v any) json.RawMessage {
	b, err := encodeJSON(v)
	if err != nil {
		return nil
	}
	return b
}

func valid(v any) bool {
	switch v := v.(type) {
	case string:
		return utf8.ValidString(v)
	case []string:
		for _, s := range v {
			if !utf8.ValidString(s) {
				return false
			}
		}
	case map[string]string:
		for name, s := range v {
			if !utf8.ValidString(name) || !utf8.ValidString(s) {
				return false
			}
		}
	}
	return true
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
	out.Grow(len(b) + len(b)/8)
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
	return 0x7f <= r && r <= 0x9f ||
		r == 0x061c || r == 0x200e || r == 0x200f ||
		0x2028 <= r && r <= 0x202e || 0x2066 <= r && r <= 0x206f
}

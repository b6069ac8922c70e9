package render

import (
	"bytes"
	"encoding/json"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// JSON writes a result for programs: one object, indented, with no character in
// it that a terminal would act on.
func JSON(v any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return string(entry.EscapeJSON(b.Bytes())), nil
}

// Schema names the shape of a command's JSON. Every object that JSON is made of
// begins with it.
func Schema(command string) string { return "trustrepair/" + command + "/1" }

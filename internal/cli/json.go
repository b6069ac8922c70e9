package cli

import (
	"bytes"
	"encoding/json"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// printJSON prints a result for programs.
func (g *global) printJSON(v any) error {
	text, err := jsonText(v)
	if err != nil {
		return err
	}
	return g.print(text)
}

// jsonText writes a result for programs: one object, indented, with no
// character in it that a terminal would act on.
func jsonText(v any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return string(entry.EscapeJSON(b.Bytes())), nil
}

// schema names the shape of a command's JSON.
func schema(command string) string { return "trustrepair/" + command + "/1" }

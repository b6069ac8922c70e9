package cli

import (
	"bytes"
	"encoding/json"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// printJSON prints a result for programs: one object, indented, with no
// character in it that a terminal would act on.
func (g *global) printJSON(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return g.print(string(entry.EscapeJSON(b.Bytes())))
}

// schema names the shape of a command's JSON.
func schema(command string) string { return "trustrepair/" + command + "/1" }

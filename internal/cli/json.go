package cli

import "codeberg.org/trustrepair/trustrepair/internal/render"

// printJSON prints a result for programs.
func (g *global) printJSON(v any) error {
	text, err := render.JSON(v)
	if err != nil {
		return err
	}
	return g.print(text)
}

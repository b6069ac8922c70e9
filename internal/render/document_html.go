package render

import (
	_ "embed" // the page that HTML fills
	"fmt"
	"html/template"
	"strings"
)

//go:embed document.html
var documentHTML string

// HTML returns a document as one self-contained page: no script, no other file, no
// network. It is for A4 and Letter paper, and for a light or dark screen.
func HTML(d Document) (string, error) {
	page, err := template.New("document").Parse(documentHTML)
	if err != nil {
		return "", fmt.Errorf("reading the page: %w", err)
	}
	var b strings.Builder
	if err := page.Execute(&b, d.safe()); err != nil {
		return "", fmt.Errorf("filling the page: %w", err)
	}
	return b.String(), nil
}

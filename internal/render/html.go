package render

import (
	_ "embed" // the page that HTML fills
	"fmt"
	"html/template"
	"strings"
)

//go:embed document.html
var documentHTML string

// HTML writes a document as one page that needs nothing else: no script, no
// file, no network. It is made for A4 and Letter paper and reads on a screen,
// light or dark.
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

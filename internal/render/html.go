package render

import (
	_ "embed" // the style that all pages share
	"fmt"
	"html/template"
	"strings"
)

//go:embed page.css
var pageCSS string

// fillHTML fills a page with data. The page can use the shared style as the template
// "page.css".
func fillHTML(page string, data any) (string, error) {
	t, err := template.New("page").Parse(page)
	if err != nil {
		return "", fmt.Errorf("reading the page: %w", err)
	}
	if _, err := t.New("page.css").Parse(pageCSS); err != nil {
		return "", fmt.Errorf("reading the style of pages: %w", err)
	}
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
		return "", fmt.Errorf("filling the page: %w", err)
	}
	return b.String(), nil
}

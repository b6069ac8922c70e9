package render

import _ "embed" // the page that HTML fills

//go:embed document.html
var documentHTML string

// HTML returns a document as one self-contained page: no script, no other file, no
// network. It is for A4 and Letter paper, and for a light or dark screen.
func HTML(d Document) (string, error) { return fillHTML(documentHTML, d.safe().typeset()) }

package render

import (
	_ "embed" // the style that all pages share
	"html"
	"strings"
)

// tag is the name of an HTML element, and its attributes. Only constants are tags:
// what a person wrote is a string, and comes into a page as escaped text only.
type tag string

// css is a style sheet of ours.
type css string

//go:embed page.css
var pageCSS css

// htmlPage is a page while it is written. Each element starts on a line of its own.
type htmlPage struct{ strings.Builder }

// htmlBefore and htmlAfter are what every page has before and after its title and
// its style. The policy forbids whatever is not in the page itself.
const (
	htmlBefore = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">`
	htmlAfter = `
</body>
</html>
`
)

// newHTML returns a self-contained page: no script, no other file, no network.
func newHTML(title string, style css, body func(*htmlPage)) string {
	p := &htmlPage{}
	p.WriteString(htmlBefore)
	p.text("title", title)
	p.WriteString("\n<style>\n" + string(pageCSS+style) + "</style>\n</head>\n<body>")
	p.element("main", func() { body(p) })
	p.WriteString(htmlAfter)
	return p.String()
}

// element writes an element that contains others.
func (p *htmlPage) element(t tag, inner func()) {
	p.WriteString("\n<" + string(t) + ">")
	inner()
	p.WriteString("\n" + t.end())
}

// text writes an element that contains a text.
func (p *htmlPage) text(t tag, s string) {
	p.WriteString("\n<" + string(t) + ">" + html.EscapeString(s) + t.end())
}

// texts writes an element for each text.
func (p *htmlPage) texts(t tag, all []string) {
	for _, s := range all {
		p.text(t, s)
	}
}

// some writes an element that contains a text, unless the text is empty.
func (p *htmlPage) some(t tag, s string) {
	if s != "" {
		p.text(t, s)
	}
}

// end returns the end of an element.
func (t tag) end() string {
	name, _, _ := strings.Cut(string(t), " ")
	return "</" + name + ">"
}

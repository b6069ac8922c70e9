package render

import _ "embed" // the style of a document

//go:embed document.css
var documentCSS css

// HTML returns a document as one self-contained page: no script, no other file, no
// network. It is for A4 and Letter paper, and for a light or dark screen.
func HTML(d Document) string {
	d = d.safe().typeset()
	return newHTML(d.Title, documentCSS, func(p *htmlPage) { p.document(d) })
}

func (p *htmlPage) document(d Document) {
	p.element("header", func() {
		p.text(`h1 dir="auto"`, d.Title)
		p.some(`p class="under" dir="auto"`, d.Under)
		p.texts("p", d.Lead)
	})
	for _, c := range d.Chapters {
		p.element(c.section(), func() { p.chapter(c) })
	}
	if len(d.Close) > 0 {
		p.element("footer", func() { p.texts("p", d.Close) })
	}
}

// section returns the element for a chapter. Its class says where paper may end.
func (c Chapter) section() tag {
	switch {
	case len(c.Signers) > 0:
		return `section class="sign"`
	case len(c.Answers) == 0:
		return `section class="whole"`
	}
	return "section"
}

func (p *htmlPage) chapter(c Chapter) {
	p.text(`h2 dir="auto"`, c.Title)
	if len(c.Points) > 0 {
		p.element("ul", func() { p.texts("li", c.Points) })
	}
	for _, a := range c.Answers {
		p.element(`div class="answer"`, func() { p.answer(a) })
	}
	for range c.Rows {
		p.text(`div class="row"`, "")
	}
	if len(c.Signers) > 0 {
		p.element(`div class="names"`, func() { p.signers(c.Signers) })
	}
}

func (p *htmlPage) answer(a Answer) {
	p.some(`p class="about"`, a.About)
	p.some(`h3 dir="auto"`, a.Ask)
	p.some(`p class="words" dir="auto"`, a.Text)
	if len(a.Fields) > 0 {
		p.element("dl", func() { p.fields(a.Fields) })
	}
}

func (p *htmlPage) fields(all []Field) {
	for _, f := range all {
		p.text(`dt dir="auto"`, f.Label)
		if f.Text == "" {
			p.text(`dd class="row"`, "")
		} else {
			p.text(`dd dir="auto"`, f.Text)
		}
	}
}

// signers writes a line to sign on for each name.
func (p *htmlPage) signers(names []string) {
	for _, name := range names {
		p.element("div", func() {
			p.text(`div class="row"`, "")
			p.text(`p dir="auto"`, name)
		})
	}
}

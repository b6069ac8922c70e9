package render

import "strings"

// Document returns a document as text for this page.
func (p Page) Document(d Document) string {
	d = d.safe()
	var b strings.Builder
	b.WriteString(styled(p.bold, p.line(0, d.Title)))
	if d.Under != "" {
		b.WriteString(styled(p.faint, p.line(0, d.Under)))
	}
	b.WriteString(p.paragraphs(d.Lead))
	for _, c := range d.Chapters {
		b.WriteString("\n" + p.chapter(c))
	}
	b.WriteString(p.paragraphs(d.Close))
	return b.String()
}

func (p Page) paragraphs(paragraphs []string) string {
	var b strings.Builder
	for _, s := range paragraphs {
		b.WriteString("\n" + p.line(0, s))
	}
	return b.String()
}

func (p Page) chapter(c Chapter) string {
	var b strings.Builder
	b.WriteString(styled(p.bold, p.line(0, c.Title)))
	for _, s := range c.Points {
		b.WriteString(p.hanging(2, "- ", s))
	}
	for i, a := range c.Answers {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(p.answer(a))
	}
	for range c.Rows {
		b.WriteString("\n" + p.row(0))
	}
	for _, name := range c.Signers {
		b.WriteString("\n" + p.row(0) + p.line(0, name))
	}
	return b.String()
}

func (p Page) answer(a Answer) string {
	var b strings.Builder
	if a.About != "" {
		b.WriteString(styled(p.faint, p.line(2, a.About)))
	}
	if a.Ask != "" {
		b.WriteString(styled(p.bold, p.line(2, a.Ask)))
	}
	if a.Text != "" {
		b.WriteString(p.block(4, a.Text))
	}
	for _, f := range a.Fields {
		b.WriteString(p.field(f))
	}
	return b.String()
}

func (p Page) field(f Field) string {
	if f.Text == "" {
		return p.line(4, colon(f.Label)+" "+strings.Repeat("_", narrowest))
	}
	return p.hanging(4, "", colon(f.Label)+" "+f.Text)
}

// hanging wraps a text with a mark before it and aligns its lines.
func (p Page) hanging(indent int, mark, s string) string {
	deep := indent + max(len(mark), 2)
	margin := strings.Repeat(" ", deep)
	first, rest, _ := strings.Cut(p.block(deep, s), "\n")
	head := strings.Repeat(" ", indent) + mark
	return head + strings.TrimPrefix(first, margin) + "\n" + rest
}

// row returns a line to write on.
func (p Page) row(indent int) string {
	return p.line(indent, strings.Repeat("_", max(min(p.Width, readable)-indent, narrowest-indent)))
}

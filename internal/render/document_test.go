package render_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// sample has an example of everything that a document can contain.
func sample() render.Document {
	return render.Document{
		Title: "For Sam", Under: "from Kim", Lead: []string{"Some words.", "And some more."},
		Chapters: []render.Chapter{
			{Title: "Points", Points: []string{"One, which is long enough that it has to go on in a second row of the page.", "Two."}},
			{Title: "Words", Answers: []render.Answer{
				{About: "20:00 · note", Ask: "What?", Text: "\nFirst line.\nSecond line.\n\n  Indented.\n"},
				{Fields: []render.Field{{"When", "every Friday"}, {"What will you do?", "Pay."}, {"Ends on", ""}}},
			}},
			{Title: "Room", Rows: 2},
			{Title: "Names", Signers: []string{"Kim", "Sam"}},
		},
		Close: []string{"The end."},
	}
}

const samplePlain = `For Sam
from Kim

Some words.

And some more.

Points
  - One, which is long enough that it
    has to go on in a second row of
    the page.
  - Two.

Words
  20:00 · note
  What?
    First line.
    Second line.

      Indented.

    When: every Friday
    What will you do? Pay.
    Ends on: ____________________

Room

______________________________________

______________________________________

Names

______________________________________
Kim

______________________________________
Sam

The end.
`

func TestPlainDocument(t *testing.T) {
	if got := (render.Page{Width: 38}).Document(sample()); got != samplePlain {
		t.Errorf("got:\n%s", got)
	}
}

const sampleMarkdown = `# For Sam

*from Kim*

Some words.

And some more.

## Points

- One, which is long enough that it has to go on in a second row of the page.
- Two.

## Words

*20:00 · note*

**What?**

> First line.\
> Second line.
>
>   Indented.

**When:** every Friday\
**What will you do?** Pay.\
**Ends on:** \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_

## Room

________________________________________

________________________________________

## Names

________________________________________

Kim

________________________________________

Sam

________________________________________

The end.
`

func TestMarkdown(t *testing.T) {
	want := strings.Replace(sampleMarkdown, "  Indented", "\u00a0\u00a0Indented", 1)
	if got := render.Markdown(sample()); got != want {
		t.Errorf("got:\n%s", got)
	}
}

// TestMarkdownEscapes checks texts that have a meaning in Markdown and must be shown
// as typed.
func TestMarkdownEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"# no heading":           `\# no heading`,
		"- no item":              `\- no item`,
		"+ no item":              `\+ no item`,
		"12. no item":            `12\. no item`,
		"3) no item":             `3\) no item`,
		"2026-03-14 at 3.30":     `2026-03-14 at 3.30`,
		"===":                    `\===`,
		"---":                    `\---`,
		"> no quote":             `\> no quote`,
		"~~~":                    `\~\~\~`,
		"```":                    "\\`\\`\\`",
		"    no code":            "\u00a0\u00a0\u00a0\u00a0no code",
		"*a* _b_ `c`":            "\\*a\\* \\_b\\_ \\`c\\`",
		"![i](http://x.y/z.png)": `!\[i\](http\://x.y/z.png)`,
		"[l](javascript:q)":      `\[l\](javascript:q)`,
		"<b> &amp; <!-- c -->":   `\<b\> \&amp; \<!-- c --\>`,
		"a | b":                  `a \| b`,
		"www.x.y me@x.y":         `www\.x.y me\@x.y`,
		`one \`:                  `one \\`,
		"$x$ ^y^ {z}":            `\$x\$ \^y\^ \{z\}`,
		": no definition":        `\: no definition`,
	} {
		got := render.Markdown(render.Document{Title: "t", Lead: []string{strings.TrimSpace(in)},
			Chapters: []render.Chapter{{Title: "c", Answers: []render.Answer{{Text: in}}}}})
		if !strings.HasSuffix(got, "\n> "+want+"\n") {
			t.Errorf("%q came out as %q, want %q", in, got, want)
		}
	}
}

// TestMarkdownEverywhere checks that every text of a document is escaped.
func TestMarkdownEverywhere(t *testing.T) {
	page := render.Markdown(full("<b> [l](u) `c`"))
	if found := regexp.MustCompile("[^\\\\][<\\[`].*").FindString(page); found != "" {
		t.Errorf("%q is not escaped in:\n%s", found, page)
	}
}

func TestHTML(t *testing.T) {
	page := render.HTML(sample())
	for _, want := range []string{"<title>For Sam</title>", "<h1 dir=\"auto\">For Sam</h1>", "<li>Two.</li>",
		"First line.\nSecond line.\n\n  Indented.</p>", "<dt dir=\"auto\">When</dt>\n<dd dir=\"auto\">every Friday</dd>",
		"<dt dir=\"auto\">Ends on</dt>\n<dd class=\"row\"></dd>", "<p dir=\"auto\">Kim</p>", "<footer>\n<p>The end.</p>"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing in:\n%s", want, page)
		}
	}
	if n := strings.Count(page, `<div class="row"></div>`); n != 4 {
		t.Errorf("%d rows, want 2 to write on and 2 to sign", n)
	}
}

// TestHTMLAlone checks that the page is self-contained: no script, no address, and a
// policy that forbids them.
func TestHTMLAlone(t *testing.T) {
	page := render.HTML(sample())
	if found := regexp.MustCompile(`(?i)<script|<link|<img|<iframe|<form|\b(src|href|action)\s*=|url\(|@import|@font-face|//`).FindString(page); found != "" {
		t.Errorf("the page has %q", found)
	}
	if !strings.Contains(page, `default-src 'none'; style-src 'unsafe-inline'`) {
		t.Error("the page has no policy against what is not in it")
	}
}

// hostile lists texts that would act in a page that doesn't escape them.
var hostile = []string{
	"<script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>", "<!--", "-->", "<![CDATA[", "]]>",
	`" onload="alert(1)`, `' onclick='alert(1)`, "x onload=alert(1) y", `"><img src=x onerror=alert(1)>`, "<svg/onload=alert(1)>",
	"&lt;script&gt;", "&#60;b&#62;", "&#x3c;b", "<\u0130mg", "\uff1cscript\uff1e", "<scr\x00ipt>", "<\nscript\n>", "javascript:alert(1)",
	"+ADw-script+AD4-", "{{.Title}}", "</main></body></html>", "<base href=//x>", "<meta http-equiv=refresh content=0>",
}

// TestHostileHTML checks that no text adds an element or an attribute to a page, and
// that a browser shows what a person wrote as it was typed.
func TestHostileHTML(t *testing.T) {
	for _, s := range hostile {
		page, want := render.HTML(full(s)), render.HTML(full("x"))
		if got, want := tags(page), tags(want); !slices.Equal(got, want) {
			t.Errorf("%q: tags %q, want %q", s, got, want)
		}
		if typed := display.OneLine(s); !strings.Contains(html.UnescapeString(page), `<p dir="auto">`+typed+"</p>") {
			t.Errorf("%q is not shown as typed", typed)
		}
		if got, want := tags(render.LetterHTML(s, s)), tags(render.LetterHTML("x", "x")); !slices.Equal(got, want) {
			t.Errorf("%q: tags of the letter %q, want %q", s, got, want)
		}
	}
}

// tags returns all that a browser takes as the start of an element, an end, a comment
// or a declaration, up to where it ends.
func tags(page string) []string { return regexp.MustCompile(`<[^>]*>?`).FindAllString(page, -1) }

// FuzzDocument puts a text in every place of a document. The results must not have
// control characters, HTML tags that other texts don't have, or additional Markdown
// headings.
func FuzzDocument(f *testing.F) {
	for _, s := range append([]string{"", "\n", "\\", "a\n# b", "\x1b[2J\u202e\x00\r\xff", "```\n~~~\n- x\n\n\n  y", "***", "---\n==="}, hostile...) {
		f.Add(s)
	}
	ours := tags(render.HTML(full("x")))
	f.Fuzz(func(t *testing.T, s string) {
		d := full(s)
		page, letter := render.HTML(d), render.LetterHTML(s, s)
		for _, tag := range append(tags(page), tags(letter)...) {
			if !slices.Contains(ours, tag) && tag != `<dd class="row">` && tag != "<h1>" {
				t.Errorf("%q adds %q", s, tag)
			}
		}
		markdown := render.Markdown(d)
		if got := strings.Count("\n"+markdown, "\n#"); got != 2 {
			t.Errorf("%d headings, want 2:\n%s", got, markdown)
		}
		for form, out := range map[string]string{"text": render.Page{Width: 40}.Document(d), "markdown": markdown, "html": page, "letter": letter} {
			if i := strings.IndexFunc(out, acts); i >= 0 || !utf8.ValidString(out) {
				t.Errorf("%s lets a control character through: %q", form, out)
			}
		}
	})
}

func full(s string) render.Document {
	return render.Document{Title: s, Under: s, Lead: []string{s}, Close: []string{s}, Chapters: []render.Chapter{{
		Title: s, Points: []string{s}, Signers: []string{s},
		Answers: []render.Answer{{About: s, Ask: s, Text: s}, {Fields: []render.Field{{s, s}}}},
	}}}
}

// acts reports whether a terminal acts on a character.
func acts(r rune) bool {
	return r != '\n' && r < ' ' || 0x7f <= r && r <= 0x9f || 0x2028 <= r && r <= 0x202e || 0x2066 <= r && r <= 0x206f
}

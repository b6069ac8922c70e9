package workbook

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// quoted reads a text in quotes, on one line. Of the escapes it knows \" and \\.
func (r *simpleYAML) quoted() *yaml.Node {
	quote := r.peek(0)
	style := yaml.DoubleQuotedStyle
	if quote == '\'' {
		style = yaml.SingleQuotedStyle
	}
	start, escaped := r.pos+1, false
	for r.pos++; r.peek(0) != quote; r.pos++ {
		switch {
		case r.peek(0) == '\n':
			return r.fail()
		case r.peek(0) == '\\' && quote == '"':
			if r.pos++; r.peek(0) != '"' && r.peek(0) != '\\' {
				return r.fail()
			}
			escaped = true
		}
	}
	text := r.text[start:r.pos]
	r.pos++
	if r.peek(0) == quote { // two single quotes are one
		return r.fail()
	}
	if escaped {
		text = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(text)
	}
	return r.node(yaml.ScalarNode, style, text)
}

// plain reads a text without quotes. It may go on in the next lines, further in
// than column.
func (r *simpleYAML) plain(column int) *yaml.Node {
	line, more := r.plainLine()
	if !more || r.column() <= column || r.peek(0) == '\n' {
		return r.node(yaml.ScalarNode, 0, line)
	}
	lines := []string{line}
	for more && r.peek(0) != '\n' && r.column() > column {
		r.spaces()
		line, more = r.plainLine()
		lines = append(lines, line)
	}
	if r.column() > column {
		return r.fail()
	}
	return r.node(yaml.ScalarNode, 0, strings.Join(lines, " "))
}

// plainLine reads a line of a text without quotes, and goes to the next one. The
// text ends there if a comment follows.
func (r *simpleYAML) plainLine() (line string, more bool) {
	if !startsPlain(r.peek(0), r.peek(1)) {
		r.fail()
		return "", false
	}
	start := r.pos
	r.toEnd()
	line = r.text[start:r.pos]
	r.pos++
	more = true
	if i := strings.Index(line, " #"); i >= 0 {
		line, more = line[:i], false
	}
	line = strings.TrimRight(line, " ")
	if strings.Contains(line, ": ") || strings.HasSuffix(line, ":") {
		r.fail()
	}
	return line, more
}

// startsPlain reports whether a text without quotes can begin with these bytes.
// Some others could, too.
func startsPlain(first, second byte) bool {
	switch {
	case 'a' <= first && first <= 'z', 'A' <= first && first <= 'Z', '0' <= first && first <= '9', first >= utf8.RuneSelf:
		return true
	case first == '(', first == '^', first == '$', first == '\\':
		return true
	case first == '-', first == '.':
		return '0' <= second && second <= '9'
	case first == '<': // << is a key of its own kind
		return 'a' <= second && second <= 'z'
	}
	return false
}

// block reads a folded or literal text below a key or dash at a column.
func (r *simpleYAML) block(column int) *yaml.Node {
	style := yaml.LiteralStyle
	if r.peek(0) == '>' {
		style = yaml.FoldedStyle
	}
	if r.peek(1) != '-' || r.peek(2) != '\n' {
		return r.fail()
	}
	r.pos += 3
	inner := r.indent()
	if inner <= column || r.peek(inner) == '\n' {
		return r.fail()
	}
	text := r.blockText(inner, style == yaml.FoldedStyle)
	if r.failed || r.column() > column {
		return r.fail()
	}
	return r.node(yaml.ScalarNode, style, text)
}

// blockText reads the lines that are indented by at least so many spaces, and
// the empty lines between them.
func (r *simpleYAML) blockText(indent int, folded bool) string {
	var text strings.Builder
	empty := 0
	for {
		switch {
		case r.pos < len(r.text) && r.peek(0) == '\n':
			empty++
			r.pos++
			continue
		case r.peek(r.indent()) == '\n' && r.pos < len(r.text): // only spaces
			r.fail()
			return ""
		case r.indent() < indent:
			return text.String()
		}
		line := r.blockLine(indent)
		if folded && line[0] == ' ' {
			r.fail()
			return ""
		}
		if text.Len() > 0 {
			text.WriteString(lineBreak(empty, folded))
		}
		text.WriteString(line)
		empty = 0
	}
}

// lineBreak is what comes between two lines of a block that so many empty lines
// are between. A folded block makes one line of its lines.
func lineBreak(empty int, folded bool) string {
	if !folded {
		empty++
	}
	if empty == 0 {
		return " "
	}
	return strings.Repeat("\n", empty)
}

// indent returns how many spaces begin at pos.
func (r *simpleYAML) indent() int {
	n := 0
	for r.peek(n) == ' ' {
		n++
	}
	return n
}

// blockLine reads a line that is indented by at least so many spaces.
func (r *simpleYAML) blockLine(indent int) string {
	start := r.pos + indent
	r.toEnd()
	line := r.text[start:r.pos]
	r.pos++
	return line
}

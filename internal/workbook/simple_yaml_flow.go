package workbook

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// flow reads a [list] or {mapping}, which may go on in the next lines, further
// in than column.
func (r *simpleYAML) flow(column int) *yaml.Node {
	n, end := r.node(yaml.SequenceNode, 0, ""), byte(']')
	if r.peek(0) == '{' {
		n.Kind, end = yaml.MappingNode, '}'
	}
	r.pos++
	for !r.failed {
		r.flowSpaces(column)
		if n.Kind == yaml.MappingNode {
			key := r.key()
			if key == nil || r.peek(0) != ' ' {
				return r.fail()
			}
			n.Content = append(n.Content, key)
			r.flowSpaces(column)
		}
		n.Content = append(n.Content, r.flowValue(column))
		r.flowSpaces(column)
		switch r.peek(0) {
		case end:
			r.pos++
			return n
		case ',':
			r.pos++
		default:
			return r.fail()
		}
	}
	return n
}

// flowSpaces skips spaces, and line breaks if the next line is further in.
func (r *simpleYAML) flowSpaces(column int) {
	r.spaces()
	if r.peek(0) == '\n' {
		r.pos = min(r.pos+1, len(r.text))
		if r.indent() <= column {
			r.fail()
		}
		r.spaces()
	}
}

// flowValue reads a value inside brackets.
func (r *simpleYAML) flowValue(column int) *yaml.Node {
	switch c := r.peek(0); {
	case c == '[' || c == '{':
		return r.flow(column)
	case c == '"' || c == '\'':
		return r.quoted()
	case c == '&':
		return r.anchored(r.flowValue, column)
	case c == '*':
		return r.alias()
	case !startsPlain(c, r.peek(1)):
		return r.fail()
	}
	n := strings.IndexAny(r.text[r.pos:], ",[]{}#:?\n")
	if n < 0 || strings.IndexByte(",]}\n", r.peek(n)) < 0 {
		return r.fail()
	}
	text := r.text[r.pos : r.pos+n]
	r.pos += n
	return r.node(yaml.ScalarNode, 0, strings.TrimRight(text, " "))
}

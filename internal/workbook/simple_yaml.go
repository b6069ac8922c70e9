package workbook

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// The decoder of package yaml takes most of a short command's time, so files
// are first read here, ten times faster. This reader knows the little of YAML
// that content is written in: mappings and lists by indentation, texts on a
// line of their own or folded, [lists] and {mappings} within a line, quotes, and
// anchors. It gives up on anything else, right or wrong, and leaves it
// to the decoder. What it does read, it reads as the decoder does: a test and a
// fuzzer compare the two.

// simpleYAML reads text from pos on.
type simpleYAML struct {
	text   string
	pos    int
	failed bool // it gave up; pos is at the end then
	gaveUp int  // where
	spare  []yaml.Node
	marked map[string]*yaml.Node // by the names of their anchors
}

// readSimpleYAML returns the tree of a file. If it gave up, it returns nil, and
// the line that was too much for it.
func readSimpleYAML(text string) (tree *yaml.Node, line int) {
	r := &simpleYAML{text: text}
	if !strings.HasSuffix(text, "\n") || !isSimple(text) || r.toLine() != 0 {
		return nil, 1
	}
	tree = r.mapping(0)
	if r.pos < len(text) {
		r.fail()
	}
	if r.failed {
		return nil, strings.Count(text[:r.gaveUp], "\n") + 1
	}
	return tree, 0
}

// isSimple reports whether a text has no character that YAML may treat
// specially: a tab, a control, a line separator, a byte order mark.
func isSimple(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if ' ' <= c && c < 0x7f || c == '\n' {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError || r < 0xa0 || r == 0x2028 || r == 0x2029 || r >= 0xd800 {
			return false
		}
		i += size - 1
	}
	return true
}

// fail gives up.
func (r *simpleYAML) fail() *yaml.Node {
	if !r.failed {
		r.failed, r.gaveUp = true, min(r.pos, len(r.text))
	}
	r.pos = len(r.text)
	return r.node(yaml.ScalarNode, 0, "")
}

func (r *simpleYAML) node(kind yaml.Kind, style yaml.Style, value string) *yaml.Node {
	if len(r.spare) == 0 {
		r.spare = make([]yaml.Node, 128)
	}
	n := &r.spare[0]
	r.spare = r.spare[1:]
	n.Kind, n.Style, n.Value = kind, style, value
	if style != 0 {
		n.Tag = "!!str"
	}
	return n
}

// peek returns the byte at a distance from pos, a line break at the end.
func (r *simpleYAML) peek(distance int) byte {
	if r.pos+distance >= len(r.text) {
		return '\n'
	}
	return r.text[r.pos+distance]
}

// toLine skips empty lines and comments. It stops at the first character of
// the next line and returns its column, or -1 at the end. pos has to be at the
// start of a line.
func (r *simpleYAML) toLine() int {
	for r.pos < len(r.text) {
		start := r.pos
		r.spaces()
		switch r.peek(0) {
		case '\n':
			r.pos++
		case '#':
			r.toEnd()
			r.pos++
		default:
			return r.pos - start
		}
	}
	return -1
}

func (r *simpleYAML) spaces() {
	for r.peek(0) == ' ' {
		r.pos++
	}
}

// toEnd goes to the end of the line.
func (r *simpleYAML) toEnd() {
	if i := strings.IndexByte(r.text[r.pos:], '\n'); i >= 0 {
		r.pos += i
	}
}

// endLine goes to the next line. Nothing but a comment may be left of this one.
func (r *simpleYAML) endLine() {
	start := r.pos
	r.spaces()
	if r.peek(0) == '#' && r.pos > start {
		r.toEnd()
	}
	if r.peek(0) != '\n' {
		r.fail()
		return
	}
	r.pos++
}

// column looks at the next line that is not empty, without going there.
func (r *simpleYAML) column() int {
	at := r.pos
	column := r.toLine()
	r.pos = at
	return column
}

// mapping reads keys and values at a column. pos is at the first key.
func (r *simpleYAML) mapping(column int) *yaml.Node {
	n := r.node(yaml.MappingNode, 0, "")
	for !r.failed {
		key := r.key()
		if key == nil {
			return r.fail()
		}
		n.Content = append(n.Content, key, r.below(column))
		if r.column() != column {
			break
		}
		r.toLine()
	}
	return n
}

// key reads a key and its colon. It stays where it is, and returns nil, if there
// is none.
func (r *simpleYAML) key() *yaml.Node {
	start := r.pos
	var n *yaml.Node
	switch c := r.peek(0); {
	case c == '"' || c == '\'':
		n = r.quoted()
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		for isKeyByte(r.peek(0)) {
			r.pos++
		}
		n = r.node(yaml.ScalarNode, 0, r.text[start:r.pos])
	}
	const long = 200 // YAML allows more, but not much
	if n == nil || r.failed || r.pos-start > long || r.peek(0) != ':' || r.peek(1) != ' ' && r.peek(1) != '\n' {
		r.pos = start
		return nil
	}
	r.pos++
	return n
}

// sequence reads the items of a list whose dashes are at a column.
func (r *simpleYAML) sequence(column int) *yaml.Node {
	n := r.node(yaml.SequenceNode, 0, "")
	for !r.failed {
		if r.peek(0) != '-' || r.peek(1) != ' ' {
			return r.fail()
		}
		start := r.pos
		r.pos++
		r.spaces()
		inner := column + r.pos - start
		at := r.pos
		if r.key() != nil {
			r.pos = at
			n.Content = append(n.Content, r.mapping(inner))
		} else {
			n.Content = append(n.Content, r.value(column))
		}
		if r.column() != column {
			break
		}
		r.toLine()
	}
	return n
}

// below reads what belongs to a key at a column: on the same line, or on the
// lines below, further in.
func (r *simpleYAML) below(column int) *yaml.Node {
	r.spaces()
	if r.peek(0) == '&' {
		return r.anchored(r.below, column)
	}
	if r.peek(0) != '\n' {
		return r.value(column)
	}
	r.pos++
	inner := r.toLine()
	switch {
	case inner <= column:
		return r.fail()
	case r.peek(0) == '-':
		return r.sequence(inner)
	}
	return r.mapping(inner)
}

// anchored reads an anchor, and then the value that it marks.
func (r *simpleYAML) anchored(value func(column int) *yaml.Node, column int) *yaml.Node {
	name := r.anchor()
	r.spaces()
	_, again := r.marked[name]
	if again || r.peek(0) == '&' || r.peek(0) == '*' {
		return r.fail()
	}
	if r.marked == nil {
		r.marked = map[string]*yaml.Node{}
	}
	r.marked[name] = nil // within the value nothing may name it
	r.marked[name] = value(column)
	return r.marked[name]
}

// alias reads the name of a value that has an anchor.
func (r *simpleYAML) alias() *yaml.Node {
	name := r.anchor()
	if r.marked[name] == nil {
		return r.fail()
	}
	n := r.node(yaml.AliasNode, 0, name)
	n.Alias = r.marked[name]
	return n
}

// anchor reads the name after & or *.
func (r *simpleYAML) anchor() string {
	start := r.pos + 1
	for r.pos++; isKeyByte(r.peek(0)); r.pos++ {
	}
	name := r.text[start:r.pos]
	if c := r.peek(0); name == "" || c != ' ' && c != '\n' && c != ',' && c != ']' && c != '}' {
		r.fail()
	}
	return name
}

func isKeyByte(c byte) bool {
	return c == '-' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// value reads a value that begins on this line, below a key or dash at a column,
// and goes to the next line.
func (r *simpleYAML) value(column int) *yaml.Node {
	var n *yaml.Node
	switch r.peek(0) {
	case '"', '\'':
		n = r.quoted()
	case '[', '{':
		n = r.flow(column)
	case '*':
		n = r.alias()
	case '>', '|':
		return r.block(column)
	default:
		return r.plain(column)
	}
	r.endLine()
	return n
}

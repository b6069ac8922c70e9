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
	spare  []yaml.Node
	marked map[string]*yaml.Node // by the names of their anchors
}

// readSimpleYAML returns the tree of a file, or nil if it gave up.
func readSimpleYAML(text string) *yaml.Node {
	r := &simpleYAML{text: text}
	if !strings.HasSuffix(text, "\n") || !isSimple(text) || r.toLine() != 0 {
		return nil
	}
	root := r.mapping(0)
	if r.failed || r.pos < len(text) {
		return nil
	}
	return root
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

func (r *simpleYAML) fail() *yaml.Node {
	r.failed, r.pos = true, len(r.text)
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
	if r.peek(0) == '&' || r.peek(0) == '*' {
		return r.fail()
	}
	n := value(column)
	if r.marked == nil {
		r.marked = map[string]*yaml.Node{}
	}
	r.marked[name] = n
	return n
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

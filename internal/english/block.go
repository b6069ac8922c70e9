package english

import "strings"

// block is a part of the input that is made of whole sentences: a paragraph, a
// heading, or one item of a list. Its span leaves out the Markdown mark.
type block struct {
	Span
	paragraph int
	heading   bool
}

// blocks finds the paragraphs, headings and items of a text. Left out are
// lines that quote a mail, the line that introduces such a quotation, a mail
// below "-----Original Message-----", and fenced code: they are not the
// writer's sentences.
func blocks(source string) []block {
	r := blockReader{source: source, fences: strings.Count(source, "```") + strings.Count(source, "~~~")}
	for start := 0; start < len(source); {
		end := len(source)
		if i := strings.IndexByte(source[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		r.line(Span{start, end})
		start = end
	}
	r.close()
	return r.done
}

// blockReader gathers lines into blocks.
type blockReader struct {
	source    string
	done      []block
	open      bool
	current   block
	last      Span // the last line of the current block
	paragraph int
	inFence   bool
	inMail    bool // below the line under which a mail program puts the mail that is answered
	fences    int  // marks of a fence still to come: the last of an odd number opens nothing
}

func (r *blockReader) line(at Span) {
	line := strings.TrimSpace(r.source[at.Start:at.End])
	switch {
	case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
		r.fence(line)
	case r.inFence, r.inMail:
	case originalMessage(line):
		r.close()
		r.inMail = true
	case line == "" || isRule(line):
		r.close()
	case line[0] == '>':
		r.quoted()
	case heading(line) > 0:
		r.start(at, heading(line))
		r.current.heading = true
		r.close()
	case item(line) > 0:
		r.start(at, item(line))
	case r.open && !r.breaks(line):
		r.current.End, r.last = at.End, at
	default:
		r.start(at, 0)
	}
}

func (r *blockReader) fence(line string) {
	r.close()
	r.fences -= strings.Count(line, "```") + strings.Count(line, "~~~")
	r.inFence = !r.inFence && r.fences > 0
}

// quoted ends the block and drops its last line if that introduces a
// quotation: "On Monday Ada wrote:".
func (r *blockReader) quoted() {
	if r.open && strings.HasSuffix(strings.TrimSpace(r.source[r.last.Start:r.last.End]), "wrote:") {
		r.current.End = max(r.current.Start, r.last.Start)
	}
	r.close()
}

// originalMessage reports the line that some mail programs put above the mail
// that is answered or handed on.
func originalMessage(line string) bool {
	if !strings.HasPrefix(line, "---") || !strings.HasSuffix(line, "---") {
		return false
	}
	words := strings.ToLower(strings.Trim(line, "- "))
	return words == "original message" || words == "forwarded message"
}

// breaks reports whether line starts a block although no empty line comes before:
// a short line without a closing mark, then a capital, as in a greeting.
func (r *blockReader) breaks(line string) bool {
	const short = 40 // bytes; a wrapped line is longer
	before := strings.TrimSpace(r.source[r.last.Start:r.last.End])
	if len(before) >= short || strings.ContainsAny(before[len(before)-1:], ".!?") {
		return false
	}
	return startsUpper(line) && !strings.HasPrefix(line, "I ") && !strings.HasPrefix(line, "I'")
}

// start opens a block at a line whose mark is skip bytes long.
func (r *blockReader) start(at Span, skip int) {
	r.close()
	lead := len(r.source[at.Start:at.End]) - len(strings.TrimLeft(r.source[at.Start:at.End], " \t"))
	r.open, r.last = true, at
	r.current = block{Span: Span{at.Start + lead + skip, at.End}, paragraph: r.paragraph}
}

func (r *blockReader) close() {
	if !r.open {
		return
	}
	r.done = append(r.done, r.current)
	r.paragraph++
	r.open = false
}

// heading returns the length of a Markdown heading's mark, or 0.
func heading(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n == 0 || n > 6 || n == len(line) || line[n] != ' ' {
		return 0
	}
	return n
}

// item returns the length of a list item's mark ("- ", "* ", "12. "), or 0.
func item(line string) int {
	if len(line) > 1 && strings.IndexByte("-*+", line[0]) >= 0 && (line[1] == ' ' || line[1] == '\t') {
		return 1
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits == 0 || digits > 3 || digits+1 >= len(line) {
		return 0
	}
	if (line[digits] == '.' || line[digits] == ')') && line[digits+1] == ' ' {
		return digits + 1
	}
	return 0
}

// isRule reports a line drawn across the page, or under a heading.
func isRule(line string) bool {
	return len(line) >= 3 && strings.Trim(line, "-*_= ") == ""
}

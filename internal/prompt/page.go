package prompt

import (
	"strings"
	"unicode"
)

// page is a text that is being written: its bytes just as they are, and where
// the writer stands. It knows how the text falls into rows of a given width,
// and nothing of keys and colours.
//
// A page is quick with texts of any length: an edit copies the text once, and
// only the paragraphs on the screen are broken into rows.
type page struct {
	text  string
	at    int // the cursor, a byte offset between two characters
	width int // columns of a row

	top  int // offset of the first row on the screen
	goal int // the column that up and down aim for; -1 when none

	past   []past // earlier states, to undo
	typing bool   // the last thing that happened was a letter typed

	par  string // the paragraph last broken into rows,
	rows []span // and its rows
}

// past is an earlier state of a page.
type past struct {
	text string
	at   int
}

// pasts is how many states a page remembers.
const pasts = 100

// newPage is a page with the cursor at the end of the text.
func newPage(text string) *page { return &page{text: text, at: len(text), width: 72, goal: -1} }

// set replaces the whole text.
func (p *page) set(text string) {
	p.remember()
	p.text = text
	p.move(len(text))
}

// resize sets the width of the rows.
func (p *page) resize(width int) {
	if width != p.width {
		p.width, p.rows = width, nil
	}
}

// insert writes at the cursor. The letters of a word are undone together.
func (p *page) insert(s string) {
	if s == "" {
		return
	}
	letter := strings.TrimFunc(s, isWord) == ""
	if !letter || !p.typing {
		p.remember()
	}
	p.text = p.text[:p.at] + s + p.text[p.at:]
	p.move(p.at + len(s))
	p.typing = letter
}

// remove takes out what lies between the cursor and another offset.
func (p *page) remove(other int) {
	from, to := min(p.at, other), max(p.at, other)
	if from == to {
		return
	}
	p.remember()
	p.text = p.text[:from] + p.text[to:]
	p.move(from)
}

func (p *page) remember() {
	p.past = append(p.past, past{p.text, p.at})
	if len(p.past) > pasts {
		p.past = p.past[1:]
	}
}

// undo goes back one state.
func (p *page) undo() {
	if len(p.past) == 0 {
		return
	}
	last := p.past[len(p.past)-1]
	p.past = p.past[:len(p.past)-1]
	p.text = last.text
	p.move(last.at)
}

// move puts the cursor somewhere and forgets the column aimed for.
func (p *page) move(at int) { p.at, p.goal, p.typing = at, -1, false }

// after is the offset one character on.
func (p *page) after() int {
	if p.at == len(p.text) {
		return p.at
	}
	char, _, _ := cluster(p.text[p.at:])
	return p.at + len(char)
}

// before is the offset one character back. Characters can only be told apart
// from the front, so this starts at the row before the cursor.
func (p *page) before() int {
	if p.at == 0 {
		return 0
	}
	row := p.row(p.at)
	if row.from == p.at {
		row, _ = p.rowBefore(row)
	}
	for at := row.from; ; {
		char, _, _ := cluster(p.text[at:])
		if at+len(char) >= p.at {
			return at
		}
		at += len(char)
	}
}

// wordBefore is where the word at or before the cursor begins.
func (p *page) wordBefore() int {
	head := strings.TrimRightFunc(p.text[:p.at], notWord)
	return len(strings.TrimRightFunc(head, isWord))
}

// wordAfter is where the word at or after the cursor ends.
func (p *page) wordAfter() int {
	tail := strings.TrimLeftFunc(p.text[p.at:], notWord)
	return len(p.text) - len(strings.TrimLeftFunc(tail, isWord))
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\''
}
func notWord(r rune) bool { return !isWord(r) }

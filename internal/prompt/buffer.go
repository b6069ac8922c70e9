package prompt

import (
	"strings"
	"unicode"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// buffer is a text that is being written: its bytes exactly as they are, and a
// cursor. It knows how the text wraps to rows of some width, and nothing about
// keys and colours.
//
// A buffer is quick with texts of any length: an edit copies the text once, and
// only the paragraphs on the screen are wrapped.
type buffer struct {
	text  string
	at    int // the cursor, a byte offset between two characters
	width int // columns of a row

	top  int // offset of the first row on the screen
	goal int // the column that up and down aim for; -1 when none

	past   []state // earlier states, to undo
	typing bool    // the last thing that happened was a letter typed

	par  string         // the paragraph last broken into rows,
	rows []display.Span // and its rows
}

// state is a text with its cursor, to return to.
type state struct {
	text string
	at   int
}

// undos is how many earlier states a buffer remembers.
const undos = 100

// newBuffer returns a buffer with the cursor at the end of the text.
func newBuffer(text string) *buffer { return &buffer{text: text, at: len(text), width: 72, goal: -1} }

// set replaces the whole text.
func (b *buffer) set(text string) {
	b.remember()
	b.text = text
	b.move(len(text))
}

// resize sets the width of the rows.
func (b *buffer) resize(width int) {
	if width != b.width {
		b.width, b.rows = width, nil
	}
}

// insert writes at the cursor. The letters of a word are undone together.
func (b *buffer) insert(s string) {
	if s == "" {
		return
	}
	letter := strings.TrimFunc(s, isWord) == ""
	if !letter || !b.typing {
		b.remember()
	}
	b.text = b.text[:b.at] + s + b.text[b.at:]
	b.move(b.at + len(s))
	b.typing = letter
}

// remove takes out what lies between the cursor and another offset.
func (b *buffer) remove(other int) {
	from, to := min(b.at, other), max(b.at, other)
	if from == to {
		return
	}
	b.remember()
	b.text = b.text[:from] + b.text[to:]
	b.move(from)
}

func (b *buffer) remember() {
	b.past = append(b.past, state{b.text, b.at})
	if len(b.past) > undos {
		b.past = b.past[1:]
	}
}

// undo goes back one state.
func (b *buffer) undo() {
	if len(b.past) == 0 {
		return
	}
	last := b.past[len(b.past)-1]
	b.past = b.past[:len(b.past)-1]
	b.text = last.text
	b.move(last.at)
}

// move puts the cursor somewhere and forgets the column aimed for.
func (b *buffer) move(at int) { b.at, b.goal, b.typing = at, -1, false }

// after returns the offset after the next character.
func (b *buffer) after() int {
	if b.at == len(b.text) {
		return b.at
	}
	char, _, _ := display.Cluster(b.text[b.at:])
	return b.at + len(char)
}

// before returns the offset before the last character. Characters can only be told
// apart from the front, so this begins with the row that the cursor is in.
func (b *buffer) before() int {
	if b.at == 0 {
		return 0
	}
	row := b.row(b.at)
	if row.From == b.at {
		row, _ = b.rowBefore(row)
	}
	for at := row.From; ; {
		char, _, _ := display.Cluster(b.text[at:])
		if at+len(char) >= b.at {
			return at
		}
		at += len(char)
	}
}

// wordBefore returns where the word at or before the cursor begins.
func (b *buffer) wordBefore() int {
	head := strings.TrimRightFunc(b.text[:b.at], notWord)
	return len(strings.TrimRightFunc(head, isWord))
}

// wordAfter returns where the word at or after the cursor ends.
func (b *buffer) wordAfter() int {
	tail := strings.TrimLeftFunc(b.text[b.at:], notWord)
	return len(b.text) - len(strings.TrimLeftFunc(tail, isWord))
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\''
}
func notWord(r rune) bool { return !isWord(r) }

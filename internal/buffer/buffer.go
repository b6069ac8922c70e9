package buffer

import (
	"strings"
	"unicode"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Buffer is a text that is being written: its bytes exactly as they are, and a
// cursor.
//
// A buffer is quick with texts of any length: an edit copies the text once, and
// only the paragraphs on the screen are wrapped.
type Buffer struct {
	Text string
	At   int // the cursor, a byte offset between two characters

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

// New returns a buffer with the cursor at the end of the text.
func New(text string) *Buffer { return &Buffer{Text: text, At: len(text), width: 72, goal: -1} }

// Set replaces the whole text.
func (b *Buffer) Set(text string) {
	b.remember()
	b.Text = text
	b.Move(len(text))
}

// Resize sets the width of the rows.
func (b *Buffer) Resize(width int) {
	if width != b.width {
		b.width, b.rows = width, nil
	}
}

// Insert writes at the cursor. The letters of a word are undone together.
func (b *Buffer) Insert(s string) {
	if s == "" {
		return
	}
	letter := strings.TrimFunc(s, isWord) == ""
	if !letter || !b.typing {
		b.remember()
	}
	b.Text = b.Text[:b.At] + s + b.Text[b.At:]
	b.Move(b.At + len(s))
	b.typing = letter
}

// Remove takes out what lies between the cursor and another offset.
func (b *Buffer) Remove(other int) {
	from, to := min(b.At, other), max(b.At, other)
	if from == to {
		return
	}
	b.remember()
	b.Text = b.Text[:from] + b.Text[to:]
	b.Move(from)
}

func (b *Buffer) remember() {
	b.past = append(b.past, state{b.Text, b.At})
	if len(b.past) > undos {
		b.past = b.past[1:]
	}
}

// undo goes back one state.
func (b *Buffer) undo() {
	if len(b.past) == 0 {
		return
	}
	last := b.past[len(b.past)-1]
	b.past = b.past[:len(b.past)-1]
	b.Text = last.text
	b.Move(last.at)
}

// Move puts the cursor somewhere and forgets the column aimed for.
func (b *Buffer) Move(at int) { b.At, b.goal, b.typing = at, -1, false }

// after returns the offset after the next character.
func (b *Buffer) after() int {
	if b.At == len(b.Text) {
		return b.At
	}
	char, _, _ := display.Cluster(b.Text[b.At:])
	return b.At + len(char)
}

// before returns the offset before the last character. Characters can only be told
// apart from the front, so this begins with the row that the cursor is in.
func (b *Buffer) before() int {
	if b.At == 0 {
		return 0
	}
	row := b.Row(b.At)
	if row.From == b.At {
		row, _ = b.rowBefore(row)
	}
	for at := row.From; ; {
		char, _, _ := display.Cluster(b.Text[at:])
		if at+len(char) >= b.At {
			return at
		}
		at += len(char)
	}
}

// wordBefore returns where the word at or before the cursor begins.
func (b *Buffer) wordBefore() int {
	head := strings.TrimRightFunc(b.Text[:b.At], notWord)
	return len(strings.TrimRightFunc(head, isWord))
}

// WordAfter returns where the word at or after the cursor ends.
func (b *Buffer) WordAfter() int {
	tail := strings.TrimLeftFunc(b.Text[b.At:], notWord)
	return len(b.Text) - len(strings.TrimLeftFunc(tail, isWord))
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\''
}
func notWord(r rune) bool { return !isWord(r) }

// Width returns the width of the rows, in columns.
func (b *Buffer) Width() int { return b.width }

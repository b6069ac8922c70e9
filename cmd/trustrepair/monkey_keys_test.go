//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// monkey presses random keys and remembers which words must not be lost.
type monkey struct {
	*rand.Rand
	s      *tuitest.Session
	gentle bool     // presses no keys that take letters away
	done   []string // what it did, for the message of a failing test
	words  []string // typed into a text, and not taken away since
}

// act does one random thing.
func (m *monkey) act() {
	weights := []struct {
		weight int
		do     func()
	}{
		{12, m.letters},
		{10, m.word},
		{10, func() {
			m.send(m.pick("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1bOA", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"))
		}},
		{4, func() {
			m.send(m.pick("\x1b[1;5C", "\x1b[1;5D", "\x1b[1;5H", "\x1b[1;5F", "\x1b[1;2A", "\x1b[2~", "\x1bOP", "\x1b[15~", "\x1b[24~"))
		}},
		{8, func() { m.send("\r") }},
		{5, func() { m.send("\t") }},
		{3, func() { m.send("\x1b[Z") }},
		{6, func() { m.send(m.pick("n", "y", "1", "2", "3", " ", "\x1b[B") + m.pick("", "\r")) }}, // answers of lists
		{5, func() { m.send(string(m.pick("abdefghijlmnoprstvy")[0] & 0x1f)) }},
		{4, func() { m.send("\x1b" + string(rune('a'+m.IntN(26)))) }},
		{3, func() { m.send("\x1b") }},
		{5, m.cut},
		{4, m.paste},
		{3, m.resize},
		{2, m.stopAndContinue},
		{4, m.erase},
		{1, func() { m.send(m.pick("\x0f", "\x07", "\x0c", "\x05", "\x00", "\x1f", "\x1a")) }},
		{15, func() { time.Sleep(time.Duration(m.IntN(12)) * time.Millisecond) }},
	}
	all := 0
	for _, w := range weights {
		all += w.weight
	}
	n := m.IntN(all)
	for _, w := range weights {
		if n -= w.weight; n < 0 {
			w.do()
			return
		}
	}
}

// pick returns one of several texts, or one letter of a single one.
func (m *monkey) pick(texts ...string) string {
	if len(texts) == 1 {
		letters := []rune(texts[0])
		return string(letters[m.IntN(len(letters))])
	}
	return texts[m.IntN(len(texts))]
}

// send types something, unless a key in it takes letters away and the monkey is
// gentle.
func (m *monkey) send(text string) {
	if strings.ContainsAny(text, "\x08\x0b\x15\x17\x1a\x1f\x7f") || text == "\x1bd" || text == "\x1b[3~" || text == "\x1b\x7f" {
		if m.gentle {
			return
		}
		m.words = nil
	}
	m.note("%q", text)
	_ = m.s.Type(text) // it may have ended by now
}

func (m *monkey) note(format string, values ...any) {
	m.done = append(m.done, fmt.Sprintf(format, values...))
}

func (m *monkey) letters() {
	var b strings.Builder
	for range 1 + m.IntN(8) {
		b.WriteString(m.pick("a", "e", "i", "st", " ", " ", "金曜", "é", "👩‍👩‍👧", "\u202e", "7", "q", "ß"))
	}
	m.send(b.String())
}

func (m *monkey) erase() {
	m.send(m.pick("\x7f", "\x08", "\x17", "\x15", "\x0b", "\x1bd", "\x1b\x7f", "\x1b[3~"))
}

// cut sends a sequence in two pieces, or only the beginning of one.
func (m *monkey) cut() {
	whole := m.pick("\x1b[1;5C", "\x1bOB", "\x1b[6~", "金", "\x1b[200~a\x1b[201~", "\x1b]11;rgb:0/0/0\x07", "\x1bP>|x\x1b\\")
	at := 1 + m.IntN(len(whole)-1)
	m.send(whole[:at])
	if m.IntN(4) > 0 || strings.HasPrefix(whole, "\x1b[200") { // a terminal ends each paste
		time.Sleep(time.Duration(m.IntN(70)) * time.Millisecond)
		m.send(whole[at:])
	}
}

func (m *monkey) paste() {
	text := strings.Repeat(m.pick("one\rtwo\r", "a\tb\r\n", "\t\tx\r", "long and longer ", "日本語\r", "\x00\x1b[31m\x07"), 1+m.IntN(30))
	if m.IntN(2) == 0 && !strings.Contains(text, "\x00") {
		m.send(text)
		return
	}
	m.send("\x1b[200~" + text + "\x1b[201~")
}

func (m *monkey) resize() {
	cols, rows := 1+m.IntN(120), 1+m.IntN(50)
	m.note("%dx%d", cols, rows)
	_ = m.s.Resize(cols, rows) // it may have ended by now
}

func (m *monkey) stopAndContinue() {
	m.note("stop and continue")
	_ = m.s.Stop(syscall.SIGTSTP) // it may have ended by now
	if m.IntN(2) == 0 {
		_ = m.s.Type("x")
	}
	_ = m.s.Signal(syscall.SIGCONT)
	// Until it has the terminal, a ctrl+z would stop it again, and rightly so.
	for deadline := time.Now().Add(2 * time.Second); !m.s.AltScreen() && !m.s.Ended() && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
}

// word types a word that is typed nowhere else, and remembers it if it can be seen
// in the field of a long text.
func (m *monkey) word() {
	var b strings.Builder
	for range 8 {
		b.WriteString(m.pick("абвгдежзиклмнопрстуфхцчшщыэюя"))
	}
	m.send(" " + b.String())
	if !strings.Contains(m.s.Screen(), "tab next") {
		return
	}
	for deadline := time.Now().Add(300 * time.Millisecond); time.Now().Before(deadline) && !m.s.Ended(); {
		screen := m.s.Screen()
		for row := range strings.Lines(screen) {
			inField := strings.HasPrefix(strings.TrimLeft(row, " "), "┃") || strings.ContainsAny(firstRune(row), "↑↓")
			if inField && strings.Contains(row, b.String()) {
				if strings.Contains(screen, "tab next") {
					m.words = append(m.words, b.String())
				}
				return
			}
		}
		time.Sleep(time.Millisecond)
	}
}

// firstRune returns the first character of a row that is not a space.
func firstRune(row string) string {
	for _, r := range strings.TrimLeft(row, " ") {
		return string(r)
	}
	return ""
}

// leave ends the program in one of the ways that there are, if it still runs, and
// returns how.
func (m *monkey) leave() string {
	way := m.pick("\x03", "\x03", "\x11", "\x1c", "\x18", "TERM", "hangup")
	m.note("leave by %q", way)
	switch way {
	case "hangup":
		_ = m.s.Hangup()
		return way
	case "TERM":
		_ = m.s.Signal(syscall.SIGTERM)
		return way
	}
	for deadline := time.Now().Add(tuitest.Patience); !m.s.Ended() && time.Now().Before(deadline); {
		_ = m.s.Type(way)                  // again where half a sequence was waiting, or where it warned
		time.Sleep(200 * time.Millisecond) // TestLeftTwice is about pressing it sooner
	}
	return way
}

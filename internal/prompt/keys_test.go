package prompt

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// kindsAsked are the kinds of questions that an asker gets.
var kindsAsked = []workbook.Kind{
	workbook.Line, workbook.Text, workbook.Letter, workbook.Choice, workbook.Choices,
	workbook.Confirm, workbook.Scale, workbook.Date, workbook.Task,
}

// questionOf makes a question of a kind with a value in it, checked as the core
// checks it.
func questionOf(kind workbook.Kind, value string) guide.Question {
	p := &workbook.Prompt{
		ID: "x", Kind: kind, Scale: &workbook.Ends{From: 1, To: 5, Low: "low", High: "high"},
		Options: []workbook.Option{{ID: "a", Label: "A"}, {ID: "b", Label: "Another one"}, {ID: "c", Label: "C"}},
	}
	return guide.Question{
		ID: p.ID, Kind: kind, Step: "Promise", Ask: "What?", Guide: strings.Repeat("Some help. ", 30),
		Options: p.Options, Scale: p.Scale, CanBack: true, Value: value,
		Check: func(input string) error { _, err := answers.Parse(p, input); return err },
	}
}

// aKey is one key by the name that Bubble Tea has for it.
func aKey(name string) tea.KeyMsg {
	k := tea.KeyMsg{}
	if rest, alt := strings.CutPrefix(name, "alt+"); alt {
		k.Alt, name = true, rest
	}
	for _, t := range keyTypes {
		if (tea.Key{Type: t}).String() == name {
			k.Type = t
			return k
		}
	}
	k.Type, k.Runes = tea.KeyRunes, []rune(name)
	return k
}

// keyTypes are the keys that have names.
var keyTypes = []tea.KeyType{
	tea.KeyLeft, tea.KeyRight, tea.KeyUp, tea.KeyDown, tea.KeyHome, tea.KeyEnd, tea.KeyPgUp, tea.KeyPgDown,
	tea.KeyCtrlLeft, tea.KeyCtrlRight, tea.KeyCtrlHome, tea.KeyCtrlEnd, tea.KeyShiftLeft, tea.KeyShiftRight,
	tea.KeyBackspace, tea.KeyDelete, tea.KeyInsert, tea.KeyEnter, tea.KeyTab, tea.KeyShiftTab, tea.KeyEsc, tea.KeyF1,
	tea.KeyCtrlA, tea.KeyCtrlB, tea.KeyCtrlC, tea.KeyCtrlD, tea.KeyCtrlE, tea.KeyCtrlF, tea.KeyCtrlG, tea.KeyCtrlH,
	tea.KeyCtrlJ, tea.KeyCtrlK, tea.KeyCtrlL, tea.KeyCtrlN, tea.KeyCtrlO, tea.KeyCtrlP, tea.KeyCtrlQ, tea.KeyCtrlR,
	tea.KeyCtrlS, tea.KeyCtrlT, tea.KeyCtrlU, tea.KeyCtrlV, tea.KeyCtrlW, tea.KeyCtrlX, tea.KeyCtrlY, tea.KeyCtrlZ,
	tea.KeyCtrlBackslash, tea.KeyCtrlUnderscore, tea.KeyCtrlAt, tea.KeySpace,
}

// TestDeleteWordForward: alt+d takes the word after the cursor away, in each
// field of one line as in a long text.
func TestDeleteWordForward(t *testing.T) {
	for _, test := range []struct{ value, keys, want string }{
		{"pay", "left alt+d", "pa"},
		{"pay", "home alt+d", ""},
		{"pay", "alt+d", "pay"},
		{"pay  ", "left left alt+d", "pay"},
		{"a bc d", "home alt+d", " bc d"},
		{"a bc d", "home right alt+d", "a d"},
		{"a bc d", "home right alt+delete", "a d"},
		{"a bc d", "home alt+d !", "! bc d"}, // the cursor stays
		{"", "alt+d", ""},
		{"été là", "home alt+d", " là"},
		{"pay", "left alt+d ctrl+w", ""},
	} {
		for _, kind := range []workbook.Kind{workbook.Line, workbook.Date} {
			q := opened(t, guide.Question{ID: "x", Kind: kind, Value: test.value}, workbook.Words{}, forget)
			for _, name := range strings.Fields(test.keys) {
				press(q, aKey(name))
				q.View(80, 24)
			}
			if got := q.input(); got != test.want {
				t.Errorf("%s: %q with %q is %q instead of %q", kind, test.value, test.keys, got, test.want)
			}
		}
	}
}

// FuzzKeys: any keys at any kind of question, on a screen of any size, bring no
// panic, a view as high as the screen, and drafts that are UTF-8.
func FuzzKeys(f *testing.F) {
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		f.Fatal(err)
	}
	const altD, left = 0x80 + 'd', 0
	f.Add(byte(0), "", []byte{'p', 'a', 'y', left, altD}, 80, 24)
	f.Add(byte(7), "2026-03-14 ", []byte{left, left, altD}, 20, 5)
	f.Add(byte(8), "no because", []byte{'3', 17, 'x', left, altD, 19, 2, 17}, 40, 10)
	for kind := range kindsAsked {
		f.Add(byte(kind), "one two", []byte("a1 y\x00\x01\x02\x03\x10\xff\xe4\x11"), 40, 10)
	}
	f.Fuzz(func(t *testing.T, kind byte, value string, keys []byte, width, height int) {
		if width < 1 || width > 200 || height < 1 || height > 60 || len(keys) > 100 || !utf8.ValidString(value) {
			t.Skip()
		}
		p := &presser{t: t, words: words, width: width, height: height}
		p.open(questionOf(kindsAsked[int(kind)%len(kindsAsked)], value))
		for _, b := range keys {
			if p.over {
				break
			}
			p.press(b)
		}
		p.end()
	})
}

// presser presses keys that a fuzzer made up.
type presser struct {
	t             *testing.T
	words         workbook.Words
	width, height int
	question      *question
	over          bool
}

func (p *presser) open(q guide.Question) {
	p.question = newQuestion(p.t.Context(), q, p.keep, &Options{Words: p.words}, newTheme(false))
	p.question.Update(tui.Size{Width: p.width, Height: p.height})
}

func (p *presser) keep(draft string) error {
	if !utf8.ValidString(draft) {
		p.t.Fatalf("the draft %q is not UTF-8", draft)
	}
	return nil
}

// press takes a byte for a key or another event, and has the draft kept.
func (p *presser) press(b byte) {
	if b == 0xfe {
		p.width, p.height = p.height, min(p.width, 60)
		p.question.Update(tui.Size{Width: p.width, Height: p.height})
	} else {
		p.over = p.question.Update(tui.Key{KeyMsg: keyOf(b)}).Done
	}
	if !p.over {
		p.question.Update(tui.Wake{})
	}
	if rows := strings.Count(p.question.View(p.width, p.height), "\n") + 1; rows != p.height {
		p.t.Fatalf("%d rows on a screen of %d", rows, p.height)
	}
}

// keyOf is the key that a byte of a fuzzer means: those below a space and from
// 0x80 on have names, from 0x90 on some of them with alt, from 0xb0 on it is a
// letter with alt, and 0xff is a paste.
func keyOf(b byte) tea.KeyMsg {
	switch {
	case b < ' ':
		return tea.KeyMsg{Type: keyTypes[b]}
	case b < 0x80:
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{rune(b)}}
	case b < 0x90:
		return tea.KeyMsg{Type: keyTypes[min(' '+int(b-0x80), len(keyTypes)-1)]}
	case b < 0xb0:
		return tea.KeyMsg{Type: keyTypes[b-0x90], Alt: true}
	case b < 0xff:
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{rune(b - 0x80)}, Alt: true}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("p\r\nq\t\x1b]0;t\x07 日\u202e"), Paste: true}
}

// end ends the question, and checks what came of it.
func (p *presser) end() {
	if err := p.question.Close(); err != nil {
		p.t.Fatalf("closing says %v", err)
	}
	if r := p.question.reply; !utf8.ValidString(r.Input) {
		p.t.Fatalf("the reply %q is not UTF-8", r.Input)
	}
}

package prompt

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// asked is a model with a question on it, as the asker would have sent it.
func asked(t *testing.T, q guide.Question) (*model, chan guide.Reply) {
	t.Helper()
	m, replies := &model{width: 80, height: 24}, make(chan guide.Reply, 1)
	m.Update(showMsg{replies: replies, scene: func(width int) scene {
		return newQuestion(t.Context(), q, func(string) error { return nil }, &Options{Words: workbook.Words{}}, newLook(false), width)
	}})
	return m, replies
}

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

// Keys that come before the edited text is back are for that text.
func TestKeysWaitForTheEditor(t *testing.T) {
	t.Parallel()
	m, replies := asked(t, guide.Question{Kind: workbook.Text, Value: "old"})
	q := m.scene.(*question)
	q.editing = true
	m.Update(typed("!"))
	m.Update(tea.KeyMsg{Type: tea.KeyTab})
	if len(replies) > 0 {
		t.Fatal("the old text was taken for the answer")
	}
	q.take("new\n", nil, nil)
	m.Update(edited{of: q})
	if got := <-replies; got != (guide.Reply{Input: "new!"}) {
		t.Errorf("the reply is %v", got)
	}
}

// A draft that a tick keeps late is not that of a question already answered.
func TestLateTick(t *testing.T) {
	t.Parallel()
	kept := 0
	m := &model{width: 80, height: 24}
	for range 2 {
		m.Update(showMsg{replies: make(chan guide.Reply, 1), scene: func(width int) scene {
			return newQuestion(t.Context(), guide.Question{Kind: workbook.Text}, func(string) error { kept++; return nil },
				&Options{Words: workbook.Words{}}, newLook(false), width)
		}})
		q := m.scene.(*question)
		m.Update(typed("a"))
		m.Update(tea.KeyMsg{Type: tea.KeyTab})
		m.Update(keepTick{q})
	}
	if kept != 0 {
		t.Errorf("%d drafts of answered questions were kept", kept)
	}
}

// What could not be saved is tried again on leaving, also when nobody types on.
func TestUnkeptValue(t *testing.T) {
	t.Parallel()
	full := true
	m, replies := &model{width: 80, height: 24}, make(chan guide.Reply, 1)
	m.Update(showMsg{replies: replies, scene: func(width int) scene {
		return newQuestion(t.Context(), guide.Question{Kind: workbook.Text, Value: "all I wrote", Undrafted: true}, func(string) error {
			if full {
				return errFlood
			}
			return nil
		}, &Options{Words: workbook.Words{}}, newLook(false), width)
	}})
	m.Update(tea.KeyMsg{Type: tea.KeyCtrlC})
	if len(replies) > 0 {
		t.Fatal("left without a word about it")
	}
	full = false
	m.Update(tea.KeyMsg{Type: tea.KeyCtrlC})
	if len(replies) == 0 || m.scene.(*question).unkept {
		t.Error("it was not tried again")
	}
}

// Whoever looks at the other answers of a task finds the reason again that was
// typed, and so does the next session.
func TestTaskKeepsTheReason(t *testing.T) {
	t.Parallel()
	draft := ""
	m, replies := &model{width: 80, height: 24}, make(chan guide.Reply, 1)
	m.Update(showMsg{replies: replies, scene: func(width int) scene {
		return newQuestion(t.Context(), guide.Question{Kind: workbook.Task}, func(text string) error { draft = text; return nil },
			&Options{Words: workbook.Words{"ask-why-not": "Why?", "ask-until-when": "When?"}}, newLook(false), width)
	}})
	press := func(keys ...tea.KeyMsg) {
		for _, k := range keys {
			m.Update(k)
			m.Update(keepTick{m.scene.(*question)})
		}
	}
	up, down, enter, back := tea.KeyMsg{Type: tea.KeyUp}, tea.KeyMsg{Type: tea.KeyDown}, tea.KeyMsg{Type: tea.KeyEnter}, tea.KeyMsg{Type: tea.KeyShiftTab}
	press(typed("3"), enter, typed("a long reason"), back, up)
	if draft != "no a long reason" {
		t.Errorf("while the other answers are looked at, the draft is %q", draft)
	}
	press(down, enter)
	if draft != "no a long reason" {
		t.Errorf("back at the reason, the draft is %q", draft)
	}
	press(enter)
	if got := <-replies; got.Input != "no a long reason" {
		t.Errorf("the reply is %v", got)
	}
}

// What is typed or pasted while the help stands is for the answer.
func TestTypingOverTheHelp(t *testing.T) {
	t.Parallel()
	m, replies := asked(t, guide.Question{Kind: workbook.Text})
	m.Update(tea.KeyMsg{Type: tea.KeyCtrlG})
	m.Update(typed("I"))
	m.Update(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")})
	m.Update(typed("lied"))
	m.Update(tea.KeyMsg{Type: tea.KeyCtrlG})
	m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(" to\rBo"), Paste: true})
	m.Update(tea.KeyMsg{Type: tea.KeyCtrlG})
	m.Update(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}) // puts the help away
	m.Update(tea.KeyMsg{Type: tea.KeyTab})
	if got := <-replies; got.Input != "I lied to\nBo" {
		t.Errorf("the reply is %q", got.Input)
	}
}

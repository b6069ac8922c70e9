package prompt

import (
	"errors"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// opened returns a question as it is on a screen of 80x24.
func opened(t testing.TB, q guide.Question, w workbook.Words, keep func(string) error) *question {
	t.Helper()
	scene := newQuestion(t.Context(), q, keep, &Options{Words: w, Editor: []string{"true"}}, newTheme(false))
	scene.Update(tui.Size{Width: 80, Height: 24})
	return scene
}

func forget(string) error { return nil }

// press presses keys, and returns what came of the last one.
func press(q *question, keys ...tea.KeyMsg) (turn tui.Turn) {
	for _, k := range keys {
		turn = q.Update(tui.Key{KeyMsg: k})
	}
	return turn
}

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

// Keys that come after the editor are for the text that it left.
func TestKeysAfterTheEditor(t *testing.T) {
	t.Parallel()
	q := opened(t, guide.Question{Kind: workbook.Text, Value: "old"}, workbook.Words{}, forget)
	q.options.Edit = func(string, string, string) (string, func(error) (string, error), error) {
		return "file", func(error) (string, error) { return "new", nil }, nil
	}
	turn := press(q, tea.KeyMsg{Type: tea.KeyCtrlE})
	if turn.Run == nil {
		t.Fatal("no editor runs")
	}
	turn.Run()
	press(q, typed("!"), tea.KeyMsg{Type: tea.KeyTab})
	if q.reply != (guide.Reply{Input: "new!"}) {
		t.Errorf("the reply is %v", q.reply)
	}
}

// A Wake is asked for when there is something new to keep, and only then: nothing
// runs while nobody types, nor while keys change nothing.
func TestWakesOnlyForADraft(t *testing.T) {
	t.Parallel()
	drafts := 0
	q := opened(t, guide.Question{Kind: workbook.Text, Value: "old"}, workbook.Words{}, func(string) error { drafts++; return nil })
	left, letter := tea.KeyMsg{Type: tea.KeyLeft}, typed("a")
	for i, step := range []struct {
		key  tea.KeyMsg
		want bool
	}{{left, false}, {letter, true}, {letter, false}, {left, false}} {
		if turn := press(q, step.key); turn.Wake > 0 != step.want {
			t.Errorf("key %d asks for a Wake: %t", i, turn.Wake > 0)
		}
	}
	if q.Update(tui.Wake{}); drafts != 1 {
		t.Errorf("%d drafts were kept", drafts)
	}
	if turn := press(q, left); turn.Wake > 0 {
		t.Error("an arrow asks for a Wake")
	}
	if turn := press(q, letter, tea.KeyMsg{Type: tea.KeyBackspace}); turn.Wake > 0 {
		t.Error("a letter taken back asks for a second Wake")
	}
}

// What could not be saved is tried again on leaving, also when nobody types on.
func TestUndraftedValue(t *testing.T) {
	t.Parallel()
	full := errors.New("the disk is full")
	q := opened(t, guide.Question{Kind: workbook.Text, Value: "all I wrote", Undrafted: true}, workbook.Words{},
		func(string) error { return full })
	if press(q, tea.KeyMsg{Type: tea.KeyCtrlC}).Done {
		t.Fatal("left without a word about it")
	}
	full = nil
	if !press(q, tea.KeyMsg{Type: tea.KeyCtrlC}).Done || q.undrafted {
		t.Error("it was not tried again")
	}
}

// Whoever looks at the other answers of a task finds the reason again that was
// typed, and so does the next session.
func TestTaskKeepsTheReason(t *testing.T) {
	t.Parallel()
	draft := ""
	q := opened(t, guide.Question{Kind: workbook.Task}, workbook.Words{"ask-why-not": "Why?", "ask-until-when": "When?"},
		func(text string) error { draft = text; return nil })
	pressAndKeep := func(keys ...tea.KeyMsg) {
		for _, k := range keys {
			press(q, k)
			q.Update(tui.Wake{})
		}
	}
	up, down, enter, back := tea.KeyMsg{Type: tea.KeyUp}, tea.KeyMsg{Type: tea.KeyDown}, tea.KeyMsg{Type: tea.KeyEnter}, tea.KeyMsg{Type: tea.KeyShiftTab}
	pressAndKeep(typed("3"), enter, typed("a long reason"), back, up)
	if draft != "no a long reason" {
		t.Errorf("while the other answers are looked at, the draft is %q", draft)
	}
	pressAndKeep(down, enter)
	if draft != "no a long reason" {
		t.Errorf("back at the reason, the draft is %q", draft)
	}
	press(q, enter)
	if q.reply.Input != "no a long reason" {
		t.Errorf("the reply is %v", q.reply)
	}
}

// What is typed or pasted over the help is for the answer.
func TestTypingOverTheHelp(t *testing.T) {
	t.Parallel()
	q := opened(t, guide.Question{Kind: workbook.Text}, workbook.Words{}, forget)
	help, space := tea.KeyMsg{Type: tea.KeyCtrlG}, tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}
	press(q, help, typed("I"), space, typed("lied"))
	press(q, help, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(" to\rBo"), Paste: true})
	press(q, help, space) // dismisses the help
	press(q, tea.KeyMsg{Type: tea.KeyTab})
	if q.reply.Input != "I lied to\nBo" {
		t.Errorf("the reply is %q", q.reply.Input)
	}
}

// A card is dismissed by keys pressed after it was seen; earlier ones are for the
// question after it.
func TestCardAndKeysTypedAhead(t *testing.T) {
	t.Parallel()
	c := newCard(guide.Card{Title: "Wait"}, &Options{Words: workbook.Words{}}, newTheme(false))
	enter := tea.KeyMsg{Type: tea.KeyEnter}
	if turn := c.Update(tui.Key{KeyMsg: enter, Ahead: true}); turn.Done || !turn.Hold {
		t.Errorf("a key typed ahead: %+v", turn)
	}
	if turn := c.Update(tui.Key{KeyMsg: enter}); !turn.Done || c.reply.Action != guide.Next {
		t.Errorf("a key: %+v", turn)
	}
}

// "Saved." is in the header, where nothing moves when it goes as soon as one types.
func TestNoteGoesWhenOneTypes(t *testing.T) {
	t.Parallel()
	for i, size := range []tui.Size{{Width: 80, Height: 24}, {Width: 40, Height: 10}, {Width: 80, Height: 24}, {Width: 40, Height: 10}} {
		kind := []workbook.Kind{workbook.Text, workbook.Confirm}[i/2]
		q := opened(t, guide.Question{Kind: kind, Step: "Listen", Ask: "What?", Notice: "Saved."}, workbook.Words{}, forget)
		q.Update(size)
		before := strings.Split(q.View(size.Width, size.Height), "\n")
		press(q, typed("a"))
		after := strings.Split(q.View(size.Width, size.Height), "\n")
		if !strings.Contains(before[0], "Saved.") || strings.Contains(strings.Join(after, ""), "Saved.") {
			t.Errorf("before\n%s\nafter\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
		}
		for i := range before {
			if strings.Contains(before[i], "What?") != strings.Contains(after[i], "What?") {
				t.Errorf("the question moves from or to row %d", i)
			}
		}
	}
}

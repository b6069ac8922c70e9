package prompt

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// lists are the kinds of questions that are chosen from.
var lists = []workbook.Kind{workbook.Choice, workbook.Choices, workbook.Confirm, workbook.Scale, workbook.Task}

// TestLettersChooseNothing checks that prose and pastes leave a list as it is, and
// that the enter at their end records nothing.
func TestLettersChooseNothing(t *testing.T) {
	t.Parallel()
	words := workbook.Words{"ask-letters": "letters", "ask-again-to-choose": "again", "ask-choose": "choose", "ask-yes": "Yes", "ask-no": "No",
		"ask-done": "Done", "ask-not-yet": "Not yet", "ask-decided-not": "Decided not to"}
	paste := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("1"), Paste: true}
	texts := map[string][]tea.KeyMsg{"a paste": {paste}, "a burst": {typed("2nd")}}
	for _, text := range []string{"y", "n", "no", "he said he would think about it in 2 or 3 days", "clear; trustrepair next", "jjkkGghlxx 1"} {
		texts[text] = letters(text)
	}
	for _, kind := range lists {
		for _, value := range []string{"", first(kind)} {
			for name, keys := range texts {
				for _, end := range []string{"enter", "tab"} {
					q := opened(t, questionOf(kind, value), words, forget)
					before := q.input()
					press(q, keys...)
					if press(q, aKey(end)); q.input() != before || q.reply.Input != "" {
						t.Errorf("%s with %q: %q and %s make it %q, reply %v", kind, value, name, end, q.input(), q.reply)
					}
					if q.remark == "" {
						t.Errorf("%s: nothing is said about %q", kind, name)
					}
				}
			}
		}
	}
}

// first returns a value of a kind: what is chosen by the key 1.
func first(kind workbook.Kind) string {
	return map[workbook.Kind]string{
		workbook.Choice: "a", workbook.Choices: "a", workbook.Confirm: "true", workbook.Scale: "1", workbook.Task: "done",
	}[kind]
}

func letters(text string) []tea.KeyMsg {
	var keys []tea.KeyMsg
	for _, r := range text {
		if r == ' ' {
			keys = append(keys, tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
			continue
		}
		keys = append(keys, typed(string(r)))
	}
	return keys
}

// TestListKeys checks what the keys of a list choose: a digit, the arrows, home and
// end, and one letter does no harm to the digit after it.
func TestListKeys(t *testing.T) {
	t.Parallel()
	for _, kind := range lists {
		mark := ""
		if kind == workbook.Choices {
			mark = " space"
		}
		for keys, same := range map[string]string{
			"1": "home" + mark, "2": "home down" + mark, "y 1": "1", "a b enter 1": "1", "end up up home" + mark: "1",
			"a b down up home" + mark: "1", "2 ctrl+p" + mark: "2 up" + mark, "down down down down down down" + mark: "end" + mark,
		} {
			if a, b := after(t, kind, keys), after(t, kind, same); a != b || a == "" {
				t.Errorf("%s: %q chooses %q, %q chooses %q", kind, keys, a, same, b)
			}
		}
	}
}

// after returns what is chosen after some keys.
func after(t *testing.T, kind workbook.Kind, keys string) string {
	t.Helper()
	q := opened(t, questionOf(kind, ""), workbook.Words{}, forget)
	for _, name := range strings.Fields(keys) {
		if name == "space" {
			press(q, tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
			continue
		}
		press(q, aKey(name))
	}
	return q.input()
}

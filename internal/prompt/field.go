package prompt

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// marker is before the option under the cursor.
const marker = "› "

// field is one huh field with what the screen has to know about it. It is driven
// directly, not through a form: a form moves on by messages to itself, and keys
// that arrive meanwhile would be added to the answer before.
type field struct {
	huh    huh.Field
	value  func() string         // what is in it, as Question.Check takes it
	long   bool                  // enter makes a new line
	line   bool                  // takes one line of text
	list   bool                  // is chosen from, and takes no text
	lines  int                   // rows that a long text likes to have
	before func(tea.KeyMsg) bool // sees a key first, and tells whether huh is to see it
	edited bool                  // the person changed what is in it
}

// update hands a message to the field. Commands are dropped: huh's fields use
// them to blink, to move on and to ask the clipboard; none of that is wanted.
func (f *field) update(msg tea.Msg) {
	was := f.value()
	k, isKey := msg.(tea.KeyMsg)
	k.Runes = ownLineEnds(k)
	switch {
	case !isKey:
		f.huh.Update(msg)
	case f.before == nil:
		f.huh.Update(k)
	default:
		f.press(k)
	}
	f.edited = f.edited || f.value() != was
}

// press hands on a key that may mean something to us.
func (f *field) press(k tea.KeyMsg) {
	if f.before(k) {
		f.huh.Update(k)
	}
	f.huh.Update(nil) // lets huh measure its options again
}

// ownLineEnds returns the text of a key with \n for line ends: terminals send
// those of a paste as \r or \r\n.
func ownLineEnds(k tea.KeyMsg) []rune {
	if !k.Paste {
		return k.Runes
	}
	return []rune(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(k.Runes)))
}

// view draws the field in at most height rows of that width.
func (f *field) view(width, height int) string {
	f.huh.WithWidth(width)
	if f.long {
		f.huh.WithHeight(height)
	}
	f.huh.Update(nil) // lets huh measure its options again
	view := strings.Map(straight, f.huh.View())
	if f.line { // huh draws a cursor of its own
		view = strings.Replace(view, reverse+tui.CursorHere, tui.CursorHere, 1)
	}
	return around(view, height)
}

// reverse begins a text in reverse video.
const reverse = "\x1b[7m"

// straight drops the marks that turn the direction of writing, which huh
// would draw. They have no width.
func straight(r rune) rune {
	if r > 0xff && display.Safe(string(r)) != string(r) {
		return -1
	}
	return r
}

// needs is how many rows the field has something on, of most that there can be.
func (f *field) needs(width, most int) int {
	f.huh.WithWidth(width)
	if f.long {
		return max(enough, f.written(most)+1)
	}
	f.huh.Update(nil)
	return strings.Count(f.huh.View(), "\n") + 1
}

// written is how many rows a long text has, counted up to a limit.
func (f *field) written(most int) int {
	p := f.huh.(*textarea).buffer
	return len(p.RowsFrom(p.Row(0), most))
}

// around cuts a field that is too high to the rows around its marker: given a
// height, huh would hide the options above the one that is chosen.
func around(view string, height int) string {
	lines := strings.Split(view, "\n")
	if len(lines) <= height {
		return view
	}
	at := 0
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimLeft(ansi.Strip(line), bar+" "), strings.TrimSpace(marker)) {
			at = i
		}
	}
	from := min(max(0, at-height/2), len(lines)-height)
	cut := lines[from : from+height]
	pointed(cut, from > 0, from+height < len(lines))
	return strings.Join(cut, "\n")
}

// pointed turns the bar of the first and the last row into an arrow where
// there is more above or below.
func pointed(rows []string, above, below bool) {
	if above {
		rows[0] = strings.Replace(rows[0], bar, "↑", 1)
	}
	if last := len(rows) - 1; below && (last > 0 || !above) {
		rows[last] = strings.Replace(rows[last], bar, "↓", 1)
	}
}

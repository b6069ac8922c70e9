package prompt

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/text"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// marker stands before the option under the cursor.
const marker = "› "

// field is one huh field with what the screen has to know of it. It is driven
// directly, not through a form: a form moves on by messages to itself, and
// keys that arrive meanwhile would land in the answer just given.
type field struct {
	huh    huh.Field
	value  func() string    // what stands in it, as Question.Check takes it
	long   bool             // enter makes a new line
	lines  int              // rows that a long text likes to have
	before func(key string) // sees a key first
	edited bool             // what stands in it is the person's doing
}

// update hands a message to the field. Commands are dropped: huh's fields use
// them to blink, to move on and to ask the clipboard; none of that is wanted.
func (f *field) update(msg tea.Msg) {
	was := f.value()
	if k, ok := msg.(tea.KeyMsg); ok {
		if f.before != nil {
			f.before(k.String())
		}
		k.Runes = ownLineEnds(k)
		msg = k
	}
	f.huh.Update(msg)
	f.edited = f.edited || f.value() != was
}

// ownLineEnds gives the text of a key with \n for line ends: terminals send
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
	return around(strings.Map(straight, f.huh.View()), height)
}

// straight drops the marks that turn the direction of writing, which huh
// would draw. They have no width.
func straight(r rune) rune {
	if text.Safe(string(r)) != string(r) && r > 0xff {
		return -1
	}
	return r
}

// rows is how many rows the field would like.
func (f *field) rows(width int) int {
	f.huh.WithWidth(width)
	if f.long {
		return max(f.lines, f.written(1000)+1)
	}
	f.huh.Update(nil)
	return strings.Count(f.huh.View(), "\n") + 1
}

// written is how many rows a long text has, counted up to a limit.
func (f *field) written(limit int) int {
	p := f.huh.(*writing).page
	return len(p.from(p.row(0), limit))
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

// newField makes the field for a kind of question with a value in it.
func newField(q guide.Question, value string, width int, w workbook.Words, l *look) *field {
	var f *field
	switch q.Kind {
	case workbook.Text:
		f = newLong(value, 6, l)
	case workbook.Letter:
		f = newLong(value, 12, l)
	case workbook.Choice:
		f = newChoice(q.Options, value)
	case workbook.Choices:
		f = newChoices(q.Options, value, width-barWidth-len("> [x] "))
	case workbook.Confirm:
		f = newConfirm(value, w, l)
	case workbook.Scale:
		f = newScale(q.Scale, value)
	case workbook.Task:
		f = newChoice(taskOptions(w), value)
	default:
		f = newLine(value)
	}
	f.huh.WithTheme(l.huh)
	f.huh.WithKeyMap(l.keys)
	f.huh.Focus()
	return f
}

func newLong(value string, lines int, l *look) *field {
	w := newWriting(value, l)
	return &field{huh: w, long: true, lines: lines, value: func() string { return w.page.text }}
}

// newLine takes one line. What huh's input cannot hold (a tab, a control
// character) survives as long as nobody edits the line.
func newLine(value string) *field {
	held := value
	input := huh.NewInput().Prompt("").Value(&held)
	input.Update(nil)
	cleaned := held
	return &field{huh: input, value: func() string {
		if held == cleaned {
			return value
		}
		return held
	}}
}

func newChoice(options []workbook.Option, value string) *field {
	chosen := value
	s := huh.NewSelect[string]().Options(huhOptions(options)...).Value(&chosen)
	return &field{huh: s, value: func() string {
		id, _ := s.Hovered()
		return id
	}}
}

func newChoices(options []workbook.Option, value string, width int) *field {
	chosen := strings.FieldsFunc(value, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	list := huhOptions(options)
	for i := range list { // huh breaks the labels of a choice, but not these
		list[i].Key = strings.Join(broken(list[i].Key, width), "\n")
	}
	s := huh.NewMultiSelect[string]().Options(list...).Filterable(false).Value(&chosen)
	return &field{huh: s, value: func() string { return strings.Join(chosen, ",") }}
}

func huhOptions(options []workbook.Option) []huh.Option[string] {
	list := make([]huh.Option[string], len(options))
	for i, o := range options {
		list[i] = huh.NewOption(text.OneLine(o.Label), o.ID)
	}
	return list
}

// newConfirm asks for yes or no. Neither looks chosen at first, and next does
// nothing then: a key pressed twice by accident must not answer for a person.
func newConfirm(value string, w workbook.Words, l *look) *field {
	yes, answered := value == "true" || value == "yes" || value == "y", value != ""
	theme := *l.huh
	c := huh.NewConfirm().Affirmative(w.Say("ask-yes")).Negative(w.Say("ask-no")).Value(&yes)
	c.WithTheme(&theme)
	if !answered {
		theme.Focused.FocusedButton = theme.Focused.BlurredButton
	}
	return &field{
		huh: c,
		before: func(key string) {
			keys := l.keys.Confirm
			if answered || !slices.Contains(slices.Concat(keys.Toggle.Keys(), keys.Accept.Keys(), keys.Reject.Keys()), key) {
				return
			}
			answered = true
			theme.Focused.FocusedButton = l.huh.Focused.FocusedButton
		},
		value: func() string {
			if !answered {
				return ""
			}
			return strconv.FormatBool(yes)
		},
	}
}

// newScale offers the numbers of a scale, with what its ends mean.
func newScale(ends *workbook.Ends, value string) *field {
	var options []workbook.Option
	for n := ends.From; n <= ends.To; n++ {
		label := strconv.Itoa(n)
		switch n {
		case ends.From:
			label = fmt.Sprintf("%d  %s", n, ends.Low)
		case ends.To:
			label = fmt.Sprintf("%d  %s", n, ends.High)
		}
		options = append(options, workbook.Option{ID: strconv.Itoa(n), Label: label})
	}
	return newChoice(options, value)
}

// fieldKeys are the keys that huh's fields know; all others are the screen's.
func fieldKeys() *huh.KeyMap {
	bind := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	up, down := bind("up", "k", "ctrl+p"), bind("down", "j", "ctrl+n")
	first, last := bind("home", "g"), bind("end", "G")
	return &huh.KeyMap{
		Select:      huh.SelectKeyMap{Up: up, Down: down, GotoTop: first, GotoBottom: last},
		MultiSelect: huh.MultiSelectKeyMap{Up: up, Down: down, GotoTop: first, GotoBottom: last, Toggle: bind(" ", "x")},
		Confirm: huh.ConfirmKeyMap{
			Toggle: bind("left", "right", "up", "down", "h", "l"),
			Accept: bind("y", "Y"), Reject: bind("n", "N"),
		},
	}
}

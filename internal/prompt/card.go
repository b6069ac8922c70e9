package prompt

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// card is a card on the screen.
type card struct {
	options *Options
	theme   *theme
	title   string
	large   bool
	unsaved bool   // there is nothing to save to yet
	closes  string // the key that is said to close it
	goOn    string // the words for what that does
	body    tui.Scroll
	reply   guide.Reply // once the card is over
}

func newCard(c guide.Card, o *Options, t *theme) *card {
	rows := func(width int) []tui.Row { return tui.Rows(t.Markdown(c.Body, width, t.Plain)) }
	if c.Large {
		rows = func(width int) []tui.Row { return tui.Rows(aloud(c.Body, width, t)) }
	}
	return &card{options: o, theme: t, title: display.OneLine(c.Title), large: c.Large, closes: "enter", goOn: "key-go-on", body: tui.Scroll{Make: rows}}
}

// breath is the width of a row that is read aloud, in columns.
const breath = 40

// aloud lays out what a person wrote for reading it aloud: bold, in short rows
// with air between them, in the middle of the width.
func aloud(s string, width int, t *theme) []string {
	lines := display.Verbatim(s, min(width, breath))
	most := 0
	for _, line := range lines {
		most = max(most, display.Width(line))
	}
	var rows []string
	for _, line := range lines {
		rows = append(rows, strings.Repeat(" ", (width-most)/2)+t.Bold.Render(line), "")
	}
	return rows
}

// Update takes the messages to a scene. Nobody dismisses a card by a key pressed
// before it could be seen: such keys are for the next scene. Nor by a paste.
func (c *card) Update(msg any) tui.Turn {
	k, ok := msg.(tui.Key)
	switch {
	case !ok:
		return tui.Turn{}
	case k.Ahead:
		return tui.Turn{Hold: true}
	case k.Inside && k.String() != "ctrl+c":
		return tui.Turn{}
	}
	reply, over := c.press(k.KeyMsg)
	c.reply = reply
	return tui.Turn{Done: over}
}

// press does what a key means, and reports whether that ends the card.
func (c *card) press(k tea.KeyMsg) (reply guide.Reply, over bool) {
	switch k.String() {
	case "ctrl+c", "ctrl+q", `ctrl+\`:
		return guide.Reply{Action: guide.Stop}, true
	case "enter", "tab", " ":
		return guide.Reply{Action: guide.Next}, true
	case "esc":
		return guide.Reply{Action: guide.Next}, c.closes == "esc"
	case "shift+tab":
		return guide.Reply{Action: guide.GoBack}, c.large
	case "pgup", "up":
		c.body.Page(-1)
	case "pgdown", "down":
		c.body.Page(+1)
	}
	return guide.Reply{}, false
}

// Close keeps nothing: a card holds nothing that could be lost.
func (c *card) Close() error { return nil }

// View draws the card. The text of a large one is in the middle.
func (c *card) View(width, height int) string {
	w, wide := tui.TextWidth(width), width-2*tui.Margin(width)
	style := c.theme.Bold
	if c.large {
		style = c.theme.Faint
	}
	title := c.theme.Markdown(c.title, w, style)
	if len(title) > 0 {
		title[0] = atCursor(title[0])
	}
	room := height - len(title) - len(tui.KeyLine(append(scrolling(c.options.Words), c.hints()...), wide, c.theme.Theme))
	for _, from := range []int{8, 12} {
		if height >= from {
			room--
		}
	}
	if c.large {
		w = wide
	}
	if c.body.Layout(w, false) > room+1 && height < 12 {
		c.body.Layout(w, true)
	}
	rows := c.body.Visible(room)
	var f tui.Frame
	f.Add(title...)
	f.Gap(height >= 8)
	if c.large {
		f.Add(make([]string, max(0, room-len(rows))/2)...)
	}
	f.Add(rows...)
	return f.Fold(tui.Size{Width: width, Height: height}, tui.KeyLine(append(scrollHints(&c.body, c.options.Words), c.hints()...), wide, c.theme.Theme))
}

func (c *card) hints() []tui.Hint {
	list := []tui.Hint{{Key: c.closes, Does: c.options.Words.Say(c.goOn)}}
	if c.large {
		list = append(list, tui.Hint{Key: "shift+tab", Does: c.options.Words.Say("key-back"), Rank: 3})
	}
	return append(list, leaving(c.options.Words, c.unsaved)...)
}

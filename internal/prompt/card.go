package prompt

import (
	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/text"
)

// card is a card on the screen.
type card struct {
	screen *Options
	look   *look
	title  string
	body   body
}

func newCard(c guide.Card, o *Options, l *look) *card {
	return &card{
		screen: o, look: l, title: text.OneLine(c.Title),
		body: body{make: func(width int) []string { return painted(c.Body, width, l.plain, l) }},
	}
}

func (c *card) press(k tea.KeyMsg) (guide.Reply, bool, tea.Cmd) {
	switch k.String() {
	case "ctrl+c", "ctrl+q":
		return guide.Reply{Action: guide.Stop}, true, nil
	case "enter", "tab", "ctrl+d", " ":
		return guide.Reply{Action: guide.Next}, true, nil
	case "pgup", "up":
		c.body.scroll(-1)
	case "pgdown", "down":
		c.body.scroll(+1)
	}
	return guide.Reply{}, false, nil
}

// A card holds nothing to keep and nothing that depends on the width.
func (c *card) keep()      {}
func (c *card) resize(int) {}

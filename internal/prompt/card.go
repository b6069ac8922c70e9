package prompt

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// card is a card on the screen.
type card struct {
	screen *Options
	look   *look
	title  string
	large  bool
	goOn   string // names what enter does
	body   body
}

func newCard(c guide.Card, o *Options, l *look) *card {
	lay := func(width int) []row { return rowsOf(painted(c.Body, width, l.plain, l)) }
	if c.Large {
		lay = func(width int) []row { return rowsOf(aloud(c.Body, width, l)) }
	}
	return &card{screen: o, look: l, title: display.OneLine(c.Title), large: c.Large, goOn: "key-go-on", body: body{make: lay}}
}

// breath is the width of a row that is read aloud, in columns.
const breath = 40

// aloud lays out what a person wrote for reading it aloud: bold, in short rows
// with air between them, in the middle of the width.
func aloud(s string, width int, l *look) []string {
	lines := display.Verbatim(s, min(width, breath))
	most := 0
	for _, line := range lines {
		most = max(most, display.Width(line))
	}
	var rows []string
	for _, line := range lines {
		rows = append(rows, strings.Repeat(" ", (width-most)/2)+l.bold.Render(line), "")
	}
	return rows
}

// ready lets nobody put a card away by keys that were typed before it was seen.
func (c *card) ready(fresh bool) bool { return fresh }

func (c *card) press(k tea.KeyMsg) turn {
	switch k.String() {
	case "ctrl+c", "ctrl+q", `ctrl+\`:
		return over(guide.Reply{Action: guide.Stop})
	case "enter", "tab", "ctrl+d", " ":
		return over(guide.Reply{Action: guide.Next})
	case "shift+tab":
		if c.large {
			return over(guide.Reply{Action: guide.GoBack})
		}
	case "pgup", "up":
		c.body.scroll(-1)
	case "pgdown", "down":
		c.body.scroll(+1)
	}
	return turn{}
}

// A card holds nothing to keep and nothing that depends on the width.
func (c *card) keep() error { return nil }
func (c *card) resize(int)  {}

// view draws the card. One to read aloud from stands in the middle.
func (c *card) view(width, height int) string {
	w, wide := measure(width), width-2*margin(width)
	style := c.look.bold
	if c.large {
		style = c.look.faint
	}
	title := painted(c.title, w, style, c.look)
	room := height - len(title) - len(keyRows(append(scrolling(c.screen.Words), c.hints()...), wide, height, c.look))
	for _, from := range []int{8, 12} {
		if height >= from {
			room--
		}
	}
	if c.large {
		w = wide
	}
	if c.body.lay(w, false) > room+1 && height < 12 {
		c.body.lay(w, true)
	}
	rows := c.body.show(room)
	var s sheet
	s.add(title...)
	s.gap(height >= 8)
	if c.large {
		s.add(make([]string, max(0, room-len(rows))/2)...)
	}
	s.add(rows...)
	return s.fold(width, height, keyRows(append(c.body.hints(c.screen.Words), c.hints()...), wide, height, c.look))
}

func (c *card) hints() []hint {
	list := []hint{{key: "enter", does: c.screen.Words.Say(c.goOn)}}
	if c.large {
		list = append(list, hint{key: "shift+tab", does: c.screen.Words.Say("key-back"), rank: 3})
	}
	return append(list, leaving(c.screen.Words)...)
}

package tui

import (
	"fmt"
	"strings"
	"testing"
)

// browser is a list of entries, one of which is read at a time: what can be built
// on this package besides questions.
type browser struct {
	entries []string
	theme   Theme
	at      int
	list    Scroll
	reading *Scroll
}

func newBrowser(entries []string) *browser {
	b := &browser{entries: entries, theme: NewTheme(false)}
	b.list.Make = func(int) []Row {
		var rows []Row
		for i, e := range b.entries {
			title, _, _ := strings.Cut(e, "\n")
			mark := "  "
			if i == b.at {
				mark = "> "
			}
			rows = append(rows, Row{Text: mark + title})
		}
		return rows
	}
	return b
}

func (b *browser) Update(msg any) Turn {
	k, ok := msg.(Key)
	if !ok {
		return Turn{}
	}
	switch name := k.String(); {
	case b.reading != nil && name == "pgdown":
		b.reading.Page(+1)
	case b.reading != nil:
		b.reading = nil
	case name == "down":
		b.at = min(b.at+1, len(b.entries)-1)
	case name == "up":
		b.at = max(b.at-1, 0)
	case name == "enter":
		text := b.entries[b.at]
		b.reading = &Scroll{Make: func(width int) []Row { return Rows(b.theme.Markdown(text, width, b.theme.Plain)) }}
	case name == "q":
		return Turn{Done: true}
	}
	b.list.Renew()
	return Turn{}
}

func (b *browser) View(width, height int) string {
	var f Frame
	keys := KeyLine([]Hint{{Key: "enter", Does: "read"}, {Key: "q", Does: "close"}}, width, b.theme)
	room := height - len(keys)
	text := &b.list
	if b.reading != nil {
		text = b.reading
	}
	text.Layout(TextWidth(width), false)
	if b.reading == nil {
		text.Show(b.at, room)
	}
	f.Add(text.Visible(room)...)
	return f.Fold(Size{width, height}, keys)
}

func (b *browser) Close() error { return nil }

func TestBrowser(t *testing.T) {
	t.Parallel()
	var entries []string
	for i := range 20 {
		entries = append(entries, fmt.Sprintf("entry %d\n\nIt was a *long* day. %s\n\n- the end of %d", i, strings.Repeat("Much was said. ", 20), i))
	}
	f := newFake()
	p := newProgram(f)
	end := shown(t, p, t.Context(), newBrowser(entries))
	at, _ := f.wait(t, 0, "> entry 0")
	f.types(strings.Repeat("\x1b[B", 12))
	at, _ = f.wait(t, at, "> entry 12")
	f.types("\r")
	at, _ = f.wait(t, at, "It was a")
	f.types("\x1b[6~")
	at, _ = f.wait(t, at, "Much was said.")
	f.types("\x1b[6~\x1b[6~\x1b[6~")
	at, _ = f.wait(t, at, "- the end of 12")
	f.types("x")
	f.wait(t, at, "> entry 12")
	f.types("q")
	if got := <-end; got != Done {
		t.Errorf("it ended by %d", got)
	}
	_ = p.Close() // it has nothing to say
}

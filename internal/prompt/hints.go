package prompt

import (
	"cmp"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// hint is a key and what it does.
type hint struct {
	key, does string
	short     string // the same in fewer letters, where there is such
	rank      int    // the higher, the sooner it is left out
}

// helpKey shows the help, which names every key.
const helpKey = "ctrl+g"

// hints are the keys of a question, in the order that they are shown in.
func (q *question) hints() []hint {
	say := q.screen.Words.Say
	var list []hint
	if h := widgetOf(q.q.Kind).hint; h.key != "" && q.detail == "" {
		h.does = say(h.does)
		list = append(list, h)
	}
	next := "enter"
	if q.field.long {
		next = "tab"
	}
	list = append(list, hint{key: next, does: say("key-next"), rank: 0})
	if q.q.CanBack || q.detail != "" {
		list = append(list, hint{key: "shift+tab", does: say("key-back"), rank: 4})
	}
	if q.field.long && len(q.screen.Editor) > 0 {
		list = append(list, hint{key: "ctrl+e", does: say("key-editor"), rank: 8})
	}
	if !q.q.Needed {
		list = append(list, hint{key: "ctrl+o", does: say("key-leave-out"), rank: 6})
	}
	list = append(list, leaving(q.screen.Words)...)
	if q.q.Unsaved { // there is nothing to save to yet
		list[len(list)-2].does = say("key-stop-short")
	}
	return append(list, hint{key: helpKey, does: say("key-help"), rank: 1})
}

// leaving are the two ways out, which every screen has.
func leaving(w workbook.Words) []hint {
	return []hint{
		{key: "ctrl+c", does: w.Say("key-stop"), short: w.Say("key-stop-short"), rank: 3},
		{key: "ctrl+x", does: w.Say("key-vanish"), short: w.Say("key-vanish-short"), rank: 7},
	}
}

// hints are the keys that scroll the text, as it stands in its room.
func (b *body) hints(w workbook.Words) []hint {
	below, above := b.more()
	switch {
	case below:
		return scrolling(w)
	case above:
		return []hint{{key: "pgup", does: w.Say("key-above"), rank: 2}}
	}
	return nil
}

func scrolling(w workbook.Words) []hint {
	return []hint{{key: "pgdn", does: w.Say("key-more"), rank: 2}}
}

// keyRows lays the hints out on two rows, or on one where the screen is low.
// What has no room is said in fewer letters first, and then left out.
func keyRows(list []hint, width, height int, l *look) []string {
	most := 1
	if height >= 20 {
		most = 2
	}
	for shortened := 0; ; shortened++ {
		rows := flow(list, width, l)
		switch {
		case len(rows) <= most || len(list) == 1:
			return rows[:min(len(rows), most)]
		case shortened == 0:
			list = each(list, func(h hint) hint { h.does = cmp.Or(h.short, h.does); return h })
		case shortened == 1:
			list = each(list, func(h hint) hint { h.key = strings.Replace(h.key, "ctrl+", "^", 1); return h })
		default:
			list = without(list)
		}
	}
}

func each(list []hint, change func(hint) hint) []hint {
	var changed []hint
	for _, h := range list {
		changed = append(changed, change(h))
	}
	return changed
}

// without leaves out the hint that is needed least.
func without(list []hint) []hint {
	at := 0
	for i := range list {
		if list[i].rank > list[at].rank {
			at = i
		}
	}
	return append(append([]hint{}, list[:at]...), list[at+1:]...)
}

// flow sets hints one after the other, in as many rows as it takes.
func flow(list []hint, width int, l *look) []string {
	var rows []string
	row, cols := "", 0
	for _, h := range list {
		need := ansi.StringWidth(h.key) + 1 + ansi.StringWidth(h.does)
		if cols > 0 && cols+2+need > width {
			rows, row, cols = append(rows, row), "", 0
		}
		if cols > 0 {
			row, cols = row+"  ", cols+2
		}
		row, cols = row+h.key+" "+l.faint.Render(h.does), cols+need
	}
	return append(rows, row)
}

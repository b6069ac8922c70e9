package prompt

import (
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// helpKey shows the help, which names every key.
const helpKey = "ctrl+g"

// hints are the keys of a question, in the order that they are shown in.
func (q *question) hints() []tui.Hint {
	say := q.options.Words.Say
	var list []tui.Hint
	if h := widgetOf(q.q.Kind).hint; h.Key != "" && q.detail == "" {
		h.Does = say(h.Does)
		list = append(list, h)
	}
	next := "enter"
	if q.field.long {
		next = "tab"
	}
	list = append(list, tui.Hint{Key: next, Does: say("key-next"), Rank: 0})
	if q.q.CanBack || q.detail != "" {
		list = append(list, tui.Hint{Key: "shift+tab", Does: say("key-back"), Rank: 4})
	}
	if q.field.long && q.options.Editor != "" {
		list = append(list, tui.Hint{Key: "ctrl+e", Does: say("key-editor"), Rank: 8})
	}
	if !q.q.Needed {
		list = append(list, tui.Hint{Key: "ctrl+o", Does: say("key-leave-out"), Rank: 6})
	}
	list = append(list, leaving(q.options.Words)...)
	if q.q.Unsaved { // there is nothing to save to yet
		list[len(list)-2].Does = say("key-stop-short")
	}
	return append(list, tui.Hint{Key: helpKey, Does: say("key-help"), Rank: 1})
}

// leaving are the two ways out, which every screen has.
func leaving(w workbook.Words) []tui.Hint {
	return []tui.Hint{
		{Key: "ctrl+c", Does: w.Say("key-stop"), Short: w.Say("key-stop-short"), Rank: 3},
		{Key: "ctrl+x", Does: w.Say("key-vanish"), Short: w.Say("key-vanish-short"), Rank: 7},
	}
}

// scrollHints are the keys that scroll a text, where they would.
func scrollHints(s *tui.Scroll, w workbook.Words) []tui.Hint {
	below, above := s.More()
	switch {
	case below:
		return scrolling(w)
	case above:
		return []tui.Hint{{Key: "pgup", Does: w.Say("key-above"), Rank: 2}}
	}
	return nil
}

func scrolling(w workbook.Words) []tui.Hint {
	return []tui.Hint{{Key: "pgdn", Does: w.Say("key-more"), Rank: 2}}
}

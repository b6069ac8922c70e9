package prompt

import (
	"strconv"

	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// hints are the keys of a question, in the order that they are shown in, with those
// that show more.
func (q *question) hints(more ...tui.Hint) []tui.Hint {
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
		list = append(list, tui.Hint{Key: "shift+tab", Does: say("key-back"), Rank: 5})
	}
	list = append(list, more...)
	if q.field.long && len(q.options.Editor) > 0 {
		list = append(list, tui.Hint{Key: "ctrl+e", Does: say("key-editor"), Rank: 8})
	}
	if !q.q.Needed {
		list = append(list, tui.Hint{Key: "ctrl+o", Does: say("key-leave-out"), Rank: 6})
	}
	list = append(list, leaving(q.options.Words, q.q.Unsaved)...)
	return append(list, tui.Hint{Key: helpKey, Does: say("key-help"), Short: say("key-help-short"), Rank: 1})
}

// moreHints are the keys that show what is not in sight.
func (q *question) moreHints(cut bool, s side) []tui.Hint {
	say := q.options.Words.Say
	var list []tui.Hint
	if cut && (q.hasGuidance() || q.q.Safety != "" || len(q.q.Page) > 0 || q.q.Why != "" || q.notice() != "") {
		list = append(list, tui.Hint{Key: "pgdn", Does: say("key-more"), Rank: 2})
	}
	if s.cut && len(quotesOf(q.q)) > 0 {
		name := map[string]string{"words-title": "key-words", "beside-title": "key-beside"}[q.wordsTitle()]
		list = append(list, tui.Hint{Key: wordsKey, Does: say(name), Rank: 2})
	}
	if q.q.Example != "" && !s.example {
		list = append(list, tui.Hint{Key: exampleKey, Does: say("key-example"), Rank: 7})
	}
	return list
}

// sayMore says how many more things there are to ask about a text.
func sayMore(w workbook.Words, count int) string {
	if count == 1 {
		return w.Say("check-one-more")
	}
	return w.Say("check-more", "count", strconv.Itoa(count))
}

// leaving are the two ways out, which every screen has. Nobody is told that something
// is saved as long as nothing is.
func leaving(w workbook.Words, unsaved bool) []tui.Hint {
	stop := w.Say("key-stop")
	if unsaved {
		stop = w.Say("key-stop-short")
	}
	return []tui.Hint{
		{Key: "ctrl+c", Does: stop, Short: w.Say("key-stop-short"), Rank: 3},
		{Key: "ctrl+x", Does: w.Say("key-vanish"), Short: w.Say("key-vanish-short"), Rank: 4},
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

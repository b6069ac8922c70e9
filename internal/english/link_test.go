package english

import "testing"

// TestLink checks what hangs on what.
func TestLink(t *testing.T) {
	for source, want := range map[string][]Link{
		"I lost my temper when you refused.":            {{-1, ""}, {0, "when"}},
		"When you refused, I lost my temper.":           {{1, "when"}, {-1, ""}},
		"I was upset that you yelled at me.":            {{-1, ""}, {0, "that"}},
		"I'm sorry you feel hurt.":                      {{-1, ""}, {0, "that"}},
		"I lied and you knew it.":                       {{-1, ""}, {-1, "and"}},
		"I lied, but I was tired.":                      {{-1, ""}, {-1, "but"}},
		"When you left and you laughed at me, I cried.": {{2, "when"}, {2, "when"}, {-1, ""}},
	} {
		text := Parse(source)
		for i := range text.Clauses {
			if i >= len(want) || text.Link(i) != want[i] {
				t.Errorf("%q: clause %d %q has the link %+v", source, i, source[text.Clauses[i].Start:text.Clauses[i].End], text.Link(i))
			}
		}
	}
}

// TestHad checks which 'd is short for had.
func TestHad(t *testing.T) {
	for source, want := range map[string]string{
		"I'd been ill":             "had",
		"You'd already left":       "had",
		"She'd not told me":        "had",
		"I'd had a rough week":     "had",
		"I'd like to say":          "would",
		"I'd put it back":          "would",
		"I'd need a hand":          "would",
		"They'd never have done":   "would",
		"I'd only ever want to go": "would",
	} {
		if got := ParseLenient(source).Words[1].Form; got != want {
			t.Errorf("the 'd of %q is %q, want %q", source, got, want)
		}
	}
}

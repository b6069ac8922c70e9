package english

// Link says how a clause is tied to another one of its sentence: "I left |
// because I was tired" has a clause that hangs on the one before it.
type Link struct {
	Head   int    // index of the clause that it hangs on, or -1
	Marker string // how: the joining word, "that" if it goes unsaid, or ""
}

// Link returns how clause i is tied to the others. It looks no further than a
// few clauses, so that a text without full stops takes no longer than others.
func (t *Text) Link(i int) Link {
	c := &t.Clauses[i]
	marker := c.Marker
	switch {
	case marker == "and" || marker == "or":
		return t.joined(i)
	case marker == "" && !t.complement(i):
		return Link{Head: -1}
	case marker == "":
		marker = "that"
	case !subordinate(marker) && !hanging.has(marker):
		return Link{Head: -1, Marker: marker}
	}
	if first := t.Sentences[c.Sentence].Clauses.First; i > first {
		return Link{i - 1, marker}
	}
	return Link{t.nextMain(i), marker}
}

// hanging words start a clause that hangs on another, beside the subordinators.
var hanging = table{words: `as since before after once till than where how what why whom that`}

// joined ties "and laughed" in "when you came home and laughed" to what its first
// half hangs on.
func (t *Text) joined(i int) Link {
	free := Link{Head: -1, Marker: t.Clauses[i].Marker}
	if i == 0 || t.Clauses[i-1].Sentence != t.Clauses[i].Sentence || t.CommaBefore(t.Clauses[i].Words.First) {
		return free
	}
	before := &t.Clauses[i-1]
	same := t.Clauses[i].Subject == before.Subject || before.Subject == You && t.Clauses[i].Subject == You
	if !same || before.Marker == "and" || before.Marker == "or" || !subordinate(before.Marker) && !hanging.has(before.Marker) {
		return free
	}
	return t.Link(i - 1)
}

// complement reports whether a clause without a joining word goes on from the one
// before it without a pause: "sorry | you feel that way".
func (t *Text) complement(i int) bool {
	c := &t.Clauses[i]
	if i == 0 || t.Clauses[i-1].Sentence != c.Sentence {
		return false
	}
	g := readGap(t.Source[t.Clauses[i-1].End:c.Start])
	return !g.pause && !g.comma && g.mark == 0
}

// nextMain returns the clause on which one hangs that comes first: the next that
// does not hang on anything itself.
func (t *Text) nextMain(i int) int {
	const few = 5
	for k := i + 1; k < min(i+few, t.Sentences[t.Clauses[i].Sentence].Clauses.End); k++ {
		if marker := t.Clauses[k].Marker; !subordinate(marker) && !hanging.has(marker) && marker != "and" && marker != "or" && !t.complement(k) {
			return k
		}
	}
	return -1
}

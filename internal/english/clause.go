package english

import "strings"

// addClauses splits a sentence into clauses and says what each is about.
func (t *Text) addClauses(words Range, sentence int) {
	first := words.First
	for i := first + 1; i <= words.End; i++ {
		if i < words.End && !t.startsClause(words, first, i) {
			continue
		}
		c := Clause{Span: t.Slice(Range{first, i}), Words: Range{first, i}, Sentence: sentence}
		for k := first; k < i; k++ {
			t.Words[k].Clause = len(t.Clauses)
		}
		t.analyse(&c)
		t.Clauses = append(t.Clauses, c)
		first = i
	}
}

// form returns the form of word i, or "" outside of the range.
func (t *Text) form(in Range, i int) string {
	if i < in.First || i >= in.End {
		return ""
	}
	return t.Words[i].Form
}

// startsClause reports whether a clause starts at word i of a sentence. The
// clause that would end there starts at first.
func (t *Text) startsClause(sentence Range, first, i int) bool {
	g := readGap(t.Source[t.Words[i-1].End:t.Words[i].Start])
	word, before, after := t.Words[i].Form, t.form(sentence, i-1), t.form(sentence, i+1)
	switch {
	case g.pause, g.mark != 0 && g.mark != '.': // a full stop here only abbreviates
		return true
	case subordinators.has(word):
		return !(i == first+1 && softens(before))
	case softens(word) && subordinators.has(after):
		return true
	}
	switch word {
	case "but", "however":
		return !nothingBut(before) && after != "for"
	case "who", "which":
		return !prepositions.has(before)
	case "and", "or", "so", "yet", "nor":
		return t.conjunctionStarts(sentence, i, g.comma)
	case "as", "since", "before", "after", "once", "than", "till":
		return t.isSubject(sentence, i+1)
	case "how", "what", "why", "where":
		return !t.allMarkers(first, i) && !prepositions.has(before)
	case "that":
		if starts, sure := t.thatStarts(sentence, i); sure {
			return starts
		}
	}
	switch {
	case g.comma && determiners.has(word) && pronoun(word) == NoSubject:
		return t.verbSoon(sentence, i)
	case pronoun(word) != NoSubject && !t.allMarkers(first, i):
		return t.pronounStarts(sentence, i, g.comma)
	}
	return false
}

// conjunctionStarts reports whether the and, or, so, yet or nor at i joins a
// clause, and not only words: "I lied and you knew", not "tired and stressed".
func (t *Text) conjunctionStarts(sentence Range, i int, comma bool) bool {
	word, after := t.Words[i].Form, t.form(sentence, i+1)
	switch {
	case t.isSubject(sentence, i+1):
		return true
	case comma && word != "or" && !determiners.has(after):
		return true
	}
	return word == "and" && t.predicate(sentence, i+1)
}

// thatStarts reports whether the that at i joins a clause: "you said that I
// lied". It is not sure of a that which may be a subject itself, "I know that was
// wrong", or belong to a noun.
func (t *Text) thatStarts(sentence Range, i int) (starts, sure bool) {
	before := t.form(sentence, i-1)
	if t.isSubject(sentence, i+1) {
		return !prepositions.has(before), true
	}
	said := thinking.has(before) || sorryWords.has(before) || reporting.has(before)
	return true, said && t.verbSoon(sentence, i+1)
}

// allMarkers reports whether the words from first up to i only join: those that
// come right before a clause.
func (t *Text) allMarkers(first, i int) bool {
	for ; first < i; first++ {
		if !markers.has(t.Words[first].Form) && !softens(t.Words[first].Form) {
			return false
		}
	}
	return true
}

// pronounStarts reports whether the pronoun at i, with no marker before it, is
// the subject of a new clause: "sorry | you feel", "the things | I said".
func (t *Text) pronounStarts(sentence Range, i int, comma bool) bool {
	word, before := t.Words[i].Form, t.form(sentence, i-1)
	switch {
	case !t.isSubject(sentence, i):
		return false
	case isAuxiliary(before) || (determiners.has(before) && !comma) || (isAdverb(before) && !comma && i-1 == sentence.First):
		return false
	case before == "and" || before == "or" || negators.has(before) && isAuxiliary(t.form(sentence, i-2)):
		return false
	case isNominative(word) || comma || sorryWords.has(before):
		return true
	case prepositions.has(before):
		return false
	}
	return finite.has(t.form(sentence, i+1)) || thinking.has(before)
}

// isSubject reports whether the word at i can be the subject of what follows.
func (t *Text) isSubject(sentence Range, i int) bool {
	word := t.form(sentence, i)
	switch {
	case isNominative(word):
		return true
	case pronoun(word) == NoSubject:
		return false
	}
	for i++; isAdverb(t.form(sentence, i)); i++ {
	}
	next := t.form(sentence, i)
	if word == "you" && strings.HasSuffix(next, "s") {
		return false // "the pain I caused you was": they do not agree
	}
	return finite.has(next) || isPast(next)
}

// predicate reports whether a verb of its own, in the past, is at i: "I was
// jealous and read your letters", not "I was tired and stressed".
func (t *Text) predicate(sentence Range, i int) bool {
	first := i
	for isAdverb(t.form(sentence, i)) {
		i++
	}
	form, after := t.form(sentence, i), t.form(sentence, i+1)
	if !isPast(form) || states.has(form) || isAuxiliary(form) {
		return false
	}
	if i > first {
		return true // "and accidentally pushed"
	}
	return determiners.has(after) || isObject(after) || pronoun(after) != NoSubject || (pasts.has(form) && !participles.has(form))
}

// verbSoon reports whether a sure verb follows within a few words, so that word i
// can begin a clause: "sorry that mistakes were made", not "that letter".
func (t *Text) verbSoon(sentence Range, i int) bool {
	const few = 6
	for k := i + 1; k < min(i+few, sentence.End); k++ {
		if t.CommaBefore(k) {
			return false
		}
		if word := t.Words[k].Form; isAuxiliary(word) && word != "be" && word != "been" && word != "being" {
			return true
		}
	}
	return false
}

// softens reports words that belong to the joining word after them: "even
// if", "only because".
func softens(form string) bool {
	switch form {
	case "even", "only", "just", "especially", "partly", "mainly", "mostly", "simply", "as":
		return true
	}
	return false
}

// nothingBut reports words after which "but" means "except".
func nothingBut(form string) bool {
	switch form {
	case "nothing", "anything", "nobody", "all", "none", "everything":
		return true
	}
	return false
}

// LeadsClause reports whether only joining words and adverbs come before word
// i in its clause.
func (t *Text) LeadsClause(i int) bool {
	for k := t.ClauseOf(i).Words.First; k < i; k++ {
		if form := t.Words[k].Form; !markers.has(form) && !isAdverb(form) {
			return false
		}
	}
	return true
}

// CommaBefore reports whether a comma follows the word before i.
func (t *Text) CommaBefore(i int) bool {
	return i > 0 && strings.HasPrefix(t.Source[t.Words[i-1].End:], ",")
}

package english

import "strings"

// Modifies reports whether a noun follows that the word at i goes with, so that
// the two are one thing: "her car", "her new car", "head office". Without it
// "her" is a person: "hit her again", "hit her one night". There is no list of
// nouns; what is in none of the closed classes counts as one.
func (t *Text) Modifies(i int) bool {
	in := t.ClauseOf(i).Words
	for k := i + 1; k < in.End && t.touches(k); k++ {
		form := t.Words[k].Form
		switch {
		case t.closesPhrase(k) || t.isWhen(k):
			return false
		case !mayModify(form):
			return !t.takesObject(k)
		}
	}
	return false
}

// touches reports whether only space or quotation marks are between word i and
// the word before.
func (t *Text) touches(i int) bool {
	start, end := t.Words[i-1].End, t.Words[i].Start
	return start >= end || strings.Trim(t.Source[start:end], " \t\r\n\"“”‘’*_") == ""
}

// closesPhrase reports whether the word at i can be no part of a noun phrase
// that has begun before it.
func (t *Text) closesPhrase(i int) bool {
	form := t.Words[i].Form
	return form != "own" && (determiners.has(form) || prepositions.has(form) || markers.has(form) || negators.has(form) || isObject(form) ||
		pronoun(form) != NoSubject || isAuxiliary(form) || afterObject.has(form))
}

// mayModify reports words that go on to a noun or to nothing: "her last car"
// and "hit her last", "her hard head" and "hit her hard".
func mayModify(form string) bool {
	return form != "" && (isAdverb(form) || eitherWay.has(form) || isNumber(form))
}

func isNumber(form string) bool {
	return numbers.has(form) || '0' <= form[0] && form[0] <= '9'
}

// isWhen reports whether word i is part of a time: "last night", "one day",
// "three times", "sunday night", "years ago".
func (t *Text) isWhen(i int) bool {
	before, after := t.Words[i-1].Form, t.form(t.ClauseOf(i).Words, i+1)
	return timeNouns.has(t.Words[i].Form) && (isNumber(before) || beforeTime.has(before) || after == "ago" || after == "later")
}

// takesObject reports whether word i is a verb in -ing with an object or aim
// of its own: "hit her trying to get past", "hit her thinking that".
func (t *Text) takesObject(i int) bool {
	next := t.form(t.SentenceOf(i).Words, i+1)
	return IsGerund(t.Words[i].Form) && (next == "to" || next == "that" || determiners.has(next) || pronoun(next) != NoSubject || isObject(next))
}

package apology

import (
	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// letterCheck looks at a letter as a whole, for what no run of words can say.
type letterCheck func(r *reading, rule *rule) []hit

// letterChecks are the names under which rules ask for them.
var letterChecks = map[string]letterCheck{
	"names-no-act":         namesNoAct,
	"owns-nothing":         ownsNothing,
	"condemns-too-much":    condemnsTooMuch,
	"explains-at-length":   explainsAtLength,
	"explains-before-rest": explainsFirst,
}

const (
	aFew = 2 // the most sentences that may answer something said a moment before
	note = 5 // the most sentences that are no letter: "I was wrong" may be all that is needed
)

// namesNoAct finds an apology in which no act of the writer is named, though
// something else in it is the writer's own: a flaw in a letter, and advice where
// there are only a few sentences.
func namesNoAct(r *reading, rule *rule) []hit {
	if !r.says(r.lists.apology) {
		return nil
	}
	level := rule.data.Level
	switch said, sentences := r.naming(), r.sentences; {
	case said == deed || said == nothing && sentences <= aFew || said == fault && sentences <= note:
		return nil
	case sentences <= aFew:
		level = Advice
	}
	return []hit{{rule: rule, level: level, words: r.scope(sentence, r.heart())}}
}

// ownsNothing finds a text of a few sentences in which nothing at all is its
// writer's own.
func ownsNothing(r *reading, rule *rule) []hit {
	letter := r.sentences > aFew && r.says(r.lists.apology) // namesNoAct speaks of it
	if len(r.t.Words) == 0 || letter || r.naming() != nothing {
		return nil
	}
	return []hit{{rule: rule, level: rule.data.Level, words: r.scope(sentence, r.heart())}}
}

// heart returns the words that an apology turns on: the first that apologises, or
// the first of the text.
func (r *reading) heart() english.Range {
	if at := r.unquoted(r.lists.apology); len(at) > 0 {
		return at[0]
	}
	return english.Range{End: 1}
}

// condemnsTooMuch finds letters that run the writer down more often than they
// name an act or offer a repair.
func condemnsTooMuch(r *reading, rule *rule) []hit {
	at := r.unquoted(r.lists.condemning)
	if len(at) < 2 || len(at) <= len(r.acts)+len(r.matches[r.lists.repairing]) {
		return nil
	}
	var out []hit
	for _, words := range at {
		out = append(out, hit{rule: rule, level: rule.data.Level, words: words})
	}
	return out
}

// explainsAtLength finds letters of which two fifths or more explain.
func explainsAtLength(r *reading, rule *rule) []hit {
	at := r.explanations()
	if len(at) < 3 || 2*len(at) < r.sentences {
		return nil
	}
	return []hit{{rule: rule, level: rule.data.Level, words: at[len(at)-1]}}
}

// explainsFirst finds letters that explain before they tell or own anything.
func explainsFirst(r *reading, rule *rule) []hit {
	owned, why := r.unquoted(r.lists.apology), r.explanations()
	if len(owned) == 0 || len(why) < 2 || r.sentences <= aFew {
		return nil
	}
	first := owned[0].First
	if acts := r.acts; len(acts) > 0 {
		first = min(first, acts[0])
	}
	if why[0].First >= r.scope(sentence, english.Range{First: first, End: first + 1}).First {
		return nil
	}
	return []hit{{rule: rule, level: rule.data.Level, words: why[0]}}
}

// explanations returns the sentences that explain.
func (r *reading) explanations() []english.Range {
	var out []english.Range
	for i := range r.t.Sentences {
		s := r.t.Sentences[i].Words
		if !r.explains(s) {
			continue
		}
		if n := len(out); n == 0 || out[n-1] != s {
			out = append(out, s)
		}
	}
	return out
}

// greeting is the role of what is about the letter itself: "I write because ...".
const greeting Role = "greeting"

// explains reports whether a sentence is about why or how it came to something.
func (r *reading) explains(sentence english.Range) bool {
	if first := r.t.Words[sentence.First]; first.Quoted || r.roleOf(first.Clause) == greeting {
		return false
	}
	if r.has(r.lists.explaining, sentence) {
		return true
	}
	for i := r.t.Words[sentence.First].Clause; i <= r.t.Words[sentence.End-1].Clause; i++ {
		if n := r.roles[i]; n >= 0 && r.Checker.roles[n].data.Explains {
			return true
		}
	}
	return false
}

func (r *reading) unquoted(pattern int) []english.Range {
	var out []english.Range
	for _, words := range r.matches[pattern] {
		if !r.t.Words[words.First].Quoted {
			out = append(out, words)
		}
	}
	return out
}

// countSentences leaves out headings, greetings and names.
func (r *reading) countSentences() int {
	n := 0
	for _, s := range r.t.Sentences {
		if words := s.Words.End - s.Words.First; s.Heading || words <= 2 || (words <= 4 && s.Mark == 0) {
			continue
		}
		n++
	}
	return n
}

// startsAt reports whether a match of a pattern starts at word i.
func (r *reading) startsAt(pattern, i int) bool {
	all, k := r.matches[pattern], r.search(pattern, i)
	return k < len(all) && all[k].First == i
}

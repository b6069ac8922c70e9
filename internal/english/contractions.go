package english

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// contractions maps contractions that no rule takes apart, with or without an
// apostrophe, and the short forms of quick messages, to the words in them.
var contractions = sync.OnceValue(func() map[string][2]string {
	return map[string][2]string{
		"can't": {"can", "not"}, "cant": {"can", "not"}, "cannot": {"can", "not"},
		"won't": {"will", "not"}, "shan't": {"shall", "not"}, "ain't": {"is", "not"}, "aint": {"is", "not"},
		"don": {"do", ""}, "didn": {"did", ""}, "doesn": {"does", ""}, "wasn": {"was", ""}, "isn": {"is", ""},
		"weren": {"were", ""}, "aren": {"are", ""}, "couldn": {"could", ""}, "wouldn": {"would", ""},
		"shouldn": {"should", ""}, "haven": {"have", ""}, "hasn": {"has", ""}, "hadn": {"had", ""},
		"dont": {"do", "not"}, "didnt": {"did", "not"}, "doesnt": {"does", "not"}, "wasnt": {"was", "not"},
		"isnt": {"is", "not"}, "werent": {"were", "not"}, "arent": {"are", "not"}, "couldnt": {"could", "not"},
		"wouldnt": {"would", "not"}, "shouldnt": {"should", "not"}, "havent": {"have", "not"},
		"hasnt": {"has", "not"}, "hadnt": {"had", "not"},
		"im": {"i", "am"}, "ive": {"i", "have"}, "youre": {"you", "are"}, "youve": {"you", "have"},
		"theyre": {"they", "are"}, "thats": {"that", "is"}, "theres": {"there", "is"}, "whats": {"what", "is"},
		"let's": {"let", "us"}, "'cause": {"because", ""}, "cuz": {"because", ""}, "cos": {"because", ""},
		"thou": {"you", ""}, "thee": {"you", ""}, "ye": {"you", ""}, "thy": {"your", ""}, "thine": {"yours", ""},
		"'twas": {"it", "was"}, "'tis": {"it", "is"}, "twas": {"it", "was"},
		"u": {"you", ""}, "ur": {"your", ""}, "pls": {"please", ""}, "plz": {"please", ""},
		"gonna": {"going", "to"}, "wanna": {"want", "to"}, "gotta": {"got", "to"},
	}
})

// shortened returns the word that the letters after an apostrophe are short
// for, or "".
func shortened(tail string) string {
	switch tail {
	case "m":
		return "am"
	case "re":
		return "are"
	case "ve":
		return "have"
	case "ll":
		return "will"
	case "d":
		return "would"
	}
	return ""
}

// appendForms adds a word, or the two words of a contraction. Words before
// index first belong to another block.
func appendForms(words []Word, first int, source string, at Span) []Word {
	raw := source[at.Start:at.End]
	form := fold(raw)
	if len(words) > first {
		if half, ok := secondHalf(&words[len(words)-1], form, source[words[len(words)-1].End:at.Start]); ok {
			return append(words, Word{Span: at, Form: half})
		}
	}
	if pair, ok := contractions()[form]; ok {
		if pair[1] == "" {
			return append(words, Word{Span: at, Form: pair[0]})
		}
		return appendPair(words, at, raw, pair)
	}
	if head, dash, ok := cutDash(form); ok {
		return appendPair(words, at, raw, [2]string{head, dash})
	}
	head, tail, ok := cutLast(form, "'")
	switch {
	case !ok:
	case tail == "t" && len(head) > 1 && strings.HasSuffix(head, "n"):
		return appendPair(words, at, raw, [2]string{strings.TrimSuffix(head, "n"), "not"})
	case shortened(tail) != "":
		return appendPair(words, at, raw, [2]string{head, shortened(tail)})
	case tail == "s" && takesIs(head):
		return appendPair(words, at, raw, [2]string{head, "is"})
	case tail == "s":
		return append(words, Word{Span: at, Form: head, Possessive: true})
	}
	return append(words, Word{Span: at, Form: form})
}

// appendPair adds both words of a contraction; the second takes the bytes
// from the apostrophe, or else its last letters.
func appendPair(words []Word, at Span, raw string, pair [2]string) []Word {
	cut := strings.LastIndexFunc(raw, func(r rune) bool { return isApostrophe(r) || isHyphen(r) })
	switch {
	case cut < 0:
		cut = max(1, len(raw)-2)
	case pair[1] == "not" && cut > 1:
		cut-- // the n of n't
	}
	for cut > 0 && !utf8.RuneStart(raw[cut]) {
		cut--
	}
	if cut == 0 { // one letter only, in an odd script: leave it whole
		return append(words, Word{Span: at, Form: pair[0]})
	}
	return append(words,
		Word{Span: Span{at.Start, at.Start + cut}, Form: pair[0]},
		Word{Span: Span{at.Start + cut, at.End}, Form: pair[1]})
}

// secondHalf reports whether a word is the second half of a contraction that has
// a space in place of its apostrophe, as in "i m sorry" and "didn t". It returns
// the form of that half.
func secondHalf(before *Word, form, gap string) (string, bool) {
	if gap != " " {
		return "", false
	}
	switch {
	case form == "t" && isAuxiliary(before.Form):
		return "not", true
	case form == "s" && takesIs(before.Form):
		return "is", true
	case shortened(form) != "" && pronoun(before.Form) != NoSubject:
		return shortened(form), true
	}
	return "", false
}

// takesIs reports whether 's after this word is short for is, not a possessive.
func takesIs(form string) bool {
	switch form {
	case "it", "that", "this", "there", "here", "what", "he", "she", "who", "where", "how", "when", "why":
		return true
	}
	return false
}

// readHas turns the 's of "it's been" and "it's taken this long" into has.
func readHas(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		if words[i].Form == "is" && words[i].Start == words[i-1].End && takesHas(words[i+1:]) {
			words[i].Form = "has"
		}
	}
}

// readHad turns the 'd of "I'd been" and "you'd already left" into had. Words before
// index 1 have no 'd.
func readHad(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		if words[i].Form != "would" || words[i].Start != words[i-1].End {
			continue
		}
		next := i + 1
		for next+1 < len(words) && (isAdverb(words[next].Form) || negators.has(words[next].Form)) {
			next++
		}
		if onlyParticiple(words[next].Form) {
			words[i].Form = "had"
		}
	}
}

// readMeant corrects misspellings of words that the grammar of a clause hangs on. A
// person who writes "could of" means "could have".
func readMeant(words []Word) {
	for i := range words {
		switch form := words[i].Form; {
		case form == "of" && i > 0 && isModal(words[i-1].Form):
			words[i].Form = "have"
		case form == "becuase" || form == "becouse" || form == "beacuse" || form == "becasue" || form == "bcause" || form == "becoz" || form == "bc":
			words[i].Form = "because"
		case form == "realy" || form == "rly":
			words[i].Form = "really"
		}
	}
}

// isModal reports the verbs after which "of" is a misspelt have.
func isModal(form string) bool {
	switch form {
	case "could", "would", "should", "might", "must":
		return true
	}
	return false
}

// onlyParticiple reports participles that are no plain form as well: "told", not
// "put", and not "need", which only looks like one.
func onlyParticiple(form string) bool {
	if _, base := irregular()[form]; base || strings.HasSuffix(form, "eed") {
		return false
	}
	return IsParticiple(form)
}

// takesHas reports whether the words after an 's show that it is short for has.
func takesHas(after []Word) bool {
	switch after[0].Form {
	case "been", "got", "had", "become", "happened", "cost", "caused":
		return true
	case "taken":
	default:
		return false
	}
	if len(after) < 2 {
		return false
	}
	switch after[1].Form {
	case "me", "us", "you", "them", "so", "this", "too", "a", "long", "ages", "years", "months", "weeks":
		return true
	}
	return false
}

// cutDash takes "us-but" apart: a hyphen typed where a dash was meant.
func cutDash(form string) (head, tail string, ok bool) {
	head, tail, ok = cutLast(form, "-")
	return head, tail, ok && (tail == "but" || tail == "because")
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i > 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

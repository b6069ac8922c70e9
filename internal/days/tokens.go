package days

import (
	"strconv"
	"strings"
	"unicode"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// longestDay is the length in bytes from which on a text is no day, and isn't
// looked at.
const longestDay = 100

// tokens splits a text into tokens, without those that are skipped. It returns false
// if a word or number in it is none of a day's.
func tokens(text string, words workbook.Words) ([]token, bool) {
	return tokensOf(text, newVocabulary(words), words)
}

// tokensOf splits a text into tokens with the words of a vocabulary.
func tokensOf(text string, known vocabulary, words workbook.Words) ([]token, bool) {
	if len(text) > longestDay {
		return nil, false
	}
	endings := words.List("said-ordinal-endings")
	var found []token
	for rest := split(text); len(rest) > 0; {
		t, taken := known.phrase(rest)
		if taken == 0 {
			t, taken = number(rest[0], endings), 1
		}
		if t.class == 0 {
			return nil, false
		}
		if t.class != skipped {
			found = append(found, t)
		}
		rest = rest[taken:]
	}
	return found, true
}

// split returns the words and numbers of a text in lower case.
func split(text string) []string {
	text = strings.ReplaceAll(strings.ToLower(text), "\u2019", "'")
	list := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	for i := range list {
		list[i] = strings.TrimRight(list[i], ".")
	}
	return list
}

// phrase returns the longest phrase that the words begin with, and its length in
// words, or 0.
func (v vocabulary) phrase(list []string) (token, int) {
	for n := min(longestPhrase, len(list)); n > 0; n-- {
		if t, ok := v[strings.Join(list[:n], " ")]; ok {
			return t, n
		}
	}
	return token{}, 0
}

// number returns the token of a number, or one without a class.
func number(text string, endings []string) token {
	if i := strings.IndexFunc(text, notDigit); i > 0 && strings.ContainsRune(separators, rune(text[i])) {
		return token{class: numeric, text: text}
	}
	class := digits
	for _, ending := range endings {
		if rest, ok := strings.CutSuffix(text, strings.ToLower(ending)); ok && ending != "" {
			text, class = rest, ordinal
			break
		}
	}
	n, ok := atoi(text)
	switch {
	case !ok:
		return token{}
	case len(text) == yearDigits && class == digits:
		class = year
	}
	return token{class, n, text}
}

const (
	separators = "-/."
	yearDigits = 4
)

func notDigit(r rune) bool { return r < '0' || r > '9' }

// atoi reads a number of up to four digits.
func atoi(text string) (int, bool) {
	if text == "" || len(text) > yearDigits || strings.ContainsFunc(text, notDigit) {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

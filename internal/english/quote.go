package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scare is the most words in quotation marks that still count as
// the writer's own: "the so-called 'incident'" is no quotation.
const scare = 2

// markQuotes marks the words of a block that are in quotation marks. Only
// marks that are closed in the same block count, and not those around all of
// it: somebody may quote the whole of their own letter.
func markQuotes(source string, at Span, words []Word) {
	var open rune
	opened := -1
	for i, r := range source[at.Start:at.End] {
		pos := at.Start + i
		switch {
		case open == 0 && opensQuote(source, at, pos, r):
			open, opened = closer(r), pos
		case open != 0 && r == open && closesQuote(source, at, pos, r):
			markQuoted(words, Span{opened, pos})
			open = 0
		case open != 0 && isSingle(open) && pos-opened > 300:
			open = 0 // it was an apostrophe
		}
	}
}

// markQuoted marks the words inside one pair of quotation marks.
func markQuoted(words []Word, at Span) {
	first, end := len(words), 0
	for i, w := range words {
		if w.Start >= at.Start && w.End <= at.End {
			first, end = min(first, i), i+1
		}
	}
	if end-first <= scare || end-first == len(words) {
		return
	}
	for i := first; i < end; i++ {
		words[i].Quoted = true
	}
}

// closer returns the mark that closes what r opens; 0 if it opens nothing.
func closer(r rune) rune {
	switch r {
	case '"', '\'':
		return r
	case '“', '„':
		return '”'
	case '‘':
		return '’'
	case '«':
		return '»'
	}
	return 0
}

func isSingle(r rune) bool { return r == '\'' || r == '’' }

// opensQuote reports whether r, at pos, opens a quotation: no letter comes before
// it, and something other than a space after it.
func opensQuote(source string, at Span, pos int, r rune) bool {
	if closer(r) == 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(source[at.Start:pos])
	after, _ := utf8.DecodeRuneInString(source[pos+utf8.RuneLen(r) : at.End])
	if unicode.IsLetter(before) || unicode.IsDigit(before) || unicode.IsSpace(after) {
		return false
	}
	return !isSingle(closer(r)) || !startsElision(source[pos+utf8.RuneLen(r):at.End])
}

// startsElision reports words that begin with an apostrophe of their own.
func startsElision(s string) bool {
	for _, word := range []string{"cause", "til", "tis", "em ", "bout", "twas"} {
		if strings.HasPrefix(strings.ToLower(s[:min(len(s), 8)]), word) {
			return true
		}
	}
	return false
}

// closesQuote reports whether r, at pos, can close a quotation: an apostrophe
// inside a word cannot.
func closesQuote(source string, at Span, pos int, r rune) bool {
	after, _ := utf8.DecodeRuneInString(source[pos+utf8.RuneLen(r) : at.End])
	return !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

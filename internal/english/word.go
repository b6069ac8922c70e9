package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// appendWords adds the words of one block.
func appendWords(words []Word, source string, at Span) []Word {
	first := len(words)
	for i := at.Start; i < at.End; {
		if n := address(source[i:at.End]); n > 0 {
			words = append(words, Word{Span: Span{i, i + n}, Form: strings.ToLower(source[i : i+n])})
			i += n
			continue
		}
		n := wordLength(source[i:at.End])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(source[i:at.End])
			i += size
			continue
		}
		words = appendForms(words, first, source, Span{i, i + n})
		i += n
	}
	readHas(words[first:])
	return words
}

// IsForm reports whether a text can have a word with this form: "do", but
// neither "don't", which is two words, nor "Do", which is folded.
func IsForm(form string) bool {
	if isLower(form) {
		_, short := contractions()[form]
		return !short
	}
	got := appendWords(nil, form, Span{0, len(form)})
	return len(got) == 1 && got[0].Form == form
}

// isLower reports whether a word has only small letters from a to z.
func isLower(form string) bool {
	for i := range len(form) {
		if form[i] < 'a' || 'z' < form[i] {
			return false
		}
	}
	return true
}

// address returns the length of the web address that s starts with, or 0. It
// is one word, so that its marks end no sentence.
func address(s string) int {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "www.") {
		return 0
	}
	if i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ')' || r == '>' }); i >= 0 {
		s = s[:i]
	}
	return len(strings.TrimRight(s, ".,;:!?*_\"'"))
}

// wordLength returns the length of the word that s starts with, or 0.
// Apostrophes and hyphens belong to a word when there are letters on both sides.
func wordLength(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end = i + utf8.RuneLen(r)
		case end == 0:
			return 0
		case isInvisible(r) || unicode.IsMark(r):
			if end == i {
				end = i + utf8.RuneLen(r)
			}
		case end == i && (isApostrophe(r) || isHyphen(r)):
			// Belongs to the word if a letter follows at once.
		default:
			return end
		}
	}
	return end
}

// fold returns the form under which a word is compared.
func fold(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToLower(norm.NFKC.String(s))
	return strings.Map(func(r rune) rune {
		switch {
		case isApostrophe(r):
			return '\''
		case isHyphen(r):
			return '-'
		case isInvisible(r):
			return -1
		}
		return r
	}, s)
}

// isPlain reports whether s is folded already; most words are.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || ('A' <= s[i] && s[i] <= 'Z') {
			return false
		}
	}
	return true
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '\u2019', '\u2018', '\u02bc', '\u2032', '\uff07', '\u00b4':
		return true
	}
	return false
}

func isHyphen(r rune) bool {
	return r == '-' || r == '\u2010' || r == '\u2011'
}

// isInvisible reports characters inside a word that show nothing.
func isInvisible(r rune) bool {
	return r == '\u00ad' || r == '\u2060' || r == '\ufeff' || (0x200b <= r && r <= 0x200d)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

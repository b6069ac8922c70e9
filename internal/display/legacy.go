package display

import (
	"strings"
	"unicode/utf8"
)

// Legible returns a text that may have been typed in an older encoding as UTF-8:
// each byte that is not UTF-8 is read by [LegacyLetter].
func Legible(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)) {
			r = LegacyLetter(s[i])
		}
		b.WriteRune(r)
	}
	return b.String()
}

// LegacyLetter returns the letter that a byte is in Windows-1252. That is Latin-1
// with quotation marks and dashes where Latin-1 has control characters.
func LegacyLetter(b byte) rune {
	const from, to = 0x80, 0xa0
	if b < from || b >= to {
		return rune(b)
	}
	return []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")[b-from]
}

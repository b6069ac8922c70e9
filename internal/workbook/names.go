package workbook

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Names are the names that the content's placeholders are filled with. An empty one
// is not known.
type Names struct {
	Me    string // {me}: who writes
	Other string // {other}
}

// Fill fills the names into a text of the content. The words replace a name that is
// not known.
func (n Names) Fill(text string, words Words) string {
	me, other := n.Me, n.Other
	if me == "" {
		me = words.Say("me")
	}
	if other == "" {
		other = words.Say("other")
		text = sentenceStart().ReplaceAllString(text, "${1}"+strings.ReplaceAll(capitalized(other), "$", "$$"))
	}
	return strings.NewReplacer("{me}", me, "{other}", other).Replace(text)
}

// sentenceStart matches the other person's placeholder at the start of a sentence.
// There the words that replace a missing name need a capital.
var sentenceStart = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(^[¿¡]?|[.?!]\s+[¿¡]?|\n[¿¡]?)\{other\}`)
})

func capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToTitle(first)) + s[size:]
}

// OtherIn reports whether a text names the other person, in a word or words of its own.
func (n Names) OtherIn(text string) bool {
	name := strings.ToLower(strings.TrimSpace(n.Other))
	if name == "" {
		return false
	}
	text = strings.ToLower(text)
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(text[:from+i])
		next, _ := utf8.DecodeRuneInString(text[from+i+len(name):])
		if !inWord(last) && !inWord(next) {
			return true
		}
		from += i + 1
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

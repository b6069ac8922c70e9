package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is what lies between two words: marks, spaces, line ends.
type gap struct {
	mark     rune // '.', '?', '!' or '…', if it has one of them
	ellipsis bool
	smile    bool // ":(" and the like, which often ends a sentence
	comma    bool
	pause    bool // a dash, semicolon, colon, bracket or ellipsis
	space    bool
	dots     int
	hyphens  int
}

// readGap sums up what lies between two words.
func readGap(s string) gap {
	var g gap
	for i, r := range s {
		g.add(r, s[i:])
	}
	g.ellipsis = g.ellipsis || g.dots > 1
	dash := g.hyphens > 1 || g.hyphens == 1 && g.space
	g.pause = g.pause || g.ellipsis || dash
	switch {
	case g.mark == '?' || g.mark == '!':
	case g.ellipsis:
		g.mark = '…'
	case g.dots > 0:
		g.mark = '.'
	}
	return g
}

// add takes one character into account, with which rest begins.
func (g *gap) add(r rune, rest string) {
	switch r {
	case '.':
		g.dots++
	case '…':
		g.ellipsis = true
	case '?':
		g.mark = r
	case '!':
		if g.mark != '?' {
			g.mark = r
		}
	case ',':
		g.comma = true
	case ':', ';':
		g.pause = true
		g.smile = g.smile || isSmile(rest)
	case '—', '–', '(', ')':
		g.pause = true
	default:
		g.addOther(r)
	}
}

func (g *gap) addOther(r rune) {
	switch {
	case isHyphen(r):
		g.hyphens++
	case unicode.IsSpace(r):
		g.space = true
	case r >= 0x1f300 && r < 0x1fb00:
		g.smile = true
	}
}

func isSmile(s string) bool {
	return len(s) > 1 && strings.ContainsRune("()/|", rune(s[1])) || strings.HasPrefix(s, ":-")
}

// sentenceEnd returns the index after the last word of the sentence that
// starts with word first, and the mark that ends it.
func (t *Text) sentenceEnd(first int, b block) (int, rune) {
	for i := first; i+1 < len(t.Words); i++ {
		between := t.Source[t.Words[i].End:t.Words[i+1].Start]
		if len(between) <= 1 && (between == "" || between == " ") {
			continue
		}
		if g := readGap(between); t.ends(i, g) {
			return i + 1, g.mark
		}
	}
	tail := readGap(t.Source[t.Words[len(t.Words)-1].End:b.End])
	return len(t.Words), tail.mark
}

// ends reports whether a sentence ends between word i and the next.
func (t *Text) ends(i int, g gap) bool {
	next := t.Source[t.Words[i+1].Start:]
	upper := startsUpper(next)
	switch {
	case g.smile && upper:
		return true
	case g.mark == '?' || g.mark == '!':
		return g.space || upper
	case g.mark == '…':
		return upper && t.Words[i+1].Form != "i"
	case g.mark != '.':
		return false
	case !g.space && !g.pause:
		return upper && g.dots == 1 && t.Words[i].End-t.Words[i].Start > 2 && !isAcronym(next)
	}
	return !t.abbreviates(i, upper)
}

// isAcronym reports whether s starts with two capitals, as in "Node.JS".
func isAcronym(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && startsUpper(s[size:])
}

// abbreviates reports whether the full stop after word i belongs to the word.
func (t *Text) abbreviates(i int, upper bool) bool {
	form := t.Words[i].Form
	switch form {
	case "mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "capt", "sgt", "lt", "col", "gen", "vs", "eg", "ie", "cf", "approx":
		return true
	case "etc", "jr", "sr", "inc", "ltd", "co", "no":
		return !upper && form != "no"
	}
	letter := utf8.RuneCountInString(form) == 1 && form != "i" && unicode.IsLetter([]rune(form)[0])
	dotted := i > 0 && letter && t.Source[t.Words[i-1].End:t.Words[i].Start] == "."
	return (letter && !dotted) || (dotted && !upper) || (dotted && form == "e")
}

// closing returns the length of the marks after the last word of a sentence
// (index end-1) that still belong to it: a full stop, a closing quote.
func (t *Text) closing(end int, b block) int {
	from, stop := t.Words[end-1].End, b.End
	if end < len(t.Words) {
		stop = t.Words[end].Start
	}
	for i, r := range t.Source[from:stop] {
		if !strings.ContainsRune(".?!…\"'”’)*_", r) {
			return i
		}
	}
	return stop - from
}

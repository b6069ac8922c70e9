// Package cmdline owns command lines as texts: words Quoted for a shell, a command
// split into words, and which known word was probably meant by an unknown one.
//
// It refuses to run anything.
package cmdline

import (
	"fmt"
	"regexp"
	"runtime"
	"strings"
	"unicode"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./-][A-Za-z0-9_./,:=@%+-]*$`)

// Word quotes a word for a shell if that is necessary.
func Word(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	return Quoted(s)
}

// WordToWrap is like Word, for a text that may be wrapped at any space, and
// may have the command between backticks.
func WordToWrap(s string) string {
	if strings.ContainsAny(s, " `") {
		return numbered(s)
	}
	return Word(s)
}

// Quoted quotes a word for a shell. It writes characters that a terminal would act
// on as octal bytes, so that the word can be displayed and copied.
func Quoted(s string) string {
	if display.Safe(s) != s || strings.Contains(s, "\n") {
		return numbered(s)
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// numbered quotes a word as $'...', with octal bytes.
func numbered(s string) string {
	var b strings.Builder
	b.WriteString("$'")
	for _, c := range []byte(s) {
		if c <= ' ' || c > '~' || c == '\'' || c == '\\' || c == '`' {
			fmt.Fprintf(&b, `\%03o`, c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String() + "'"
}

// Split splits a command into words like a shell does: at white space, except
// inside quotation marks or after a backslash. "~" at the beginning of a word is the
// home folder. It expands nothing else. A missing closing quotation mark counts as
// being at the end.
func Split(command, home string) []string {
	var words []string
	var word strings.Builder
	var quote rune // the mark that has to come, or 0
	begun := false
	runes := []rune(command)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case quote == 0 && unicode.IsSpace(r):
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
			continue
		case quote == 0 && (r == '\'' || r == '"'):
			quote = r
		case r == quote:
			quote = 0
		case escapes(runes[i:], quote):
			i++
			word.WriteRune(runes[i])
		case r == '~' && quote == 0 && !begun && (i+1 == len(runes) || runes[i+1] == '/' || unicode.IsSpace(runes[i+1])):
			word.WriteString(home)
		default:
			word.WriteRune(r)
		}
		begun = true
	}
	if begun {
		words = append(words, word.String())
	}
	return words
}

// escapes reports whether a text begins with a backslash that escapes the next
// character. On Windows a backslash never does, because it separates folders.
func escapes(text []rune, quote rune) bool {
	if text[0] != '\\' || len(text) == 1 || runtime.GOOS == "windows" {
		return false
	}
	return quote == 0 || quote == '"' && strings.ContainsRune("\\\"$`", text[1])
}

package apology

import (
	"strings"
	"unicode"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// SpokenLines splits a letter into what is said in one breath: its sentences,
// none of which runs across a line break.
func SpokenLines(letter string) []string {
	var lines []string
	for _, par := range strings.Split(strings.ReplaceAll(letter, "\r\n", "\n"), "\n") {
		said := 0
		for _, s := range english.Parse(par).Sentences {
			lines = append(lines, oneLine(par[said:s.End]))
			said = s.End
		}
		rest := oneLine(par[said:])
		if said > 0 && !strings.ContainsFunc(rest, unicode.IsLetter) { // the comma after a name
			lines[len(lines)-1] += rest
		} else if rest != "" {
			lines = append(lines, rest)
		}
	}
	return lines
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/aymanbagabas/go-udiff"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Difference returns the changes between two texts, word by word: [-removed-] and
// {+added+}. A screen reader can read it too. If the texts have little in common,
// it returns one after the other.
func (p Page) Difference(before, after string) string {
	old, now := wordLines(before), wordLines(after)
	edits := udiff.Lines(old, now)
	if !similar(old, now, edits) {
		return p.block(2, "[-"+strings.TrimSpace(before)+"-]\n\n{+"+strings.TrimSpace(after)+"+}")
	}
	var b strings.Builder
	at := 0
	for _, edit := range edits {
		b.WriteString(joinWordLines(old[at:edit.Start]))
		removed, added := joinWordLines(old[edit.Start:edit.End]), joinWordLines(edit.New)
		b.WriteString(bracketed("[-", removed, "-]") + bracketed("{+", added, "+}"))
		at = edit.End
	}
	b.WriteString(joinWordLines(old[at:]))
	return p.block(2, b.String())
}

// minPhrase is the number of consecutive words that count as a phrase in common.
// Fewer may be in both texts by chance.
const minPhrase = 3

// similar reports whether the texts have phrases in common that make up at least
// half of the shorter one. Otherwise a comparison by words would be unreadable.
func similar(old, now string, edits []udiff.Edit) bool {
	kept, at := 0, 0
	for _, edit := range append(edits, udiff.Edit{Start: len(old)}) {
		if n := countWords(old[at:edit.Start]); n >= minPhrase {
			kept += n
		}
		at = edit.End
	}
	return 2*kept >= min(countWords(old), countWords(now))
}

// countWords returns the number of words, without line ends.
func countWords(lines string) int {
	return len(strings.Fields(strings.ReplaceAll(lines, lineEnd, "")))
}

// lineEnd represents a line end in word lines.
const lineEnd = "\x00"

// wordLines puts each word on a line of its own, for the comparison.
func wordLines(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", " "+lineEnd+" ")
	return strings.Join(strings.Fields(s), "\n") + "\n"
}

func joinWordLines(lines string) string {
	s := strings.ReplaceAll(lines, "\n", " ")
	return strings.ReplaceAll(strings.ReplaceAll(s, lineEnd+" ", "\n"), lineEnd, "\n")
}

// bracketed puts brackets around words, but not around the space at their end.
func bracketed(open, s, end string) string {
	trimmed := strings.TrimRight(s, " ")
	if trimmed == "" {
		return ""
	}
	return open + trimmed + end + s[len(trimmed):]
}

// Version returns one version of the letter: the whole text of the first one, and
// the changes in a later one.
func (p Page) Version(w workbook.Words, number int, at time.Time, before, now string) string {
	head := styled(p.bold, p.line(0, w.Say("version", "number", strconv.Itoa(number), "date", timestamp(w, at))))
	if number == 1 {
		return head + p.block(2, now)
	}
	if wordLines(before) == wordLines(now) {
		return "\n" + head + p.line(2, w.Say("version-same"))
	}
	return "\n" + head + p.Difference(before, now)
}

package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/aymanbagabas/go-udiff"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Difference shows how a text was changed, word by word: what went stands in
// [-brackets-], what came in {+braces+}. It reads aloud as well as by eye. Two
// texts with little in common stand one after the other instead.
func (p Page) Difference(before, after string) string {
	old, now := words(before), words(after)
	edits := udiff.Lines(old, now)
	if !alike(old, now, edits) {
		return p.block(2, "[-"+strings.TrimSpace(before)+"-]\n\n{+"+strings.TrimSpace(after)+"+}")
	}
	var b strings.Builder
	at := 0
	for _, edit := range edits {
		b.WriteString(joinWords(old[at:edit.Start]))
		gone, come := joinWords(old[edit.Start:edit.End]), joinWords(edit.New)
		b.WriteString(around("[-", gone, "-]") + around("{+", come, "+}"))
		at = edit.End
	}
	b.WriteString(joinWords(old[at:]))
	return p.block(2, b.String())
}

// phrase is how many words in a row two texts share on purpose; fewer may meet
// by chance.
const phrase = 3

// alike reports whether at least half of the shorter text stands in the longer
// one in whole phrases: else a comparison word by word would stitch chance words
// together.
func alike(old, now string, edits []udiff.Edit) bool {
	kept, at := 0, 0
	for _, edit := range append(edits, udiff.Edit{Start: len(old)}) {
		if n := count(old[at:edit.Start]); n >= phrase {
			kept += n
		}
		at = edit.End
	}
	return 2*kept >= min(count(old), count(now))
}

// count is how many words there are, line ends left out.
func count(lines string) int {
	return len(strings.Fields(strings.ReplaceAll(lines, paragraph, "")))
}

// paragraph stands for a line end among words, each of which is a line for the
// comparison.
const paragraph = "\x00"

func words(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", " "+paragraph+" ")
	return strings.Join(strings.Fields(s), "\n") + "\n"
}

func joinWords(lines string) string {
	s := strings.ReplaceAll(lines, "\n", " ")
	return strings.ReplaceAll(strings.ReplaceAll(s, paragraph+" ", "\n"), paragraph, "\n")
}

// around puts marks around words, leaving the space behind them outside.
func around(open, s, end string) string {
	trimmed := strings.TrimRight(s, " ")
	if trimmed == "" {
		return ""
	}
	return open + trimmed + end + s[len(trimmed):]
}

// Version shows one version of the letter: the first as it was written, a
// later one as it was changed, if it was.
func (p Page) Version(w workbook.Words, number int, at time.Time, before, now string) string {
	head := styled(p.bold, p.line(0, w.Say("version", "number", strconv.Itoa(number), "date", moment(w, at))))
	if number == 1 {
		return head + p.block(2, now)
	}
	if words(before) == words(now) {
		return "\n" + head + p.line(2, w.Say("version-same"))
	}
	return "\n" + head + p.Difference(before, now)
}

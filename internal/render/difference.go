package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/aymanbagabas/go-udiff"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Difference shows how a text was changed, word by word: what went stands in
// [-brackets-], what came in {+braces+}. It reads aloud as well as by eye.
func (p Page) Difference(before, after string) string {
	old, now := words(before), words(after)
	var b strings.Builder
	at := 0
	for _, edit := range udiff.Lines(old, now) {
		b.WriteString(joinWords(old[at:edit.Start]))
		gone, come := joinWords(old[edit.Start:edit.End]), joinWords(edit.New)
		b.WriteString(around("[-", gone, "-]") + around("{+", come, "+}"))
		at = edit.End
	}
	b.WriteString(joinWords(old[at:]))
	return p.block(2, b.String())
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
// later one as it was changed.
func (p Page) Version(words workbook.Words, number int, at time.Time, before, now string) string {
	head := styled(p.bold, p.line(0, words.Say("version", "number", strconv.Itoa(number), "date", moment(at))))
	if number == 1 {
		return head + p.block(2, now)
	}
	return "\n" + head + p.Difference(before, now)
}

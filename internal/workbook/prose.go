package workbook

import (
	"regexp"
	"strings"
	"sync"
)

// prose is a text, split for the rules of tone.
type prose struct {
	line      string   // the whole text, in one line
	sentences []string // each in one line, including its full stop
}

// Only lint needs these expressions, so they are compiled on first use.
var (
	sentenceEnd = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[.?:;]["')\]]*(?:\s+|$)|\n\s*(?:\n|[-*] )`)
	})
	wordForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*`)
	})
)

func read(text string) prose {
	p := prose{line: oneLine(text)}
	begin := 0
	for _, end := range append(sentenceEnd().FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		if s := text[begin:end[1]]; wordForm().MatchString(s) {
			p.sentences = append(p.sentences, oneLine(s))
		}
		begin = end[1]
	}
	return p
}

func (p prose) words() (n int) {
	for _, s := range p.sentences {
		n += len(wordForm().FindAllString(s, -1))
	}
	return n
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

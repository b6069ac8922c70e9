package workbook

import (
	"regexp"
	"strings"
	"sync"
)

// prose is a text, cut up for the rules of tone.
type prose struct {
	line      string   // in one line
	sentences []string // each in one line, its stop included
}

// The expressions are compiled when they are first needed, by a lint: no other
// command has to wait for them.
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

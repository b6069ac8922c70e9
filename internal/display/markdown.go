package display

import (
	"strings"
)

// Word is one word of a text, with or without emphasis, a whole term, or a whole
// command, which stays on one row if it can.
type Word struct {
	Text string
	Emph bool
	Term bool
	Code bool
}

// Block is a paragraph, one item of a list, or a term and what it means.
type Block struct {
	Words []Word
	Item  bool
	Term  string
}

// Style returns a word as it is to be written, which must not change its width.
type Style func(Word) string

// Plain is the style that leaves words as they are.
func Plain(w Word) string { return w.Text }

// Blocks makes a text safe and reads the small part of Markdown that the
// workbook's texts use: paragraphs, lists of lines that begin with "- ", *emphasis*,
// `commands`, and lines that begin with a **term**.
func Blocks(md string) []Block {
	var list []Block
	begins := true // the next line begins a block
	for _, line := range strings.Split(Safe(md), "\n") {
		line = strings.TrimSpace(line)
		term, rest := cutTerm(line)
		rest, item := strings.CutPrefix(rest, "- ")
		switch {
		case line == "":
			begins = true
			continue
		case begins || item || term != "":
			list = append(list, Block{Item: item, Term: term})
		}
		begins = false
		last := &list[len(list)-1]
		last.Words = append(last.Words, Words(rest)...)
	}
	return list
}

// Words splits a line and finds commands and the emphasis, which opens before a word
// and closes after one.
func Words(line string) []Word {
	var list []Word
	on := false
	fields := strings.Fields(line)
	for i := 0; i < len(fields); i++ {
		w := fields[i]
		if code, n := command(fields[i:]); n > 0 {
			list = append(list, Word{Text: code, Code: true})
			i += n - 1
			continue
		}
		if len(w) > 1 && strings.HasPrefix(w, "*") {
			on, w = true, strings.TrimLeft(w, "*")
		}
		bare := strings.TrimRight(w, ".,;:?\"')")
		closes := on && strings.HasSuffix(bare, "*")
		if closes {
			w = strings.TrimRight(bare, "*") + w[len(bare):]
		}
		list = append(list, Word{Text: w, Emph: on})
		on = on && !closes
	}
	return list
}

// command returns the command in backticks that the words begin with, with what
// follows it up to the next space, and how many words it takes; 0 if there is none.
func command(words []string) (code string, n int) {
	if !strings.HasPrefix(words[0], "`") {
		return "", 0
	}
	for n = range words {
		text := strings.Join(words[:n+1], " ")[1:]
		if inside, after, closed := strings.Cut(text, "`"); closed && inside != "" {
			return inside + after, n + 1
		}
	}
	return "", 0
}

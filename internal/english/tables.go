package english

import (
	"strings"
	"sync"
)

// table is a set of words that is built when it is first asked: a program that
// reads no text must not wait for it.
type table struct {
	words string // separated by spaces
	verbs string // the same; all of their forms count
	once  sync.Once
	set   map[string]bool
}

// has reports whether a word is in the table.
func (t *table) has(form string) bool {
	t.once.Do(t.build)
	return t.set[form]
}

func (t *table) build() {
	t.set = map[string]bool{}
	for word := range strings.FieldsSeq(t.words) {
		t.set[word] = true
	}
	for verb := range strings.FieldsSeq(t.verbs) {
		for _, form := range Forms(verb) {
			t.set[form] = true
		}
	}
}

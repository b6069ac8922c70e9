package safety

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// labelled is a sentence, or a short answer, and whether it speaks of danger.
type labelled struct {
	Text   string `json:"text"`
	Danger bool   `json:"danger"`
	Topic  string `json:"topic"`
	Kind   string `json:"kind"`
}

func readLabelled(t testing.TB, pattern string) (all []labelled) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s, %v", pattern, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
			var l labelled
			if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			all = append(all, l)
		}
	}
	return all
}

// corpus is what the weights are learned from: sentences written for it, those
// that shaped the rules, sentences of letters, and the rules' own examples.
func corpus(t testing.TB) []labelled {
	all := readLabelled(t, "testdata/corpus/*.jsonl")
	for _, s := range readLabelled(t, "testdata/sentences.jsonl") {
		s.Danger = s.Topic != "none"
		all = append(all, s)
	}
	return slices.Concat(all, letters(t), ruleExamples(t))
}

// letters returns the sentences that the checker of apologies is tested on, as
// innocent ones. Some confess to a blow or to reading messages: those that a rule
// finds are left out, as nobody labelled them for this purpose.
func letters(t testing.TB) (all []labelled) {
	w := rulesOnly(t)
	for _, l := range readLabelled(t, "../apology/testdata/[cs]*.jsonl") {
		if len(w.byRules(english.Parse(l.Text))) == 0 {
			all = append(all, labelled{Text: l.Text})
		}
	}
	return all
}

// ruleExamples returns the examples of the rules. What one rule passes over and
// another one finds is no example of either.
func ruleExamples(t testing.TB) (all []labelled) {
	w := rulesOnly(t)
	for _, r := range w.rules {
		for _, s := range r.Match {
			all = append(all, labelled{Text: s, Danger: true, Topic: string(r.Topic)})
		}
		for _, s := range r.Pass {
			if len(w.byRules(english.Parse(s))) == 0 {
				all = append(all, labelled{Text: s})
			}
		}
	}
	return all
}

// rulesOnly is a watch without what was learned.
func rulesOnly(t testing.TB) *Watch {
	f, err := read(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	w, err := f.watch(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// unlearnt is a classifier without weights.
func unlearnt(t testing.TB) *classifier {
	f, err := read(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	v, err := loadVocabulary(content.FS, newPeople(f.Words, nil))
	if err != nil {
		t.Fatal(err)
	}
	return &classifier{vocabulary: v}
}

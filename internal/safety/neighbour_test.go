package safety

import (
	"strings"
	"testing"
)

// TestNeighbour checks that a calm sentence beside one of danger doesn't hide it. Most
// answers and every letter have one: "I'm sorry if you were hurt. He hits me."
func TestNeighbour(t *testing.T) {
	const mostLost = 4 // of a hundred
	calm := []string{
		"I am sorry if you were hurt.",
		"I was late for dinner at her mother's on Sunday.",
		"We had known each other for six years, and I had the key to the shop.",
		"I lied about the money, twice.",
	}
	w := wholeWatch(t)
	heard, lost := 0, 0
	for _, l := range readLabelled(t, "testdata/dev/d.jsonl") {
		if !l.Danger || len(w.Find(l.Text)) == 0 {
			continue
		}
		danger := strings.TrimRight(l.Text, ".") + "."
		for _, neighbour := range calm {
			for _, text := range []string{neighbour + " " + danger, danger + " " + neighbour} {
				heard++
				if len(w.Find(text)) == 0 {
					lost++
					t.Logf("lost: %s", text)
				}
			}
		}
	}
	t.Logf("of %d texts %d were lost", heard, lost)
	if lost*100 > heard*mostLost {
		t.Errorf("more than %d of a hundred", mostLost)
	}
}

// TestPlainNeighbour checks the same of plain words, of which none may be lost.
func TestPlainNeighbour(t *testing.T) {
	w := wholeWatch(t)
	for _, danger := range []string{"He hits me.", "She hits me when I answer.", "I want to kill myself.", "I hit her.", "He strangled me last night."} {
		for _, text := range []string{"I am sorry if you were hurt. " + danger, "I am sorry that I was late. " + danger, danger + " I am sorry if you were hurt."} {
			if len(w.Find(text)) == 0 {
				t.Errorf("not heard: %s", text)
			}
		}
	}
}

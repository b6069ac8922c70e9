package workbook

import (
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/content"
)

// shippedTexts returns all shipped texts that a person reads.
func shippedTexts(t *testing.T) []userText {
	t.Helper()
	names, err := contentFiles(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	var texts []userText
	for _, name := range names {
		tree, err := readTree(content.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, userTexts(name, tree)...)
	}
	return texts
}

// Each rule finds its bad examples in every shipped text that it applies to,
// whatever else that text says, and names the place.
func TestToneRulesCanFail(t *testing.T) {
	tone, found := loadTone(content.FS)
	if found != nil {
		t.Fatal(found)
	}
	texts := shippedTexts(t)
	for _, r := range tone.Rules {
		for _, bad := range r.Bad {
			poisoned := slices.Clone(texts)
			places := 0
			for i := range poisoned {
				if r.applies(poisoned[i].place) {
					poisoned[i].prose = read(bad)
					places++
				}
			}
			if got, _ := r.lint(poisoned); len(got) != places || places == 0 {
				t.Errorf("rule %q finds %q in %d of %d places", r.ID, bad, len(got), places)
			}
		}
	}
}

// The rules that protect readers from harm apply where they have to.
func TestWhereToneLooks(t *testing.T) {
	tone, found := loadTone(content.FS)
	if found != nil {
		t.Fatal(found)
	}
	for _, tt := range []struct {
		rule, place string
		want        bool
	}{
		{"private", "steps/listen/prompts/heard/ask", true},
		{"private", "words/saved", true},
		{"alone", "steps/alone/intro", true},
		{"alone", "steps/alone/prompts/help/guide/0/text", true},
		{"alone", "steps/listen/prompts/heard/ask", false},
		{"no-contact", "safety/cards/crisis/body", true},
		{"no-contact", "safety/gate/hurting/questions/afraid/yes", true},
		{"no-contact", "safety/gate/hurt/questions/afraid/yes", false},
		{"names", "steps/listen/prompts/heard/example", true},
		{"names", "steps/listen/prompts/heard/fields/act/example", true},
		{"names", "steps/listen/prompts/heard/example/0/text", true},
		{"names", "steps/listen/prompts/heard/ask", false},
		{"quiet-title", "safety/cards/crisis/title", true},
		{"quiet-title", "safety/cards/crisis/body", false},
		{"never-writes", "apology/rules/conditional-if/question", true},
	} {
		i := slices.IndexFunc(tone.Rules, func(r *toneRule) bool { return r.ID == tt.rule })
		if i < 0 || tone.Rules[i].applies(tt.place) != tt.want {
			t.Errorf("rule %q looks at %s: want %v", tt.rule, tt.place, tt.want)
		}
	}
}

// Every kind of text that a prompt shows is checked, with its line.
func TestSpokenTexts(t *testing.T) {
	const source = `id: s
intro: Intro.
prompts:
  - id: p
    kind: scale
    ask: Ask.
    guide:
      - when: {relation: [friend]}
        text: Part.
    options: [{id: a, label: Label.}]
    scale: {from: 1, to: 2, low: Low., high: High.}
    outcomes: [{id: o, label: Outcome.}]
    fields:
      - {id: f, ask: Field., example: Example.}
`
	tree, err := readTree(fstest.MapFS{"steps/s.yaml": {Data: []byte(source)}}, "steps/s.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, text := range userTexts("steps/s.yaml", tree) {
		got = append(got, strings.TrimPrefix(text.place, "steps/s/")+" "+text.text)
		if text.line == 0 {
			t.Errorf("%s has no line", text.place)
		}
	}
	want := []string{"intro Intro.", "prompts/p/ask Ask.", "prompts/p/guide/0/text Part.", "prompts/p/options/a/label Label.",
		"prompts/p/scale/low Low.", "prompts/p/scale/high High.", "prompts/p/outcomes/o/label Outcome.", "prompts/p/fields/f/ask Field.", "prompts/p/fields/f/example Example."}
	if !slices.Equal(got, want) {
		t.Errorf("read are\n%q, want\n%q", got, want)
	}
}

// The Flesch-Kincaid grade of plain sentences, computed by hand.
func TestGrade(t *testing.T) {
	tone, found := loadTone(content.FS)
	if found != nil {
		t.Fatal(found)
	}
	for text, want := range map[string]float64{
		"The cat sat on the mat.":                          -1.45, // 6 words, 6 syllables
		"We promised to repair the little table together.": 8.18,  // 8 words, 14 syllables
		"They baked. They waited.":                         -0.06, // 4 words in 2 sentences, 5 syllables
	} {
		if got := tone.Grade.of(read(text)); math.Abs(got-want) > 0.01 {
			t.Errorf("%q has grade %.2f, want %.2f", text, got, want)
		}
	}
}

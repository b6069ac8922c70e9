package apology

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// These tests check what keeps the checker from doing harm; the doc of
// package safety lists them.

// texts for which every rule has something to say.
var flawed = []string{
	"Sam, I am sorry if you felt hurt, but I was tired. You made me do it. Mistakes were made.",
	"I take full responsibility for everything. I feel so terrible, I cannot sleep. Please forgive me, you owe me that.",
	"It was only a joke. I never meant to hurt anyone. I will never do it again, I promise you.",
}

// TestNeverWrites: no reason and no question is a sentence that could be in a
// letter. None speaks as the writer, and none offers words to use. The rule of
// tone that says so looks at all of them (TestContent in package content); here
// one is written, to see that it is refused.
func TestNeverWrites(t *testing.T) {
	data, err := fs.ReadFile(content.FS, file)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"why", "question"} {
		begin := "    " + key + ": >-\n"
		bad := strings.Replace(string(data), begin, begin+"      You could say that.\n", 1)
		pack := fstest.MapFS{file: {Data: []byte(bad)}}
		found := workbook.Lint(workbook.Overlay(pack, content.FS)).Error()
		if !strings.Contains(found, `rule "never-writes" finds "You could say"`) {
			t.Errorf("a %s that writes is not refused: %s", key, found)
		}
	}
}

// TestRemarks: each remark has its span, rule, level, reason and question. That
// none speaks of a score or of being ready is a rule of tone, no-verdict.
func TestRemarks(t *testing.T) {
	for _, text := range flawed {
		report := checker(t).Check(text)
		if report.Flaws() == 0 {
			t.Fatalf("%q has no flaws", text)
		}
		for _, f := range report.Findings {
			if f.Start >= f.End || f.Text != text[f.Start:f.End] || f.Rule == "" || f.Why == "" {
				t.Errorf("%q: the remark %+v is not whole", text, f)
			}
			if !strings.HasSuffix(f.Question, "?") {
				t.Errorf("rule %s asks %q", f.Rule, f.Question)
			}
		}
	}
}

// flagged reports whether a rule finds a flaw in a text.
func flagged(t *testing.T, text, rule string) bool {
	t.Helper()
	report := checker(t).Check(text)
	for _, f := range report.Findings {
		if f.Rule == rule && f.Level == Flaw {
			return true
		}
	}
	return false
}

func holds(t *testing.T, rule string, want bool, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if flagged(t, text, rule) != want {
			t.Errorf("%s on %q is %v, want %v", rule, text, !want, want)
		}
	}
}

// TestForgiveness: demanded, it is a flaw; freely asked, or left out, never.
func TestForgiveness(t *testing.T) {
	holds(t, "forgiveness-demand", true,
		"I broke your vase and hid it. You have to forgive me now.",
		"I lied to you about the rent. It is time you forgave me and moved on.")
	holds(t, "forgiveness-demand", false,
		"I broke your vase and hid it. Would you forgive me? You need not answer.",
		"I lied to you about the rent. I hope that you can forgive me one day, and I will understand if not.",
		"I lied to you about the rent. I am sorry.")
}

// TestParts: six parts in four tiers; the last may be missing.
func TestParts(t *testing.T) {
	report := checker(t).Check("I lied to you about the rent on Monday. I am sorry for the nights you worried. I was ashamed of my debts. I will pay you 200 on the first of each month. From now on I show you each bill on the day it comes. Will you forgive me?")
	tiers := map[string]int{"responsibility": 1, "repair": 2, "regret": 3, "explanation": 3, "repentance": 3, "forgiveness": 4}
	for _, p := range report.Parts {
		if p.Tier != tiers[p.Part] {
			t.Errorf("part %s stands in tier %d", p.Part, p.Tier)
		}
		delete(tiers, p.Part)
		if !p.Present || p.Start >= p.End {
			t.Errorf("part %s is not found", p.Part)
		}
	}
	if len(tiers) > 0 {
		t.Errorf("the parts %v are missing from the report", tiers)
	}
}

// TestNoAct: full responsibility without an act is a flaw in a longer text; in
// a lone sentence it is one only beside a vague object.
func TestNoAct(t *testing.T) {
	holds(t, "non-specific", true,
		"I want to say how sorry I am. I take full responsibility for everything. I know that this has been hard for you. I hope we can talk.",
		"I am sorry for any inconvenience.",
		"Sorry for whatever I did.")
	holds(t, "non-specific", false,
		"I am sorry.",
		"I want to say how sorry I am. On Friday I told Mia your secret at dinner. It was careless, and I take full responsibility for it.")
}

// TestOverApology: self-condemnation that drowns the harm is a flaw; plain
// shame beside a named harm is none.
func TestOverApology(t *testing.T) {
	holds(t, "over-apology", true,
		"I am the worst friend in the world. I am a terrible person, I hate myself, I do not deserve you or anyone. I am so, so, so sorry, I am worthless.")
	holds(t, "over-apology", false,
		"I forgot your birthday on Saturday, and you sat there alone. I am ashamed of it. I am sorry.")
}

package apology

import (
	"regexp"
	"strings"
	"testing"
)

// These tests hold the checker to what keeps it from doing harm; the doc of
// package safety lists them.

// texts for which every rule has something to say.
var flawed = []string{
	"Sam, I am sorry if you felt hurt, but I was tired. You made me do it. Mistakes were made.",
	"I take full responsibility for everything. I feel so terrible, I cannot sleep. Please forgive me, you owe me that.",
	"It was only a joke. I never meant to hurt anyone. I will never do it again, I promise you.",
}

// TestNeverWrites: no reason and no question is a sentence that could stand in
// a letter. None speaks as the writer, and none hands over words to use.
func TestNeverWrites(t *testing.T) {
	asWriter := regexp.MustCompile(`(?i)\b(I am sorry|I'm sorry|I apologi[sz]e|I regret|my fault|forgive me|try saying|you could say|say instead|instead write|for example)\b`)
	for _, r := range checker(t).rules {
		for _, said := range []string{r.data.Why, r.data.Question} {
			if found := asWriter.FindString(said); found != "" {
				t.Errorf("rule %s says %q in %q", r.data.ID, found, said)
			}
		}
	}
}

// TestRemarks: each remark has its span, rule, level, reason and question, and
// nothing speaks of a score or of being ready.
func TestRemarks(t *testing.T) {
	verdict := regexp.MustCompile(`(?i)\b(score|points?|grade|sincer\w*|ready to|good enough|well done|fails?|passed)\b`)
	for _, text := range flawed {
		report, err := checker(t).Check(text)
		if err != nil || report.Flaws() == 0 {
			t.Fatalf("%q: %d flaws, %v", text, report.Flaws(), err)
		}
		for _, f := range report.Findings {
			if f.Start >= f.End || f.Text != text[f.Start:f.End] || f.Rule == "" || f.Why == "" {
				t.Errorf("%q: the remark %+v is not whole", text, f)
			}
			if !strings.HasSuffix(f.Question, "?") {
				t.Errorf("rule %s asks %q", f.Rule, f.Question)
			}
			if found := verdict.FindString(f.Why + " " + f.Question); found != "" {
				t.Errorf("rule %s judges: %q", f.Rule, found)
			}
		}
	}
}

// flagged tells whether a rule finds a flaw in a text.
func flagged(t *testing.T, text, rule string) bool {
	t.Helper()
	report, err := checker(t).Check(text)
	if err != nil {
		t.Fatal(err)
	}
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
	report, err := checker(t).Check("I lied to you about the rent on Monday. I am sorry for the nights you worried. I was ashamed of my debts. I will pay you 200 on the first of each month. From now on I show you each bill on the day it comes. Will you forgive me?")
	if err != nil {
		t.Fatal(err)
	}
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

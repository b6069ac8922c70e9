package apology

import (
	"strings"
	"testing"
)

// TestRoles checks what each clause of a letter does: who acts on whom, when, hung
// on what.
func TestRoles(t *testing.T) {
	c := checker(t)
	for letter, want := range map[string]string{
		"Dear Ada,\n\nI sold your bike. I'm sorry.":                  "greeting deed sorry",
		"I'm sorry that I shouted at you.":                           "sorry deed",
		"I never called the school.":                                 "omission",
		"I left the gate open, and it was cowardly to blame him.":    "deed owned",
		"You must have waited for an hour.":                          "harm",
		"When you refused to come, I drove off.":                     "your-act deed",
		"I drove off because I was exhausted.":                       "deed strain",
		"I hid it because I was afraid of you.":                      "deed reason",
		"I never meant to hurt you.":                                 "merit",
		"I can't eat.":                                               "pain",
		"I've ordered a new one for you.":                            "repair",
		"From now on I'll ask first.":                                "change change",
		"Please call me on Sunday.":                                  "plea",
		"You don't have to answer.":                                  "concession",
		"Thank you for waiting.":                                     "thanks",
		"The shop closed in May.":                                    "report",
		"Your brother told everybody.":                               "their-act",
		"I know that I should have told you.":                        "other owned",
		"What can I do to put it right?":                             "repair",
		"I said that I was ill. I went to the beach.":                "deed strain deed",
		"We went through hell, and nobody helped me with the house.": "strain their-act",
	} {
		var got []string
		for _, clause := range c.Check(letter).Clauses {
			got = append(got, string(clause.Role))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q has the roles %q, want %q", letter, got, want)
		}
	}
}

// TestByRole: the same words are a flaw or none by what they hang on, what comes
// before them, and who says them when.
func TestByRole(t *testing.T) {
	holds(t, "but-excuse", true,
		"I forgot your recital. I'd had a rough week.",
		"I'm sorry I shouted, but I was under a lot of pressure.")
	holds(t, "but-excuse", false,
		"I forgot your recital. I'd had a rough week, and that's no excuse.",
		"I told you that I was ill. I wasn't, I was at the beach.",
		"You were so kind to me when I was ill, and I lied to you.",
		"I was wrong, but that doesn't help you.")
	holds(t, "blame-shift", true,
		"I lost my temper when you refused to listen.",
		"I sold it because you never asked me.",
		"I said cruel things, and so did you.")
	holds(t, "blame-shift", false,
		"You asked me twice, and I lied.",
		"I wrote that you had lied about it. You had not.",
		"I laughed, even when you yelled for help.")
	holds(t, "good-intentions", true, "I never meant to hurt you.")
	holds(t, "good-intentions", false, "I never meant to hurt you, but I did.")
}

// TestNoApology: what is about something else is told so, and has no findings.
func TestNoApology(t *testing.T) {
	c := checker(t)
	for text, want := range map[string]bool{
		"Boil the pasta for nine minutes. Then add the butter.": false,
		"Can you send me the report by Friday?":                 false,
		"I sold your guitar.":                                   true,
		"I'm so sorry.":                                         true,
		"Mistakes were made.":                                   true,
	} {
		report := c.Check(text)
		if report.Apology != want || !want && len(report.Findings) > 0 {
			t.Errorf("%q: apology %v with %v, want %v", text, report.Apology, report.Findings, want)
		}
	}
}

// TestAnswers: a phrase alone is a flaw, but not in a letter that answers for its deed
// as a whole. There it needs a role, or a case that is firm.
func TestAnswers(t *testing.T) {
	const letter = "I sold your bike. It was cowardly of me. You don't have to answer. "
	for phrase, firm := range map[string]bool{
		"Change is hard.":                   false,
		"You have to forgive me.":           true,
		"I had been under a lot of strain.": false, // what it says is owned beside it
		"I'm sorry if you felt hurt.":       true,
	} {
		c := checker(t)
		if alone := len(flawsOf(t, c, "I sold your bike. "+phrase)) > 0; !alone {
			t.Errorf("%q is no flaw beside a deed", phrase)
		}
		if found := len(flawsOf(t, c, letter+phrase)) > 0; found != firm {
			t.Errorf("%q in a letter that answers: flaw %v, want %v", phrase, found, firm)
		}
	}
}

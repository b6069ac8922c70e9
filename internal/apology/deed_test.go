package apology

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// TestNaming checks what counts as saying what one did.
func TestNaming(t *testing.T) {
	c := checker(t)
	for want, sources := range map[naming][]string{
		deed: {
			"I read your letters.",
			"We or our people sold the list.",
			"I was jealous and read your letters.",
			"I was tired and accidentally sent it to everyone.",
			"I should have told you in May.",
			"I ought to have rung.",
			"I did not come to the hospital.",
			"I have been going through your bag.",
			"Sorry for reading your letters.",
			"I apologise for having opened it.",
			"Forgive my not coming sooner.",
			"I regret lending him the key.",
			"I hurt you by selling it.",
			"I am sorry for all the shouting I did.",
			"Mocking your accent in front of them was cruel.",
			"It was wrong of me to leave the child there.",
			"Sorry for the spam.",
			"I was rude to your mother.",
			"I was wrong to shout at you on Sunday.",
			"I, who promised to wait, drove off.",
			"I told Ben, and I regret that we did not interrupt him.",
		},
		fault: {
			"It was my fault.",
			"I was wrong, and there is no excuse for it.",
			"The blame is all mine.",
			"You have seen what a fool I have been.",
		},
		hint: {
			"I take full responsibility.",
			"I am so sorry.",
			"You need not answer this.",
			"I am sorry for the way I acted that night.",
			"I will pay for the window on Friday.",
		},
		nothing: {
			"I am sorry for the mistakes that I made and the pain I caused them all.",
			"It has been a painful week for all of us in the firm.",
			"I was not rude to anybody in that meeting.",
			"I never insulted anybody there.",
			"You said that I lied to you.",
			"Mistakes were made in the heat of the evening.",
			"I was told to do it and I was made to sign.",
			"If I offended anybody that evening, then I am sorry for it.",
			"We were deeply saddened to hear of these events.",
		},
	} {
		for _, source := range sources {
			if got := newReading(c, english.Parse(source)).naming(); got != want {
				t.Errorf("%q names %d, want %d", source, got, want)
			}
		}
	}
}

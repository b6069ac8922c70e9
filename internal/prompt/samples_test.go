//go:build unix

package prompt_test

import (
	"errors"
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

var rail = []guide.Stage{
	{Title: "Acknowledge", State: guide.Done},
	{Title: "Apologize", State: guide.Open, Here: true},
	{Title: "Listen", State: guide.Ahead},
	{Title: "Promise", State: guide.Ahead},
	{Title: "Follow through", State: guide.Ahead},
	{Title: "Patience", State: guide.Ahead},
}

var cards = map[string]guide.Card{
	"card": {
		Title: "The letter rests until 20 March",
		Body: `A letter that is read again after some days reads differently. You will see what you could not see today.

Until then:

- write down what *you* hear yourself say to others about it
- leave the letter closed`,
	},
	"aloud": {
		Title: "2 / 9", Large: true,
		Body: "On the third of May I read your diary, I put it back, and I said nothing to you *for a month*.",
	},
}

var samples = map[string]guide.Question{
	"deed": {
		Kind: workbook.Text, Number: 3, Of: 9, CanBack: true,
		Ask: "What did you do? Write it so that Maya could say: yes, that happened.",
		Why: "A plain account is the first thing that the other person can check.",
		Guide: `Tell the scene: where, when, who was there. Leave out why you did it; that comes later.

- one act after the other
- *your* acts only`,
		Example: "On the third of May I read your diary. I put it back and said nothing.",
		Check:   notEmpty,
	},
	"letter": {
		Kind: workbook.Letter, Number: 5, Of: 9, CanBack: true,
		Ask:   "Write the letter to Maya.",
		Why:   "Written words can be weighed before they are sent.",
		Guide: "Say what you did, what it cost, and what you will do. Ask for nothing.",
		Quotes: []guide.Quote{
			{Ask: "What did you do?", Text: "On the third of May I read your diary.\nI put it back and said nothing."},
			{Ask: "What did the days after cost Maya?", Text: "She slept at her sister's. She changed the lock of the drawer, and she has not sung in the kitchen since."},
		},
		Check: notEmpty,
	},
	"reread": {
		Kind: workbook.Letter, Number: 1, Of: 2, CanBack: true, FromTop: true,
		Ask: "Read your letter out loud, the way Maya might hear it. What will you change?",
		Why: "After a break you notice more.", Guide: "Stand up while you read.\n\nListen for *but*.",
		Checks: []guide.Quote{
			{Aside: true, Ask: "The checker asks about \"if I hurt you\":", Text: "What do you know for sure you did?\nWith an \"if\", it sounds as if maybe nothing happened."},
			{Aside: true, Ask: "The checker asks about \"mistakes were made\":", Text: "Who did this?\nIt sounds as if nobody did it."},
		},
		Quotes: []guide.Quote{{Ask: "What did it cost Maya?", Text: "Her sleep, for a week."}},
		Value:  "Dear Maya,\n\nI'm sorry if I hurt you. Mistakes were made. I read your diary on the third of May, and I said nothing.\n\nKim",
		Notice: "Saved.", Check: notEmpty,
	},
	"safety": {
		Kind: workbook.Choice, Number: 2, Of: 4, CanBack: true,
		Ask: "Is either of you afraid of the other?", Why: "Everyone gets asked this.",
		Safety:  "Leaving can be the most dangerous time. Plan it with a help line first, and find one with `trustrepair help-lines`.",
		Guide:   "Threats and control count, no matter who does it.\n\nAnger, tears and questions don't.",
		Options: []workbook.Option{{ID: "none", Label: "No, nothing like that"}, {ID: "me", Label: "Yes, I'm afraid"}, {ID: "them", Label: "Yes, they're afraid"}, {ID: "unsaid", Label: "I'd rather not say"}},
	},
	"promise": {
		Kind: workbook.Line, Number: 2, Of: 3, CanBack: true, Field: 2, Fields: 5,
		About: "You wrote: I'll pay the rent on the first of the month, and send you the receipt on the same day, without being asked for it.",
		Ask:   "What could get in the way?", Guide: "Name one thing that has got in the way before.", Check: notEmpty,
	},
	"evening": {
		Kind: workbook.Choice, Ask: "What would you like to do now?",
		Page: []guide.Line{
			{Label: "Done", Text: "What happened, in 4 answers"},
			{Label: "Next", Text: "The apology. It's about 8 minutes, and you can stop at any point."},
			{Label: "Waits", Text: "Reading your letter again, from Sun 6 Dec 2026 on"},
		},
		Options: []workbook.Option{{ID: "go", Label: "Go on"}, {ID: "stop", Label: "Stop here for today"}},
	},
	"name": {
		Kind: workbook.Line, Number: 1, Of: 9,
		Ask: "What should we call you?", Why: "Your name stands where you speak for yourself.", Check: notEmpty,
	},
	"values": {
		Kind: workbook.Text, Number: 7, Of: 9, CanBack: true, Optional: true,
		Ask: "What matters to you, whatever comes of this?", Check: notEmpty,
	},
	"channel": {
		Kind: workbook.Choice, Number: 8, Of: 9, CanBack: true,
		Ask: "How will you bring the apology to Maya?",
		Why: "The way that it comes is part of what it says.",
		Options: []workbook.Option{
			{ID: "in-person", Label: "In person, at a time that Maya agrees to"},
			{ID: "letter", Label: "By letter, so that Maya can read it alone and put it away again"},
			{ID: "call", Label: "In a call"},
			{ID: "message", Label: "In a message"},
			{ID: "email", Label: "By e-mail"},
		},
	},
	"safe": {
		Kind: workbook.Choice, Number: 1, Of: 6,
		Ask:     "Is anybody afraid?",
		Options: []workbook.Option{{ID: "yes", Label: "Yes"}, {ID: "no", Label: "No"}, {ID: "unsaid", Label: "I prefer not to say"}},
	},
	"costs": {
		Kind: workbook.Choices, Number: 4, Of: 9, CanBack: true,
		Ask: "Which of these did it cost Maya?",
		Options: []workbook.Option{
			{ID: "sleep", Label: "Sleep"},
			{ID: "money", Label: "Money, or things that money can buy"},
			{ID: "friends", Label: "Friends who were told another story than the one that happened"},
			{ID: "pride", Label: "Pride"},
		},
		Check: func(s string) error {
			if s == "" {
				return errors.New("Mark at least one of them.")
			}
			return nil
		},
	},
	"lied": {
		Kind: workbook.Confirm, Number: 2, Of: 9, CanBack: true,
		Needed: true,
		Ask:    "Did you also lie about it?", Why: "A lie on top is a second thing to repair.",
	},
	"scale": {
		Kind: workbook.Scale, Number: 6, Of: 9, CanBack: true,
		Ask:   "How sure are you that you can keep this promise?",
		Scale: &workbook.Ends{From: 1, To: 7, Low: "I would like to", High: "whatever happens"},
	},
	"review": {
		Kind: workbook.Date, Number: 9, Of: 9, CanBack: true, Field: 5, Fields: 5,
		Ask: "When will you look back on this promise together?", Guide: "Two to four weeks is a good first time.",
		Check: func(s string) error {
			if len(s) != len("2026-03-14") {
				return errors.New("A date is written like 2026-03-14.")
			}
			return nil
		},
	},
	"talk": {
		Kind: workbook.Task, Number: 9, Of: 9, CanBack: true,
		Ask: "Ask Maya for a time to talk.", Why: "A time that is asked for is a time that can be refused.",
		Check: func(s string) error {
			if state, detail, _ := strings.Cut(s, " "); state != "done" && detail == "" {
				return errors.New("Something is missing.")
			}
			return nil
		},
	},
	"hostile": {
		Kind: workbook.Text, Number: 1, Of: 1, CanBack: true,
		Ask:     "What \x1b]0;owned\x07did \x1b[31mEve\x1b[0m do?\u202e",
		Why:     "Because \x9b31m of\x00 this.",
		Guide:   "A \x1b[2Jguide.",
		Example: "An \x1bcexample.",
		Notice:  "A \x1b[5mnotice.",
		Intro:   "An \rintro.",
		Quotes:  []guide.Quote{{Ask: "Q\x1b[7m", Text: "T\x1b[8m\r\nnext\u2066"}},
	},
	"long": {
		Kind: workbook.Text, Number: 1, Of: 1, CanBack: true,
		Ask:    "What do you see now that you could not see on the day that it happened, and that you would have wanted to be told by a friend?",
		Notice: "You put this off until today.",
		Intro:  "In this step you look at what happened, without a reason and without a but.",
		Guide:  strings.Repeat("Take your time with this one. There is no wrong answer to it. ", 12),
	},
}

func notEmpty(s string) error {
	switch {
	case strings.TrimSpace(s) == "":
		return errors.New("There is nothing here yet. One sentence is enough.")
	case !utf8.ValidString(s):
		return errors.New("This is not UTF-8 text.")
	}
	return nil
}

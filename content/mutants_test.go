//go:build !race

package content_test

// mutant is one slip that a writer of content could make, and the requirement
// (see package safety) whose check has to find it.
type mutant struct {
	requirement int
	file        string
	edit        edit
	place       string // keys and ids, as "gate/hurt/intro"
	text        string // a sentence, or a value in YAML
}

type edit int

const (
	say edit = iota // add a sentence to a text
	set             // put a value in place of what is there
	cut             // take it out
	add             // add an item to a list
)

// mutants were written before the rules that find them. Add to them whenever a
// bad text gets through.
func mutants() []mutant {
	const (
		gate, apologize, promise, patience, follow = "safety.yaml", "steps/apologize.yaml", "steps/promise.yaml", "steps/patience.yaml", "steps/follow-through.yaml"
		alone, listen, hurtListen, hurtPatience    = "steps/alone.yaml", "steps/listen.yaml", "steps/hurt-listen.yaml", "steps/hurt-patience.yaml"
		checker, words, lines, sheets              = "apology.yaml", "words.yaml", "help-lines.yaml", "sheets.yaml"
	)
	return []mutant{
		// 1: safety is asked first, and a yes brings the right help
		{1, gate, cut, "gate/hurting/questions/force", ""},
		{1, gate, cut, "gate/hurting/questions/afraid", ""},
		{1, gate, set, "gate/hurting/questions/afraid/needs", "[violence, shelter, emergency]"},
		{1, gate, set, "gate/hurting/questions/control/needs", "[suicide, own-behaviour]"},
		{1, gate, set, "gate/hurting/questions/no-contact/needs", "[directory, emergency]"},
		{1, gate, set, "gate/hurting/questions/self-harm/urgent", "false"},
		{1, gate, set, "gate/hurting/questions/self-harm/needs", "[own-behaviour, suicide, emergency]"},
		{1, gate, set, "gate/hurting/unknown/needs", "[directory]"},
		{1, gate, set, "gate/hurting/unsaid/needs", "[]"},
		{1, gate, set, "gate/hurting/after", "You can go on as before. This program is no therapy."},
		{1, gate, set, "gate/hurting/intro", "First, five quick questions. Hospitals use them as well. Your answers stay on this machine. A yes changes little."},
		{1, gate, say, "gate/hurting/questions/force/yes", "Nine couples in ten get past this with our help."},
		{1, patience, cut, "prompts/still-safe/options/done-by-me/gate", ""},
		{1, lines, cut, "countries/UK/lines/Respect", ""},
		{1, lines, cut, "countries/DE/lines/Emergency", ""},

		// 2: no contact means none
		{2, gate, say, "gate/hurting/questions/no-contact/yes", "A letter left at their door says it best."},
		{2, gate, say, "gate/hurting/questions/no-contact/guide", "After a month or so a short note is usually fine."},
		{2, gate, say, "gate/hurting/questions/no-contact/yes", "Wait near their work, where other people are around."},
		{2, gate, say, "gate/hurting/after", "Many people find that a mutual friend carries a word well."},
		{2, gate, say, "cards/no-contact/body", "A birthday card once a year keeps the door open."},
		{2, gate, say, "cards/control/body", "Flowers without any words ask for nothing."},
		{2, gate, say, "gate/hurting/questions/afraid/yes", "Speak softly when you explain it to them."},
		{2, alone, say, "prompts/one-person-i-told/guide/0/text", "Their sister may know how they are, so give her a ring."},
		{2, alone, say, "intro", "In time you can show this page to the person you hurt."},
		{2, alone, say, "prompts/what-led-to-it/example", "I rang to say sorry right after, and that was good."},
		{2, alone, say, "prompts/getting-help/guide/1/text", "After three sessions, drop by and let them see the change."},

		// 3: the person who was hurt is asked alone, and nobody sees it
		{3, gate, cut, "gate/hurt/questions/machine", ""},
		{3, gate, set, "gate/hurt/questions/afraid/needs", "[own-behaviour, violence]"},
		{3, gate, set, "gate/hurt/questions/force/needs", "[emergency]"},
		{3, gate, say, "gate/hurt/questions/force/yes", "Think about what you did to set it off."},
		{3, gate, say, "gate/hurt/after", "The other person gets a page that says you were asked."},
		{3, sheets, say, "talk/lead/0/text", "{other} has said in the safety questions that there is fear."},
		{3, gate, set, "gate/hurt/questions/machine/yes", "It may not be safe to keep this journal here. Take care."},

		// 4: any answer can bring the card
		{4, gate, set, "cards/self-harm/needs", "[own-behaviour, suicide, emergency]"},
		{4, gate, set, "cards/crisis/needs", "[emergency, own-behaviour]"},
		{4, gate, set, "cards/harmed/needs", "[own-behaviour, emergency]"},
		{4, gate, set, "cards/harming/needs", "[violence, emergency]"},
		{4, gate, set, "cards/self-harm/title", "We think you want to die"},
		{4, gate, set, "cards/crisis/body", "You are clearly at the end of your strength.\n\n{lines}\n\nPlease ring one of them."},
		{4, gate, set, "cards/harmed/body", "Your answer sounds as if someone hurts you. If we misread it, put this away and go on.\n\n{lines}"},

		// 5: the checker never writes
		{5, checker, set, "rules/conditional-if/question", "Would \"On Friday I told her your secret\" fit there?"},
		{5, checker, say, "rules/conditional-if/why", "A plain \"it hurt you\" is what people write there."},
		{5, checker, say, "rules/conditional-if/why", "Open with the day, as in: on Friday I broke my word."},

		// 6: no score, no "ready"
		{6, words, set, "check-no-flaw", "It is ready to send: nine of ten points."},
		{6, words, set, "check-no-flaw", "No flaw was found, so {other} can have it now."},
		{6, words, set, "check-advice", "advice (worth half a mark)"},
		{6, words, set, "check-parts", "Your apology is 80% complete"},
		{6, checker, say, "rules/conditional-if/why", "It takes the whole letter down a notch."},

		// 8: a forgiveness that is asked for is free
		{8, checker, set, "parts/forgiveness/tier", "1"},
		{8, apologize, cut, "prompts/forgiveness/options/left-out", ""},
		{8, apologize, say, "prompts/forgiveness/guide", "Ask again each week until there is an answer."},

		// 11: a promise is an act with a date, a plan and a check-in
		{11, promise, set, "prompts/first-promise/fields/if/optional", "true"},
		{11, promise, set, "prompts/first-promise/fields/then/optional", "true"},
		{11, promise, set, "prompts/first-promise/fields/by/optional", "true"},
		{11, "phrases.yaml", cut, "vows/always", ""},
		{11, promise, say, "prompts/first-promise/guide/0/text", "Promise that you will always be honest."},

		// 12: a missed promise is asked about, never moved in silence
		{12, follow, cut, "prompts/missed/options/untold", ""},
		{12, follow, say, "prompts/missed/guide", "Take the missed ones off the list and begin afresh."},

		// 13: no surveillance
		{13, promise, say, "prompts/openness/guide/2/text", "Let them read your messages every evening."},
		{13, promise, say, "prompts/openness/guide/2/text", "Put an app on your phone that shows where you are."},
		{13, promise, say, "prompts/openness/example/0/text", "My phone lies open on the table at night."},
		{13, promise, cut, "prompts/openness/fields/until", ""},
		{13, patience, say, "prompts/slow-days/why", "Send {other} a picture of every place you go to."},
		{13, hurtListen, say, "prompts/my-talk/guide/0/text", "Ask who they have been texting, and look for yourself."},
		{13, hurtPatience, say, "intro", "Check their bank account once a week until you feel sure."},
		{13, listen, say, "intro", "Give {other} the codes to your accounts before you begin."},

		// 14: no bar to forgiveness; only the person who was hurt records trust
		{14, patience, add, "prompts", "{id: near, kind: scale, ask: \"How near is {other} to forgiving you, from one to ten?\", why: It shows where you are., guide: Guess., practices: [do-not-press], scale: {from: 1, to: 10, low: Far, high: Near}}"},
		{14, patience, add, "prompts", "{id: trusts, kind: choice, ask: \"How much does {other} rely on you again?\", why: It shows where you are., guide: Guess., practices: [do-not-press], options: [{id: some, label: A little}, {id: most, label: Nearly fully}]}"},
		{14, follow, cut, "prompts/review/fields/ending/options/2", ""},
		{14, follow, say, "prompts/small-things/why", "Seven kept days in a row are worth keeping up."},
		{14, words, set, "step-count", "{answered} of {of} on the way to being trusted"},
		{14, patience, say, "prompts/hurry/guide/0/text", "By the sixth week most people have come halfway."},

		// 15: easy to leave; nothing claimed of it that is not so
		{15, words, set, "where-traces", "Nothing else is left anywhere."},
		{15, words, set, "deleted", "Deleted. No trace is left on this machine or elsewhere."},
		{15, words, set, "plain-help", "These lines are commands:\n\n- /back goes to the question before\n- /help shows this"},
		{1, lines, set, "elsewhere/directory/about", "the best lines in every country, tested by us"},
	}
}

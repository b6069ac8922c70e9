// Package safety owns what keeps this program from doing harm: the questions
// of the gate and what is said after them, the help lines and which of them
// come first, and the watch that hears danger in an answer. All texts, numbers
// and rules are content (safety.yaml, help-lines.yaml, danger-words.txt).
//
// It refuses to judge a person: there is no score and no verdict, only a card
// that can be put away. It closes nothing by itself (package guide does, from
// the answers in the journal), prints nothing, reads no clock, no environment
// and no journal, and sends nothing anywhere.
//
// # The watch
//
// Two things listen. Rules (safety.yaml) hear what is said outright, and name
// what clears it. A classifier hears more of what is said indirectly: a linear
// model over words, their neighbours and classes of words (danger-words.txt),
// whose weights (danger.weights) were learned from sentences written for it. It
// adds finds where no rule has one, and overrules a rule where all around its
// find is calm. Whoever a sentence is about is one token to it, so that it
// scores her, him, a name and my son alike. It is trained by the tests: the code is in
// learn_test.go, testdata/README.md describes the sentences, and `make watch` trains
// it again; author_test.go chooses the threshold.
//
// What they do on texts that neither the rules nor the weights know was measured
// at first sight, once, on four sets of 60 dangerous texts and 60 innocent
// look-alikes and on four sets of 60 ordinary answers of several sentences, by authors
// who had not seen the rules. Hard ones on purpose: typos, slang, no capitals,
// roundabout words, idioms and denials. 50 of 240 dangers were missed (1 in 5), with 7
// alarms among 240 look-alikes (1 in 34) and 6 among 240 ordinary answers (1 in 40).
// Four earlier sets, at first sight of earlier weights, had 41 of 240 missed, with 9
// alarms. By kind, missed of how many at this first look:
//
//	self-harm      6 of 35    sexual force           6 of 27
//	violence      14 of 53    stalking, no contact   6 of 23
//	threats        4 of 31    weapons                6 of 25
//	control        1 of 15    children               7 of 25
//	plain words    0 of 6
//
// Those sets are learned from since, and what is scored has changed since: a sentence
// counts by itself, too, because a calm one beside it hid a quarter of what was heard
// alone (TestNeighbour). With each author scored by weights learned without them, 217 of
// 960 dangers of sixteen authors are missed, with 27 alarms among 960 look-alikes; 2 of
// 383 short ordinary answers alarm, and 12 of 440 longer ones. 18 of 40 dangers in longer
// answers are missed. These chose the threshold, so they promise less than a first
// look. Where a harmless sentence is a dangerous one with a word exchanged, words decide
// badly: of such pairs 638 of 1,299 are missed, with 178 of 1,399 alarms. `make watch`
// prints these tables; TestSentences, TestHeldOut and TestNeighbour print the figures
// that must not get worse.
//
// One in five of hard sentences goes unheard. The
// gate and the watch are no validated instruments: no clinic has tested them. So
// nothing may rest on the watch's silence: the gate, help-lines and leaving are there
// for everybody, always.
//
// # Do no harm
//
// Fifteen things this program must do, and the tests that check each of them.
// What a text must not say is a rule of tone (tone.yaml in the content).
//
//	 1  Safety is asked before setup and before     TestQuestions, TestAnswers, TestClosing,
//	    any drafting. A yes closes drafting,        TestFirstLine, TestSaysWhatItIs;
//	    pairing and promises, says why, shows the   guide: TestGateCloses; cmd/trustrepair:
//	    lines, leaves a journal for oneself; exit   TestGateAsked, TestGateGiven, scripts
//	    status 7. Left unsaid: the lines, too.      setup_gate, answer_closes, sheet_closed,
//	    Only a no, one by one, lifts a yes. No      setup_gate_lifts, start_read_back,
//	    answer on record: ask first.                gate_missing; guide: TestGateFold
//	 2  No contact means none, in every text.       TestNoContactMeansNone; content:
//	                                                TestContent; cli: TestClosed
//	 3  The hurt person is asked alone and first;   TestQuestions, TestCare; cli:
//	    no trace of it in what the other sees.      TestGateUnseen, TestCanary
//	 4  Any answer can bring the card: calm, put    TestSentences, TestHeldOut, TestExamples,
//	    away at will, deaf to what was denied,      TestCard, TestTitlesSayLittle, FuzzFind;
//	    back when a changed answer speaks of it.    session: TestDangerIsFound,
//	    All that is typed is watched. The journal   TestEverythingIsWatched; scripts watched*;
//	    for oneself has a card of its own.          TestAloneCard
//	 5  The checker never writes: no output of it   apology: TestNeverWrites
//	    is a sentence for the letter.
//	 6  A remark gives span, rule, reason and a     apology: TestRemarks; cmd/trustrepair:
//	    question; no score, no "ready".             script apology_check
//	 7  "But" and "if" are judged where they        apology: TestExamples, TestCorpus,
//	    stand.                                      TestLetters
//	 8  Parts in four tiers; a demanded             apology: TestParts, TestForgiveness
//	    forgiveness is a flaw, an asked one never.
//	 9  Responsibility without an act is a flaw.    apology: TestNoAct
//	10  Self-condemnation that drowns the harm is   apology: TestOverApology
//	    a flaw.
//	11  A promise is an act with a date, a plan     answers: TestPromisesAreSentBack;
//	    and a check-in; at most three are open.     script promise_add
//	12  A missed promise is recorded and asked      workbook: TestMissedPromise; ledger:
//	    about, never moved in silence.              TestNoDayIsSkippedOrDoubled, TestChange;
//	                                                guide: TestYears; script promise_miss
//	13  Nobody is asked for what would be           content: TestContent; workbook:
//	    surveillance; openness is offered, narrow   TestToneRulesCanFail; guide: TestShared
//	    and ends.                                   (it ends)
//	14  A review has three equal endings; no bar    workbook: TestReviewEndings
//	    to forgiveness; only the hurt person
//	    records trust.
//	15  Local and easy to leave: no network, files  cmd/trustrepair: TestNoNetwork; journal:
//	    0600 in a folder 0700, leaving clears the   TestCreate, TestDelete; prompt:
//	    screen, deleting says what it cannot reach. TestNothingStays, scripts keys_leaving
//
// Nothing here claims to be therapy, a validated screen or a promise of what
// will come: TestClaimsAndBlame. No place gets a number that is not its own:
// TestNumbers, TestNeverAWrongNumber; every number is shown with its date:
// TestEveryCountry, TestDue.
package safety

// Package safety owns what keeps this program from doing harm: the questions
// of the gate and what is said after them, the help lines and which of them
// come first, and the watch that hears danger in an answer. All texts, numbers
// and rules are content (safety.yaml, help-lines.yaml).
//
// It refuses to judge a person: there is no score and no verdict, only a card
// that can be put away. It closes nothing by itself (package guide does, from
// the answers in the journal), prints nothing, reads no clock, no environment
// and no journal, and sends nothing anywhere.
//
// The watch hears plain words. On sentences that had not shaped its rules it
// missed few that say a thing outright and most of those that say it
// roundabout (see TestSentences). So nothing may rest on its silence: the
// gate, help-lines and leaving are there for everybody, always.
//
// # Do no harm
//
// Fifteen things this program has to hold to, and the test that holds each.
// Where only a package is named, its tests or scripts hold it.
//
//	 1  Safety is asked before setup and before     TestQuestions, TestAnswers, TestClosing,
//	    any drafting. A yes closes drafting,        TestFirstLine, TestSaysWhatItIs
//	    pairing and promises, says why, shows the   guide: TestGateCloses
//	    lines, leaves a journal for oneself; exit   cmd/trustrepair: scripts start_gate_*
//	    status 7. Left unsaid: the lines, too.      and closed_*
//	 2  No contact means none, in every text.       TestNoContactMeansNone; for the journal for
//	                                                oneself and sheets: workbook, render
//	 3  The hurt person is asked alone and first;   TestQuestions, TestCare; render and
//	    no trace of it in what the other sees.      cmd/trustrepair: two journals, byte for byte
//	 4  Any answer can bring the card: calm, put    TestSentences, TestExamples, TestCard,
//	    away at will, deaf to what was denied,      TestTitlesSayLittle, FuzzHeeds; that it comes
//	    back when a changed answer speaks of it.    and comes back: session, TestDangerIsHeeded
//	 5  The checker never writes: no output of it   apology
//	    is a sentence for the letter.
//	 6  A remark gives span, rule, reason and a     apology
//	    question; no score, no "ready".
//	 7  "But" and "if" are judged where they        apology
//	    stand.
//	 8  Parts in four tiers; a demanded             apology
//	    forgiveness is a flaw, an asked one never.
//	 9  Responsibility without an act is a flaw.    apology
//	10  Self-condemnation that drowns the harm is   apology
//	    a flaw.
//	11  A promise is an act with a date, a plan     guide: TestPromisesAreSentBack; three at
//	    and a check-in; at most three are open.     most: not yet, comes with the ledger
//	12  A missed promise is recorded and asked      not yet, comes with the ledger
//	    about, never moved in silence.
//	13  Nobody is asked for what would be           workbook: TestTone, TestToneElsewhere
//	    surveillance; openness is offered, narrow
//	    and ends.
//	14  A review has three equal endings; no bar    workbook: TestContent; guide, render
//	    to forgiveness; only the hurt person
//	    records trust.
//	15  Local and easy to leave: no network, files  journal: TestCreate, TestDelete; prompt:
//	    0600 in a folder 0700, leaving clears the   scripts keys_leaving; no socket:
//	    screen, deleting says what it cannot reach. cmd/trustrepair
//
// Nothing here claims to be therapy, a validated screen or a promise of what
// will come: TestClaimsAndBlame. No place gets a number that is not its own:
// TestNumbers, TestNeverAWrongNumber; every number is shown with its date:
// TestEveryCountry, TestDue.
package safety

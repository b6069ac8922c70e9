// Package apology owns the checker of apologies: it reads a letter and says
// where it dodges, presses, or names nothing, and which of the parts of an
// apology it holds. It asks questions; it never writes a word of the letter,
// has no score, and never calls a letter ready.
//
// # Roles
//
// A sentence is good or bad by what it does in its letter. So each clause first
// gets a [Role]: a deed, what it did to the other person, how the writer was, what
// the other person did, a plea. The roles are data: cues about who acts on whom, in
// which tense, negated or not. The first role whose cues fit counts, and a later one
// may ask where an earlier one is. Whether the writer acted at all is read from
// subject, verb, tense and negation (acts.go), by no list of deeds. What a clause
// hangs on, and by which word, is known from package english.
//
// # Rules
//
// Flaws and parts are read from roles and their order: a hard time that is told
// after the deed and not owned, what the other person did hung on the deed as its
// cause, the writer's own pain. Rules and parts are data as well, in
// content/en/apology.yaml. A rule has an id, a level (flaw or advice), cases that
// match, what clears them, why it matters, the question it asks, its evidence, and
// examples that must and must not be flagged, all of which a test tries.
//
// A case matches where one of its word patterns (see package pattern) matches, or
// where a clause has one of its roles, and its conditions hold. Conditions look at
// scopes around the match: its clause, the one that this hangs on, the ones before
// and after, the sentence, its neighbors, all that comes earlier or later. In each
// they look for patterns of words or, written "role:deed", for roles. A case of
// loaded words counts for nothing beside a deed that is owned. Words inside quotation
// marks are never flagged, and neither is what somebody only said once: "I told you
// that the car had broken down". In a letter that answers for its deed as a whole (it
// says what the writer did, and has clauses of two of the roles marked "answers"), a
// phrase alone is no flaw: it needs a role, or a case that is firm.
//
// Only what cues cannot say is in Go: the naming of deeds (deed.go), and how much of
// a letter condemns or explains, and in which order (letter_checks.go).
//
// # To change a rule
//
// Look at a letter first, with trustrepair apology check --explain: a wrong finding
// mostly comes from a wrong role. Then run go test -v ./internal/apology. It prints
// the figures on our own letters and sentences in testdata, and fails when they drop.
// A pattern that fits one sentence only is worth nothing to the next writer: describe
// who does what to whom, not the words somebody happened to choose. Before you read
// new letters, write down what the rules make of them at first sight.
//
// # What it refuses
//
// It refuses to print, to read files by name, and to know what a letter is for.
// It reads English only, and says so of other texts. It is wrong now and then:
// it misses what only the reader of the letter can know, and it may ask about a
// plain apology in an old or formal voice.
package apology

// Package apology owns the checker of apologies: it reads a letter and says
// where it dodges, presses, or names nothing, and which of the parts of an
// apology it holds. It asks questions; it never writes a word of the letter,
// has no score, and never calls a letter ready.
//
// # What it asks first
//
// Does the text say what its writer did? Most of what only sounds like an
// apology does not. So before any phrase is looked for, the clauses are read
// for their subject, verb, tense and negation, and the answer is one of four
// (see deed.go and acts.go): a deed ("I read your letters", "sorry for reading
// them"), a fault that is owned but not named ("I was wrong"), a hint of
// something the writer's own ("I take responsibility"), or nothing. Nothing is
// a flaw in itself (rule unowned), a hint or a bare fault is one in a letter
// (rule non-specific).
//
// # What it looks for
//
// The rest is data, in content/en/apology.yaml: word lists, rules and parts. A
// rule has an id, a level (flaw or advice), cases that match, what clears them,
// why it matters, the question it asks, its evidence, and examples that must
// and must not be flagged, all of which a test tries. Only what a pattern of
// words cannot say is in Go: the naming of deeds (deed.go), what weighs less
// beside one (mitigation.go), and how much of a letter condemns or explains, and in
// which order (letter_checks.go).
//
// A case matches where one of its word patterns (see package pattern) matches and
// its conditions hold. Conditions look at scopes around the match: the
// rest of the sentence, what comes before, the whole sentence, the previous or
// next one, those three (near), or the whole text. A case that is owned matches
// only after a deed. Most cases are only loaded words: beside a deed that the
// writer plainly owns they are advice, unless two share a sentence. A case that
// is firm is a flaw anywhere. "But" and "if" are judged by what they join, and
// words inside quotation marks are never flagged.
//
// # To write a rule
//
// Put a case into the rule it belongs to, or a rule with its why, question and
// examples into the file, and run go test -v ./internal/apology. It prints the
// figures on our own sentences in testdata, and fails when they drop. A pattern
// that fits one sentence only is worth nothing to the next writer: describe who
// does what to whom, not the words somebody happened to choose.
//
// # What it refuses
//
// It refuses to print, to read files by name, and to know what a letter is for.
// It reads English only, and says so of other texts. It is wrong now and then:
// it misses excuses that are told as a story, and it may ask about a plain
// apology in an old or formal voice.
package apology

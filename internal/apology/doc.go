// Package apology owns the checker of apologies: it reads a letter and says
// where it dodges, presses, or names nothing, and which of the parts of an
// apology it holds. It asks questions; it never writes a word of the letter,
// gives no score, and never calls a letter ready.
//
// What it looks for is data, in content/apology.yaml: word lists, rules and
// parts. A rule has an id, a level (flaw or advice), cases that match, what
// clears them, why it matters, the question it asks, its evidence, and
// examples that must and must not be flagged, all of which a test tries. Only
// what a pattern of words cannot say is in Go: whether a letter as a whole
// names an act of its writer, how much of it condemns or explains, and the
// order of its parts (see whole.go).
//
// A case matches where one of its word patterns (see package text) fits and
// its conditions hold. Conditions look at named places around the match: the
// rest of the sentence, what comes before, the whole sentence, the previous or
// next one, those three (near), or the whole text. Most cases are only loaded
// words: beside a deed that the writer plainly owns they are advice, unless two
// share a sentence (see own.go). A case that is firm is a flaw anywhere. "But" and "if" are judged
// by what they join, and words inside quotation marks are never flagged.
//
// It refuses to print, to read files by name, and to know what a letter is
// for. It is wrong now and then: its floor is measured on a corpus of our own
// in testdata, and go test -v prints the figures.
package apology

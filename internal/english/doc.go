// Package english owns what can be said about any English text without knowing
// what it is about: where its sentences, clauses and words are, and what each of
// them is like. Package pattern finds patterns of words in it; the apology checker
// and the watch for danger build on both.
//
// It refuses to judge, to print, and to know any rule of another package. It
// knows English only, and [Text.English] reports whether a text is in another
// language. It uses no regular expressions: everything here takes time and
// memory in proportion to the text.
//
// # Taking apart
//
// [Parse] finds sentences, clauses and words; every one of them has a [Span] of
// bytes in the input as it was given. Quoted mail ("> ", and everything below
// "-----Original Message-----") and fenced code are skipped, and so are Markdown
// marks. A contraction is two words. A clause knows the word that joins it, its
// subject, its verb and tense, and whether it is somebody else's view; a word
// knows whether it is negated or in quotation marks. There is no full grammar,
// only word lists and a dozen rules, each with a test. It is right most of the
// time, so a rule that uses it must tolerate a wrong answer now and then.
package english

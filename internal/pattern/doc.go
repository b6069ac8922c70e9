// Package pattern owns patterns of words: what the author of a rule writes, compiled
// and matched against an [english.Text]. The apology checker and the watch for danger
// both build on it; each brings its own patterns and word lists, as data.
//
// It refuses to judge, to print, and to know any rule of another package. What is
// true of a word or a clause is found by package english; here it only gets a name.
// It uses no regular expressions: a search takes time in proportion to the text.
//
// # Patterns
//
// A pattern describes a run of words within one sentence:
//
//	sorry                the word, in any case: texts are folded before
//	do not               two words in a row; contractions are written out
//	<hurt>               any form: hurt, hurts, hurting, in either spelling
//	@harm                any entry of the word list "harm"
//	*                    any one word
//	...   ...6           up to 4, or up to 6, words of the same clause
//	~12                  up to 12 words of the same sentence
//	(a | b c)            one of these
//	maybe?               this or nothing
//	!my                  one word, but not this one
//	hit{!negated past}   the word, if all of the predicates hold
//
// Predicates are about the word before them (of a group or a list: about its
// first word); ! negates one. About the word: negated, quoted, possessive, first
// and last (of its sentence), starts (of its clause, joining words and adverbs
// aside), ends (of its clause), gerund (in -ing), participle, comma
// (a comma comes before it), modifies (a noun follows that it goes with: true
// of "her" in "hit her car", not in "hit her again"). About its clause: reported,
// passive, present, past, future, would, subject=i,we (i we you it they noun none), marker=if,but
// (the joining word, or none). About its sentence: question, heading.
//
// A pattern begins and ends with words, so that it is about something. A word
// list (see [NewLexicon]) holds patterns again and may name other lists. What
// is wrong with a pattern is an [Error] that points at the spot.
//
//	lists, err := pattern.NewLexicon(map[string][]string{"harm": {"<hurt>", "pain"}})
//	p, err := lists.Compile("if ...6 @harm{!negated}")
//	t := english.Parse(letter)
//	for _, m := range pattern.NewMatcher(p).Find(t, english.Range{End: len(t.Words)}) {
//		span := t.Slice(m.Words)
//		fmt.Println(letter[span.Start:span.End])
//	}
package pattern

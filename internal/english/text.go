package english

// Span is a half-open range of bytes of the input: Start <= End, both on the
// bounds of runes.
type Span struct{ Start, End int }

// Range is a half-open range of indexes into Text.Words or Text.Clauses.
type Range struct{ First, End int }

// Text is what a person wrote, taken apart. Words, clauses and sentences lie
// in the order of the input, without gaps between them: every word belongs to
// one clause, and every clause to one sentence.
type Text struct {
	Source    string // the input, byte for byte
	Sentences []Sentence
	Clauses   []Clause
	Words     []Word

	lenient bool // see ParseLenient
}

// Sentence is a sentence, a heading or an item of a list.
type Sentence struct {
	Span            // from its first word to its closing mark
	Words     Range // at least one
	Clauses   Range // at least one
	Paragraph int   // counted from 0: sentences of one paragraph share it
	Heading   bool
	Mark      rune // what ends it: '.', '?', '!' or '…'; 0 if nothing does
}

// Clause is a stretch of a sentence around one verb, as far as that can be
// told without a grammar of English.
type Clause struct {
	Span            // from its first word to the end of its last
	Words    Range  // at least one
	Sentence int    // index of its sentence
	Marker   string // the word that joins it: "if", "but", "because", "that"; or ""
	Subject  Subject
	Verb     Range // the verb with its auxiliaries; empty if none was found
	Tense    Tense
	Passive  bool // a form of be or get with a past participle
	Reported bool // somebody else's words or view: "you said that I", "they think we"
}

// Word is a word or one half of a contraction: "don't" is "do" and "not".
type Word struct {
	Span
	Form       string // lower case, NFKC, with straight apostrophes; "n't" is "not", "'m" is "am"
	Sentence   int    // index of its sentence
	Clause     int    // index of its clause
	Negated    bool   // in the reach of a not, never, no, without, nobody...
	Quoted     bool   // inside quotation marks of more than two words
	Possessive bool   // had an 's that Form left out
}

// Subject is who or what a clause is about.
type Subject uint8

// The subjects that are told apart. Noun is any noun phrase: "the team", "Ada".
const (
	NoSubject Subject = iota
	I
	We
	You
	It   // it, this, that, there
	They // he, she, they, somebody, everyone
	Noun
)

// Tense is when a clause puts what it says.
type Tense uint8

// The tenses that are told apart. Past takes in the perfect ("I have lied");
// Would takes in would, could, should, may and might.
const (
	NoTense Tense = iota
	Present
	Past
	Future
	Would
)

// Slice returns the bytes of the input that the words from w.First up to
// w.End cover. The range must not be empty.
func (t *Text) Slice(w Range) Span {
	return Span{t.Words[w.First].Start, t.Words[w.End-1].End}
}

// ClauseOf returns the clause of word i.
func (t *Text) ClauseOf(i int) *Clause { return &t.Clauses[t.Words[i].Clause] }

// SentenceOf returns the sentence of word i.
func (t *Text) SentenceOf(i int) *Sentence { return &t.Sentences[t.Words[i].Sentence] }

// Parse takes a text apart. It never fails: what is no word only separates.
// Lines that quote somebody else's mail ("> ") and fenced code are left out.
// Time and memory grow in proportion to the input.
func Parse(source string) *Text { return parse(&Text{Source: source}) }

// ParseLenient does the same, but reads the 'd of "I'd been" as had, and small words
// as they were meant: "could of been", "becuase". The watch for danger has learned
// from texts that were read without.
func ParseLenient(source string) *Text { return parse(&Text{Source: source, lenient: true}) }

func parse(t *Text) *Text {
	source := t.Source
	for _, b := range blocks(source) {
		t.addBlock(b)
	}
	return t
}

// addBlock adds a paragraph, heading or item with its sentences and clauses.
func (t *Text) addBlock(b block) {
	first := len(t.Words)
	t.Words = appendWords(t.Words, t.Source, b.Span)
	if first == len(t.Words) {
		return
	}
	if t.lenient {
		readHad(t.Words[first:])
		readMeant(t.Words[first:])
	}
	markQuotes(t.Source, b.Span, t.Words[first:])
	for first < len(t.Words) {
		end, mark := t.sentenceEnd(first, b)
		t.addSentence(Range{first, end}, b, mark)
		first = end
	}
}

func (t *Text) addSentence(words Range, b block, mark rune) {
	s := Sentence{Span: t.Slice(words), Words: words, Paragraph: b.paragraph, Heading: b.heading, Mark: mark}
	s.End += t.closing(words.End, b)
	s.Clauses.First = len(t.Clauses)
	index := len(t.Sentences)
	for i := words.First; i < words.End; i++ {
		t.Words[i].Sentence = index
	}
	t.addClauses(words, index)
	s.Clauses.End = len(t.Clauses)
	t.Sentences = append(t.Sentences, s)
}

package english

// analyse finds the marker, the subject and the verb of a clause, and what
// follows from them.
func (t *Text) analyse(c *Clause) {
	at := t.marker(c)
	at = t.subject(c, at)
	t.verb(c, at)
	if c.Subject == NoSubject {
		t.inheritSubject(c)
	}
	if c.Marker == "who" && len(t.Clauses) > 0 && !t.firstOfSentence(c) {
		t.takeSubject(c, &t.Clauses[len(t.Clauses)-1])
	}
	c.Reported = t.isReported(c)
	t.negate(c)
}

// takeSubject makes the "I" of "I, who destroyed you" the subject of the clause
// after it.
func (t *Text) takeSubject(c, before *Clause) {
	if before.Words.End-before.Words.First <= 2 && (before.Subject == I || before.Subject == We) {
		c.Subject, c.Marker = before.Subject, ""
	}
}

// marker finds the joining word and returns where the rest begins.
func (t *Text) marker(c *Clause) int {
	at := c.Words.First
	for ; at < c.Words.End; at++ {
		form := t.Words[at].Form
		switch {
		case markers.has(form) && (form != "that" || t.isSubject(c.Words, at+1) || (at > 0 && !t.firstOfSentence(c) && t.verbSoon(c.Words, at+1))):
			c.Marker = form
		case !(softens(form) && at+1 < c.Words.End && markers.has(t.Words[at+1].Form)):
			return at
		}
	}
	return at
}

func (t *Text) firstOfSentence(c *Clause) bool {
	return len(t.Clauses) == 0 || t.Clauses[len(t.Clauses)-1].Sentence != c.Sentence
}

// subject finds who the clause is about and returns where its verb may begin.
func (t *Text) subject(c *Clause, at int) int {
	start := at
	for at < c.Words.End && isAdverb(t.Words[at].Form) {
		at++
	}
	if at == c.Words.End {
		return start
	}
	if who := pronoun(t.Words[at].Form); who != NoSubject && !t.determines(c, at) {
		c.Subject = who
		return t.together(c, at+1)
	}
	if isAuxiliary(t.Words[at].Form) && at+1 < c.Words.End && pronoun(t.Words[at+1].Form) != NoSubject {
		c.Subject = pronoun(t.Words[at+1].Form) // a question: "did I hurt you"
		return at
	}
	return t.nounSubject(c, at)
}

// together skips who else a subject is: "we [and our supplier] let you down".
// It returns where the verb may begin.
func (t *Text) together(c *Clause, at int) int {
	const long = 5 // words of the others
	if form := t.form(c.Words, at); form != "and" && form != "or" {
		return at
	}
	for i := at + 2; i < min(at+2+long, c.Words.End); i++ {
		if form := t.Words[i].Form; isAuxiliary(form) || isPast(form) {
			return i
		}
	}
	return at
}

// determines reports whether the this or that at i belongs to a noun: "this
// letter was". Then the noun is the subject.
func (t *Text) determines(c *Clause, i int) bool {
	form, next := t.Words[i].Form, t.form(c.Words, i+1)
	return determiners.has(form) && next != "" && !finite.has(next) && !isAdverb(next) && !isPast(next) && !auxiliaries.has(next)
}

// nounSubject takes the words up to the first sure verb for a subject. Then
// "mistakes were made" has one, and "forgive me" has none.
func (t *Text) nounSubject(c *Clause, at int) int {
	if pronoun(t.Words[at].Form) == I || c.Marker == "who" { // who is the subject itself
		return at
	}
	for i := at; i < c.Words.End; i++ {
		form := t.Words[i].Form
		if i > at && (isAuxiliary(form) || (isPast(form) && !determiners.has(t.Words[i-1].Form))) {
			if sorryWords.has(t.Words[at].Form) {
				return at
			}
			c.Subject = Noun
			return i
		}
	}
	return at
}

// verb finds the auxiliaries and the main verb from word at on.
func (t *Text) verb(c *Clause, at int) {
	for at < c.Words.End && (isAdverb(t.Words[at].Form) || negators.has(t.Words[at].Form)) {
		at++
	}
	if at >= c.Words.End {
		return
	}
	main, be := t.auxiliaries(c, at)
	c.Verb = Range{at, t.verbEnd(c, at, main)}
	c.Tense = t.tense(c, at)
	c.Passive = be && main < c.Words.End && IsParticiple(t.Words[main].Form) && !states.has(t.Words[main].Form)
}

// auxiliaries skips the auxiliaries from word first on, with what comes between
// them. It returns the word after them, and whether one is a form of be.
func (t *Text) auxiliaries(c *Clause, first int) (at int, be bool) {
	for at = first; at < c.Words.End; at++ {
		form := t.Words[at].Form
		inverted := at > first && pronoun(form) != NoSubject
		if !isAuxiliary(form) && !isAdverb(form) && !negators.has(form) && !isBe(form) && !inverted {
			break
		}
		if at > first && isFiniteBe(form) { // "what I did was wrong": a verb of its own
			return at - 1, be
		}
		be = be || isBe(form)
	}
	return at, be
}

// verbEnd returns where a verb ends that begins at word first, with main the
// word after its auxiliaries. Without a word that goes on, the last auxiliary
// is the verb: "was" in "was not tired".
func (t *Text) verbEnd(c *Clause, first, main int) int {
	end := min(main+1, c.Words.End)
	if main > first && main < c.Words.End && !t.goesOn(main) {
		end = main
	}
	for end > first+1 && (negators.has(t.Words[end-1].Form) || isAdverb(t.Words[end-1].Form)) {
		end--
	}
	return end
}

// goesOn reports whether the word at i belongs to the verb that the auxiliaries
// before it begin: "was told" and "had told", but not "was a friend", "was tired", "had you".
func (t *Text) goesOn(i int) bool {
	form, before := t.Words[i].Form, t.Words[i-1].Form
	for k := i - 2; k >= 0 && (isAdverb(before) || negators.has(before)); k-- {
		before = t.Words[k].Form
	}
	switch {
	case determiners.has(form) || prepositions.has(form) && form != "like" || pronoun(form) != NoSubject || isObject(form):
		return false
	case isBe(before):
		return (IsParticiple(form) || IsGerund(form)) && !states.has(form)
	case before == "have" || before == "has" || before == "had" || before == "having":
		return IsParticiple(form) || isPast(form)
	}
	return true
}

// isObject reports pronouns that are never a subject.
func isObject(form string) bool {
	switch form {
	case "me", "us", "him", "them":
		return true
	}
	return false
}

// tense goes by the first word of the verb.
func (t *Text) tense(c *Clause, i int) Tense {
	form := t.Words[i].Form
	switch form {
	case "will", "shall":
		return Future
	case "would", "could", "should", "might", "may", "must":
		if t.form(c.Words, c.Verb.End-1) == "like" && t.form(c.Words, c.Verb.End) == "to" {
			return Present // "I would like to apologise" does apologise
		}
		return Would
	case "have", "has":
		if last := t.Words[c.Verb.End-1].Form; IsParticiple(last) || IsGerund(last) {
			return Past
		}
	case "am", "is", "are":
		if t.form(c.Words, i+1) == "going" && t.form(c.Words, i+2) == "to" {
			return Future
		}
	}
	if isPast(form) {
		return Past
	}
	return Present
}

// inheritSubject finds the subject of "and lied" in the clauses before.
func (t *Text) inheritSubject(c *Clause) {
	if t.firstOfSentence(c) || (c.Marker != "and" && c.Marker != "but" && c.Marker != "or" && c.Marker != "so" && c.Marker != "yet") {
		return
	}
	if c.Tense != Past && c.Tense != Future && c.Tense != Would {
		return
	}
	for i := len(t.Clauses) - 1; i >= 0 && t.Clauses[i].Sentence == c.Sentence && c.Subject == NoSubject; i-- {
		if before := &t.Clauses[i]; i == 0 || !subordinate(before.Marker) || t.Clauses[i-1].Sentence != c.Sentence {
			c.Subject = before.Subject
		}
	}
}

// subordinate reports the joining words of a clause that is part of another one:
// in "I was busy when it came, and did not look", who did not look is "I".
func subordinate(marker string) bool {
	return subordinators.has(marker) || marker == "who" || marker == "which" || marker == "that"
}

// isReported reports whether the clause is what somebody else says or thinks.
func (t *Text) isReported(c *Clause) bool {
	if t.firstOfSentence(c) || c.Marker == "but" || c.Marker == "however" || c.Marker == "so" {
		return false
	}
	before := &t.Clauses[len(t.Clauses)-1]
	if readGap(t.Source[before.End:c.Start]).pause {
		return false
	}
	if before.Reported {
		return (c.Subject != I && c.Subject != We) || (c.Marker != "and" && c.Marker != "")
	}
	if before.Subject == NoSubject || before.Subject == I || before.Subject == We || before.Verb.End == before.Verb.First {
		return false
	}
	joins := c.Marker == "that" || c.Marker == "if" || (c.Marker == "" && before.Words.End-before.Verb.End <= 2)
	return joins && reporting.has(t.Words[before.Verb.End-1].Form)
}

// negate marks the words in the reach of each negation of a clause.
func (t *Text) negate(c *Clause) {
	negated := t.inheritsNegation(c)
	for i := c.Words.First; i < c.Words.End; i++ {
		w := &t.Words[i]
		next := t.form(c.Words, i+1)
		switch {
		case negators.has(w.Form) && !(w.Form == "not" && (next == "only" || next == "just" || next == "merely")):
			w.Negated, negated = negated, true
			continue
		case negated && (w.Form == "but" || t.endsNo(c, i)):
			negated = false
		}
		w.Negated = negated
	}
}

// endsNo reports whether word i ends the reach of a "no" or "without" that only
// denies a noun: in "no right to hit you" the blow is not denied.
func (t *Text) endsNo(c *Clause, i int) bool {
	switch t.Words[i].Form {
	case "to", "for", "in", "when", "that":
	default:
		return false
	}
	for k := i - 1; k >= c.Words.First && k >= i-4; k-- {
		switch t.Words[k].Form {
		case "no", "nothing", "nobody", "none":
			return true
		}
	}
	return false
}

// inheritsNegation reports whether the clause before negates this one: "I hit
// her" in "I don't think I hit her".
func (t *Text) inheritsNegation(c *Clause) bool {
	if t.firstOfSentence(c) || (c.Marker != "" && c.Marker != "that" && c.Marker != "to") {
		return false
	}
	before := &t.Clauses[len(t.Clauses)-1]
	if before.Verb.First == before.Verb.End {
		return false
	}
	last := t.Words[before.Verb.End-1]
	return last.Negated && raising.has(last.Form)
}

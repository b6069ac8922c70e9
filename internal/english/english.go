package english

// English reports whether a text reads as English: it has a Latin letter, and of
// enough words, one in ten at least is among the most common ones. A few words
// are too few to tell, and pass.
func (t *Text) English() bool {
	const enough, share = 8, 10
	known, latin := 0, false
	for i := range t.Words {
		form := t.Words[i].Form
		if IsCommon(form) {
			known++
		}
		latin = latin || form[0] >= 'a' && form[0] <= 'z'
	}
	return (latin || len(t.Words) == 0) && (len(t.Words) < enough || known*share >= len(t.Words))
}

// IsCommon reports words that most sentences have.
func IsCommon(form string) bool { return common.has(form) }

package text

// English says whether a text reads as English: of enough words, one in ten at
// least is among the most common ones. A few words are too few to tell, and
// pass.
func (t *Text) English() bool {
	const enough, share = 8, 10
	known := 0
	for i := range t.Words {
		if common[t.Words[i].Form] {
			known++
		}
	}
	return len(t.Words) < enough || known*share >= len(t.Words)
}

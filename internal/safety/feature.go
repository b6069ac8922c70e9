package safety

// feature is one thing that can be said of a piece of text: that it has a word,
// or two or three in a row, or a class of words, or two classes near each other.
// It is a hash: equal features are equal, and others are too seldom to matter.
type feature uint32

// The kinds of features. The same words in another kind are another feature.
const (
	aWord feature = iota
	wordPair
	wordTriple
	aClass
	classPair // in a row
	classGap  // with one to three words between them
	wordGap   // two words with one or two between them
)

// near is how far a word looks for classes after it.
const near = 4

// features lists what can be said of the tokens of one piece. It may list a
// feature more than once. Time grows in proportion to the tokens.
func features(tokens []token) []feature {
	list := make([]feature, 0, 16*len(tokens))
	for i, t := range tokens {
		after := tokens[i+1 : min(i+1+near, len(tokens))]
		list = append(list, both(aWord, t.key))
		if len(after) > 0 {
			list = append(list, both(wordPair, t.key, after[0].key))
		}
		if len(after) > 1 {
			list = append(list, both(wordTriple, t.key, after[0].key, after[1].key))
		}
		for n := 1; n < min(3, len(after)); n++ {
			list = append(list, both(wordGap, t.key, after[n].key))
		}
		for _, c := range t.classes {
			if c.named {
				list = append(list, both(aClass, c.hash))
			}
			list = appendClasses(list, c, after)
		}
	}
	return list
}

// appendClasses adds what can be said of a class and of those after it. Two
// plain words say nothing here that they did not say as words.
func appendClasses(list []feature, c class, after []token) []feature {
	for n, next := range after {
		for _, other := range next.classes {
			switch {
			case n == 0 && (c.named || other.named):
				list = append(list, both(classPair, c.hash, other.hash))
			case n > 0 && c.telling && other.telling:
				list = append(list, both(classGap, c.hash, other.hash))
			}
		}
	}
	return list
}

// both mixes hashes into one, in their order (FNV-1a, a word at a time).
func both(hashes ...feature) feature {
	h := uint32(2166136261)
	for _, next := range hashes {
		h = (h ^ uint32(next)) * 16777619
		h ^= h >> 15
	}
	return feature(h)
}

// hash is FNV-1a.
func hash(word string) feature {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return feature(h)
}

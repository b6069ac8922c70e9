package safety

// feature is one thing that can be said of a piece of text, as a hash: that it
// has a word, or two in a row, or a class of words, or two classes near each
// other.
type feature uint32

// The kinds of features. Equal words in different kinds are different features.
const (
	aWord byte = iota
	wordPair
	aClass
	classPair // in a row
	wordTriple
	classGap // with one to three words between them
)

// near is how far a word looks for classes after it.
const near = 4

// features lists what can be said of the tokens of one piece. It may list a
// feature more than once. Time grows in proportion to the tokens.
func features(tokens []token) []feature {
	list := make([]feature, 0, 16*len(tokens))
	add := func(kind byte, parts ...string) { list = append(list, hash(kind, parts)) }
	for i, t := range tokens {
		after := tokens[i+1 : min(i+1+near, len(tokens))]
		add(aWord, t.key)
		if len(after) > 0 {
			add(wordPair, t.key, after[0].key)
		}
		if len(after) > 1 {
			add(wordTriple, t.key, after[0].key, after[1].key)
		}
		for _, class := range t.classes {
			if class[0] == '@' {
				add(aClass, class)
			}
			classFeatures(add, class, after)
		}
	}
	return list
}

// classFeatures lists what can be said of a class and of those after it. Two
// plain words say nothing here that they did not say as words.
func classFeatures(add func(byte, ...string), class string, after []token) {
	for n, next := range after {
		for _, other := range next.classes {
			switch {
			case n == 0 && (class[0] == '@' || other[0] == '@'):
				add(classPair, class, other)
			case n > 0 && telling(class) && telling(other):
				add(classGap, class, other)
			}
		}
	}
}

// telling reports what says something without its neighbours: a class, and who
// it is about.
func telling(class string) bool {
	switch class {
	case aPerson, "I", "me", "my", "my-self":
		return true
	}
	return class[0] == '@'
}

// hash is FNV-1a, with its upper half folded into the lower one.
func hash(kind byte, parts []string) feature {
	h := uint32(2166136261)
	step := func(c byte) { h = (h ^ uint32(c)) * 16777619 }
	step(kind)
	for _, part := range parts {
		for i := range len(part) {
			step(part[i])
		}
		step(' ')
	}
	return feature(h ^ h>>16)
}

package safety

// family is a kind of feature. Each family counts with its own weight, however
// many of its features a text has.
type family uint8

const (
	words     family = iota // single words
	pairs                   // two words in a row
	triples                 // three
	gaps                    // two words with one or two between them
	kinds                   // the classes of single words
	kindPairs               // the same of two in a row
	kindTrips               // of three
	kindGaps                // of two with one to three between them
	families
)

// share says how much each family counts.
var share = [families]float32{words: 1, pairs: 1, triples: 1, gaps: .7, kinds: .5, kindPairs: 1, kindTrips: .7, kindGaps: .7}

// feature is one thing that can be said of a text, as a hash.
type feature struct {
	hash   uint32
	family family
}

// buckets is how many weights there are: a feature has the one that its hash
// points to. Those that share one by chance cost a little accuracy, and no list
// of features is needed.
const buckets = 1 << 17

// features lists what can be said of the tokens of one sentence. It may list a
// feature more than once. Time grows in proportion to the tokens.
func features(tokens []token) []feature {
	list := make([]feature, 0, 16*len(tokens))
	add := func(f family, parts ...string) { list = append(list, feature{hash(f, parts), f}) }
	for i, t := range tokens {
		after := tokens[i+1:]
		add(words, t.key)
		for n, next := range after[:min(3, len(after))] {
			if n == 0 {
				add(pairs, t.key, next.key)
			} else {
				add(gaps, t.key, next.key)
			}
		}
		if len(after) > 1 {
			add(triples, t.key, after[0].key, after[1].key)
		}
		kindFeatures(add, t, after)
	}
	return list
}

// kindFeatures lists what can be said of the classes of a token and of those
// after it. What has no class says nothing that its word did not say.
func kindFeatures(add func(family, ...string), t token, after []token) {
	for _, a := range t.classes {
		if a[0] == '@' {
			add(kinds, a)
		}
		for n, next := range after[:min(4, len(after))] {
			for _, b := range next.classes {
				switch {
				case n > 0 && telling(a) && telling(b):
					add(kindGaps, a, b)
				case n == 0 && (a[0] == '@' || b[0] == '@'):
					add(kindPairs, a, b)
				}
			}
		}
		if len(after) > 1 {
			for _, b := range after[0].classes {
				for _, c := range after[1].classes {
					if a[0] == '@' || b[0] == '@' || c[0] == '@' {
						add(kindTrips, a, b, c)
					}
				}
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
func hash(f family, parts []string) uint32 {
	h := uint32(2166136261)
	step := func(c byte) { h = (h ^ uint32(c)) * 16777619 }
	step(byte(f))
	for _, part := range parts {
		for i := range len(part) {
			step(part[i])
		}
		step(' ')
	}
	return h ^ h>>16
}

package pattern

import "sync/atomic"

// wordSet is a set of words, by their numbers in a lexicon. It may be shared.
type wordSet struct {
	numbers []int32 // in order, each once
	often   int32   // how frequent the words are, all together
	bits    atomic.Pointer[[]uint64]
}

// few is the size up to which a set is searched number by number.
const few = 4

func (s *wordSet) has(number int32) bool {
	if len(s.numbers) > few {
		bits := s.bitmap()
		at := int(number / 64)
		return at < len(bits) && bits[at]&(1<<(number%64)) != 0
	}
	for _, n := range s.numbers {
		if n == number {
			return true
		}
	}
	return false
}

// hasAny reports whether one of the sets has a word.
func hasAny(sets []*wordSet, number int32) bool {
	for _, s := range sets {
		if s.has(number) {
			return true
		}
	}
	return false
}

// meets reports whether a bitmap of words has one of the set.
func (s *wordSet) meets(words []uint64) bool {
	if len(s.numbers) > few {
		for i, bits := range s.bitmap() {
			if bits&words[i] != 0 {
				return true
			}
		}
		return false
	}
	for _, n := range s.numbers {
		if words[n/64]&(1<<(n%64)) != 0 {
			return true
		}
	}
	return false
}

// bitmap returns the set with a bit for each number. It is made on first use;
// two goroutines that make it at the same time make the same.
func (s *wordSet) bitmap() []uint64 {
	if bits := s.bits.Load(); bits != nil {
		return *bits
	}
	bits := make([]uint64, s.numbers[len(s.numbers)-1]/64+1)
	for _, n := range s.numbers {
		bits[n/64] |= 1 << (n % 64)
	}
	s.bits.Store(&bits)
	return bits
}

package pattern

// Most patterns match nowhere in a text. What every match of a pattern needs
// tells which ones those are, without running or even compiling them.

// rarestNeed returns the rarest set of which each match of n has a word, or nil
// if there is none.
func (l *Lexicon) rarestNeed(n node) *wordSet {
	if frequency(n) == 0 {
		return nil
	}
	switch n := n.(type) {
	case sequence:
		var rarest node
		for _, part := range n {
			if f := frequency(part); f > 0 && (rarest == nil || f < frequency(rarest)) {
				rarest = part
			}
		}
		return l.rarestNeed(rarest)
	case alternatives:
		sets := make([]*wordSet, len(n))
		for i, part := range n {
			sets[i] = l.rarestNeed(part)
		}
		return l.union(sets)
	case *list:
		return n.rarest
	}
	return n.(*word).set
}

// frequency guesses how often a text has what each match of n needs; 0 if it
// needs no word.
func frequency(n node) int32 {
	var rarest int32
	switch n := n.(type) {
	case *word:
		if n.set != nil && !n.not {
			return n.set.often
		}
	case sequence:
		for _, part := range n {
			if f := frequency(part); f > 0 && (rarest == 0 || f < rarest) {
				rarest = f
			}
		}
	case alternatives:
		for _, part := range n {
			f := frequency(part)
			if f == 0 {
				return 0
			}
			rarest += f
		}
	case *list:
		if n.rarest != nil {
			return n.rarest.often
		}
	}
	return rarest
}

// needs appends the sets of which each match of n has a word.
func (l *Lexicon) needs(all []*wordSet, n node) []*wordSet {
	switch n := n.(type) {
	case sequence:
		for _, part := range n {
			all = l.needs(all, part)
		}
		return all
	case *list:
		return l.needs(all, n.of)
	}
	if s := l.rarestNeed(n); s != nil {
		all = append(all, s)
	}
	return all
}

// mainNeed returns the set by which a pattern is found: its rarest need, or
// else the words that it can begin with.
func (l *Lexicon) mainNeed(n node) *wordSet {
	if s := l.rarestNeed(n); s != nil {
		return s
	}
	return l.union(openers(nil, n))
}

// openers appends the sets of words that a match of n can begin with.
func openers(all []*wordSet, n node) []*wordSet {
	switch n := n.(type) {
	case *word:
		return append(all, n.set)
	case sequence:
		for _, part := range n {
			all = openers(all, part)
			if _, empty := opening(part); !empty {
				break
			}
		}
	case alternatives:
		for _, part := range n {
			all = openers(all, part)
		}
	case optional:
		return openers(all, n.of)
	case *list:
		return openers(all, n.of)
	}
	return all
}

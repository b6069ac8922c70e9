package english

// Most patterns match nowhere in a text. What every match of a pattern needs
// tells which ones those are, without running or even compiling them.

// rarestNeed returns the rarest set of which each match of n has a word, or nil
// if there is none.
func (l *Lexicon) rarestNeed(n node) *wordSet {
	switch n := n.(type) {
	case *word:
		if !n.not {
			return n.set
		}
	case sequence:
		var found *wordSet
		for _, part := range n {
			if s := l.rarestNeed(part); s != nil && (found == nil || s.often < found.often) {
				found = s
			}
		}
		return found
	case alternatives:
		return l.eitherNeed(n)
	case *list:
		return n.rarest
	}
	return nil
}

// eitherNeed joins the rarest need of each alternative.
func (l *Lexicon) eitherNeed(all alternatives) *wordSet {
	sets := make([]*wordSet, len(all))
	for i, n := range all {
		if sets[i] = l.rarestNeed(n); sets[i] == nil {
			return nil
		}
	}
	return l.union(sets)
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

package apology

import "codeberg.org/trustrepair/trustrepair/internal/text"

// ownsNear says whether the writer plainly says what they did beside a match:
// in its sentence, the one before or the one after. A deed that is itself hung
// on a "but" or an "if" owns nothing, nor does one that the match takes back.
func (r *reading) ownsNear(words text.Range) bool {
	own := r.place(clause, words)
	if dodges(r.t.Clauses[r.t.Words[words.First].Clause].Marker) {
		return false
	}
	in := r.place(near, words)
	for i := in.First; i < in.End; {
		c := &r.t.Clauses[r.t.Words[i].Clause]
		if outside := c.Words.End <= own.First || c.Words.First >= own.End; outside && !dodges(c.Marker) && r.isAct(c) {
			return true
		}
		i = max(i+1, c.Words.End)
	}
	return false
}

// dodges reports the joining words after which a clause turns against the one
// it is joined to.
func dodges(marker string) bool {
	switch marker {
	case "but", "however", "though", "although", "yet", "while", "whilst", "if", "unless":
		return true
	}
	return false
}

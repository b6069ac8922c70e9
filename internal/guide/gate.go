package guide

import (
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// AnswerGate returns the state after one more set of answers to the safety
// questions.
func (st State) AnswerGate(e entry.Entry) State {
	st.Hurt = st.hurt()
	st.Answers = st.And(e)
	return st
}

// GateRecord returns what is recorded of answers to the safety questions, if
// anything is.
func (st State) GateRecord(e entry.Entry) (entry.Entry, bool) {
	st.Hurt = st.hurt()
	return st.Record(e)
}

// hurt reports whether this is the journal of the person who was hurt.
func (st State) hurt() bool { return st.Subject.Role == string(workbook.Hurt) }

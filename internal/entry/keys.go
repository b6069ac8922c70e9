package entry

import "slices"

// key is one key of a line. Encode, Decode and their checks all walk the table
// of keys, so a new key is one row there and one field of Entry.
type key struct {
	name string

	// field returns a pointer to the value in an entry. Its type says what
	// shape the value has: *string, *Kind, *int, *time.Time, *[]string or
	// *json.RawMessage.
	field func(*Entry) any

	// required lists the kinds of entry that are damaged without the key.
	required []Kind

	// repeats says that the same few values come up again and again; Decoder
	// keeps each of them in memory once.
	repeats bool
}

// keys lists the keys in the order in which they are written.
var keys = []key{
	{name: "id", field: func(e *Entry) any { return &e.ID }},
	{name: "at", field: func(e *Entry) any { return &e.At }},
	{name: "kind", field: func(e *Entry) any { return &e.Kind }, repeats: true},
	{name: "format", field: func(e *Entry) any { return &e.Format }, required: []Kind{Journal}},
	{name: "workbook", field: func(e *Entry) any { return &e.Workbook }, required: []Kind{Journal}},
	{name: "version", field: func(e *Entry) any { return &e.Version }, required: []Kind{Journal}},
	{name: "role", field: subject("role"), required: []Kind{Journal}},
	{name: "name", field: subject("name")},
	{name: "other", field: subject("other")},
	{name: "relation", field: subject("relation")},
	{name: "breach", field: subject("breach")},
	{name: "intent", field: subject("intent")},
	{name: "severity", field: subject("severity")},
	{name: "also-lied", field: subject("also-lied")},
	{name: "power", field: subject("power")},
	{name: "complaint", field: subject("complaint")},
	{name: "gate", field: func(e *Entry) any { return &e.Gate }, required: []Kind{Gate}},
	{name: "no", field: func(e *Entry) any { return &e.No }},
	{name: "step", field: func(e *Entry) any { return &e.Step }, required: []Kind{Answer, Skip, Back, Rest}, repeats: true},
	{name: "prompt", field: func(e *Entry) any { return &e.Prompt }, required: []Kind{Answer, Skip, Rest}, repeats: true},
	{name: "ask", field: func(e *Entry) any { return &e.Ask }, required: []Kind{Answer}, repeats: true},
	{name: "answer", field: func(e *Entry) any { return &e.Answer }, required: []Kind{Answer}},
	{name: "revises", field: func(e *Entry) any { return &e.Revises }},
	{name: "why", field: func(e *Entry) any { return &e.Why }},
	{name: "until", field: func(e *Entry) any { return &e.Until }, required: []Kind{Rest}},
	{name: "sort", field: func(e *Entry) any { return &e.Sort }, repeats: true},
	{name: "promise", field: func(e *Entry) any { return &e.About }, required: []Kind{Checkin}, repeats: true},
	{name: "day", field: func(e *Entry) any { return &e.Day }, required: []Kind{Checkin}},
	{name: "since", field: func(e *Entry) any { return &e.Since }},
	{name: "state", field: func(e *Entry) any { return &e.State }, required: []Kind{Checkin}, repeats: true},
	{name: "done", field: func(e *Entry) any { return &e.Done }},
	{name: "what", field: func(e *Entry) any { return &e.What }, required: []Kind{Promise}},
	{name: "answers", field: func(e *Entry) any { return &e.Answers }},
	{name: "by", field: func(e *Entry) any { return &e.By }},
	{name: "every", field: func(e *Entry) any { return &e.Every }},
	{name: "from", field: func(e *Entry) any { return &e.From }},
	{name: "if", field: func(e *Entry) any { return &e.If }},
	{name: "then", field: func(e *Entry) any { return &e.Then }},
	{name: "unforeseen", field: func(e *Entry) any { return &e.Unforeseen }},
	{name: "notice", field: func(e *Entry) any { return &e.Notice }},
	{name: "agreed", field: func(e *Entry) any { return &e.Agreed }},
	{name: "ended", field: func(e *Entry) any { return &e.Ended }},
	{name: "text", field: func(e *Entry) any { return &e.Text }, required: []Kind{Note}},
	{name: "told", field: func(e *Entry) any { return &e.Told }},
	{name: "repair", field: func(e *Entry) any { return &e.Repair }},
	{name: "forgot", field: func(e *Entry) any { return &e.Forgot }, required: []Kind{Forgotten}},
}

// keyIndex returns the index of a key in the table, or -1 for a key that this
// version does not know. Names match exactly: the standard decoder would take
// them in any letter case.
func keyIndex(name []byte) int {
	return slices.IndexFunc(keys, func(k key) bool { return k.name == string(name) })
}

// everywhere reports whether the key means the same in every kind of every
// format.
func (k *key) everywhere() bool { return k.name == "id" || k.name == "at" || k.name == "kind" }

// subjectKeys lists the keys of a subject, in the order in which they are
// asked for.
var subjectKeys = []struct {
	name  string
	field func(*Subject) *string
}{
	{"name", func(s *Subject) *string { return &s.Name }},
	{"other", func(s *Subject) *string { return &s.Other }},
	{"relation", func(s *Subject) *string { return &s.Relation }},
	{"breach", func(s *Subject) *string { return &s.Breach }},
	{"intent", func(s *Subject) *string { return &s.Intent }},
	{"severity", func(s *Subject) *string { return &s.Severity }},
	{"also-lied", func(s *Subject) *string { return &s.AlsoLied }},
	{"power", func(s *Subject) *string { return &s.Power }},
	{"complaint", func(s *Subject) *string { return &s.Complaint }},
	{"role", func(s *Subject) *string { return &s.Role }},
}

// subject returns the field function of a subject's key.
func subject(name string) func(*Entry) any {
	return func(e *Entry) any { return e.Subject.Field(name) }
}

// Field returns a pointer to the value of a key, or nil for a key that a
// subject does not have.
func (s *Subject) Field(name string) *string {
	for _, k := range subjectKeys {
		if k.name == name {
			return k.field(s)
		}
	}
	return nil
}

// Fill overwrites the fields that other gives a value for.
func (s *Subject) Fill(other Subject) {
	for _, k := range subjectKeys {
		if value := *k.field(&other); value != "" {
			*k.field(s) = value
		}
	}
}

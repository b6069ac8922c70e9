package apology

// The shape of content/en/apology.yaml.

type rulesData struct {
	Lists map[string][]string `yaml:"lists"` // named word lists, for patterns
	Roles []roleData          `yaml:"roles"` // the first whose cues fit is the role of a clause
	Parts []partData          `yaml:"parts"`
	Rules []ruleData          `yaml:"rules"`
}

// roleData describes a role that a clause of a letter can have.
type roleData struct {
	ID       Role       `yaml:"id"`
	Act      string     `yaml:"act"`      // did or omitted: also the role of clauses in which the writer did or did not act
	Owns     bool       `yaml:"owns"`     // plainly says what the writer did
	Explains bool       `yaml:"explains"` // says why or how it came to that
	Answers  bool       `yaml:"answers"`  // goes with a letter that answers for a deed
	Cases    []caseData `yaml:"cases"`
}

// partData describes a part of an apology.
type partData struct {
	ID     string     `yaml:"id"`
	Tier   int        `yaml:"tier"`
	Gist   string     `yaml:"gist"` // what the part is, for the reader
	Deed   bool       `yaml:"deed"` // also present where an act of the writer is named
	Cases  []caseData `yaml:"cases"`
	Sample []string   `yaml:"sample"` // sentences that it is in, for the test
}

// ruleData describes a rule.
type ruleData struct {
	ID       string     `yaml:"id"`
	Level    Level      `yaml:"level"`
	Why      string     `yaml:"why"`
	Question string     `yaml:"question"`
	Evidence string     `yaml:"evidence"`
	Whole    string     `yaml:"whole"`  // the name of a check of letter_checks.go
	Yields   bool       `yaml:"yields"` // the check finds nothing where another rule finds a flaw
	Cases    []caseData `yaml:"cases"`
	Unless   scopesData `yaml:"unless"` // clears every case that names no role
	Examples struct {
		Flagged []string `yaml:"flagged"`
		Clean   []string `yaml:"clean"`
	} `yaml:"examples"`
}

// caseData is one way in which a role, a part or a rule matches: words, or else
// whole clauses by their role.
type caseData struct {
	Name   string     `yaml:"name"`   // what the case is about, where there are many
	Words  []string   `yaml:"words"`  // any of these patterns; none: the clause as a whole
	Role   []Role     `yaml:"role"`   // the clause has one of these roles
	Joined []string   `yaml:"joined"` // the clause hangs on another by one of these words
	Apart  []string   `yaml:"apart"`  // the clause does not hang on another by one of these
	Loaded bool       `yaml:"loaded"` // only loaded words: they count for nothing beside a deed that is owned
	Firm   bool       `yaml:"firm"`   // a flaw even in a letter that answers for the deed; so is a case with roles
	Level  Level      `yaml:"level"`  // if other than the rule's
	With   scopesData `yaml:"with"`   // in each scope that is named, one of its patterns must match
	Unless scopesData `yaml:"unless"` // in no scope may any of its patterns match
}

// scopesData lists patterns by the scope, relative to the match, in which they
// are looked for. "role deed" is a pattern too: a whole clause with that role.
type scopesData struct {
	Before   []string `yaml:"before"`   // from the start of the sentence up to the match
	Rest     []string `yaml:"rest"`     // from the end of the match to the end of the sentence
	Clause   []string `yaml:"clause"`   // the clauses that the match touches
	Head     []string `yaml:"head"`     // the clause that this one hangs on
	Last     []string `yaml:"last"`     // the clause before
	Then     []string `yaml:"then"`     // the clause after
	Sentence []string `yaml:"sentence"` // the sentence of the match
	Previous []string `yaml:"previous"` // the sentence before
	Next     []string `yaml:"next"`     // the sentence after
	Near     []string `yaml:"near"`     // these three
	Earlier  []string `yaml:"earlier"`  // the text up to the match
	Later    []string `yaml:"later"`    // the text after the match
	Text     []string `yaml:"text"`     // the whole text
}

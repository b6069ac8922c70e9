package apology

// The shape of content/en/apology.yaml.

type rulesData struct {
	Lists map[string][]string `yaml:"lists"` // named word lists, for patterns
	Parts []partData          `yaml:"parts"`
	Rules []ruleData          `yaml:"rules"`
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
	Whole    string     `yaml:"whole"` // the name of a check of letter_checks.go
	Firm     bool       `yaml:"firm"`  // all of its cases are
	Cases    []caseData `yaml:"cases"`
	Unless   scopesData `yaml:"unless"` // clears every case
	Examples struct {
		Flagged []string `yaml:"flagged"`
		Clean   []string `yaml:"clean"`
	} `yaml:"examples"`
}

// caseData is one way in which a rule matches.
type caseData struct {
	Name   string     `yaml:"name"`   // what the case is about, where there are many
	Words  []string   `yaml:"words"`  // any of these patterns
	Level  Level      `yaml:"level"`  // if other than the rule's
	Firm   bool       `yaml:"firm"`   // a flaw even beside a deed that the writer owns
	Owned  bool       `yaml:"owned"`  // only after a deed that the writer owns, in this sentence or the one before
	With   scopesData `yaml:"with"`   // in each scope that is named, one of its patterns must match
	Unless scopesData `yaml:"unless"` // in no scope may any of its patterns match
}

// scopesData lists patterns by the scope, relative to the match, in which they
// are looked for.
type scopesData struct {
	Before   []string `yaml:"before"`   // from the start of the sentence up to the match
	Rest     []string `yaml:"rest"`     // from the end of the match to the end of the sentence
	Clause   []string `yaml:"clause"`   // the clauses that the match touches
	Sentence []string `yaml:"sentence"` // the sentence of the match
	Previous []string `yaml:"previous"` // the sentence before
	Next     []string `yaml:"next"`     // the sentence after
	Near     []string `yaml:"near"`     // these three
	Text     []string `yaml:"text"`     // the whole text
}

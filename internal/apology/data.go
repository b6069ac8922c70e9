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
	Sample []string   `yaml:"sample"` // sentences that hold it, for the test
}

// ruleData describes a rule.
type ruleData struct {
	ID       string     `yaml:"id"`
	Level    Level      `yaml:"level"`
	Why      string     `yaml:"why"`
	Question string     `yaml:"question"`
	Evidence string     `yaml:"evidence"`
	Whole    string     `yaml:"whole"` // the name of a check of whole.go
	Firm     bool       `yaml:"firm"`  // all of its cases are
	Cases    []caseData `yaml:"cases"`
	Unless   placesData `yaml:"unless"` // clears every case
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
	With   placesData `yaml:"with"`   // each place that is named must hold one of its patterns
	Unless placesData `yaml:"unless"` // no place may hold any of its patterns
}

// placesData names patterns by the place, relative to the match, where they
// are looked for.
type placesData struct {
	Before   []string `yaml:"before"`   // from the start of the sentence up to the match
	Rest     []string `yaml:"rest"`     // from the end of the match to the end of the sentence
	Clause   []string `yaml:"clause"`   // the clauses that the match touches
	Sentence []string `yaml:"sentence"` // the sentence of the match
	Previous []string `yaml:"previous"` // the sentence before
	Next     []string `yaml:"next"`     // the sentence after
	Near     []string `yaml:"near"`     // these three
	Text     []string `yaml:"text"`     // the whole text
}

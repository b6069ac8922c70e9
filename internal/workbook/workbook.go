// Package workbook owns the shape of the content: paths, steps, prompts, the
// practices they serve and the words of the interface. It reads content files
// strictly, from any fs.FS or from a pack laid over another, and checks them: each
// fault is told with its file, its line and the fix.
//
// It refuses to know what a person has answered (package guide), how a prompt
// is asked (package prompt), and where the files come from.
package workbook

// Path is the way through the workbook that one kind of person takes.
type Path string

// The paths that workbook.yaml has to define.
const (
	Hurting Path = "hurting" // broke somebody's trust
	Hurt    Path = "hurt"    // had their trust broken
	Alone   Path = "alone"   // stopped at the safety gate: a journal for oneself

	Setup     Path = "setup"      // who, and what happened, before the first step
	HurtSetup Path = "hurt-setup" // the same for the person who was hurt
)

// Workbook is one path of the content, read and checked.
type Workbook struct {
	Title   string
	Version string
	Path    Path
	Steps   []*Step
}

// Step is one of the six parts of the work.
type Step struct {
	ID      string    `yaml:"id"`
	Title   string    `yaml:"title"`
	Intro   string    `yaml:"intro"` // two or three sentences: what this step is for
	Prompts []*Prompt `yaml:"prompts"`

	file string // for messages
}

// Prompt is one question of the workbook.
type Prompt struct {
	ID        string   `yaml:"id"`
	Kind      Kind     `yaml:"kind"`
	Ask       string   `yaml:"ask"`       // the question itself
	Why       string   `yaml:"why"`       // one line: why it is asked
	Guide     Parts    `yaml:"guide"`     // help to answer well, short Markdown
	Example   Parts    `yaml:"example"`   // at most one small concrete example
	Practices []string `yaml:"practices"` // ids from practices.yaml
	When      When     `yaml:"when"`      // asked only when this holds
	Quotes    []string `yaml:"quotes"`    // earlier prompts whose answers are shown with it
	Again     string   `yaml:"again"`     // asks for this earlier prompt's answer again
	Rest      *Rest    `yaml:"rest"`      // the prompt waits for some time
	Meanwhile bool     `yaml:"meanwhile"` // may be answered while an earlier prompt waits
	Optional  bool     `yaml:"optional"`  // may be left empty
	Shareable bool     `yaml:"shareable"` // may go into a page for the other person
	Until     string   `yaml:"until"`     // a later date prompt: from that day on, neither goes there
	Title     string   `yaml:"title"`     // its heading there, addressed to nobody
	Options   []Option `yaml:"options"`   // of choice and choices
	Scale     *Ends    `yaml:"scale"`     // of scale
	Fields    []*Field `yaml:"fields"`    // of i-sentence, promises and review

	Phrases *Phrases `yaml:"-"` // of i-sentence and promises: what is looked for in the answer
}

// Option is one answer that can be chosen.
type Option struct {
	ID    string `yaml:"id"`
	Label string `yaml:"label"`

	// Gate makes choosing this option an answer to the safety questions as
	// well: afraid, force, control, no-contact or self-harm. It closes the
	// workbook as a yes at the start does.
	Gate string `yaml:"gate"`
}

// Ends are the two ends of a scale, with what each end means.
type Ends struct {
	From int    `yaml:"from"`
	To   int    `yaml:"to"`
	Low  string `yaml:"low"`
	High string `yaml:"high"`
}

// Field is one of several questions that make up an answer.
type Field struct {
	ID       string   `yaml:"id"`
	Kind     Kind     `yaml:"kind"` // text, line, choice, date or scale
	Ask      string   `yaml:"ask"`
	Title    string   `yaml:"title"` // its label on a page for the other person
	Guide    string   `yaml:"guide"`
	Example  string   `yaml:"example"`
	Optional bool     `yaml:"optional"`
	Options  []Option `yaml:"options"`
	Scale    *Ends    `yaml:"scale"`
}

// Rest makes a prompt wait. Exactly one of Days and On is set.
type Rest struct {
	After string         `yaml:"after"` // counted from the last answer to this prompt
	Days  map[string]int `yaml:"days"`  // whole days by severity: light, serious, grave
	On    string         `yaml:"on"`    // or: until the day answered to this date prompt
	Why   string         `yaml:"why"`   // one line: what the wait is good for
}

// When maps a setup field (relation, breach, intent, severity) or an earlier
// choice, choices, confirm or task prompt to the answers accepted. All of the
// keys must match, any one of a key's values is enough. The empty When matches
// always. Besides its own answers, a prompt can be Skipped.
type When map[string][]string

// Skipped is what a condition sees of a prompt that the person skipped.
const Skipped = "left-out"

// Part is a piece of text, and when it is shown.
type Part struct {
	When When   `yaml:"when"`
	Text string `yaml:"text"`
}

// Parts is a text that adapts: every part that applies is shown, in order.
// In YAML it is a plain string, or a list of parts.
type Parts []Part

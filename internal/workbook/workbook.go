// Package workbook owns the structure of the content: paths, steps, prompts, the
// practices they teach and the words of the interface. It reads content files
// strictly, from any fs.FS or from a pack over another one, and checks them. Each
// fault has a file, a line and a fix.
//
// A [Role] says who a person is: somebody who broke trust, or was hurt. A [Path] is
// the sequence of steps that somebody is asked: each role has one, and there are
// others, for the setup and for a closed workbook. Values and variables are called
// role or path accordingly, in every package.
//
// Prompts stand in the files of their steps; routes.yaml says when each of them comes.
// A [Route] is one way along a path, for one sort of person: a list of sittings, each
// with the prompts that are asked at one time and the day on which it opens. The
// steering, a list of [Rule], says which answers close what.
//
// It does not know what a person has answered (package guide), how a prompt is
// asked (package prompt), or where the files come from.
package workbook

// Role says who a person is.
type Role string

// Path names a sequence of steps.
type Path string

// The roles. Each is also the name of the path for that role, so these constants
// have no type.
const (
	Hurting = "hurting" // broke somebody's trust
	Hurt    = "hurt"    // had their trust broken
)

// The other paths that workbook.yaml has to define.
const (
	Alone     Path = "alone"      // a journal for oneself, after the safety gate closed the workbook
	Harmed    Path = "harmed"     // the same for a person who is harmed by the other one
	Setup     Path = "setup"      // who, and what happened, before the first step
	HurtSetup Path = "hurt-setup" // the same for the person who was hurt
)

// Closed reports whether a path is one that is left after a yes at the safety gate.
func (p Path) Closed() bool { return p == Alone || p == Harmed }

// Workbook is one path of the content, read and checked.
type Workbook struct {
	Title   string
	Version string
	Path    Path
	Steps   []*Step
	Routes  Routes
}

// Step is one of the six parts of the work.
type Step struct {
	ID      string    `yaml:"id"`
	Title   string    `yaml:"title"`
	Intro   string    `yaml:"intro"` // two or three sentences: what this step is for
	Prompts []*Prompt `yaml:"prompts"`

	// Pages are shown before the prompts, one after another, and never stored: what
	// nobody may find in a file.
	Pages []Page `yaml:"pages"`

	file string // for error messages
}

// Page is a text that is only shown.
type Page struct {
	Title string `yaml:"title"`
	Text  string `yaml:"text"`
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
	When      When     `yaml:"when"`      // asked only if this matches
	Quotes    []string `yaml:"quotes"`    // earlier prompts whose answers are shown with it
	Again     string   `yaml:"again"`     // asks for a new version of this earlier prompt's answer
	Optional  bool     `yaml:"optional"`  // may be left empty
	Shareable bool     `yaml:"shareable"` // may be on a page for the other person
	Reaches   bool     `yaml:"reaches"`   // reaches for the other person
	Theirs    bool     `yaml:"theirs"`    // the answer is in the other person's words
	Makes     string   `yaml:"makes"`     // the sort of agreement that the answer is: openness or boundary
	Title     string   `yaml:"title"`     // a few words: its name in lists, and its heading on a page
	Topic     string   `yaml:"topic"`     // what it asks about; no two prompts of one walk share it

	Options  []Option       `yaml:"options"`  // of choice and choices
	Scale    *Ends          `yaml:"scale"`    // of scale
	Fields   []*Field       `yaml:"fields"`   // of i-sentence, promises and review
	Outcomes []Outcome      `yaml:"outcomes"` // of task: what "done" may carry; the first is what a bare "done" means
	Suggest  map[string]int `yaml:"suggest"`  // of date: days from today, by severity, offered as the answer

	Formerly []Former `yaml:"formerly"` // prompts of earlier content whose answers count as this one's
	Lapses   []Lapse  `yaml:"lapses"`   // which answers count no longer after later ones

	Phrases *Phrases `yaml:"-"` // of i-sentence and promises: what to look for in the answer
}

// Option is one answer that can be chosen.
type Option struct {
	ID    string `yaml:"id"`
	Label string `yaml:"label"`

	// Gate says that this option also answers a safety question with yes:
	// afraid, force, control, no-contact or self-harm. It closes the workbook
	// just like a yes at the start.
	Gate string `yaml:"gate"`
}

// Outcome is one way in which a task was done.
type Outcome struct {
	ID    string `yaml:"id"`
	Label string `yaml:"label"`
	Day   bool   `yaml:"day"` // it comes with a day: done day 2026-12-05
	Ask   string `yaml:"ask"` // asks for that day
}

// Former is a prompt of earlier content. Its answer counts as the answer to the
// prompt that took its place, as it is or translated by Answers.
type Former struct {
	Prompt  string            `yaml:"prompt"`
	Answers map[string]string `yaml:"answers"`
}

// Lapse says when answers to a prompt count no longer: once one of these other answers
// is given later. Then the prompt is as good as unanswered.
type Lapse struct {
	Answers []string `yaml:"answers"`
	Once    When     `yaml:"once"` // any key is enough
}

// Ends are the two ends of a scale and what they mean.
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
	Theirs   bool     `yaml:"theirs"`
	Private  bool     `yaml:"private"`  // on no page for the other person
	Formerly string   `yaml:"formerly"` // a prompt of earlier content that asked for it
	When     When     `yaml:"when"`     // asked only if this matches; setup fields only
	Options  []Option `yaml:"options"`
	Scale    *Ends    `yaml:"scale"`
}

// When is a condition. It maps setup fields (relation, breach, intent, severity) and
// earlier choice, choices, confirm or task prompts to accepted answers. Every key
// must match, with any of its values. An empty When always matches. In addition to
// its own answers, a prompt can be Skipped.
type When map[string][]string

// A task that was put off has more values in a condition.
const (
	PutOffSoon  = "put-off-soon"  // by a week at most
	PutOffFar   = "put-off-far"   // by more than a week
	PutOffTwice = "put-off-twice" // at least twice in a row
	PutOffOften = "put-off-often" // three times in a row, or again after 30 days
)

// Skipped is the value of a prompt that the person skipped, in a condition.
const Skipped = "left-out"

// Unanswered is the value of a prompt that was neither answered nor skipped.
const Unanswered = "unanswered"

// Part is a piece of text and the condition for showing it.
type Part struct {
	When   When   `yaml:"when"`
	Text   string `yaml:"text"`
	Safety bool   `yaml:"safety"` // of a guide: somebody may be in danger without it, so it's always in sight
}

// Parts is a text that depends on earlier answers: every part whose condition
// matches is shown, in order. In YAML it is a string or a list of parts.
type Parts []Part

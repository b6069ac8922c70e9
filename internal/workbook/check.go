package workbook

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// SetupValues returns the setup fields that a condition can name, and the values of
// each. The commands start and setup accept the same values.
func SetupValues() map[string][]string {
	return map[string][]string{
		"relation": {"partner", "friend", "family", "colleague"},
		"breach":   {"affair", "lie", "broken-promise", "secret", "money", "words", "other"},
		"intent":   {"lapse", "choice", "lie"},
		"severity": {"light", "serious", "grave"},

		"also-lied": {"yes", "no"},
		"power":     {"none", "mine", "theirs"},
		"complaint": {"none", "open", "advised", "over"},

		"gate": {"none", "afraid", "private", "force", "control", "no-contact", "self-harm", "machine", "unsaid"},
	}
}

// check returns every structural fault of the path.
func (wb *Workbook) check() Problems {
	c := checker{path: wb, earlier: map[string]*Prompt{}, setup: SetupValues(), private: wb.Path == Hurt || wb.Path == HurtSetup}
	steps := map[string]bool{}
	for _, step := range wb.Steps {
		c.file = step.file
		if step.ID == "" || step.Title == "" || step.Intro == "" {
			c.add("", "id, title or intro is missing", "write all three")
		}
		if steps[step.ID] {
			c.add("", fmt.Sprintf("step %q is on the path twice", step.ID), "choose another id")
		}
		steps[step.ID] = true
		for _, p := range step.Prompts {
			c.prompt(p)
		}
	}
	return c.found
}

// checker collects faults while it goes through the prompts in order.
type checker struct {
	path    *Workbook
	file    string
	earlier map[string]*Prompt // those before the current one, by id
	setup   map[string][]string
	private bool // the answers to the safety questions are not recorded on this path
	found   Problems
}

func (c *checker) add(prompt, what, fix string) {
	p := Problem{File: c.file, What: what, Fix: fix}
	if prompt != "" {
		p.Kind, p.ID = "prompt", prompt
	}
	c.found = append(c.found, p)
}

var idForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
})

func (c *checker) prompt(p *Prompt) {
	if !idForm().MatchString(p.ID) {
		c.add(p.ID, "the id is missing or odd", "use lower-case words joined by hyphens")
	}
	if c.earlier[p.ID] != nil {
		c.add(p.ID, "the id is taken", "rename one of the two")
	}
	if p.Ask == "" || p.Why == "" || len(p.Guide) == 0 {
		c.add(p.ID, "ask, why or guide is missing", "write all three")
	}
	c.kind(p)
	c.outcomes(p)
	c.when(p.ID, p.When)
	c.lapses(p)
	for _, part := range slices.Concat(p.Guide, p.Example) {
		c.when(p.ID, part.When)
		c.text(p.ID, part.Text)
	}
	c.text(p.ID, p.Ask)
	c.text(p.ID, p.Why)
	c.titles(p)
	c.references(p)
	c.earlier[p.ID] = p
}

// titles checks that what can go to the other person has headings.
func (c *checker) titles(p *Prompt) {
	if !p.Shareable {
		return
	}
	titles := []string{p.Title}
	for _, f := range p.Fields {
		if !f.Private {
			titles = append(titles, f.Title)
		}
	}
	for _, title := range titles {
		c.text(p.ID, title)
		if title == "" {
			c.add(p.ID, "a title of a shareable prompt or its field is missing", "name what it is about, as a heading on a page that two people read")
		}
	}
}

var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\{[^}]*\}?`)
})

// text checks that a text has no placeholders other than the two names.
func (c *checker) text(prompt, text string) {
	for _, found := range placeholder().FindAllString(text, -1) {
		if found != "{me}" && found != "{other}" {
			c.add(prompt, fmt.Sprintf("unknown placeholder %q", found), "use only {me} and {other}")
		}
	}
}

func (c *checker) kind(p *Prompt) {
	s, known := shapes[p.Kind]
	if !known {
		c.add(p.ID, fmt.Sprintf("unknown kind %q", p.Kind), fmt.Sprintf("use one of %q", Kinds()))
	}
	if s.options {
		c.options(p.ID, p.Options)
	}
	if s.scale {
		c.ends(p.ID, p.Scale)
	}
	if s.fields != nil {
		c.fields(p, s.fields)
	}
}

func (c *checker) options(prompt string, options []Option) {
	if len(options) < 2 {
		c.add(prompt, "fewer than two options", "a choice needs two")
	}
	seen := map[string]bool{}
	for _, o := range options {
		if o.Label == "" || !idForm().MatchString(o.ID) || seen[o.ID] {
			c.add(prompt, fmt.Sprintf("option %q is odd, double or has no label", o.ID), "write a label, and an id that no other option has")
		}
		seen[o.ID] = true
		c.text(prompt, o.Label)
		if o.Gate != "" && c.private {
			c.add(prompt, fmt.Sprintf("option %q answers the gate, and nothing of that is recorded here", o.ID), "take gate out")
		}
		if o.Gate != "" && !slices.Contains(SetupValues()["gate"], o.Gate) {
			c.add(prompt, fmt.Sprintf("option %q answers the gate with %q, which is unknown", o.ID, o.Gate),
				"use one of "+strings.Join(SetupValues()["gate"], ", "))
		}
	}
}

func (c *checker) outcomes(p *Prompt) {
	seen := map[string]bool{TaskDone: true, TaskNotYet: true, TaskDecidedNot: true, Skipped: true}
	for _, o := range p.Outcomes {
		if o.Label == "" || !idForm().MatchString(o.ID) || seen[o.ID] {
			c.add(p.ID, fmt.Sprintf("outcome %q is odd, double or has no label", o.ID), "write a label, and an id that nothing else has")
		}
		seen[o.ID] = true
		c.text(p.ID, o.Label)
	}
	if len(p.Outcomes) > 0 && p.Kind != Task {
		c.add(p.ID, "it has outcomes but is no task", "take them out")
	}
}

func (c *checker) lapses(p *Prompt) {
	for _, l := range p.Lapses {
		if len(l.Answers) == 0 || len(l.Once) == 0 {
			c.add(p.ID, "a lapse has no answers, or nothing after which they lapse", "write answers and once")
		}
		c.when(p.ID, When{p.ID: l.Answers})
		c.when(p.ID, l.Once)
	}
}

func (c *checker) ends(prompt string, s *Ends) {
	if s == nil || s.From >= s.To || s.Low == "" || s.High == "" {
		c.add(prompt, "the scale is missing, or one of its ends has no name", "write from, to, low and high")
	}
}

func (c *checker) fields(p *Prompt, wanted []string) {
	seen := map[string]bool{}
	for _, f := range p.Fields {
		if f.Ask == "" || seen[f.ID] {
			c.add(p.ID, fmt.Sprintf("field %q is double or has no ask", f.ID), "give each an id of its own and an ask")
		}
		seen[f.ID] = true
		c.text(p.ID, f.Ask)
		c.text(p.ID, f.Guide)
		c.text(p.ID, f.Example)
		c.fieldWhen(p.ID, f)
		c.fieldKind(p.ID, f)
	}
	for _, id := range wanted {
		if !seen[id] {
			c.add(p.ID, fmt.Sprintf("field %q is missing", id), fmt.Sprintf("a prompt of kind %s has it", p.Kind))
		}
	}
}

// fieldWhen checks that the condition of a field names setup fields only, which are
// known before any field is asked.
func (c *checker) fieldWhen(prompt string, f *Field) {
	for key := range f.When {
		if c.setup[key] == nil {
			c.add(prompt, fmt.Sprintf("the condition of field %q names %q", f.ID, key), "name a setup field")
		}
	}
	c.when(prompt, f.When)
}

func (c *checker) fieldKind(prompt string, f *Field) {
	s := shapes[f.Kind]
	if !s.inField {
		c.add(prompt, fmt.Sprintf("field %q has kind %q", f.ID, f.Kind), fmt.Sprintf("use one of %q", fieldKinds()))
	}
	if s.inField && s.options {
		c.options(prompt, f.Options)
	}
	if s.inField && s.scale {
		c.ends(prompt, f.Scale)
	}
}

// references checks that quotes and again name prompts of the path.
func (c *checker) references(p *Prompt) {
	for _, id := range p.Quotes {
		c.otherPrompt(p.ID, "quotes", id)
	}
	if p.Again != "" {
		c.otherPrompt(p.ID, "again", p.Again)
	}
}

func (c *checker) otherPrompt(prompt, key, id string) {
	if p, _ := c.path.Prompt(id); p == nil || id == prompt {
		c.add(prompt, fmt.Sprintf("%s names %q, which is no other prompt of this path", key, id), "name another prompt")
	}
}

func (c *checker) when(prompt string, when When) {
	for _, key := range slices.Sorted(maps.Keys(when)) {
		if key == "gate" && c.private {
			c.add(prompt, "no condition on gate can be true here: the answers of the person who was hurt are not recorded",
				"say it to everybody, as advice")
		}
		accepted := c.values(prompt, key)
		for _, value := range when[key] {
			if accepted != nil && !slices.Contains(accepted, value) {
				c.add(prompt, fmt.Sprintf("when %s is %q can never be true", key, value),
					"use one of "+strings.Join(accepted, ", "))
			}
		}
	}
}

// values returns the values that a condition's key can have.
func (c *checker) values(prompt, key string) []string {
	if setup, ok := c.setup[key]; ok {
		return setup
	}
	p, _ := c.path.Prompt(key)
	if p == nil {
		c.add(prompt, fmt.Sprintf("when names %q, which is no prompt of this path", key), "name a setup field or a prompt")
		return nil
	}
	accepted := p.conditionValues()
	if accepted == nil {
		c.add(prompt, fmt.Sprintf("when names %q, which is of kind %s", key, p.Kind),
			"a condition can only name a choice, choices, confirm or task, or an answer with a choice among its fields")
	}
	return accepted
}

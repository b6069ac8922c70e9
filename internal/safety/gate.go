package safety

import (
	"io/fs"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The answers that the gate puts on record. Any other one is the id of a
// question that was answered with yes.
const (
	None   = "none"   // every question was answered with no
	Unsaid = "unsaid" // at least one was answered with "I prefer not to say"
	Asked  = "asked"  // all that is on record of the person who was hurt
)

// The replies to one question.
const (
	Yes = "yes"
	No  = "no"
)

// Gate is what is asked about safety before anything else: one set of
// questions for the person who broke trust (workbook.Hurting), another for the
// person who was hurt (workbook.Hurt).
type Gate struct {
	sets     map[workbook.Role]*set
	replies  []workbook.Option
	counsels []counsel
}

// Question is asked on its own, and takes Yes, No or Unsaid.
type Question struct {
	ID    string `yaml:"id"`
	Ask   string `yaml:"ask"`
	Why   string `yaml:"why"`
	Guide string `yaml:"guide"`
	Name  string `yaml:"name"` // names the question in a sentence: "You said yes to NAME."

	Urgent string `yaml:"urgent"` // what is said before all else after a yes, if anything
	Yes    string `yaml:"yes"`    // what is said after a yes, below the help lines
	Needs  []Need `yaml:"needs"`  // the help lines that come first then
}

// set is what one role is asked and told.
type set struct {
	Intro     string     `yaml:"intro"`
	Questions []Question `yaml:"questions"`
	Title     string     `yaml:"title"`     // of both cards
	Unwritten string     `yaml:"unwritten"` // what is said after any yes as long as nothing was written
	After     string     `yaml:"after"`     // what is said last, after any yes
	Unsaid    Card       `yaml:"unsaid"`    // after "I prefer not to say" and no yes
	Unknown   general    `yaml:"unknown"`   // after a yes to a question that there is not
}

// general is what is said after a yes to an unknown question, and the help lines
// that it needs.
type general struct {
	Yes   string `yaml:"yes"`
	Needs []Need `yaml:"needs"`
}

// counsel is the advice to see a counselor. The first one that fits is shown.
type counsel struct {
	When workbook.When `yaml:"when"` // by relation, breach and severity
	Card Card          `yaml:"card"`
}

// LoadGate reads the gate. A fault in the content comes back as
// workbook.Problems.
func LoadGate(fsys fs.FS) (*Gate, error) {
	f, err := read(fsys)
	if err != nil {
		return nil, err
	}
	g := &Gate{sets: f.Gate, replies: f.Replies, counsels: f.Counsellor}
	return g, asError(g.check())
}

// Intro returns what is said before the first question. Any role but Hurt counts as
// Hurting.
func (g *Gate) Intro(role workbook.Role) string { return g.of(role).Intro }

// Questions returns the questions for a role, in the order in which they are asked,
// one at a time.
func (g *Gate) Questions(role workbook.Role) []Question {
	return slices.Clone(g.of(role).Questions)
}

// Replies returns the three possible replies to a question: Yes, No and Unsaid.
func (g *Gate) Replies() []workbook.Option { return slices.Clone(g.replies) }

func (g *Gate) of(role workbook.Role) *set {
	if role == workbook.Hurt {
		return g.sets[workbook.Hurt]
	}
	return g.sets[workbook.Hurting]
}

// Answers sums up the replies, by question id, as the journal records them:
// the ids answered with yes, Unsaid if anything was left unsaid, else None. A
// question without a reply counts as unsaid.
func (g *Gate) Answers(role workbook.Role, replies map[string]string) []string {
	var answers []string
	unsaid := false
	for _, q := range g.of(role).Questions {
		switch replies[q.ID] {
		case Yes:
			answers = append(answers, q.ID)
		case No:
		default:
			unsaid = true
		}
	}
	if unsaid {
		answers = append(answers, Unsaid)
	}
	if answers == nil {
		return []string{None}
	}
	return answers
}

// Closing returns what is said after the answers: what is urgent, which help
// there is, why, what is closed now and what stays open. For the hurt person
// nothing is closed, and it is care. There is none after None. An answer that is
// unknown here, from a newer version or a damaged line, has the general card.
func (g *Gate) Closing(role workbook.Role, answers []string) (Card, bool) {
	return g.of(role).closing(g.yes(role, answers), answers, "")
}

// ClosingUnwritten is like Closing, for answers given before there is a journal. The
// card says that nothing was written.
func (g *Gate) ClosingUnwritten(role workbook.Role, answers []string) (Card, bool) {
	s := g.of(role)
	return s.closing(g.yes(role, answers), answers, s.Unwritten)
}

// yes returns the questions that were answered with yes, the urgent ones first.
func (g *Gate) yes(role workbook.Role, answers []string) (yes []Question) {
	s := g.of(role)
	for _, q := range s.Questions {
		if slices.Contains(answers, q.ID) {
			yes = append(yes, q)
		}
	}
	unknown := func(answer string) bool {
		return answer != None && answer != Unsaid && !(answer == Asked && role == workbook.Hurt)
	}
	if len(yes) == 0 && slices.ContainsFunc(answers, unknown) {
		yes = []Question{{Yes: s.Unknown.Yes, Needs: s.Unknown.Needs}}
	}
	slices.SortStableFunc(yes, func(a, b Question) int {
		switch {
		case (a.Urgent == "") == (b.Urgent == ""):
			return 0
		case a.Urgent != "":
			return -1
		}
		return 1
	})
	return yes
}

func (s *set) closing(yes []Question, answers []string, unwritten string) (Card, bool) {
	if len(yes) == 0 {
		return s.Unsaid, slices.Contains(answers, Unsaid)
	}
	c := Card{Title: s.Title}
	var urgent, said []string
	for _, q := range yes {
		urgent, said = append(urgent, q.Urgent), append(said, q.Yes)
		for _, n := range q.Needs {
			if !slices.Contains(c.Needs, n) {
				c.Needs = append(c.Needs, n)
			}
		}
	}
	c.Body = paragraphs(slices.Concat(urgent, []string{place, unwritten}, said, []string{s.After})...)
	return c, true
}

// paragraphs joins the texts that aren't empty.
func paragraphs(texts ...string) string {
	var said []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "\n\n")
}

// Counsellor returns the advice to see a counselor, which fits a grave breach or an
// affair. It is shown once at the start, and later next to the help lines. The
// arguments are values of the setup.
func (g *Gate) Counsellor(relation, breach, severity string) (Card, bool) {
	setup := map[string]string{"relation": relation, "breach": breach, "severity": severity}
	for _, c := range g.counsels {
		if c.fits(setup) {
			return c.Card, true
		}
	}
	return Card{}, false
}

func (c counsel) fits(setup map[string]string) bool {
	for key, accepted := range c.When {
		if !slices.Contains(accepted, setup[key]) {
			return false
		}
	}
	return true
}

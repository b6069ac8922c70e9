package render

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Sheet is a page to print or to hand over, as sheets.yaml has it. Its
// texts adapt like those of a prompt.
type Sheet struct {
	Title    string         `yaml:"title"`
	Under    string         `yaml:"under"`
	Dated    bool           `yaml:"dated"` // the day stands below the title
	Lead     workbook.Parts `yaml:"lead"`
	Sections []Section      `yaml:"sections"`
	Close    workbook.Parts `yaml:"close"`
	Beside   workbook.Parts `yaml:"beside"` // for the person who makes the page, and not on it
}

// Section is a part of a sheet. One that has nothing to show is left out.
type Section struct {
	Title   string            `yaml:"title"`
	When    workbook.When     `yaml:"when"`
	Points  workbook.Parts    `yaml:"points"`
	Answers []string          `yaml:"answers"` // prompts; only what is shared shows
	Labels  map[string]string `yaml:"labels"`  // by field or prompt: what stands beside its answer
	Rows    int               `yaml:"rows"`    // to write on, where there is no answer
	Sign    bool              `yaml:"sign"`    // both names
}

// LoadSheets reads sheets.yaml: the sheets by name.
func LoadSheets(fsys fs.FS) (map[string]*Sheet, error) {
	var sheets map[string]*Sheet
	err := workbook.ReadStrict(fsys, sheetsFile, &sheets)
	return sheets, err
}

// Document makes the page from the answers that are shared.
func (s *Sheet) Document(a guide.View, shared []guide.Shared, now time.Time) Document {
	d := s.head(a, now)
	for _, section := range s.Sections {
		if c := section.chapter(a, shared); a.State.Holds(section.When) && !c.empty() {
			d.Chapters = append(d.Chapters, c)
		}
	}
	return d
}

// ForOther makes a page of every answer that is shared, each below what it is
// about: its question was asked of the person who wrote it.
func (s *Sheet) ForOther(a guide.View, shared []guide.Shared, now time.Time) Document {
	d := s.head(a, now)
	for _, sh := range shared {
		answer := written(a, sh.Prompt, sh.Answer, nil)
		d.Chapters = append(d.Chapters, Chapter{Title: a.Fill(sh.Prompt.Title), Answers: []Answer{answer}})
	}
	return d
}

func (s *Sheet) head(a guide.View, now time.Time) Document {
	d := Document{Title: a.Fill(s.Title), Under: a.Fill(s.Under), Lead: filled(a, s.Lead), Close: filled(a, s.Close)}
	if s.Dated {
		d.Under += " · " + a.Words.Day(now)
	}
	return d
}

// Aside gives the paragraphs for the person who makes the page.
func (s *Sheet) Aside(a guide.View) []string { return filled(a, s.Beside) }

func (s Section) chapter(a guide.View, shared []guide.Shared) Chapter {
	c := Chapter{Title: a.Fill(s.Title), Points: filled(a, s.Points), Answers: s.answers(a, shared)}
	if len(c.Answers) == 0 {
		c.Rows = s.Rows
	}
	if s.Sign {
		c.Signers = []string{a.Fill("{me}"), a.Fill("{other}")}
	}
	return c
}

func (c Chapter) empty() bool {
	return len(c.Points) == 0 && len(c.Answers) == 0 && c.Rows == 0 && len(c.Signers) == 0
}

// answers gives what is shared of the section's prompts. Beside others, a
// prompt with a label that has no answer leaves a line to fill in.
func (s Section) answers(a guide.View, shared []guide.Shared) []Answer {
	var answers []Answer
	for _, id := range s.Answers {
		i := slices.IndexFunc(shared, func(sh guide.Shared) bool { return sh.Prompt.ID == id })
		if i >= 0 {
			answers = append(answers, written(a, shared[i].Prompt, shared[i].Answer, s.Labels))
		} else if label := s.Labels[id]; label != "" && len(answers) > 0 {
			answers = append(answers, Answer{Fields: []Field{{Label: label}}})
		}
	}
	return answers
}

// written gives an answer as a person reads it, its parts below one another,
// each with its label, else its title or its question.
func written(a guide.View, p *workbook.Prompt, value json.RawMessage, labels map[string]string) Answer {
	shown := a.Show(p, value)
	if label := labels[p.ID]; label != "" {
		return Answer{Fields: []Field{{label, shown}}}
	}
	fields := a.Fields(p, value)
	if len(fields) == 0 {
		return Answer{Text: shown}
	}
	var answer Answer
	for _, f := range fields {
		label := labels[f.Field.ID]
		if label == "" {
			label = a.Fill(cmp.Or(f.Field.Title, f.Field.Ask))
		}
		answer.Fields = append(answer.Fields, Field{label, f.Text})
	}
	return answer
}

// filled gives the texts that apply, with the names in them.
func filled(a guide.View, parts workbook.Parts) []string {
	var texts []string
	for _, part := range parts {
		if a.State.Holds(part.When) {
			texts = append(texts, a.Fill(part.Text))
		}
	}
	return texts
}

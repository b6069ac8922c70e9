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

// Sheet is a page of sheets.yaml, to print or to hand over. Its texts can have
// conditions like those of a prompt.
type Sheet struct {
	Title    string         `yaml:"title"`
	Under    string         `yaml:"under"`
	Dated    bool           `yaml:"dated"` // the date is below the title
	Lead     workbook.Parts `yaml:"lead"`
	Sections []Section      `yaml:"sections"`
	Close    workbook.Parts `yaml:"close"`
	Beside   workbook.Parts `yaml:"beside"` // not on the page, but for the person who makes it
}

// Section is a part of a sheet. It is omitted if it is empty.
type Section struct {
	Title   string            `yaml:"title"`
	When    workbook.When     `yaml:"when"`
	Points  workbook.Parts    `yaml:"points"`
	Answers []string          `yaml:"answers"` // prompts, whose answers are shown if they are shared
	Labels  map[string]string `yaml:"labels"`  // labels of answers, by field or prompt
	Rows    int               `yaml:"rows"`    // empty lines to write on if there is no answer
	Sign    bool              `yaml:"sign"`    // both names, to sign
}

// LoadSheets reads sheets.yaml and returns the sheets by name.
func LoadSheets(fsys fs.FS) (map[string]*Sheet, error) {
	var sheets map[string]*Sheet
	err := workbook.ReadStrict(fsys, sheetsFile, &sheets)
	return sheets, err
}

// Document returns the page with the answers that are shared.
func (s *Sheet) Document(v guide.View, shared []guide.Shared, now time.Time) Document {
	d := s.newDocument(v, now)
	for _, section := range s.Sections {
		if c := section.chapter(v, shared); v.State.Holds(section.When) && !c.empty() {
			d.Chapters = append(d.Chapters, c)
		}
	}
	return d
}

// ForOther returns a page with all answers that are shared. Each has the title of
// its prompt: the question itself addresses the person who wrote the answer.
func (s *Sheet) ForOther(v guide.View, shared []guide.Shared, now time.Time) Document {
	d := s.newDocument(v, now)
	for _, sh := range shared {
		answer := answerOf(v, sh.Prompt, sh.Answer, nil)
		d.Chapters = append(d.Chapters, Chapter{Title: v.Fill(sh.Prompt.Title), Answers: []Answer{answer}})
	}
	return d
}

func (s *Sheet) newDocument(v guide.View, now time.Time) Document {
	d := Document{Title: v.Fill(s.Title), Under: v.Fill(s.Under), Lead: fillAll(v, s.Lead), Close: fillAll(v, s.Close)}
	if s.Dated {
		d.Under += " · " + v.Words.Day(now)
	}
	return d
}

// Aside returns the paragraphs for the person who makes the page.
func (s *Sheet) Aside(v guide.View) []string { return fillAll(v, s.Beside) }

func (s Section) chapter(v guide.View, shared []guide.Shared) Chapter {
	c := Chapter{Title: v.Fill(s.Title), Points: fillAll(v, s.Points), Answers: s.answers(v, shared)}
	if len(c.Answers) == 0 {
		c.Rows = s.Rows
	}
	if s.Sign {
		c.Signers = []string{v.Fill("{me}"), v.Fill("{other}")}
	}
	return c
}

func (c Chapter) empty() bool {
	return len(c.Points) == 0 && len(c.Answers) == 0 && c.Rows == 0 && len(c.Signers) == 0
}

// answers returns the shared answers to the section's prompts. If there are any, a
// prompt that has a label and no answer becomes a line to fill in.
func (s Section) answers(v guide.View, shared []guide.Shared) []Answer {
	var answers []Answer
	for _, id := range s.Answers {
		i := slices.IndexFunc(shared, func(sh guide.Shared) bool { return sh.Prompt.ID == id })
		if i >= 0 {
			answers = append(answers, answerOf(v, shared[i].Prompt, shared[i].Answer, s.Labels))
		} else if label := s.Labels[id]; label != "" && len(answers) > 0 {
			answers = append(answers, Answer{Fields: []Field{{Label: label}}})
		}
	}
	return answers
}

// answerOf returns an answer as a person reads it. Each field has its label, or
// else its title or question.
func answerOf(v guide.View, p *workbook.Prompt, value json.RawMessage, labels map[string]string) Answer {
	shown := v.Answers().Show(p, value)
	if label := labels[p.ID]; label != "" {
		return Answer{Fields: []Field{{label, shown}}}
	}
	fields := v.Answers().Fields(p, value)
	if len(fields) == 0 {
		return Answer{Text: shown}
	}
	var answer Answer
	for _, f := range fields {
		label := labels[f.Field.ID]
		if label == "" {
			label = v.Fill(cmp.Or(f.Field.Title, f.Field.Ask))
		}
		answer.Fields = append(answer.Fields, Field{label, f.Text})
	}
	return answer
}

// fillAll returns the texts that apply, with the names filled in.
func fillAll(v guide.View, parts workbook.Parts) []string {
	var texts []string
	for _, part := range parts {
		if v.State.Holds(part.When) {
			texts = append(texts, v.Fill(part.Text))
		}
	}
	return texts
}

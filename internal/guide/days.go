package guide

import "codeberg.org/trustrepair/trustrepair/internal/workbook"

// DayQuestion returns a question for a day that is the answer to no prompt.
func (v View) DayQuestion(id, ask string) Question {
	p := &workbook.Prompt{ID: id, Kind: workbook.Date}
	q := Question{ID: id, Kind: p.Kind, Ask: ask}
	q.Check = func(input string) error {
		_, err := v.Answers().Parse(p, input)
		return err
	}
	return v.takingDays(q, p, nil)
}

// takingDays adds to a question how it understands days, if one can be typed there.
// The field is nil for a whole prompt.
func (v View) takingDays(q Question, p *workbook.Prompt, f *workbook.Field) Question {
	q.Understood, q.Settled = v.Answers().Understood(p, f), v.Answers().Settled(p, f)
	return q
}

package guide

import (
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// lapsed reports whether the answer to a prompt no longer counts, because of a later
// answer to another prompt.
func (st State) lapsed(prompt string) bool {
	p := st.reading[prompt].prompt
	if p == nil {
		return false
	}
	return slices.ContainsFunc(p.Lapses, func(l workbook.Lapse) bool {
		return containsAny(st.answerValues(prompt), l.Answers) && st.answeredSince(prompt, l.Once)
	})
}

// answeredSince reports whether a prompt that the condition names was answered so
// after another prompt.
func (st State) answeredSince(prompt string, once workbook.When) bool {
	for key, accepted := range once {
		if st.answers[key].ID > st.answers[prompt].ID && containsAny(st.answerValues(key), accepted) {
			return true
		}
	}
	return false
}

func containsAny(values, accepted []string) bool {
	return slices.ContainsFunc(values, func(v string) bool { return slices.Contains(accepted, v) })
}

// PutsOff reports whether a task is put off now. How often it was takes all the answers
// to it, not only the last.
func (st State) PutsOff() bool {
	for _, e := range st.answers {
		if _, skipped := st.Skipped(e.Prompt); !skipped && answers.PutOffDay(&workbook.Prompt{Kind: workbook.Task}, e.Answer) != "" {
			return true
		}
	}
	return false
}

// oftenAfter is after how many days a task that is put off again was put off often.
const oftenAfter = 30

// putOffValues returns what else a condition can say of a task that is put off now.
func (st State) putOffValues(p *workbook.Prompt) []string {
	puts := st.putOffs(p)
	last, first := puts[0], puts[len(puts)-1]
	values := []string{workbook.PutOffSoon}
	if day := days.Start(answers.PutOffDay(p, last.Answer), last.At); day.After(days.Midnight(last.At).AddDate(0, 0, 7)) {
		values[0] = workbook.PutOffFar
	}
	if len(puts) >= 2 {
		values = append(values, workbook.PutOffTwice)
	}
	if len(puts) >= 3 || !last.At.Before(days.Midnight(first.At).AddDate(0, 0, oftenAfter)) {
		values = append(values, workbook.PutOffOften)
	}
	return values
}

// putOffs returns the answers that put a task off, the last one first, back to the
// last other answer. Of those of one day only the last counts: a day was corrected.
func (st State) putOffs(p *workbook.Prompt) []entry.Entry {
	puts := []entry.Entry{st.answers[p.ID]}
	for _, e := range slices.Backward(st.entries) {
		if e.Prompt != p.ID || e.Kind != entry.Answer && e.Kind != entry.Skip {
			continue
		}
		if e.Kind == entry.Skip || answers.PutOffDay(p, e.Answer) == "" {
			break
		}
		if puts[len(puts)-1].At.Format(time.DateOnly) != e.At.Format(time.DateOnly) {
			puts = append(puts, e)
		}
	}
	return puts
}

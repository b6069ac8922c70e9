package render

import (
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
)

// stripLength is how many of its last days a promise shows.
const stripLength = 12

// Promises returns all promises, the open ones first, with a strip of their last days.
func (p Page) Promises(v guide.View) string {
	listed := v.Ledger.Listed()
	if len(listed) == 0 {
		return p.line(0, v.Words.Say("promises-none"))
	}
	var b strings.Builder
	ended := false
	for i, promise := range listed {
		if !promise.Open() && !ended {
			ended = true
			b.WriteString(p.bold(v.Words.Say("promises-ended")) + "\n")
		}
		b.WriteString(p.promiseRow(v, promise, i+1) + "\n")
	}
	b.WriteString(p.legend(v))
	return b.String()
}

// promiseRow returns a promise with its number in the list.
func (p Page) promiseRow(v guide.View, promise *ledger.Promise, number int) string {
	label := strconv.Itoa(number)
	indent := len(label) + 2
	row := label + "  " + strings.TrimLeft(p.line(indent, promise.What()), " ")
	row += p.line(indent, PromiseLine(v, promise))
	if strip := strip(v, promise); strip != "" {
		row += p.line(indent, strip)
	}
	return row
}

// PromiseLine says on one line when a promise comes around, or what became of it.
func PromiseLine(v guide.View, p *ledger.Promise) string {
	w, when := v.Words, v.Answers().When(p.Current().Often())
	due, isDue := p.Due()
	next, known := p.Next()
	switch {
	case !p.Ended.IsZero() && p.Why != "":
		return w.Say("promise-ended-why", "date", w.Day(p.Ended), "why", p.Why)
	case !p.Ended.IsZero():
		return w.Say("promise-ended", "date", w.Day(p.Ended))
	case p.Over():
		return w.Say("promise-over", "date", w.Day(p.Current().Until))
	case p.Sort == ledger.Boundary:
		return w.Say("promise-limit")
	case !p.Open():
		return w.Say("promise-when", "when", w.Say("promise-"+string(lastState(p)))+", "+w.Day(p.Current().By))
	case isDue && due.Count > 1:
		return w.Say("promise-due-times", "when", capital(when), "count", strconv.Itoa(due.Count), "date", w.Day(due.First))
	case isDue:
		return w.Say("promise-due", "when", capital(when), "date", w.Day(due.First))
	case known && p.Current().By.IsZero():
		return w.Say("promise-next", "when", capital(when), "date", v.Answers().Distance(next))
	case known:
		return w.Say("promise-when", "when", v.Answers().Distance(next))
	case v.Rests(p) && v.State.Ended(v.Workbook):
		return w.Say("promise-stopped", "when", capital(when))
	case v.State.Reaches(v.Workbook, p) && v.State.Quiet(v.Workbook):
		return v.Fill(w.Say("promise-resting", "when", capital(when)))
	}
	return w.Say("promise-when", "when", capital(when))
}

func lastState(p *ledger.Promise) ledger.State {
	for _, o := range p.Recent(1) {
		return o.State
	}
	return ledger.Untold
}

// capital returns a text with its first letter in upper case.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// strip returns a mark for each of the last days of a promise. The marks differ in
// form, not in color.
func strip(v guide.View, p *ledger.Promise) string {
	var marks []string
	for _, o := range p.Recent(stripLength) {
		marks = append(marks, v.Words.Say("strip-"+string(o.State)))
	}
	return strings.Join(marks, " ")
}

// legend says what the marks of the strips mean.
func (p Page) legend(v guide.View) string {
	w := v.Words
	return styled(p.faint, p.block(0, w.Say("promises-legend", "kept", w.Say("strip-kept"), "missed", w.Say("strip-missed"),
		"changed", w.Say("strip-changed"), "untold", w.Say("strip-untold"))))
}

// Promise returns one promise with its whole history.
func (p Page) Promise(v guide.View, promise *ledger.Promise) string {
	var b strings.Builder
	b.WriteString(p.bold(strings.TrimRight(p.line(0, promise.What()), "\n")) + "\n" + p.line(0, PromiseLine(v, promise)))
	terms := promise.Current()
	for _, part := range []struct{ label, text string }{
		{"promise-answers", terms.Answers}, {"promise-if", terms.If}, {"promise-then", terms.Then}, {"promise-unforeseen", terms.Unforeseen},
		{"promise-notice", terms.Notice}, {"promise-agreed", terms.Agreed},
	} {
		if part.text != "" {
			b.WriteString(p.line(2, v.Words.Say(part.label)+": "+part.text))
		}
	}
	if !terms.Until.IsZero() {
		b.WriteString(p.line(2, v.Words.Say("promise-until", "date", v.Words.Day(terms.Until))))
	}
	b.WriteString(p.history(v, promise))
	b.WriteString(p.wordings(v, promise))
	return b.String()
}

// history returns each day of a promise that has come, oldest first.
func (p Page) history(v guide.View, promise *ledger.Promise) string {
	var b strings.Builder
	for _, o := range promise.Occurrences() {
		if o.State == ledger.Ahead {
			continue
		}
		b.WriteString(p.line(2, v.Words.Say("strip-"+string(o.State))+" "+v.Words.Day(o.Day)+"  "+tellLine(v, o)))
		if t := o.Tell; t != nil && t.Day.Equal(o.Day) {
			b.WriteString(p.told(v, t))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\n" + p.bold(v.Words.Say("promise-history")) + "\n" + b.String()
}

func tellLine(v guide.View, o ledger.Occurrence) string {
	state := v.Words.Say("promise-" + string(o.State))
	if o.Tell != nil && !o.Tell.Done.IsZero() {
		return v.Words.Say("promise-done-later", "state", state, "date", v.Words.Day(o.Tell.Done))
	}
	return state
}

// told returns what was told of one day in the person's words.
func (p Page) told(v guide.View, t *ledger.Tell) string {
	out := ""
	if t.Text != "" {
		out += p.block(6, t.Text)
	}
	switch t.Told {
	case "yes":
		out += p.line(6, v.Words.Say("promise-told-first"))
	case "no":
		out += p.line(6, v.Words.Say("promise-not-told-first"))
	}
	if t.Repair != "" {
		out += p.line(6, v.Words.Say("promise-repair", "repair", t.Repair))
	}
	return out
}

// wordings returns the earlier wordings of a promise.
func (p Page) wordings(v guide.View, promise *ledger.Promise) string {
	if len(promise.Versions) < 2 {
		return ""
	}
	out := "\n" + p.bold(v.Words.Say("promise-wordings")) + "\n"
	for i, old := range promise.Versions[:len(promise.Versions)-1] {
		out += p.line(2, v.Words.Say("promise-wording", "date", v.Words.Day(promise.Versions[i+1].From), "what", old.What,
			"when", v.Answers().When(old.Often())))
	}
	return out
}

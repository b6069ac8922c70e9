//go:build !race

package content_test

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

var everySetup = flag.Bool("every", false, "walk every setup, not each breach with some severities and intents")

var printWalks = flag.Bool("walks", false, "print the walks of TestWalks")

// walk is somebody who does every sitting on its day, until nothing is left or a
// year is over.
type walk struct {
	t       testing.TB
	wb      *workbook.Workbook
	words   workbook.Words
	entries []entry.Entry
	now     time.Time
	began   time.Time
	choose  map[string]string // answers other than the usual ones, by prompt
	asked   []asked
	seen    guide.View // at the time below, of so many entries
	seenAt  time.Time
	seenOf  int
}

// asked is one prompt that was asked.
type asked struct {
	day     int
	sitting string
	prompt  *workbook.Prompt
	words   int // on the first screen and behind it
}

func newWalk(t testing.TB, subject entry.Subject, choose map[string]string) *walk {
	t.Helper()
	path := workbook.Path(subject.Role)
	wb, err := workbook.Load(content.FS, path)
	if err != nil {
		t.Fatal(err)
	}
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	w := &walk{t: t, wb: wb, words: words, now: time.Date(2026, 3, 2, 19, 30, 0, 0, time.UTC), choose: choose}
	w.began = w.now
	w.add(entry.Entry{Kind: entry.Journal, Format: entry.Format, Subject: subject, Workbook: wb.Title, Version: wb.Version})
	w.add(entry.Entry{Kind: entry.Gate, Gate: []string{"none"}})
	return w
}

func (w *walk) add(e entry.Entry) {
	last := ""
	if n := len(w.entries); n > 0 {
		last = w.entries[n-1].ID
	}
	if e.At.IsZero() {
		e.At = w.now
	}
	var err error
	if e.ID, err = entry.NextID(e.At, last); err != nil {
		w.t.Fatal(err)
	}
	w.entries = append(w.entries, e)
}

// view returns the view of the entries now. Nothing else goes into it, so it is kept
// until they change.
func (w *walk) view() guide.View {
	if w.seenOf != len(w.entries) || !w.seenAt.Equal(w.now) {
		w.seen = guide.ViewOf(w.wb, w.words, w.entries, w.now)
		w.seenAt, w.seenOf = w.now, len(w.entries)
	}
	return w.seen
}

// day returns the number of the day, from 0.
func (w *walk) day() int {
	const day = 24 * time.Hour
	return int(w.now.Truncate(day).Sub(w.began.Truncate(day)) / day)
}

// run goes on until nothing is left, or until that day.
func (w *walk) run(days int) {
	w.t.Helper()
	for steps := 0; ; steps++ {
		if steps > 2000 {
			w.t.Fatalf("on day %d it still asks %q", w.day(), w.view().Agenda.Next.Prompt)
		}
		switch next := w.view().Agenda.Next; next.Kind {
		case guide.ItemAsk, guide.ItemDue:
			w.answer(next)
		case guide.ItemWait:
			if w.now = next.At.Add(19 * time.Hour); w.day() > days {
				return
			}
		default:
			return
		}
	}
}

// answer answers the prompt of an item.
func (w *walk) answer(it guide.Item) {
	w.t.Helper()
	if it.Promise != "" {
		w.keep(it)
		return
	}
	p, step := w.wb.Prompt(it.Prompt)
	v := w.view()
	q := v.Question(p, step)
	count := len(strings.Fields(strings.Join([]string{q.Intro, q.Ask, q.Why, q.Guide, q.Example}, " ")))
	for i := range p.Fields {
		f := v.Field(p, step, i)
		count += len(strings.Fields(f.Ask))
	}
	w.asked = append(w.asked, asked{w.day(), it.Sitting, p, count})
	w.say(p, w.input(p))
	w.now = w.now.Add(time.Minute)
}

// keep tells that a promise was kept on each day since its item is due.
func (w *walk) keep(it guide.Item) {
	w.add(entry.Entry{Kind: entry.Checkin, About: it.Promise, Since: it.At.Format(time.DateOnly), Day: w.now.Format(time.DateOnly), State: "kept"})
}

// say records an input as the answer to a prompt.
func (w *walk) say(p *workbook.Prompt, input string) {
	w.t.Helper()
	_, step := w.wb.Prompt(p.ID)
	value, err := answers.Parse(p, input)
	if err != nil {
		w.t.Fatalf("%s: %q: %v", p.ID, input, err)
	}
	for _, e := range w.view().Entries(p, step, value) {
		w.add(e)
	}
}

// input returns what is answered to a prompt.
func (w *walk) input(p *workbook.Prompt) string {
	if given, ok := w.choose[p.ID]; ok {
		return w.daysIn(given)
	}
	switch p.Kind {
	case workbook.Choice, workbook.Choices:
		return p.Options[0].ID
	case workbook.Confirm:
		return "true"
	case workbook.Scale:
		return fmt.Sprint(p.Scale.From)
	case workbook.Date:
		return w.inDays(30)
	case workbook.Task:
		return w.doTask(p)
	}
	if !p.Kind.HasFields() {
		return "My words."
	}
	inputs := map[string]string{}
	for _, f := range p.Fields {
		inputs[f.ID] = w.field(f)
	}
	return answers.JoinFields(p, inputs)
}

func (w *walk) doTask(p *workbook.Prompt) string {
	if len(p.Outcomes) > 0 && p.Outcomes[0].Day {
		return "done " + p.Outcomes[0].ID + " " + w.inDays(3)
	}
	return "done"
}

func (w *walk) field(f *workbook.Field) string {
	switch {
	case f.ID == "act":
		return "I tell them how the week went."
	case f.ID == "by":
		return "weekly fri"
	case f.Kind == workbook.Choice:
		return f.Options[0].ID
	case f.Kind == workbook.Date:
		return w.inDays(60)
	}
	return "My words."
}

// daysIn puts the date in place of "+3".
func (w *walk) daysIn(input string) string {
	before, number, found := strings.Cut(input, "+")
	if n, err := strconv.Atoi(number); found && err == nil {
		return before + w.inDays(n)
	}
	return input
}

func (w *walk) inDays(n int) string { return w.now.AddDate(0, 0, n).Format(time.DateOnly) }

// core counts the prompts of the walk, each once. Those that only come after
// something happened don't count.
func (w *walk) core() int {
	seen := map[string]bool{}
	for _, a := range w.asked {
		seen[a.prompt.ID] = true
	}
	return len(seen)
}

// firstEvening returns how many prompts the first sitting has, and their words.
func (w *walk) firstEvening() (prompts, words int) {
	for _, a := range w.asked {
		if a.sitting == w.asked[0].sitting {
			prompts, words = prompts+1, words+a.words
		}
	}
	return prompts, words
}

func (w *walk) print(out io.Writer, name string) {
	fmt.Fprintf(out, "\n%s: %d prompts\n", name, w.core())
	prompts, words := w.firstEvening()
	total := 0
	for _, a := range w.asked {
		total += a.words
	}
	fmt.Fprintf(out, "first evening: %d prompts, %d words; in all %d words\n", prompts, words, total)
	last := ""
	for _, a := range w.asked {
		if at := fmt.Sprintf("day %3d  %-8s", a.day, a.sitting); at != last {
			fmt.Fprintf(out, "%s\n", at)
			last = at
		}
		fmt.Fprintf(out, "           %-18s %4d words\n", a.prompt.ID, a.words)
	}
}

// so returns the facts of a walk: "partner affair lie grave".
func so(facts string) entry.Subject {
	f := strings.Fields(facts)
	return entry.Subject{Name: "Kim", Other: "Sam", Role: "hurting", Relation: f[0], Breach: f[1], Intent: f[2], Severity: f[3]}
}

// walks are the setups that "make walks" prints.
var walks = []struct {
	name   string
	facts  entry.Subject
	choose map[string]string
}{
	{"a broken promise, to a friend, light", so("friend broken-promise lapse light"), nil},
	{"a lapse at work, light", so("colleague broken-promise lapse light"), nil},
	{"credit taken at work, serious", so("colleague lie choice serious"), nil},
	{"money, family, serious, all of it known", so("family money choice serious"), map[string]string{"still-unknown": "all"}},
	{"an affair, untold, grave", so("partner affair lie grave"), map[string]string{"still-unknown": "nothing", "plan-with": "together"}},
	{"a secret told, friend, serious, they said no", so("friend secret choice serious"), map[string]string{"both-want": "they-do-not"}},
	{"a lie, family, grave, not sure", so("family lie lie grave"), map[string]string{"both-want": "unsure"}},
	{"words, partner, serious, it ended", so("partner words choice serious"), map[string]string{"space": "ended"}},
	{"the person who was hurt", func() entry.Subject { s := so("friend secret choice serious"); s.Role = "hurt"; return s }(), nil},
}

func TestWalks(t *testing.T) {
	for _, tt := range walks {
		w := newWalk(t, tt.facts, tt.choose)
		w.run(400)
		if *printWalks {
			w.print(t.Output(), tt.name)
		}
		if len(w.asked) == 0 {
			t.Errorf("%s: nothing is asked", tt.name)
		}
	}
}

// budget is how many prompts the short path has at most.
func budget(s entry.Subject) int {
	switch {
	case s.Severity == "light" && s.Relation == "colleague" && s.Intent == "lapse":
		return 12
	case s.Severity == "light":
		return 16
	case s.Severity == "serious":
		return 32
	}
	return 44
}

// TestBudget walks every setup on its longest way. The path stays short: in all, on
// the first evening, and in each sitting.
func TestBudget(t *testing.T) {
	t.Parallel()
	for _, relation := range workbook.SetupValues()["relation"] {
		t.Run(relation, func(t *testing.T) {
			t.Parallel()
			budgetOf(t, relation)
		})
	}
}

// budgetOf walks the setups of a relation: without -every, so many that each two
// of their values meet in one.
func budgetOf(t *testing.T, relation string) {
	t.Helper()
	values := workbook.SetupValues()
	for b, breach := range values["breach"] {
		for i, intent := range values["intent"] {
			for s, severity := range values["severity"] {
				if !*everySetup && (b+i+s)%3 != 0 {
					continue
				}
				facts := relation + " " + breach + " " + intent + " " + severity
				w := newWalk(t, so(facts), map[string]string{"still-unknown": "nothing", "plan-with": "together"})
				w.run(400)
				checkBudget(t, facts, w, budget(so(facts)))
			}
		}
	}
}

func checkBudget(t *testing.T, name string, w *walk, most int) {
	t.Helper()
	if n := w.core(); n > most {
		t.Errorf("%s: %d prompts, at most %d", name, n, most)
	}
	if prompts, words := w.firstEvening(); prompts > 8 || words > 1000 {
		t.Errorf("%s: %d prompts and %d words on the first evening", name, prompts, words)
	}
	perSitting := map[string]int{}
	for _, a := range w.asked {
		perSitting[fmt.Sprint(a.sitting, " on day ", a.day)]++
	}
	for sitting, n := range perSitting {
		if n > 8 {
			t.Errorf("%s: %s has %d prompts", name, sitting, n)
		}
	}
}

// TestSittings checks how long each sitting takes: twenty minutes at most.
func TestSittings(t *testing.T) {
	t.Parallel()
	for _, tt := range walks {
		w := newWalk(t, tt.facts, tt.choose)
		seen := map[string]bool{}
		for steps := 0; steps < 2000; steps++ {
			a := w.view().Agenda
			if s := a.Sitting; s.ID != "" && !seen[s.ID] {
				seen[s.ID] = true
				if s.Minutes > 20 || len(s.Left) > 8 {
					t.Errorf("%s: %q has %d prompts, %d minutes", tt.name, s.ID, len(s.Left), s.Minutes)
				}
			}
			if a.Next.Kind == guide.ItemWait {
				w.now = a.Next.At.Add(19 * time.Hour)
			} else if a.Next.Kind == guide.ItemDone {
				break
			} else {
				w.answer(a.Next)
			}
			if w.day() > 400 {
				break
			}
		}
	}
}

// TestNothingTwice checks that no two prompts of one walk ask about the same.
func TestNothingTwice(t *testing.T) {
	t.Parallel()
	for _, tt := range walks {
		w := newWalk(t, tt.facts, tt.choose)
		w.run(400)
		topics := map[string]string{}
		for _, a := range w.asked {
			if topic := a.prompt.Topic; topic != "" {
				if other := topics[topic]; other != "" && other != a.prompt.ID {
					t.Errorf("%s: %q and %q both ask about %q", tt.name, other, a.prompt.ID, topic)
				}
				topics[topic] = a.prompt.ID
			}
		}
	}
}

// TestRoutesNameEveryPrompt checks that each prompt is asked or offered somewhere, so
// that what it teaches is taught.
func TestRoutesNameEveryPrompt(t *testing.T) {
	wb, err := workbook.Load(content.FS, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{workbook.Changed: true}
	for _, route := range wb.Routes.Routes {
		for _, s := range route.Sittings {
			for _, id := range slices.Concat(s.Prompts, s.Offers) {
				named[id] = true
			}
		}
	}
	for _, change := range wb.Routes.Changes {
		for _, id := range change.Asks {
			named[id] = true
		}
	}
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if !named[p.ID] {
				t.Errorf("%q is neither asked nor offered on any route", p.ID)
			}
		}
	}
}

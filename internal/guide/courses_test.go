package guide_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

var update = flag.Bool("update", false, "write testdata/courses again")

// output begins the lines of a course that show what the guide says.
const output = "  > "

// TestCourses walks the courses in testdata/courses on the shipped content. A course
// is a text: what a person does on which day, and after "show", "page" and the like what
// the guide says then. Comments begin with "#". With -update those lines are written
// again, to be read as a story before they are committed. The commands:
//
//	begin FACT=VALUE...  the setup, on the first day
//	+DAYS                so many days later
//	answer PROMPT INPUT  as it is typed, or as JSON for a prompt with fields
//	skip PROMPT          and: back STEP, rest PROMPT +DAYS, setup FACT=VALUE...
//	promise WORDS, WHEN  made at no prompt; end WORDS
//	sit                  the rest of the sitting that is open, answered somehow
//	go PROMPT            on and on, until that prompt comes next
//	show                 the agenda; page: after a sitting; steps; order; shared
func TestCourses(t *testing.T) {
	files, err := filepath.Glob("testdata/courses/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := newCourse(t)
			for line := range strings.Lines(string(want)) {
				if !strings.HasPrefix(line, output) {
					c.out.WriteString(line)
					c.do(strings.TrimSpace(line))
				}
			}
			got := c.out.String()
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(want) {
				t.Errorf("%s reads differently now; run the test with -update, and look at git diff", file)
				firstDifference(t, got, string(want))
			}
		})
	}
}

func firstDifference(t *testing.T, got, want string) {
	t.Helper()
	is, was := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(is), len(was)) {
		if is[i] != was[i] {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, is[i], was[i])
			return
		}
	}
}

// course is a journal on its way, and what the guide said about it.
type course struct {
	t     *testing.T
	wb    *workbook.Workbook
	words workbook.Words
	d     diary
	on    int       // the day, from 0
	at    time.Time // the moment, if it isn't evening of that day
	last  string    // the sitting of the last answer
	out   strings.Builder
}

func newCourse(t *testing.T) *course {
	t.Helper()
	wb, err := workbook.Load(content.FS, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	return &course{t: t, wb: wb, words: words(t)}
}

// now returns the moment at which the person does something.
func (c *course) now() time.Time {
	if c.at.IsZero() {
		return day(c.on)
	}
	return c.at
}

// view returns the view of this moment, an hour after the last entry.
func (c *course) view() guide.View {
	return guide.ViewOf(c.wb, c.words, c.d.entries, c.now().Add(time.Hour))
}

func (c *course) say(format string, values ...any) {
	for line := range strings.Lines(fmt.Sprintf(format, values...)) {
		c.out.WriteString(output + strings.TrimRight(line, "\n ") + "\n")
	}
}

// do runs one line.
func (c *course) do(line string) {
	command, rest, _ := strings.Cut(line, " ")
	object, input, _ := strings.Cut(rest, " ")
	switch {
	case command == "" || command[0] == '#':
	case command[0] == '+':
		c.on += c.number(command)
	default:
		run := map[string]func(object, input string){
			"begin": func(_, _ string) { c.begin(rest) }, "setup": func(_, _ string) { c.setup(rest) },
			"answer": c.answer, "skip": c.skip, "back": c.back, "rest": c.rest,
			"promise": func(_, _ string) { c.promise(rest) }, "end": func(_, _ string) { c.end(rest) },
			"sit": func(_, _ string) { c.sit() }, "go": func(prompt, _ string) { c.walkTo(prompt) },
			"show": func(_, _ string) { c.show() }, "page": func(_, _ string) { c.page() },
			"steps": func(_, _ string) { c.steps() }, "order": func(_, _ string) { c.order() }, "shared": func(_, _ string) { c.shared() },
		}[command]
		if run == nil {
			c.t.Fatalf("there is no command %q", command)
		}
		run(object, input)
	}
}

func (c *course) number(text string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(text, "+"))
	if err != nil {
		c.t.Fatal(err)
	}
	return n
}

func facts(t *testing.T, text string) entry.Subject {
	t.Helper()
	var s entry.Subject
	for pair := range strings.FieldsSeq(text) {
		fact, value, _ := strings.Cut(pair, "=")
		if s.Field(fact) == nil {
			t.Fatalf("there is no fact %q", fact)
		}
		*s.Field(fact) = value
	}
	return s
}

func (c *course) begin(text string) {
	s := facts(c.t, text)
	s.Name, s.Other, s.Role = "Ann", "Bo", "hurting"
	c.d.addAt(c.now(), entry.Entry{Kind: entry.Journal, Subject: s, Version: c.wb.Version})
	for _, e := range c.view().Corrected(s) {
		c.d.addAt(c.now(), e)
	}
	if told := c.view().ToldOfSetup(); told != "" {
		c.say("told: %s", start5(told))
	}
}

// start5 returns the first five words of a text: the rest is content's affair.
func start5(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(5, len(words))], " ") + " …"
}

// record adds entries, and shows what a person is told after them.
func (c *course) record(entries ...entry.Entry) {
	before := c.view().State
	for _, e := range entries {
		c.d.addAt(c.now(), e)
	}
	if told := c.view().Told(before); told != "" {
		c.say("told: %s", start5(told))
	}
}

// setup corrects facts, as the command does: what follows is recorded with them.
func (c *course) setup(text string) {
	given, before := facts(c.t, text), c.view()
	more := before.Corrected(given)
	c.record(append([]entry.Entry{{Kind: entry.Setup, Subject: given}}, more...)...)
	if kept := c.view().KeptRests(before); len(kept) > 0 {
		c.record(kept...)
		c.say("kept: %s until %s", kept[0].Prompt, kept[0].Until)
	}
}

func (c *course) prompt(id string) (*workbook.Prompt, *workbook.Step) {
	p, step := c.wb.Prompt(id)
	if p == nil {
		c.t.Fatalf("there is no prompt %q", id)
	}
	return p, step
}

func (c *course) answer(id, input string) {
	p, step := c.prompt(id)
	v := c.view()
	value := json.RawMessage(input)
	if !p.Kind.HasFields() {
		parsed, err := v.Answers().Parse(p, input)
		if err != nil {
			c.t.Fatalf("%s: %q: %v", id, input, err)
		}
		value = parsed
	}
	if v.Unchanged(p, value) {
		c.say("unchanged")
		return
	}
	if s := v.Agenda.SittingWith(id); s != "" {
		c.last = s
	}
	c.record(v.Entries(p, step, value)...)
}

func (c *course) skip(id, _ string) {
	p, step := c.prompt(id)
	if s := c.view().Agenda.SittingWith(id); s != "" {
		c.last = s
	}
	c.record(entry.Entry{Kind: entry.Skip, Step: step.ID, Prompt: p.ID})
}

func (c *course) back(step, _ string) { c.record(entry.Entry{Kind: entry.Back, Step: step}) }

func (c *course) rest(id, days string) {
	_, step := c.prompt(id)
	c.record(entry.Entry{Kind: entry.Rest, Step: step.ID, Prompt: id, Until: c.now().AddDate(0, 0, c.number(days)).Format(time.DateOnly)})
}

func (c *course) promise(text string) {
	what, every, _ := strings.Cut(text, ", ")
	c.record(entry.Entry{Kind: entry.Promise, Terms: entry.Terms{What: what, Every: every, If: "x", Then: "x"}})
}

func (c *course) end(what string) {
	for _, p := range c.view().Ledger.Promises {
		if p.Current().What == what {
			c.record(entry.Entry{Kind: entry.Promise, About: p.ID, Ended: c.now().Format(time.DateOnly), Terms: p.Current().Terms})
		}
	}
}

// asked returns the prompt that can be answered first, or nil. Promises aside, that is
// what comes next.
func (c *course) asked(v guide.View) *workbook.Prompt {
	for _, it := range v.Agenda.Ready {
		if p, _ := c.wb.Prompt(it.Prompt); p != nil {
			return p
		}
	}
	return nil
}

// sit answers the rest of the sitting that is open.
func (c *course) sit() {
	first := c.view().Agenda.SittingOf(c.view().Agenda.NextPrompt()).ID
	for range 50 {
		v := c.view()
		p := c.asked(v)
		if p == nil || v.Agenda.SittingWith(p.ID) != first {
			return
		}
		c.answer(p.ID, c.somehow(v, p))
	}
	c.t.Fatalf("the sitting %q does not end", first)
}

// walkTo goes on day by day until a prompt comes next.
func (c *course) walkTo(id string) {
	for range 500 {
		v := c.view()
		p := c.asked(v)
		switch {
		case p == nil:
			c.on++
		case p.ID == id:
			return
		default:
			c.answer(p.ID, c.somehow(v, p))
		}
	}
	c.say("%s never comes next", id)
}

// somehow returns an answer to a prompt: the first choice, two weeks from now, or "x".
func (c *course) somehow(v guide.View, p *workbook.Prompt) string {
	if !p.Kind.HasFields() {
		return simple(p.Kind, p.Options, c.now())
	}
	values := map[string]string{}
	for i, f := range p.Fields {
		if v.AsksField(p, i) {
			values[f.ID] = simple(f.Kind, f.Options, c.now())
		}
	}
	if p.Kind == workbook.Promises {
		values["by"] = c.now().AddDate(0, 0, 14).Format(time.DateOnly)
	}
	return string(entry.Value(values))
}

func simple(kind workbook.Kind, options []workbook.Option, now time.Time) string {
	switch kind {
	case workbook.Choice, workbook.Choices:
		return options[0].ID
	case workbook.Confirm:
		return "yes"
	case workbook.Scale:
		return "1"
	case workbook.Task:
		return "done"
	case workbook.Date:
		return now.AddDate(0, 0, 14).Format(time.DateOnly)
	}
	return "x"
}

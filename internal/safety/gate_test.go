package safety_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func loadGate(t testing.TB) *safety.Gate {
	t.Helper()
	g, err := safety.LoadGate(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func ids(questions []safety.Question) []string {
	var all []string
	for _, q := range questions {
		all = append(all, q.ID)
	}
	return all
}

// TestQuestions: what the gate records are the answers that conditions in the
// content may name.
func TestQuestions(t *testing.T) {
	g := loadGate(t)
	want := []string{"afraid", "afraid-of-them", "force", "control", "no-contact", "self-harm"}
	if got := ids(g.Questions(workbook.Hurting)); !slices.Equal(got, want) {
		t.Errorf("the gate asks %q, want %q", got, want)
	}
	known := workbook.SetupValues()["gate"]
	for _, answer := range append(g.Recorded(workbook.Hurting, want), safety.None, safety.Unsaid) {
		if !slices.Contains(known, answer) {
			t.Errorf("conditions cannot name the answer %q", answer)
		}
	}
	want = []string{"machine", "afraid", "force", "control", "self-harm"}
	if got := ids(g.Questions(workbook.Hurt)); !slices.Equal(got, want) {
		t.Errorf("the hurt person is asked %q, want %q", got, want)
	}
}

func TestAnswers(t *testing.T) {
	g := loadGate(t)
	all := func(reply string, but ...string) map[string]string {
		replies := map[string]string{}
		for _, q := range g.Questions(workbook.Hurting) {
			replies[q.ID] = reply
		}
		for i := 0; i < len(but); i += 2 {
			replies[but[i]] = but[i+1]
		}
		return replies
	}
	tests := []struct {
		name    string
		replies map[string]string
		want    []string
	}{
		{"every no", all(safety.No), []string{safety.None}},
		{"one yes", all(safety.No, "force", safety.Yes), []string{"force"}},
		{"yes and unsaid", all(safety.No, "self-harm", safety.Yes, "afraid", safety.Unsaid), []string{"self-harm", safety.Unsaid}},
		{"every unsaid", all(safety.Unsaid), []string{safety.Unsaid}},
		{"no reply at all", nil, []string{safety.Unsaid}},
		{"an odd reply", all(safety.No, "force", "maybe"), []string{safety.Unsaid}},
	}
	for _, tt := range tests {
		if got := g.Answers(workbook.Hurting, tt.replies); !slices.Equal(got, tt.want) {
			t.Errorf("%s: recorded %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestClosing walks every combination of answers.
func TestClosing(t *testing.T) {
	g := loadGate(t)
	questions := g.Questions(workbook.Hurting)
	for set := 1; set < 1<<len(questions); set++ {
		var answers []string
		for i, q := range questions {
			if set&(1<<i) != 0 {
				answers = append(answers, q.ID)
			}
		}
		c, ok := g.Closing(workbook.Hurting, answers)
		if !ok {
			t.Fatalf("no closing after %q", answers)
		}
		for i, q := range questions {
			if strings.Contains(c.Body, strings.TrimSpace(q.Yes)) != (set&(1<<i) != 0) {
				t.Errorf("after %q the text for %q is out of place", answers, q.ID)
			}
		}
		first := safety.OwnBehaviour
		if answers[0] == "afraid-of-them" {
			first = safety.Violence
		}
		if slices.Contains(answers, "self-harm") {
			first = safety.Suicide
			if !strings.HasPrefix(c.Body, "Please talk to a person today.") {
				t.Errorf("after %q what is urgent does not come first", answers)
			}
		}
		if c.Needs[0] != first {
			t.Errorf("after %q the lines begin with %q, want %q", answers, c.Needs[0], first)
		}
		if before, _, _ := strings.Cut(c.Body, "{lines}"); strings.Contains(before, "You said") || len(before) > 90 {
			t.Errorf("after %q the numbers come late: %q", answers, before)
		}
		for _, part := range []string{"Closed now:", "Open:", "{lines}"} {
			if strings.Count(c.Body, part) != 1 {
				t.Errorf("after %q the text has not one %q", answers, part)
			}
		}
	}
}

func TestClosingWithoutAYes(t *testing.T) {
	g := loadGate(t)
	for _, role := range []workbook.Role{workbook.Hurting, workbook.Hurt} {
		if _, ok := g.Closing(role, []string{safety.None}); ok {
			t.Errorf("%s: something is said after no five times", role)
		}
		if _, ok := g.Closing(role, nil); ok {
			t.Errorf("%s: something is said before the gate was asked", role)
		}
		c, ok := g.Closing(role, []string{safety.Unsaid})
		if !ok || !strings.Contains(c.Body, "{lines}") || strings.Contains(c.Body, "Closed now") {
			t.Errorf("%s: after unsaid comes %q", role, c.Body)
		}
	}
}

// TestClosingUnknown: a yes that is unknown here has the general card, with
// lines, and says what is closed; beside a known yes nothing is added.
func TestClosingUnknown(t *testing.T) {
	g := loadGate(t)
	for _, answers := range [][]string{{"arson"}, {""}, {"arson", safety.Unsaid}, {safety.None, "arson"}} {
		for _, role := range []workbook.Role{workbook.Hurting, workbook.Hurt} {
			c, ok := g.Closing(role, answers)
			if !ok || c.Title == "" || len(c.Needs) == 0 || strings.Count(c.Body, "{lines}") != 1 || !strings.Contains(c.Body, "doesn't know") {
				t.Errorf("%s: after %q comes %+v", role, answers, c)
			}
			if strings.Contains(c.Body, "Closed now:") != (role == workbook.Hurting) {
				t.Errorf("%s: after %q the card is %q", role, answers, c.Body)
			}
		}
	}
	one, _ := g.Closing(workbook.Hurting, []string{"force"})
	if two, _ := g.Closing(workbook.Hurting, []string{"arson", "force"}); two.Body != one.Body {
		t.Errorf("beside a known yes an unknown one changes the card: %q", two.Body)
	}
}

// TestClosingUnwritten: before there is a journal the card says that nothing was
// written; later it does not, and neither does a card that follows no yes.
func TestClosingUnwritten(t *testing.T) {
	g := loadGate(t)
	for _, role := range []workbook.Role{workbook.Hurting, workbook.Hurt} {
		for _, q := range g.Questions(role) {
			before, _ := g.ClosingUnwritten(role, []string{q.ID})
			after, _ := g.Closing(role, []string{q.ID})
			if !strings.Contains(before.Body, "written down yet.") || strings.Contains(after.Body, "written down yet") {
				t.Errorf("%s, %q: before and after something was written:\n%s\n%s", role, q.ID, before.Body, after.Body)
			}
			if !slices.Equal(before.Needs, after.Needs) || before.Title != after.Title {
				t.Errorf("%s, %q: the cards differ in more: %+v, %+v", role, q.ID, before, after)
			}
		}
		unsaid, _ := g.Closing(role, []string{safety.Unsaid})
		if before, ok := g.ClosingUnwritten(role, []string{safety.Unsaid}); !ok || before.Body != unsaid.Body {
			t.Errorf("%s: after unsaid comes %q", role, before.Body)
		}
	}
}

// What is on record of the person who was hurt says nothing, and closes nothing.
func TestClosingAsked(t *testing.T) {
	g := loadGate(t)
	if c, ok := g.Closing(workbook.Hurt, []string{safety.Asked}); ok {
		t.Errorf("something is said: %+v", c)
	}
	if _, ok := g.Closing(workbook.Hurting, []string{safety.Asked}); !ok {
		t.Error("in the journal of the other person it is not taken for a yes")
	}
}

// TestCare: for the hurt person a yes closes nothing and brings the lines.
func TestCare(t *testing.T) {
	g := loadGate(t)
	for _, q := range g.Questions(workbook.Hurt) {
		c, ok := g.Closing(workbook.Hurt, []string{q.ID})
		if !ok || strings.Contains(c.Body, "Closed") || !strings.Contains(c.Body, "stays open") {
			t.Errorf("after %q the hurt person reads %q", q.ID, c.Body)
		}
		first := safety.Violence
		if q.ID == "self-harm" {
			first = safety.Suicide
		}
		if c.Needs[0] != first {
			t.Errorf("after %q the lines begin with %q, want %q", q.ID, c.Needs[0], first)
		}
	}
}

func TestCounsellor(t *testing.T) {
	g := loadGate(t)
	tests := []struct {
		relation, breach, severity string
		want                       string // in the text; "" for no advice
	}{
		{"partner", "affair", "light", "affair"},
		{"partner", "affair", "grave", "affair"},
		{"friend", "lie", "grave", "this serious"},
		{"colleague", "lie", "grave", "mediator"},
		{"partner", "lie", "serious", ""},
		{"colleague", "money", "light", ""},
		{"", "", "", ""},
	}
	for _, tt := range tests {
		c, ok := g.Counsellor(tt.relation, tt.breach, tt.severity)
		if ok != (tt.want != "") || !strings.Contains(c.Body, tt.want) {
			t.Errorf("%s, %s, %s: advice %q, want %q", tt.relation, tt.breach, tt.severity, c.Body, tt.want)
		}
	}
}

// TestNothingShared: what callers get is theirs to change.
func TestNothingShared(t *testing.T) {
	g := loadGate(t)
	g.Questions(workbook.Hurting)[0].ID = "x"
	g.Replies()[0].ID = "x"
	if g.Questions(workbook.Hurting)[0].ID == "x" || g.Replies()[0].ID == "x" {
		t.Error("a caller changed the gate")
	}
}

func TestLoadGateFaults(t *testing.T) {
	for _, tt := range []struct{ content, want string }{
		{"", "safety.yaml: the file is empty"},
		{"gates: {}", "field gates not found"},
		{"gate: {hurting: {intro: x}}", "lacks intro, unwritten, questions or after"},
		{"gate: {hurt: {unknown: {needs: [tea]}}}", "says nothing to an unknown yes"},
		{"gate: {}", `the gate for "hurt" is missing`},
		{"replies: [{id: ja, label: Ja}]", "replies are not yes, no and unsaid"},
		{"gate: {hurt: {questions: [{id: none}]}}", "missing or taken id"},
		{"gate: {hurt: {questions: [{id: a, needs: [tea]}]}}", `need "tea"`},
		{"counsellor: [{when: {gate: [force]}, card: {title: a, body: b}}]", "can never be true"},
	} {
		_, err := safety.LoadGate(fstest.MapFS{"safety.yaml": {Data: []byte(tt.content)}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want one with %q", tt.content, err, tt.want)
		}
	}
}

func TestLoadWatchFaults(t *testing.T) {
	cards := "alone: {title: a, body: '{lines}'}\ncards:\n"
	for _, topic := range []string{"self-harm", "crisis", "harmed", "harming", "control", "no-contact"} {
		cards += "  " + topic + ": {title: a, body: '{lines}'}\n"
	}
	for _, tt := range []struct{ content, want string }{
		{"cards: {}", `the card for "crisis" has no title`},
		{strings.Replace(cards, "alone: {title: a, ", "alone: {", 1), "the card for oneself has no title"},
		{cards + "rules: [{id: a, topic: tea}]", `topic "tea"`},
		{cards + "rules: [{topic: crisis}, {id: a, topic: crisis, find: [x], match: [x], pass: [y]}, {id: a}]", `rule "a": the id is missing or taken`},
		{cards + "rules: [{id: a, topic: crisis, find: [x]}]", "find, match or pass is missing"},
		{cards + "rules: [{id: a, topic: crisis, find: [(], match: [x], pass: [y]}]", "a word is missing"},
		{cards + "words: {a: ['@a']}", "refers to itself"},
		{cards + "elsewhere: [{topics: [crisis]}]", "has no find"},
	} {
		_, err := safety.LoadWatch(fstest.MapFS{"safety.yaml": {Data: []byte(tt.content)}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want one with %q", tt.content, err, tt.want)
		}
	}
}

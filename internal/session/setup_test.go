package session_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	shipped "codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// setupOf is the conversation of the shipped content with this person.
func setupOf(t *testing.T, p *person, now time.Time) session.Setup {
	t.Helper()
	gate, err := safety.LoadGate(shipped.FS)
	if err != nil {
		t.Fatal(err)
	}
	return session.Setup{
		Asker: p, Words: workbook.Words{}, Now: now, Patient: true,
		Cards: session.SafetyCards{Gate: gate, Fill: func(c safety.Card) (guide.Card, error) {
			return guide.Card{Title: c.Title, Body: c.Body}, nil
		}},
		Prompts: func(role workbook.Role) (*workbook.Workbook, error) {
			path := workbook.Setup
			if role == workbook.Hurt {
				path = workbook.HurtSetup
			}
			return workbook.Load(shipped.FS, path)
		},
		Watch: func(guide.State) session.Watch {
			return func(typed ...string) (guide.Card, bool, error) {
				return guide.Card{Title: "danger"}, strings.Contains(strings.Join(typed, "\n"), "hit"), nil
			}
		},
	}
}

// replies answers the safety questions in their order, and the private one, which is
// the second, with no.
func replies(answers string) []string {
	var script []string
	for i, answer := range strings.Fields(answers) {
		if i == 1 {
			script = append(script, "afraid-of-them: no")
		}
		script = append(script, []string{"afraid", "force", "control", "no-contact", "self-harm"}[i]+": "+answer)
	}
	return script
}

func facts(answers string) []string {
	var script []string
	for i, answer := range strings.Fields(answers) {
		script = append(script, []string{"name", "other", "relation", "breach", "intent", "severity"}[i]+": "+answer)
	}
	return script
}

const closingTitle, unsaidTitle, counsellorTitle = "Before anything else", "Before you go on", "A counselor"

func TestStart(t *testing.T) {
	hurting := entry.Subject{Role: "hurting"}
	for name, tt := range map[string]struct {
		facts  session.Facts
		script []string
		want   guide.Action
		gate   string
		after  entry.Subject
	}{
		"five times no": {session.Facts{Subject: hurting}, slices.Concat(replies("no no no no no"), facts("Kim Sam friend lie lie light")),
			guide.Next, "none", entry.Subject{Name: "Kim", Other: "Sam", Relation: "friend", Breach: "lie", Intent: "lie", Severity: "light", Role: "hurting"}},
		"a yes closes": {session.Facts{Subject: hurting}, append(replies("no yes no no no"), "sure: right", closingTitle+": "),
			guide.Next, "force", hurting},
		"afraid of them": {session.Facts{Subject: hurting}, []string{"afraid: no", "afraid-of-them: yes", "force: no", "control: no", "no-contact: no", "self-harm: no", "sure: right", closingTitle + ": "},
			guide.Next, "private", hurting},
		"a yes that was a slip": {session.Facts{Subject: hurting}, slices.Concat(replies("no yes no no no"), []string{"sure: again"}, replies("no no no no no"), []string{"name: stop"}),
			guide.Stop, "none", hurting},
		"a yes that is known": {session.Facts{Subject: hurting, Gate: []string{"control"}}, []string{closingTitle + ": "},
			guide.Next, "control", hurting},
		"a no that is known is asked": {session.Facts{Subject: hurting, Gate: []string{"none"}}, replies("stop"),
			guide.Stop, "unsaid", hurting},
		"left at the card": {session.Facts{Subject: hurting}, append(replies("no yes no no no"), "sure: right", closingTitle+": away"),
			guide.Stop, "force", hurting},
		"something unsaid": {session.Facts{Subject: hurting}, append(replies("no unsaid no no no"), unsaidTitle+": ", "name: stop"),
			guide.Stop, "unsaid", hurting},
		"left at that card": {session.Facts{Subject: hurting}, append(replies("no unsaid no no no"), unsaidTitle+": vanish"),
			guide.Vanish, "unsaid", hurting},
		"some facts are known": {session.Facts{Subject: entry.Subject{Role: "hurting", Name: "Kim", Other: "Sam", Relation: "friend", Severity: "light"}},
			append(replies("no no no no no"), "breach: lie", "intent: choice", "also-lied: no"),
			guide.Next, "none", entry.Subject{Name: "Kim", Other: "Sam", Relation: "friend", Breach: "lie", Intent: "choice", Severity: "light", AlsoLied: "no", Role: "hurting"}},
		"a known name speaks of danger": {session.Facts{Subject: entry.Subject{Role: "hurting", Name: "I hit", Other: "Sam"}},
			append(replies("no no no no no"), "danger: away"),
			guide.Stop, "none", entry.Subject{Role: "hurting", Name: "I hit", Other: "Sam"}},
		"a typed name speaks of danger": {session.Facts{Subject: hurting},
			append(replies("no no no no no"), "name: hit", "danger: ok", "other: stop"),
			guide.Stop, "none", entry.Subject{Role: "hurting", Name: "hit"}},
		"a grave breach": {session.Facts{Subject: entry.Subject{Role: "hurting", Name: "Kim", Other: "Sam", Relation: "friend", Breach: "lie", Intent: "lie"}},
			append(replies("no no no no no"), "severity: grave", counsellorTitle+": "),
			guide.Next, "none", entry.Subject{Name: "Kim", Other: "Sam", Relation: "friend", Breach: "lie", Intent: "lie", Severity: "grave", Role: "hurting"}},
		"the person who was hurt": {session.Facts{Subject: entry.Subject{Role: "hurt", Name: "Kim", Other: "Sam", Relation: "friend", Breach: "lie", Intent: "lie", Severity: "light"}},
			[]string{"machine: end"},
			guide.EndInput, "unsaid", entry.Subject{Name: "Kim", Other: "Sam", Relation: "friend", Breach: "lie", Intent: "lie", Severity: "light", Role: "hurt"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := &person{t: t, script: tt.script}
			action, err := setupOf(t, p, noon).Start(t.Context(), &tt.facts)
			if err != nil || action != tt.want || strings.Join(tt.facts.Gate, " ") != tt.gate || tt.facts.Subject != tt.after {
				t.Errorf("%v, %v: %+v", action, err, tt.facts)
			}
			if len(p.script) > 0 {
				t.Errorf("it ended before %q", p.script)
			}
		})
	}
}

// The first safety question is introduced, each is named by its step, and a
// reply that is none is sent back.
func TestGateQuestions(t *testing.T) {
	p := &person{t: t, script: append(replies("no yes no no yes"), "sure: right")}
	answers, action, err := setupOf(t, p, noon).AskGate(t.Context(), guide.State{})
	if err != nil || action != guide.Next || !slices.Equal(answers.Gate, []string{"force", "self-harm"}) || answers.Kind != entry.Gate || !answers.At.Equal(noon) {
		t.Errorf("%v, %v: %+v", action, err, answers)
	}
	for i, q := range p.saw {
		if q.Step != "gate-title" || (q.Intro != "") != (i == 0) || q.Check("maybe") == nil || !q.Unsaved || !q.Needed || q.CanBack != (i > 0) {
			t.Errorf("%s is asked as %+v", q.ID, q)
		}
	}
	if sure := p.saw[6]; !sure.CanBack || sure.Number != 7 || sure.Of != 7 || sure.Ask != "sure-ask" {
		t.Errorf("it is read back as %+v", sure)
	}
	p = &person{t: t, script: replies("no yes no no yes")}
	unasked := setupOf(t, p, noon)
	unasked.Patient = false
	if answers, _, err := unasked.AskGate(t.Context(), guide.State{}); err != nil || len(answers.Gate) != 2 {
		t.Errorf("where nobody can be asked: %+v, %v", answers, err)
	}
}

// A no that meets a yes is on record. To lift one after force it takes a later
// day and a word why, which is asked for.
func TestGateLifts(t *testing.T) {
	yes := func(gate ...string) guide.State {
		return guide.State{Subject: entry.Subject{Role: "hurting"}}.AnswerGate(entry.Entry{At: noon, Kind: entry.Gate, Gate: gate})
	}
	for name, tt := range map[string]struct {
		state  guide.State
		days   int
		script []string
		no     string
		why    string
		later  string
	}{
		"no yes yet":      {guide.State{}, 1, replies("no no no no no"), "", "", ""},
		"fear":            {yes("afraid"), 0, replies("no no no no no"), "afraid", "", ""},
		"force, too soon": {yes("force", "control"), 0, replies("no no no no no"), "force control", "", "gate-and"},
		"force, later":    {yes("force"), 1, append(replies("no no no no no"), "gate-why: We live apart. "), "force", "We live apart.", ""},
		"unsaid":          {yes("force"), 1, replies("no unsaid no no no"), "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := &person{t: t, script: tt.script}
			setup := setupOf(t, p, noon.AddDate(0, 0, tt.days))
			answers, action, err := setup.AskGate(t.Context(), tt.state)
			if err != nil || action != guide.Next || strings.Join(answers.No, " ") != tt.no || answers.Why != tt.why || len(p.script) > 0 {
				t.Errorf("%v, %v: %+v, left %q", action, err, answers, p.script)
			}
			if got := session.LiftsLater(setup.Cards.Gate, workbook.Words{}, tt.state, answers); got != tt.later {
				t.Errorf("later: %q, want %q", got, tt.later)
			}
			if last := p.saw[len(p.saw)-1]; tt.why != "" && (last.Check(" ") == nil || last.Kind != workbook.Line || last.Step != "gate-title") {
				t.Errorf("why is asked as %+v", last)
			}
		})
	}
	gate := setupOf(t, nil, noon).Cards.Gate
	if got := session.LiftsLater(gate, workbook.Words{}, yes("force"), entry.Entry{At: noon, No: []string{"force"}}); got != "force or threats" {
		t.Errorf("one that lifts later is named %q", got)
	}
}

// Whoever is asked again is offered what is known, and a yes ends it.
func TestAgain(t *testing.T) {
	state := guide.State{Subject: entry.Subject{Name: "Kim", Other: "Sam", Relation: "friend", Breach: "lie", Intent: "lie", Severity: "light", Role: "hurting"}}
	p := &person{t: t, script: append(replies("no no no no no"), "name: as-is", "other: Sami", "relation: as-is", "breach: as-is", "intent: as-is", "severity: serious")}
	gate, subject, action, err := setupOf(t, p, noon).Again(t.Context(), state)
	want := entry.Subject{Name: "Kim", Other: "Sami", Relation: "friend", Breach: "lie", Intent: "lie", Severity: "serious"}
	if err != nil || action != guide.Next || subject != want || !slices.Equal(gate.Gate, []string{"none"}) {
		t.Errorf("%v, %v: %+v, %+v", action, err, gate, subject)
	}
	p = &person{t: t, script: append(replies("no no yes no no"), "sure: right")}
	if gate, subject, action, err = setupOf(t, p, noon).Again(t.Context(), state); err != nil || action != guide.Next || subject != (entry.Subject{}) || !slices.Equal(gate.Gate, []string{"control"}) {
		t.Errorf("after a yes: %v, %v: %+v, %+v", action, err, gate, subject)
	}
	p = &person{t: t, script: append(replies("no no no no no"), "name: Kimi", "other: stop")}
	if _, _, action, err = setupOf(t, p, noon).Again(t.Context(), state); err != nil || action != guide.Stop {
		t.Errorf("stopped: %v, %v", action, err)
	}
	p = &person{t: t, script: replies("vanish")}
	if _, _, action, err = setupOf(t, p, noon).Again(t.Context(), state); err != nil || action != guide.Vanish || len(p.saw) != 1 {
		t.Errorf("left at the first question: %v, %v", action, err)
	}
}

// What goes wrong ends the conversation with the error.
func TestSetupFails(t *testing.T) {
	broken := errors.New("broken")
	for name, spoil := range map[string]func(*session.Setup){
		"the card": func(s *session.Setup) {
			s.Cards.Fill = func(safety.Card) (guide.Card, error) { return guide.Card{}, broken }
		},
		"the watch": func(s *session.Setup) {
			s.Watch = func(guide.State) session.Watch {
				return func(...string) (guide.Card, bool, error) { return guide.Card{}, false, broken }
			}
		},
		"the questions": func(s *session.Setup) {
			s.Prompts = func(workbook.Role) (*workbook.Workbook, error) { return nil, broken }
		},
	} {
		script := replies("no no no no no")
		if name == "the card" {
			script = replies("no no no no unsaid")
		}
		s := setupOf(t, &person{t: t, script: script}, noon)
		spoil(&s)
		if action, err := s.Start(t.Context(), &session.Facts{Subject: entry.Subject{Role: "hurting"}}); !errors.Is(err, broken) {
			t.Errorf("%s: %v, %v", name, action, err)
		}
	}
}

// The advice to see a counsellor is for those who are safe.
func TestCounsellor(t *testing.T) {
	cards := setupOf(t, nil, noon).Cards
	grave := entry.Subject{Role: "hurting", Relation: "friend", Breach: "lie", Severity: "grave"}
	light := grave
	light.Severity = "light"
	for _, tt := range []struct {
		facts session.Facts
		want  bool
	}{
		{session.Facts{Subject: grave, Gate: []string{"none"}}, true},
		{session.Facts{Subject: grave, Gate: []string{"unsaid"}}, true},
		{session.Facts{Subject: grave, Gate: []string{"unsaid", "force"}}, false},
		{session.Facts{Subject: light, Gate: []string{"none"}}, false},
	} {
		if card, ok := cards.Counsellor(tt.facts); ok != tt.want || ok && (card.Title != counsellorTitle || card.Body == "") {
			t.Errorf("%+v: %v, %+v", tt.facts, ok, card)
		}
	}
}

// The rules are loaded once, with the first words, and all words bring one card.
func TestNewWatch(t *testing.T) {
	loads := 0
	fill := func(c safety.Card) (guide.Card, error) { return guide.Card{Title: c.Title}, nil }
	watch := session.NewWatch(workbook.Hurting, func() (*safety.Watch, error) {
		loads++
		return safety.LoadWatch(shipped.FS, "Kim", "Sam")
	}, fill)
	if loads != 0 {
		t.Error("the rules are loaded before there are words")
	}
	for typed, want := range map[string]bool{"We talked.": false, "I wish I were dead.": true} {
		if card, found, err := watch("a walk", typed); err != nil || found != want || found && card.Title == "" {
			t.Errorf("%q: %+v, %v, %v", typed, card, found, err)
		}
	}
	if loads != 1 {
		t.Errorf("the rules are loaded %d times", loads)
	}
	broken := errors.New("broken")
	watch = session.NewWatch(workbook.Hurting, func() (*safety.Watch, error) { return nil, broken }, fill)
	if _, found, err := watch("x"); found || !errors.Is(err, broken) {
		t.Errorf("without rules: %v, %v", found, err)
	}
}

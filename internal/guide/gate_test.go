package guide_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// gateAnswers is one set of answers to the safety questions: yes, "unsaid" or
// "none" in one list, no in the other, and a reason.
type gateAnswers struct {
	day  int // of March, at noon
	gate []string
	no   []string
	why  string
}

func foldGate(role string, all []gateAnswers) guide.State {
	entries := []entry.Entry{{ID: "0", Kind: entry.Journal, Subject: entry.Subject{Role: role}}}
	for i, s := range all {
		entries = append(entries, entry.Entry{ID: string(rune('1' + i)), Kind: entry.Gate, Gate: s.gate, No: s.no, Why: s.why,
			At: time.Date(2026, 3, s.day, 12, 0, 0, 0, time.UTC)})
	}
	return guide.Fold(entries)
}

func list(all ...string) []string { return all }

// A yes stays until a no to the same question lifts it. For force, control and no
// contact, the no has to come on a later day and with a reason.
func TestGateFold(t *testing.T) {
	for _, tt := range []struct {
		name        string
		gateAnswers []gateAnswers
		want        []string
	}{
		{"every no", []gateAnswers{{1, list("none"), nil, ""}}, list("none")},
		{"unsaid", []gateAnswers{{1, list("unsaid"), nil, ""}}, list("unsaid")},
		{"unsaid, then no", []gateAnswers{{1, list("unsaid"), nil, ""}, {1, list("none"), nil, ""}}, list("none")},
		{"a yes declined", []gateAnswers{{1, list("force"), nil, ""}, {9, list("unsaid"), nil, ""}}, list("force", "unsaid")},
		{"a yes and none of these", []gateAnswers{{1, list("afraid"), nil, ""}, {9, list("none"), nil, ""}}, list("afraid")},
		{"a yes and another", []gateAnswers{{1, list("afraid"), nil, ""}, {9, list("force"), nil, ""}}, list("afraid", "force")},
		{"no to another question", []gateAnswers{{1, list("afraid"), nil, ""}, {9, list("none"), list("self-harm"), ""}}, list("afraid")},

		{"afraid, no the same day", []gateAnswers{{1, list("afraid"), nil, ""}, {1, list("none"), list("afraid"), ""}}, list("none")},
		{"self-harm, no the same day", []gateAnswers{{1, list("self-harm"), nil, ""}, {1, list("none"), list("self-harm"), ""}}, list("none")},
		{"force, no the same day", []gateAnswers{{1, list("force"), nil, ""}, {1, list("none"), list("force"), "a slip"}}, list("force")},
		{"control, no the same day", []gateAnswers{{1, list("control"), nil, ""}, {1, list("none"), list("control"), "a slip"}}, list("control")},
		{"no contact, no the same day", []gateAnswers{{1, list("no-contact"), nil, ""}, {1, list("none"), list("no-contact"), "a slip"}}, list("no-contact")},
		{"force, no the next day", []gateAnswers{{1, list("force"), nil, ""}, {2, list("none"), list("force"), ""}}, list("force")},
		{"force, a blank why", []gateAnswers{{1, list("force"), nil, ""}, {2, list("none"), list("force"), " \n"}}, list("force")},
		{"force, the next day, why", []gateAnswers{{1, list("force"), nil, ""}, {2, list("none"), list("force"), "a slip"}}, list("none")},
		{"force twice, then no", []gateAnswers{{1, list("force"), nil, ""}, {3, list("force"), nil, ""}, {3, list("none"), list("force"), "a slip"}}, list("force")},
		{"the clock went back", []gateAnswers{{5, list("force"), nil, ""}, {2, list("none"), list("force"), "a slip"}}, list("force")},
		{"one of two lifted", []gateAnswers{{1, list("afraid", "force"), nil, ""}, {1, list("none"), list("afraid", "force"), "x"}}, list("force")},
		{"lifted, then yes again", []gateAnswers{{1, list("force"), nil, ""}, {2, list("none"), list("force"), "a slip"}, {3, list("force"), nil, ""}}, list("force")},

		{"no answers", nil, nil},
		{"empty answers", []gateAnswers{{1, list(), nil, ""}}, nil},
		{"empty answers after none", []gateAnswers{{1, list("none"), nil, ""}, {2, list(), nil, ""}}, nil},
		{"empty answers after a yes", []gateAnswers{{1, list("force"), nil, ""}, {2, list(), nil, ""}}, list("force")},
		{"an unknown yes", []gateAnswers{{1, list("arson"), nil, ""}}, list("arson")},
		{"an unknown yes, no the same day", []gateAnswers{{1, list("arson"), nil, ""}, {1, list("none"), list("arson"), "x"}}, list("arson")},
	} {
		st := foldGate("hurting", tt.gateAnswers)
		if !slices.Equal(st.Gate, tt.want) {
			t.Errorf("%s: %q stands, want %q", tt.name, st.Gate, tt.want)
		}
		if st.Closed() != slices.ContainsFunc(tt.want, gate.Closes) || st.Unasked() != (tt.want == nil) {
			t.Errorf("%s: closed %v, unasked %v", tt.name, st.Closed(), st.Unasked())
		}
	}
}

// What the person who was hurt answers is not on record, and where an older
// program recorded it, it says no more than that they were asked.
func TestGateFoldHurt(t *testing.T) {
	for _, tt := range []struct {
		name        string
		gateAnswers []gateAnswers
		want        []string
	}{
		{"asked", []gateAnswers{{1, list("asked"), nil, ""}}, list("asked")},
		{"yes", []gateAnswers{{1, list("afraid", "force", "machine"), nil, ""}}, list("asked")},
		{"no", []gateAnswers{{1, list("none"), nil, ""}}, list("asked")},
		{"declined", []gateAnswers{{1, list("unsaid"), list("force"), "x"}}, list("asked")},
		{"yes, then no", []gateAnswers{{1, list("afraid"), nil, ""}, {2, list("none"), nil, ""}}, list("asked")},
		{"no answers", nil, nil},
		{"empty answers", []gateAnswers{{1, list(), nil, ""}}, nil},
		{"yes, then empty answers", []gateAnswers{{1, list("afraid"), nil, ""}, {2, list(), nil, ""}}, list("asked")},
	} {
		st := foldGate("hurt", tt.gateAnswers)
		if !slices.Equal(st.Gate, tt.want) || st.Closed() || st.Unasked() != (tt.want == nil) {
			t.Errorf("%s: %q stands, want %q; closed %v", tt.name, st.Gate, tt.want, st.Closed())
		}
		if st.Lifts("force", time.Now()) != gate.LiftFree {
			t.Errorf("%s: a no would lift something", tt.name)
		}
	}
}

// Of the person who was hurt one line goes on record, once, and it is the same
// whatever they answered.
func TestGateRecord(t *testing.T) {
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	answers := func(gate ...string) entry.Entry {
		return entry.Entry{At: at, Kind: entry.Gate, Gate: gate, No: list("control"), Why: "a word"}
	}
	for _, gate := range [][]string{list("none"), list("unsaid"), list("afraid", "machine"), list("afraid", "unsaid")} {
		e, ok := foldGate("hurting", nil).GateRecord(answers(gate...))
		if !ok || !slices.Equal(e.Gate, gate) || e.Why == "" || e.No == nil {
			t.Errorf("hurting, %q: %+v, %v", gate, e, ok)
		}
		e, ok = foldGate("hurt", nil).GateRecord(answers(gate...))
		if want := (entry.Entry{At: at, Kind: entry.Gate, Gate: list("asked")}); !ok || !reflect.DeepEqual(e, want) {
			t.Errorf("hurt, %q: %+v, %v", gate, e, ok)
		}
		if e, ok = foldGate("hurt", []gateAnswers{{1, list("asked"), nil, ""}}).GateRecord(answers(gate...)); ok {
			t.Errorf("hurt, asked again, %q: %+v", gate, e)
		}
	}
	for _, role := range list("hurting", "hurt") {
		if e, ok := foldGate(role, nil).GateRecord(entry.Entry{At: at, Kind: entry.Gate}); ok {
			t.Errorf("%s, no answers: %+v", role, e)
		}
	}
}

// What an older program recorded of the person who was hurt is not shown.
func TestWithoutPrivate(t *testing.T) {
	header := entry.Entry{ID: "01M80YTKT4G1SQM9JBR8DS8KH7", At: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), Kind: entry.Journal, Format: 1, Workbook: "w", Version: "1"}
	old := entry.Entry{ID: "01M80YTKT4G1SQM9JBR8DS8KH8", At: header.At, Kind: entry.Gate, Gate: list("afraid", "machine"), No: list("force"), Why: "secret"}
	for role, hidden := range map[string]bool{"hurt": true, "hurting": false} {
		header.Subject.Role = role
		var entries []entry.Entry
		for _, e := range []entry.Entry{header, old} {
			line, err := entry.Encode(e)
			if err != nil {
				t.Fatal(err)
			}
			if e, err = entry.Decode([]byte(strings.Replace(string(line), `"why"`, `"later":"afraid","why"`, 1))); err != nil {
				t.Fatal(err)
			}
			entries = append(entries, e)
		}
		shown := gate.WithoutPrivate(entries)
		for _, word := range list("afraid", "machine", "force", "secret") {
			if strings.Contains(string(shown[1].Line())+fmt.Sprint(shown[1].Gate, shown[1].No, shown[1].Why), word) == hidden {
				t.Errorf("%s: %q is shown: %v", role, word, !hidden)
			}
		}
		if shown[1].ID != old.ID || string(shown[0].Line()) != string(entries[0].Line()) || shown[1].Line() == nil {
			t.Errorf("%s: %+v", role, shown)
		}
		if !slices.Contains(entries[1].Gate, "afraid") {
			t.Errorf("%s: the entries were changed", role)
		}
	}
}

// Days are calendar days in the time zone of the no.
func TestLifts(t *testing.T) {
	evening := time.Date(2026, 3, 1, 23, 30, 0, 0, time.UTC)
	st := foldGate("hurting", nil).AnswerGate(entry.Entry{At: evening, Kind: entry.Gate, Gate: list("force", "afraid")})
	east, west := time.FixedZone("", 2*3600), time.FixedZone("", -5*3600)
	for _, tt := range []struct {
		question string
		at       time.Time
		want     gate.Lift
	}{
		{"control", evening, gate.LiftFree},
		{"afraid", evening, gate.LiftNow},
		{"force", evening, gate.LiftLater},
		{"force", evening.Add(time.Hour), gate.LiftWhy},
		{"force", evening.Add(time.Hour).In(east), gate.LiftLater},
		{"force", evening.Add(time.Hour).In(west), gate.LiftLater},
		{"force", evening.Add(24 * time.Hour).In(west), gate.LiftWhy},
	} {
		if got := st.Lifts(tt.question, tt.at); got != tt.want {
			t.Errorf("%s at %s: %d, want %d", tt.question, tt.at, got, tt.want)
		}
	}
}

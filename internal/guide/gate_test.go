package guide_test

import (
	"slices"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
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
		if st.Closed() != slices.ContainsFunc(tt.want, guide.Closes) || st.Unasked() != (tt.want == nil) {
			t.Errorf("%s: closed %v, unasked %v", tt.name, st.Closed(), st.Unasked())
		}
	}
}

// The person who was hurt can take back any answer at once.
func TestGateFoldHurt(t *testing.T) {
	for _, tt := range []struct {
		name        string
		gateAnswers []gateAnswers
		want        []string
	}{
		{"none of these", []gateAnswers{{1, list("afraid", "force"), nil, ""}, {1, list("none"), nil, ""}}, list("none")},
		{"a no", []gateAnswers{{1, list("afraid", "force"), nil, ""}, {1, list("unsaid"), list("force"), ""}}, list("afraid", "unsaid")},
		{"declined", []gateAnswers{{1, list("afraid"), nil, ""}, {1, list("unsaid"), nil, ""}}, list("afraid", "unsaid")},
	} {
		st := foldGate("hurt", tt.gateAnswers)
		if !slices.Equal(st.Gate, tt.want) || st.Closed() {
			t.Errorf("%s: %q stands, want %q; closed %v", tt.name, st.Gate, tt.want, st.Closed())
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
		want     guide.Lift
	}{
		{"control", evening, guide.LiftFree},
		{"afraid", evening, guide.LiftNow},
		{"force", evening, guide.LiftLater},
		{"force", evening.Add(time.Hour), guide.LiftWhy},
		{"force", evening.Add(time.Hour).In(east), guide.LiftLater},
		{"force", evening.Add(time.Hour).In(west), guide.LiftLater},
		{"force", evening.Add(24 * time.Hour).In(west), guide.LiftWhy},
	} {
		if got := st.Lifts(tt.question, tt.at); got != tt.want {
			t.Errorf("%s at %s: %d, want %d", tt.question, tt.at, got, tt.want)
		}
	}
}

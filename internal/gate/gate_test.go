package gate_test

import (
	"slices"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
)

var evening = time.Date(2026, 3, 1, 20, 0, 0, 0, time.UTC)

func answered(day int, yes, no []string, why string) entry.Entry {
	return entry.Entry{Kind: entry.Gate, At: evening.AddDate(0, 0, day), Gate: yes, No: no, Why: why}
}

func TestAnd(t *testing.T) {
	force := []string{"force"}
	for _, tt := range []struct {
		name   string
		all    []entry.Entry
		want   []string
		closed bool
	}{
		{"nothing was asked", nil, nil, false},
		{"none", []entry.Entry{answered(0, []string{"none"}, nil, "")}, []string{"none"}, false},
		{"a yes", []entry.Entry{answered(0, force, nil, "")}, force, true},
		{"unsaid lifts nothing", []entry.Entry{answered(0, force, nil, ""), answered(1, []string{"unsaid"}, nil, "")}, []string{"force", "unsaid"}, true},
		{"a no on the same day lifts nothing", []entry.Entry{answered(0, force, nil, ""), answered(0, []string{"none"}, force, "w")}, force, true},
		{"nor one without a reason", []entry.Entry{answered(0, force, nil, ""), answered(1, []string{"none"}, force, " ")}, force, true},
		{"a no on another day with a reason", []entry.Entry{answered(0, force, nil, ""), answered(1, []string{"none"}, force, "w")}, []string{"none"}, false},
		{"a private yes needs no reason", []entry.Entry{answered(0, []string{gate.Private}, nil, ""), answered(1, []string{"none"}, []string{gate.Private}, "")}, []string{"none"}, false},
		{"but another day", []entry.Entry{answered(0, []string{gate.Private}, nil, ""), answered(0, []string{"none"}, []string{gate.Private}, "")}, []string{gate.Private}, true},
		{"an unknown answer is a yes", []entry.Entry{answered(0, []string{"later"}, nil, "")}, []string{"later"}, true},
	} {
		a := gate.Fold(tt.all)
		if !slices.Equal(a.Gate, tt.want) || a.Closed() != tt.closed || a.Unasked() != (tt.want == nil) {
			t.Errorf("%s: %q, closed %v, unasked %v", tt.name, a.Gate, a.Closed(), a.Unasked())
		}
	}
}

// Whatever the person who was hurt answers, it closes nothing and leaves one word.
func TestHurt(t *testing.T) {
	header := entry.Entry{Kind: entry.Journal, Subject: entry.Subject{Role: "hurt"}}
	a := gate.Fold([]entry.Entry{header, answered(0, []string{"afraid", "force"}, nil, "")})
	if a.Closed() || !slices.Equal(a.Gate, []string{"asked"}) {
		t.Errorf("%q, closed %v", a.Gate, a.Closed())
	}
	if _, again := a.Record(answered(1, []string{"force"}, nil, "")); again {
		t.Error("it is recorded a second time")
	}
}

// Nobody can tell a private yes from another one by what is shown.
func TestShown(t *testing.T) {
	if private, force := gate.Shown([]string{gate.Private}), gate.Shown([]string{"force", "control"}); !slices.Equal(private, force) {
		t.Errorf("shown as %q and %q", private, force)
	}
	if got := gate.Shown([]string{"none"}); !slices.Equal(got, []string{"none"}) {
		t.Errorf("none is shown as %q", got)
	}
	hidden := gate.HidePrivate([]entry.Entry{answered(0, []string{gate.Private}, nil, "")})
	if gate.Fold(hidden).OnlyPrivate() || !gate.Fold(hidden).Closed() {
		t.Errorf("hidden: %+v", hidden)
	}
}

package session_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

func TestSkip(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: skip", "deed.left-out: back", "deed: skip", "deed.left-out: not today", "worth: y")
	expect(t, m, `skip deed not today`, `answer worth "y"`)
}

// The reason of a skip can be a draft, too. The drafts of the prompt itself are
// kept, for a person who comes back to it.
func TestSkipKeepsDrafts(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: skip", "feeling.left-out: half not to")
	p, _, _ := walk(t, m, 0, "feeling.feeling: skip", "feeling.left-out: not today")
	if got := p.saw[1].Value; got != "not to" {
		t.Errorf("the reason begins as %q", got)
	}
	expect(t, m, `answer deed "x"`, `answer worth "y"`, `skip feeling not today`)
	if len(m.drafts) != 1 || m.drafts["feeling.feeling"] != "sad" {
		t.Errorf("drafts are left: %v", m.drafts)
	}
}

// A prompt that was skipped says so when it is asked again.
func TestSkippedIsTold(t *testing.T) {
	m := &memory{}
	p, _, _ := walk(t, m, 0, "deed: skip", "deed.left-out: not today", "worth: back", "deed: stop")
	if got := p.saw[len(p.saw)-1].Notice; got != "was-left-out-why" {
		t.Errorf("it says %q", got)
	}
}

// A reason that brings a card can be where the session is left.
func TestLeftAtTheCardOfAReason(t *testing.T) {
	m := begun(t, "")
	if _, outcome, done := one(t, m, "deed", "deed: skip", "deed.left-out: I hit Bo", "danger: away"); outcome != session.Stopped || done.Kind != entry.Skip {
		t.Errorf("%v, %+v", outcome, done)
	}
	expect(t, m, "skip deed I hit Bo")
}

// The reason is asked for in the place of the prompt, as one that need not be
// given.
func TestReasonIsAsked(t *testing.T) {
	m := begun(t, "")
	p, _, _ := one(t, m, "worth", "worth: skip", "worth.left-out: empty")
	if q := p.saw[1]; !q.Optional || !q.CanBack || q.Number != 2 || q.Of != 4 || q.Step != "One" || len(q.Rail) != 1 {
		t.Errorf("asked as %+v", q)
	}
}

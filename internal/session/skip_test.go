package session_test

import (
	"testing"
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

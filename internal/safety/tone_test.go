//go:build !race

package safety_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// refused checks that the lint of the content refuses a text in place of
// another one of safety.yaml, by that rule of tone.
func refused(t *testing.T, rule, old, text string) {
	t.Helper()
	data, err := fs.ReadFile(content.FS, "safety.yaml")
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("there is no %q, %v", old, err)
	}
	pack := fstest.MapFS{"safety.yaml": {Data: []byte(strings.Replace(string(data), old, text, 1))}}
	found := workbook.Lint(workbook.Overlay(pack, content.FS))
	if !slices.ContainsFunc(found, func(p workbook.Problem) bool { return strings.Contains(p.What, `rule "`+rule+`"`) }) {
		t.Errorf("%q is not refused by rule %q: %v", text, rule, found)
	}
}

// What these texts must not say is in tone.yaml, and TestContent of package
// content checks it. Here each kind is said once, to see that it is refused.

// TestClaimsAndBlame: the program claims nothing of itself, and blames nobody
// who has just answered with yes.
func TestClaimsAndBlame(t *testing.T) {
	refused(t, "claims", "after: |-\n", "after: |-\n      These questions are clinically validated.\n\n")
	refused(t, "no-therapy", "after: |-\n", "after: |-\n      This is therapy.\n\n")
	refused(t, "safety-blame", "after: |-\n", "after: |-\n      An abuser would say so.\n\n")
}

// TestSaysWhatItIs: the first thing that anybody reads says what these
// questions are not, where answers stay, and what a yes does.
func TestSaysWhatItIs(t *testing.T) {
	refused(t, "what-it-is", "They're our own,", "They're theirs,")
}

// TestNoContactMeansNone: no text on the way through the gate, and no card,
// suggests an approach to the other person, or uses a name.
func TestNoContactMeansNone(t *testing.T) {
	refused(t, "no-contact", "after: |-\n", "after: |-\n      A friend could tell them.\n\n")
	refused(t, "nameless", "after: |-\n", "after: |-\n      Stay away from {other}.\n\n")
	g, err := safety.LoadGate(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := g.Closing(workbook.Hurting, []string{"no-contact"})
	if !strings.Contains(strings.Join(strings.Fields(c.Body), " "), "No contact means none.") {
		t.Errorf("after no-contact it is not said outright: %q", c.Body)
	}
}

// TestTitlesSayLittle: a title may be read over somebody's shoulder.
func TestTitlesSayLittle(t *testing.T) {
	refused(t, "quiet-title", "title: Before anything else", "title: You are in danger")
	refused(t, "quiet-title", "title: Before you go on", "title: Help for you")
}

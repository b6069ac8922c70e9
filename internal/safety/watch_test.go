package safety_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// people are the names that the sentences speak of.
var people = []string{"Anna", "Tom", "Mark"}

// theWatch is loaded once: under the race detector that takes a while.
var theWatch = sync.OnceValues(func() (*safety.Watch, error) {
	return safety.LoadWatch(content.FS, people...)
})

func loadWatch(t testing.TB) *safety.Watch {
	t.Helper()
	w, err := theWatch()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// sentence is one line of testdata/sentences.jsonl.
type sentence struct {
	Set      int    `json:"set"`
	Topic    string `json:"topic"` // "none" where no card may come
	Relation string `json:"relation"`
	Text     string `json:"text"`
}

func readSentences(t testing.TB) []sentence {
	t.Helper()
	f, err := os.Open("testdata/sentences.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []sentence
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var s sentence
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

// tally counts how the watch did on one set.
type tally struct{ alarms, missed, other, calm, falseAlarms int }

func (c tally) String() string {
	return fmt.Sprintf("%d alarms: %d missed, %d under another topic; %d calm: %d false alarms",
		c.alarms, c.missed, c.other, c.calm, c.falseAlarms)
}

// TestSentences measures the watch on sentences of our own. Set 1 went along
// with the writing of the rules. Sets 2 and 3 were written, and committed,
// before the rules met them; they were then learned from as well, so that the
// figures below are what must not get worse, and no promise about texts that
// nobody has seen. At first sight set 2, short sentences, had 2 of 78 missed
// and 1 false alarm; set 3, longer and roundabout, had 19 of 30 missed and no
// false alarm. The package doc has newer figures of this sort.
func TestSentences(t *testing.T) {
	measured := map[int]tally{
		1: {alarms: 90, calm: 82},
		2: {alarms: 78, calm: 77},
		3: {alarms: 30, missed: 2, calm: 30},
	}
	w := loadWatch(t)
	got := map[int]tally{}
	for _, s := range readSentences(t) {
		c := got[s.Set]
		c.add(t, s, w.Find(s.Text))
		got[s.Set] = c
	}
	for set, want := range measured {
		c := got[set]
		t.Logf("set %d: %v", set, c)
		if c.missed > want.missed || c.other > want.other || c.falseAlarms > want.falseAlarms {
			t.Errorf("set %d got worse: it was %v", set, want)
		}
		if c.alarms < want.alarms || c.calm < want.calm {
			t.Errorf("set %d got smaller: it was %v", set, want)
		}
	}
}

func (c *tally) add(t *testing.T, s sentence, found []safety.Match) {
	t.Helper()
	ofTopic := func(m safety.Match) bool { return string(m.Topic) == s.Topic }
	switch {
	case s.Topic == "none":
		c.calm++
		if len(found) > 0 {
			c.falseAlarms++
			t.Logf("false alarm %v: %s", found, s.Text)
		}
		return
	case len(found) == 0:
		c.missed++
		t.Logf("missed %s: %s", s.Topic, s.Text)
	case !slices.ContainsFunc(found, ofTopic):
		c.other++
		t.Logf("wants %s, found %v: %s", s.Topic, found, s.Text)
	}
	c.alarms++
}

// TestOwnExamplesAreCalm: what the workbook itself gives as an example of an
// answer must not alarm, except in the journal for oneself.
func TestOwnExamplesAreCalm(t *testing.T) {
	w := loadWatch(t)
	files, err := fs.Glob(content.FS, "steps/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		var step workbook.Step
		if err := workbook.ReadStrict(content.FS, file, &step); err != nil {
			t.Log(err) // package workbook fails on it
			continue
		}
		if step.ID == string(workbook.Alone) {
			continue
		}
		for _, p := range step.Prompts {
			for _, part := range p.Example {
				for _, m := range w.Find(part.Text) {
					t.Errorf("%s: the example of %q alarms: %s, rule %q: %q", file, p.ID, m.Topic, m.Rule, part.Text[m.Start:m.End])
				}
			}
		}
	}
}

func TestNames(t *testing.T) {
	known := []string{"Ada", "Mary Ann", "José", "{}", "(", "@doer", "", "!", "a|b", "...", "<x>", "A\x00", "\xff", "don't",
		strings.Repeat("Bea ", 5000)}
	w, err := safety.LoadWatch(content.FS, known...)
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[string]bool{
		"I hit Ada.":                   true,
		"I hit mary ann.":              true,
		"I pushed José.":               true,
		"I pushed Mary Ann.":           true,
		"I hit Mary Ann's car.":        false,
		"I check Mary Ann's phone.":    true,
		"I pushed Mary Ann to sign.":   false,
		"I punched Mary Ann's stomach": true,
		"I hit Berta.":                 false, // could be a wall, as far as we know
		"I never hit Ada.":             false,
		"I hit Ada's car.":             false,
		"I hit him.":                   true,
	} {
		if got := len(w.Find(s)) > 0; got != want {
			t.Errorf("Find(%q) found something: %v", s, got)
		}
	}
}

// TestCard: of several topics the most urgent one has its card.
func TestCard(t *testing.T) {
	w := loadWatch(t)
	tests := []struct {
		text  string
		topic safety.Topic
	}{
		{"I hit her, and now I want to die.", safety.SelfHarm},
		{"I check her phone. He hits me.", safety.Harmed},
		{"I check her phone every night.", safety.Control},
	}
	for _, tt := range tests {
		got, ok := w.Card(workbook.Hurting, w.Find(tt.text))
		want, _ := w.Card(workbook.Hurting, []safety.Match{{Topic: tt.topic}})
		if !ok || got.Body != want.Body {
			t.Errorf("the card for %q is %q", tt.text, got.Body)
		}
	}
	if _, ok := w.Card(workbook.Hurting, nil); ok {
		t.Error("there is a card for nothing")
	}
}

// TestAloneCard checks that the journal for oneself, which asks what a person did,
// answers with a card of its own: it has the lines for that, speaks of nothing that
// is closed there, and lets them go on. What concerns their own safety has the
// same card as everywhere.
func TestAloneCard(t *testing.T) {
	w := loadWatch(t)
	for topic, own := range map[safety.Topic]bool{safety.SelfHarm: false, safety.Crisis: false, safety.Harmed: false,
		safety.Harming: true, safety.Control: true, safety.NoContact: true} {
		found := []safety.Match{{Topic: topic}}
		alone, ok := w.Card(workbook.Alone, found)
		elsewhere, _ := w.Card(workbook.Hurting, found)
		if !ok || own == (alone.Body == elsewhere.Body) {
			t.Errorf("%s: the card is %q", topic, alone.Body)
		}
	}
	card, _ := w.Card(workbook.Alone, []safety.Match{{Topic: safety.Harming}})
	if len(card.Needs) == 0 || card.Needs[0] != safety.OwnBehaviour || !slices.Contains(card.Needs, safety.Emergency) {
		t.Errorf("the lines are for %q", card.Needs)
	}
	if !strings.Contains(card.Body, "you can go on") {
		t.Errorf("it does not say that one can go on: %q", card.Body)
	}
	if closed := regexp.MustCompile(`(?i)letter|apolog|promise|setup|stop here`).FindString(card.Body); closed != "" {
		t.Errorf("it speaks of %q, which is closed there: %q", closed, card.Body)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range readSentences(f) {
		f.Add(s.Text)
	}
	for _, s := range []string{"", "\x00", "\xff\xfe", "I hit her\u2028I hit her", "“I hit her", "> I hit her", "I\u200b hit\u00adher", "❤️ I want to die ❤️"} {
		f.Add(s)
	}
	w := loadWatch(f)
	f.Fuzz(func(t *testing.T, s string) {
		end := map[safety.Topic]int{}
		for _, m := range w.Find(s) {
			if m.Start < end[m.Topic] || m.Start >= m.End || m.End > len(s) {
				t.Fatalf("match %v in %d bytes, after %d", m, len(s), end[m.Topic])
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[m.Start:m.End]) {
				t.Fatalf("match %v cuts a rune: %q", m, s[m.Start:m.End])
			}
			end[m.Topic] = m.End
		}
	})
}

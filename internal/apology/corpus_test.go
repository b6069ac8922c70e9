package apology

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The floors of TestCorpus, a little under what was measured. They move up when
// the checker gets better, and never down to make a change pass. Twice they went
// down: a loaded word beside a deed that is owned became advice (by .01), and the
// rules began to go by what clauses do in a letter (by .05). A lone sentence without
// anything owned is advice since then, and phrases that only fit one of these
// sentences are gone.
const (
	recallFloor = 0.90 // of the bad ones, flagged with any rule
	namedFloor  = 0.85 // of the bad ones, flagged with the rule that they were written for
	alarmCeil   = 0.01 // of the good ones, flagged
)

// sample is a line of testdata/sentences.jsonl: a sentence or two of our own.
// The sets were written one after the other, each before the rules had met it.
// What the rules found then, at first sight, tells more about an unseen text
// than what they find now:
//
//	set  recall  false alarms
//	a to c: written before there were rules
//	d    .31     2 of 30 (hard on purpose)
//	e    .33     0 of 28 (hard on purpose)
//	f    .71     2 of 36
//	g    .35     3 of 29 (hard on purpose)
//	h    .45     0 of 27
//	i    .67     0 of 22
//	j    .52     0 of 12
//	k    .40     3 of 28 (hard on purpose)
//	l    .93     0 of 24 (plain ones, after the last change to the rules)
type sample struct {
	Set      string
	Relation string
	Label    string // bad or good
	Rules    []string
	Text     string
}

// tally counts what the checker makes of some sentences.
type tally struct{ bad, hit, named, good, alarms int }

func (c *tally) add(s sample, flaws map[string]bool) {
	if s.Label == "good" {
		c.good++
		c.alarms += count(len(flaws) > 0)
		return
	}
	c.bad++
	c.hit += count(len(flaws) > 0)
	for _, rule := range s.Rules {
		if flaws[rule] {
			c.named++
			return
		}
	}
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func share(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// TestCorpus prints how many of the bad sentences are found and how many of the
// good ones are caught with them, and fails when that gets worse.
func TestCorpus(t *testing.T) {
	c := checker(t)
	var all tally
	bySet, byRelation, byRule := map[string]*tally{}, map[string]*tally{}, map[string]*tally{}
	for _, s := range lines[sample](t, "sentences.jsonl") {
		flaws := flawsOf(t, c, s.Text)
		all.add(s, flaws)
		at(bySet, s.Set).add(s, flaws)
		at(byRelation, s.Relation).add(s, flaws)
		for _, rule := range s.Rules {
			at(byRule, rule).add(s, flaws)
		}
		if wrong := (s.Label == "bad") != (len(flaws) > 0); wrong {
			t.Logf("%s, set %s, %v, found %v: %s", s.Label, s.Set, s.Rules, flaws, s.Text)
		}
	}
	for title, tallies := range map[string]map[string]*tally{"set": bySet, "relation": byRelation, "rule": byRule} {
		for name, n := range tallies {
			t.Logf("%s %s: found %d of %d (with that rule %d), false alarms %d of %d", title, name, n.hit, n.bad, n.named, n.alarms, n.good)
		}
	}
	t.Logf("all: recall %.3f, with the right rule %.3f, false alarms %.3f, precision %.3f",
		share(all.hit, all.bad), share(all.named, all.bad), share(all.alarms, all.good), share(all.hit, all.hit+all.alarms))
	if r := share(all.hit, all.bad); r < recallFloor {
		t.Errorf("recall %.3f is under %.3f", r, recallFloor)
	}
	if r := share(all.named, all.bad); r < namedFloor {
		t.Errorf("recall with the right rule %.3f is under %.3f", r, namedFloor)
	}
	if r := share(all.alarms, all.good); r > alarmCeil {
		t.Errorf("false alarms %.3f are over %.3f", r, alarmCeil)
	}
}

// letter is a line of testdata/letters.jsonl: a letter of our own and the one
// flaw in it. No rule and no flaw: the letter is to stay clean. A rule without
// a flaw: the letter as a whole has it.
type letter struct{ File, Rule, Flaw string }

// TestLetters: the one flaw of each letter is found, and nothing else is.
func TestLetters(t *testing.T) {
	c := checker(t)
	for _, l := range lines[letter](t, "letters.jsonl") {
		t.Run(l.File, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("testdata", "letters", l.File))
			if err != nil {
				t.Fatal(err)
			}
			report := c.Check(string(text))
			checkLetter(t, l, string(text), report)
		})
	}
}

func checkLetter(t *testing.T, l letter, text string, report Report) {
	t.Helper()
	start := strings.Index(text, l.Flaw)
	end := start + len(l.Flaw)
	if l.Flaw == "" {
		end = len(text)
	}
	found := l.Rule == ""
	for _, f := range report.Findings {
		if f.Level != Flaw {
			continue
		}
		found = found || f.Rule == l.Rule
		if l.Rule == "" || f.Start >= end || f.End <= start {
			t.Errorf("%s at %q", f.Rule, f.Text)
		}
	}
	if !found {
		t.Errorf("%s is not found in %q", l.Rule, l.Flaw)
	}
}

func flawsOf(t *testing.T, c *Checker, text string) map[string]bool {
	t.Helper()
	report := c.Check(text)
	flaws := map[string]bool{}
	for _, f := range report.Findings {
		if f.Level == Flaw {
			flaws[f.Rule] = true
		}
	}
	return flaws
}

func at(tallies map[string]*tally, name string) *tally {
	if tallies[name] == nil {
		tallies[name] = &tally{}
	}
	return tallies[name]
}

// lines reads a file of testdata with a JSON object on each line.
func lines[T any](t *testing.T, name string) []T {
	t.Helper()
	f, err := os.Open(testFile(name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	for in := bufio.NewScanner(f); in.Scan(); {
		var one T
		if err := json.Unmarshal(in.Bytes(), &one); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, one)
	}
	return out
}

// testFile returns the path of a file of testdata, or an absolute path as it is.
func testFile(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join("testdata", name)
}

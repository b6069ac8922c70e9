package apology

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// The floors of the corpus. On the first look, before any rule had seen these
// sentences, the first 155 of them gave recall 79 of 95 and 6 false alarms
// among 60 good ones; the other 70, written later, gave 30 of 36 and 3 of 34,
// and the last 24 gave 8 of 12 and none of 12. The figures that the test prints now are those after learning from them:
// trust the first look.
const (
	recallFloor    = 0.93
	precisionFloor = 0.97
)

// sample is a line of the corpus. Rules are those that a bad one should be
// flagged with; a good one has none.
type sample struct {
	Relation string   `json:"relation"` // partner, friend, family or colleague
	Rules    []string `json:"rules"`
	Text     string   `json:"text"`
}

// tally counts how samples with one rule came out.
type tally struct{ all, named int }

func TestCorpus(t *testing.T) {
	c, rules := checker(t), map[string]*tally{}
	var bad, good, hits, alarms int
	for _, s := range corpus(t) {
		found := flawsOf(t, c, s.Text)
		switch {
		case len(s.Rules) == 0:
			good++
			if len(found) > 0 {
				alarms++
				t.Logf("false alarm %v: %s", found, s.Text)
			}
		default:
			bad++
			if len(found) > 0 {
				hits++
			} else {
				t.Logf("missed %v: %s", s.Rules, s.Text)
			}
			count(rules, s.Rules, found)
		}
	}
	recall, precision := float64(hits)/float64(bad), float64(hits)/float64(hits+alarms)
	t.Logf("recall %d/%d = %.2f, false alarms %d/%d, precision %.2f", hits, bad, recall, alarms, good, precision)
	for id, n := range rules {
		t.Logf("%s %d/%d", id, n.named, n.all)
	}
	if recall < recallFloor || precision < precisionFloor {
		t.Errorf("recall %.2f and precision %.2f, want at least %.2f and %.2f", recall, precision, recallFloor, precisionFloor)
	}
}

func TestCorpusIsVaried(t *testing.T) {
	relations, good, all := map[string]int{}, 0, corpus(t)
	for _, s := range all {
		relations[s.Relation]++
		if len(s.Rules) == 0 {
			good++
		}
	}
	if len(all) < 150 || 3*good < len(all) || len(relations) != 4 {
		t.Errorf("%d sentences, %d of them good, relations %v", len(all), good, relations)
	}
}

func count(rules map[string]*tally, want, found []string) {
	for _, id := range want {
		if rules[id] == nil {
			rules[id] = &tally{}
		}
		rules[id].all++
		if slices.Contains(found, id) {
			rules[id].named++
		}
	}
}

// flawsOf returns the rules that flag a text as flawed.
func flawsOf(t *testing.T, c *Checker, source string) []string {
	t.Helper()
	report, err := c.Check(source)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range report.Findings {
		if f.Level == Flaw {
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

func corpus(t *testing.T) []sample {
	t.Helper()
	file, err := os.Open("testdata/corpus.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []sample
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var s sample
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

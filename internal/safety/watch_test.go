package safety_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
)

// The names that the sentences are about.
var people = []string{"Anna", "Tom", "Mark"}

func loadWatch(t testing.TB) *safety.Watch {
	t.Helper()
	w, err := safety.LoadWatch(content.FS, people...)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

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

func TestSentences(t *testing.T) {
	w := loadWatch(t)
	for set := 1; set <= 2; set++ {
		var alarms, calm, miss, other, false_ int
		for _, s := range readSentences(t) {
			if s.Set != set || (os.Getenv("SET") != "" && os.Getenv("SET") != string(rune('0'+set))) {
				continue
			}
			found := w.Heeds(s.Text)
			var got []string
			for _, m := range found {
				got = append(got, string(m.Topic)+"/"+m.Rule)
			}
			if s.Topic == "none" {
				calm++
				if len(found) > 0 {
					false_++
					t.Logf("false alarm %v: %s", got, s.Text)
				}
				continue
			}
			alarms++
			switch {
			case len(found) == 0:
				miss++
				t.Logf("missed %s: %s", s.Topic, s.Text)
			case !slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, s.Topic+"/") }):
				other++
				t.Logf("other topic %v, want %s: %s", got, s.Topic, s.Text)
			}
		}
		t.Logf("set %d: %d alarms, missed %d, other topic %d; %d calm, false alarms %d", set, alarms, miss, other, calm, false_)
	}
}

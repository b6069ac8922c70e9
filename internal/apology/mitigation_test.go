package apology

import "testing"

// TestOwnedDeed checks that a loaded word weighs less close to a deed that is
// owned, and as much as ever where the deed is taken back.
func TestOwnedDeed(t *testing.T) {
	c := checker(t)
	for source, flaw := range map[string]bool{
		"I lied to you in May. My wording afterwards was a technicality.": false,
		"My wording afterwards was a technicality.":                       true,
		"I lied, but it was only a joke.":                                 true,
		"I did not hit you, but I punched the wall beside you.":           false,
		"We would like to apologise for the error that occurred.":         true,
		"However, the photograph was of another house. We apologise.":     false,
		"It was careless, but I was tired.":                               true,
	} {
		if got := len(flawsOf(t, c, source)) > 0; got != flaw {
			t.Errorf("%q: flaw %v, want %v", source, got, flaw)
		}
	}
}

// TestOtherCorpus tries the rules on testdata/corpus.jsonl: sentences that
// another of us wrote. At first sight, before any rule had met them, the rules
// found 117 of the 143 bad ones and caught 9 of the 106 good ones.
func TestOtherCorpus(t *testing.T) {
	c := checker(t)
	var all tally
	for _, s := range lines[sample](t, "corpus.jsonl") {
		s.Label = "bad"
		if len(s.Rules) == 0 {
			s.Label = "good"
		}
		flaws := flawsOf(t, c, s.Text)
		all.add(s, flaws)
		if wrong := (s.Label == "bad") != (len(flaws) > 0); wrong {
			t.Logf("%s, %v, found %v: %s", s.Label, s.Rules, flaws, s.Text)
		}
	}
	recall, precision := share(all.hit, all.bad), share(all.hit, all.hit+all.alarms)
	t.Logf("recall %d of %d, with the right rule %d, false alarms %d of %d", all.hit, all.bad, all.named, all.alarms, all.good)
	if recall < 0.90 || precision < 0.97 {
		t.Errorf("recall %.3f and precision %.3f are under .90 and .97", recall, precision)
	}
}

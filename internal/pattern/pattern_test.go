package pattern

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	l, err := NewLexicon(map[string][]string{
		"sorry":  {"sorry", "<apologise>", "my apologies", "@regret"},
		"regret": {"<regret>"},
		"harm":   {"<hurt>", "<harm>", "pain"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestMatch(t *testing.T) {
	tests := []struct{ pattern, in, want string }{
		{"sorry if", "I'm sorry if I hurt you.", "sorry if"},
		{"@sorry if", "I apologized if I hurt you.", "apologized if"},
		{"@sorry if", "My apologies if I did.", "My apologies if"},
		{"@sorry ... if", "I regret it all very much if so", "regret it all very much if"},
		{"@sorry ...2 if", "I regret it all very much if so", ""},
		{"i am", "Well, I’m here", "I’m"},
		{"do not", "don't", "don't"},
		{"i (did | do) not (mean | intend) to?", "I didn't mean to", "I didn't mean to"},
		{"<hurt> you{!negated}", "I never hurt you. I hurt you.", "hurt you"},
		{"<hurt>{!negated subject=i}", "She hurt me and I hurt her", "hurt"},
		{"if ... @harm", "if you want me to go, the pain stays", ""},
		{"if ~8 @harm", "if you want me to go, the pain stays", "if you want me to go, the pain"},
		{"forgive{starts subject=none} me", "Please forgive me", "forgive me"},
		{"forgive{starts subject=none} me", "Will you forgive me", ""},
		{"was !my fault", "it was your fault", "was your fault"},
		{"was !my fault", "it was my fault", ""},
		{"sorry (you | that)? feel", "sorry you feel", "sorry you feel"},
		{"you * me", "you provoked me", "you provoked me"},
		{"but{marker=but} ...6 you", "I was wrong, but then again you started", "but then again you"},
		{"lied{reported}", "You said that I lied", "lied"},
		{"lied{quoted}", "She wrote \"you have lied to me\".", "lied"},
		{"hurt{question}", "Have I hurt you?", "hurt"},
		{"(a | b)? (c | d)? (e | f)? x", "b d f x", "b d f x"},
	}
	for _, tt := range tests {
		p, err := lexicon(t).Compile(tt.pattern)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		parsed := english.Parse(tt.in)
		got := ""
		if m := NewMatcher(p).Find(parsed, english.Range{End: len(parsed.Words)}); len(m) > 0 {
			s := parsed.Slice(m[0].Words)
			got = tt.in[s.Start:s.End]
		}
		if got != tt.want {
			t.Errorf("%q in %q: found %q, want %q\n%+v", tt.pattern, tt.in, got, tt.want, parsed.Clauses)
		}
	}
}

// TestModifies: a "her" that a noun follows belongs to it, any other is a person.
func TestModifies(t *testing.T) {
	person, err := lexicon(t).Compile("(hit | beat) her{!modifies}")
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]bool{
		"I hit her": true, "I hit her. Cars passed.": true, "I hit her, cars passed": true, "I hit her (again)": true,
		"I beat her up": true, "I hit her with a belt": true, "I hit her and ran": true, "I hit her as she slept": true,
		"I hit her again": true, "I hit her hard": true, "I hit her repeatedly last night": true, "I hit her last night": true,
		"I hit her one night": true, "I hit her three times": true, "I hit her years ago": true, "I hit her Sunday night": true,
		"I beat her senseless": true, "I beat her black and blue": true, "I hit her trying to get out": true,
		"I hit her thinking she slept": true, "I hit her please help": true,
		"I hit her car": false, "I hit her new car": false, "I hit her last car": false, "I hit her hard drive": false,
		"I hit her badly parked car": false, "I hit her black car": false, "I hit her two cars": false, "I hit her own car": false,
		"I hit her “car”": false, "I hit her car again": false, "I hit her parking sign": false, "I beat her record": false,
		"I beat her best time": false,
	} {
		parsed := english.Parse(in)
		if got := len(NewMatcher(person).Find(parsed, english.Range{End: len(parsed.Words)})) > 0; got != want {
			t.Errorf("in %q her is a person: %v", in, got)
		}
	}
}

func TestFindDoesNotOverlap(t *testing.T) {
	l := lexicon(t)
	p, err := l.Compile("sorry (sorry sorry)?")
	if err != nil {
		t.Fatal(err)
	}
	parsed := english.Parse("sorry sorry sorry sorry sorry. sorry")
	got := fmt.Sprint(NewMatcher(p).Find(parsed, english.Range{End: len(parsed.Words)}))
	if want := "[{0 {0 3}} {0 {3 4}} {0 {4 5}} {0 {5 6}}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A long text, which is shared out, has the matches of its parts in order.
func TestFindInLongText(t *testing.T) {
	p, err := lexicon(t).Compile("sorry ... if")
	if err != nil {
		t.Fatal(err)
	}
	const times = 20_000
	parsed := english.Parse(strings.Repeat("I am sorry, if so. It rains. ", times))
	got := NewMatcher(p).Find(parsed, english.Range{End: len(parsed.Words)})
	if len(got) != times {
		t.Fatalf("%d matches, want %d", len(got), times)
	}
	for i, m := range got {
		if first := i*7 + 2; m.Words != (english.Range{First: first, End: first + 2}) {
			t.Fatalf("match %d is %v", i, m.Words)
		}
	}
}

func TestPatternErrors(t *testing.T) {
	tests := []struct{ pattern, want string }{
		{"", "a word is missing"},
		{"a |", "a word is missing"},
		{"(a", "never closed"},
		{"a)", "nothing is open"},
		{"... a", "must begin with words"},
		{"* a", "must begin with words"},
		{"!a b", "must begin with words"},
		{"a?", "must begin with words"},
		{"a ...", "ends in a gap"},
		{"a ...99 b", "a gap skips"},
		{"don't", "write contractions out"},
		{"Sorry", "small letters"},
		{"@nope", `no word list "nope"`},
		{"a{nope}", `no predicate "nope"`},
		{"a{subject=me}", `not "me"`},
		{"a{negated", "never closed"},
		{"a <b", "between < and >"},
		{"a !(b c)", "! goes before"},
		{"a ...?b", "leave out the ?"},
		{strings.Repeat("(", 40) + "a", "brackets within"},
		{strings.Repeat("a ...40 ", 1100) + "b", "too large"},
	}
	for _, tt := range tests {
		_, err := lexicon(t).Compile(tt.pattern)
		var pe *Error
		if !errors.As(err, &pe) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Compile(%q): error %v, want one with %q", tt.pattern, err, tt.want)
		}
	}
}

func TestLexiconErrors(t *testing.T) {
	for want, lists := range map[string]map[string][]string{
		"refers to itself": {"a": {"@b"}, "b": {"x", "@a"}},
		"is empty":         {"a": {}},
		"there is none":    {"a": {"@c"}},
		"never closed":     {"a": {"(x"}},
	} {
		if _, err := NewLexicon(lists); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("NewLexicon(%v): error %v, want one with %q", lists, err, want)
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, seed := range []string{"a", "(a | b)? c", "@sorry ... <hurt>{!negated}", "a ~40 b", "!a", "a{", "((((", "a{subject=i}"} {
		f.Add(seed, "I'm sorry if a b c. Don't hurt me, but you hurt me.")
	}
	l := lexicon(f)
	f.Fuzz(func(t *testing.T, pattern, in string) {
		p, err := l.Compile(pattern)
		if err != nil {
			var pe *Error
			if errors.As(err, &pe) && (pe.Offset < 0 || pe.Offset > len(pattern)) {
				t.Fatalf("offset %d outside of %q", pe.Offset, pattern)
			}
			return
		}
		parsed := english.Parse(in)
		all := english.Range{End: len(parsed.Words)}
		matches := NewMatcher(p).Find(parsed, all)
		for i, m := range matches {
			if m.Words.First >= m.Words.End || m.Words.End > all.End {
				t.Fatalf("%q in %q: match %v", pattern, in, m)
			}
			if i > 0 && m.Words.First < matches[i-1].Words.End {
				t.Fatalf("%q in %q: %v overlaps %v", pattern, in, m, matches[i-1])
			}
		}
	})
}

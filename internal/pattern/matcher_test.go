package pattern

import (
	"sync"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

func compile(t *testing.T, l *Lexicon, pattern string) *Pattern {
	t.Helper()
	p, err := l.Compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func find(m *Matcher, in string) int {
	parsed := english.Parse(in)
	return len(m.Find(parsed, english.Range{End: len(parsed.Words)}))
}

// A pattern is compiled when a sentence first has all that it needs.
func TestCompiledWhenNeeded(t *testing.T) {
	t.Parallel()
	p := compile(t, lexicon(t), "i ...3 @harm (badly | twice)")
	m := NewMatcher(p)
	for _, tt := range []struct {
		in       string
		compiled bool
		found    int
	}{
		{"Nothing of it is here.", false, 0},
		{"I hurt you.", false, 0},
		{"I slept badly.", false, 0},
		{"You hurt me badly, I know.", true, 0},
		{"I did hurt twice.", true, 1},
	} {
		if got := find(m, tt.in); got != tt.found || (p.program != nil) != tt.compiled {
			t.Errorf("%q: %d found, compiled %v, want %d, %v", tt.in, got, p.program != nil, tt.found, tt.compiled)
		}
	}
}

// Matchers of one lexicon work side by side, though it learned words for the
// second after the first was made, and any number of goroutines may use them.
func TestMatchersShareLexicon(t *testing.T) {
	t.Parallel()
	l := lexicon(t)
	first := NewMatcher(compile(t, l, "@sorry ... (you | her | him | them | us | me)"))
	second := NewMatcher(compile(t, l, "zebra ... (stripe | spot | @sorry)"), compile(t, l, "a zebra"))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			const in = "A zebra is sorry for you."
			if a, b := find(first, in), find(second, in); a != 1 || b != 2 {
				t.Errorf("%d and %d found, want 1 and 2", a, b)
			}
		})
	}
	all.Wait()
	if got := find(NewMatcher(), "A zebra."); got != 0 {
		t.Errorf("without patterns %d were found", got)
	}
}

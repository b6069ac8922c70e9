package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// every returns an entry of each kind that is not the header.
func every() []entry.Entry {
	return []entry.Entry{
		{At: morning, Kind: entry.Setup, Subject: entry.Subject{Severity: "grave"}},
		{At: morning, Kind: entry.Gate, Gate: []string{"none"}},
		answer("deed", "I lied."),
		{At: morning, Kind: entry.Skip, Step: "acknowledge", Prompt: "deed", Why: "later"},
		{At: morning, Kind: entry.Rest, Step: "apologize", Prompt: "reread", Until: "2026-03-20"},
		{At: morning, Kind: entry.Back, Step: "listen"},
		note("They smiled."),
	}
}

// skim returns the lines that Skim found, without their ids.
func skim(t *testing.T, in storage, path string, kinds ...entry.Kind) []string {
	t.Helper()
	entries, err := skimIn(path, store.Storage(in), kinds)
	if err != nil {
		t.Fatal(err)
	}
	return told(entries)
}

// told describes entries by what is in them.
func told(entries []entry.Entry) []string {
	var lines []string
	for _, e := range entries {
		lines = append(lines, fmt.Sprint(e.Kind, " ", e.Prompt, e.Step, e.Severity, e.Gate, string(e.Answer)))
	}
	return lines
}

func TestSkim(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t, every()...)
		add(t, j, answer("impact", "They left."), answer("deed", "I lied twice."), note("x"))
		add(t, j, entry.Entry{At: morning, Kind: entry.Setup, Subject: entry.Subject{Name: "Ida"}})
		head, setup, second := "journal []", "setup grave[]", "setup []"
		for name, test := range map[string]struct {
			kinds []entry.Kind
			want  []string
		}{
			"the header":  {nil, []string{head}},
			"the subject": {[]entry.Kind{entry.Setup, entry.Gate}, []string{head, setup, "gate [none]", second}},
			"answers": {[]entry.Kind{entry.Answer}, []string{head,
				`answer impactacknowledge[]"They left."`, `answer deedacknowledge[]"I lied twice."`}},
			"skips and rests": {[]entry.Kind{entry.Skip, entry.Rest}, []string{head, "skip deedacknowledge[]", "rest rereadapologize[]"}},
			"notes":           {[]entry.Kind{entry.Note, entry.Back}, []string{head, "back listen[]", "note []", "note []"}},
		} {
			if got := skim(t, in, j.Path, test.kinds...); !slices.Equal(got, test.want) {
				t.Errorf("%s:\ngot  %q\nwant %q", name, got, test.want)
			}
		}
		has(t, j.Path, "journal.jsonl", "journal.lock")
	})
}

// The newest is the one with the greatest id, whatever the order of the lines
// and however they are written.
func TestSkimFindsTheNewest(t *testing.T) {
	j := fresh(t, answer("deed", "old"), answer("deed", "new"))
	l := strings.SplitAfter(read(t, j.Path), "\n")
	loose := func(line string) string {
		return strings.NewReplacer(`"prompt":"deed"`, `"prompt" : "d\u0065ed"`, "\n", " \r\n").Replace(line)
	}
	for name, content := range map[string]string{
		"in order":        l[0] + l[1] + l[2],
		"out of order":    l[0] + l[2] + l[1],
		"new by hand":     l[0] + l[1] + loose(l[2]),
		"old by hand":     l[0] + loose(l[1]) + l[2],
		"both, unordered": l[0] + loose(l[2]) + loose(l[1]),
		"empty lines":     "\n" + l[0] + "\r\n" + l[1] + " \t\n" + l[2] + "\n",
		"marks":           "\ufeff" + l[0] + l[1] + "\ufeff" + l[2],
	} {
		write(t, j.Path, content)
		want := []string{"journal []", `answer deedacknowledge[]"new"`}
		if got := skim(t, store.Plain, j.Path, entry.Answer); !slices.Equal(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// What Open would report or change, Skim leaves to it.
func TestSkimLeavesTheUnusualToOpen(t *testing.T) {
	l := lines(t)
	swap := func(s, old, new string) string { return strings.Replace(s, old, new, 1) }
	for name, content := range map[string]string{
		"nothing":            "",
		"no header":          l[1] + l[2],
		"header second":      l[1] + l[0],
		"header twice":       l[0] + l[1] + l[0],
		"id before header":   l[0] + swap(l[1], `"id":"01`, `"id":"00`),
		"id of the header":   l[0] + swap(l[1], l[1][7:33], l[0][7:33]),
		"torn":               l[0] + l[1] + l[2][:40],
		"without its end":    l[0] + strings.TrimSuffix(l[1], "\n"),
		"garbage":            l[0] + "garbage\n" + l[1],
		"only blanks":        "\n \n",
		"blanks, no end":     l[0] + l[1] + " ",
		"conflict marker":    l[0] + "=======\n" + l[1],
		"cut":                l[0] + l[1][:60] + "\n" + l[2],
		"not UTF-8":          l[0] + swap(l[1], "one", "\xff") + l[2],
		"newer":              swap(l[0], `"format":1`, `"format":2`) + l[1],
		"newer later":        l[0] + l[1] + swap(l[0], `"format":1`, `"format":2`),
		"too long":           l[0] + strings.Repeat("x", MaxLine+1) + "\n",
		"a wanted line":      l[0] + swap(l[1], `"note","text"`, `"gate","text"`),
		"an unwanted answer": l[0] + swap(l[1], `"note","text"`, `"answer","text"`),
	} {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		write(t, path, content)
		if got, err := Skim(path, entry.Gate); err == nil {
			t.Errorf("%s: found %q", name, told(got))
		}
		if read(t, path) != content {
			t.Errorf("%s: changed", name)
		}
		has(t, path, "journal.jsonl")
	}
	for name, path := range map[string]string{"missing": "nowhere.jsonl", "a folder": t.TempDir()} {
		if _, err := Skim(path); !is[*NotFound](err) && !is[*disk.NotAFile](err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Each line that we write can be told without decoding it; otherwise Skim would
// be slow and nobody would notice.
func TestPeekKnowsWhatWeWrite(t *testing.T) {
	j := fresh(t, every()...)
	for _, e := range j.Entries {
		p, ok := peek(e.Line())
		prompt := ""
		if supersedes(e.Kind) {
			prompt = e.Prompt
		}
		if !ok || string(p.id) != e.ID || string(p.kind) != string(e.Kind) || string(p.prompt) != prompt {
			t.Errorf("%s was taken for %q %q %q, %v", e.Line(), p.id, p.kind, p.prompt, ok)
		}
	}
}

// FuzzSkim: what Skim finds is what Open reads.
func FuzzSkim(f *testing.F) {
	path := filepath.Join(f.TempDir(), "journal.jsonl")
	all := append([]entry.Entry{header()}, append(every(), answer("deed", "later"), note("x"))...)
	if _, err := Create(f.Context(), path, all...); err != nil {
		f.Fatal(err)
	}
	content := read(f, path)
	f.Add(content)
	f.Add(strings.ReplaceAll(content, `"prompt":"deed"`, `"prompt":"d\u0065ed"`))
	f.Add(strings.ReplaceAll(content, `,"kind":`, ` ,"kind":`))
	f.Fuzz(func(t *testing.T, content string) {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		write(t, path, content)
		kinds := []entry.Kind{entry.Setup, entry.Gate, entry.Answer}
		got, err := Skim(path, kinds...)
		if err != nil {
			return
		}
		j, err := Open(t.Context(), path)
		if err != nil {
			return // damage in a line that Skim passed over
		}
		if want := newestOf(j.Entries, kinds); !slices.Equal(told(got), told(want)) {
			t.Fatalf("got  %q\nwant %q", told(got), told(want))
		}
	})
}

// newestOf picks the entries as Skim promises, in the plain way.
func newestOf(entries []entry.Entry, kinds []entry.Kind) []entry.Entry {
	var picked []entry.Entry
	for i, e := range entries {
		overtaken := slices.ContainsFunc(entries[i+1:], func(later entry.Entry) bool {
			return e.Kind == entry.Answer && later.Kind == e.Kind && later.Prompt == e.Prompt
		})
		if i == 0 || slices.Contains(kinds, e.Kind) && !overtaken {
			picked = append(picked, e)
		}
	}
	return picked
}

func BenchmarkSkim(b *testing.B) {
	path := filled(b, 10_000)
	if info, err := os.Stat(path); err == nil {
		b.SetBytes(info.Size())
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Skim(path, entry.Setup, entry.Gate, entry.Answer, entry.Skip); err != nil {
			b.Fatal(err)
		}
	}
}

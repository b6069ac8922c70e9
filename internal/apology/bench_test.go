package apology

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkCheck checks a megabyte of letters, and a megabyte made to be hard.
// The issue asks for less than a second each.
func BenchmarkCheck(b *testing.B) {
	c := checker(b)
	for name, unit := range map[string]string{
		"letters":  allLetters(b),
		"flaws":    "I'm sorry if you felt hurt, but you made me do it and I may have said things. ",
		"no-stops": "i sorry you but if ",
	} {
		in := strings.Repeat(unit, (1<<20)/len(unit)+1)[:1<<20]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				c.Check(in)
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		checker(b)
	}
}

func allLetters(t testing.TB) string {
	t.Helper()
	names, err := filepath.Glob("testdata/letters/*.*")
	if err != nil || len(names) == 0 {
		t.Fatal("no letters", err)
	}
	var all strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
		all.WriteString("\n\n")
	}
	return strings.ToValidUTF8(all.String(), "")
}

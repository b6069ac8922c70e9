package safety_test

import (
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
)

// BenchmarkLoadWatch is what a session pays once, before its first question.
func BenchmarkLoadWatch(b *testing.B) {
	for b.Loop() {
		if _, err := safety.LoadWatch(content.FS); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadGate(b *testing.B) {
	for b.Loop() {
		if _, err := safety.LoadGate(content.FS); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFind shows that time grows with the text, whatever is in it.
func BenchmarkFind(b *testing.B) {
	w := loadWatch(b)
	calm := "I told you that the bill was paid, and it was not. You found the letter on a Sunday. "
	for _, text := range []struct{ name, of string }{
		{"calm", calm},
		{"alarms", "I hit her and I want to die. "},
		{"prefixes", "I want to I want to I pushed her she said she said "},
		{"one sentence", "and I said that she said that he "},
	} {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"64KiB", 64 << 10}, {"1MiB", 1 << 20}} {
			s := strings.Repeat(text.of, size.bytes/len(text.of)+1)[:size.bytes]
			b.Run(text.name+"/"+size.name, func(b *testing.B) {
				b.SetBytes(int64(len(s)))
				for b.Loop() {
					w.Find(s)
				}
			})
		}
	}
}

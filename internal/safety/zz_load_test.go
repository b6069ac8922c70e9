package safety

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
)

func BenchmarkLoadClassifier(b *testing.B) {
	f, _ := read(content.FS)
	for b.Loop() {
		if _, err := loadClassifier(content.FS, newPeople(f.Words, nil)); err != nil {
			b.Fatal(err)
		}
	}
}

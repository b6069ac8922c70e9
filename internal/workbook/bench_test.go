package workbook_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func BenchmarkLint(b *testing.B) {
	for b.Loop() {
		workbook.Lint(content.FS)
	}
}

package content_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestContent(t *testing.T) {
	for _, p := range workbook.Lint(content.In("en")) {
		t.Error(p)
	}
}

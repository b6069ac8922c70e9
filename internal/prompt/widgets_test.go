package prompt

import (
	"maps"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestEveryKindHasAWidget checks that what can be asked in one piece has a
// widget with all that asking needs, and that nothing else has one.
func TestEveryKindHasAWidget(t *testing.T) {
	asked := slices.DeleteFunc(workbook.Kinds(), workbook.Kind.HasFields)
	if have := slices.Sorted(maps.Keys(widgets())); !slices.Equal(have, asked) {
		t.Errorf("there are widgets for %q, and the content may ask %q", have, asked)
	}
	for kind, w := range widgets() {
		if w.field == nil || w.read == nil || w.how == "" {
			t.Errorf("kind %s: something is missing in %+v", kind, w)
		}
	}
}

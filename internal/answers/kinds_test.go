package answers

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestEveryKindIsKnown checks that the table has a row for each kind of prompt,
// with all that its answers need, and a row for nothing else.
func TestEveryKindIsKnown(t *testing.T) {
	if known := slices.Sorted(maps.Keys(kinds)); !slices.Equal(known, workbook.Kinds()) {
		t.Errorf("the table has %q, and the content may use %q", known, workbook.Kinds())
	}
	doc, err := os.ReadFile("answers.go")
	if err != nil {
		t.Fatal(err)
	}
	for name, k := range kinds {
		if !strings.Contains(string(doc), "\n//\t"+string(name)+" ") {
			t.Errorf("the package doc does not say what an answer of kind %s looks like", name)
		}
		read := k.parse != nil && k.show != nil && k.input != nil
		if name.HasFields() == read || name.HasFields() != (k.fields != nil) {
			t.Errorf("kind %s: has fields is %v; reads, shows and offers again is %v; has rules for fields is %v",
				name, name.HasFields(), read, k.fields != nil)
		}
	}
}

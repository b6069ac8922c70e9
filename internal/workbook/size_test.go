package workbook_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestSize checks that each of the six steps has a reasonable number of prompts.
func TestSize(t *testing.T) {
	for _, step := range load(t, workbook.Hurting).Steps {
		if n := len(step.Prompts); n < 8 || n > 17 {
			t.Errorf("step %q has %d prompts; 8 to 17 are wanted", step.ID, n)
		}
	}
}

package apology

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
)

func checker(t testing.TB) *Checker {
	t.Helper()
	c, err := Load(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLoad(t *testing.T) { checker(t) }

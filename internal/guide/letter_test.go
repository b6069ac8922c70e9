package guide_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestLetterVersions(t *testing.T) {
	d := begin("light").answer(0, "deed", "x").answer(1, "letter", "one").answer(3, "reread", "two").skip(3, "letter").answer(4, "letter", "three")
	var texts []string
	versions := guide.LetterVersions(load(t), d.entries)
	for _, v := range versions {
		texts = append(texts, v.Text)
	}
	if want := []string{"one", "two", "three"}; !slices.Equal(texts, want) {
		t.Errorf("the versions are %q, want %q", texts, want)
	}
	if last := versions[len(versions)-1]; last.ID != d.last {
		t.Errorf("the last version is entry %q, want %q", last.ID, d.last)
	}
}

// A workbook without a letter has no version of one, whatever the journal holds.
func TestNoLetter(t *testing.T) {
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [two]}\n")},
		"steps/two.yaml": {Data: []byte(second)},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	if p := guide.LetterPrompt(wb); p != nil {
		t.Errorf("%q asks for a letter", p.ID)
	}
	if got := guide.LetterVersions(wb, begin("light").answer(0, "letter", "one").entries); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

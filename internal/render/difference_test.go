package render_test

import (
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestDifference(t *testing.T) {
	const letter = "Dear Sam,\n\nI told your secret, but I was tired."
	for _, test := range []struct{ name, before, after, want string }{
		{"an added word", letter, "Dear Sam,\n\nI told Mia your secret, but I was tired.",
			"  Dear Sam,\n\n  I told {+Mia+} your secret, but I was tired.\n"},
		{"removed words", letter, "Dear Sam,\n\nI told your secret.",
			"  Dear Sam,\n\n  I told your [-secret, but I was tired.-] {+secret.+}\n"},
		{"a longer version of the letter", letter, letter + " On Friday you sat in the canteen and heard them laugh. You went home at noon, and I said nothing to you all week.",
			"  Dear Sam,\n\n  I told your secret, but I was tired. {+On Friday you sat in the canteen and\n  heard them laugh. You went home at noon, and I said nothing to you all week.+}\n"},
		{"a different letter", letter, "On Friday I said at dinner what you had told me.\nIt was yours to tell, and I knew it.",
			"  [-Dear Sam,\n\n  I told your secret, but I was tired.-]\n\n  {+On Friday I said at dinner what you had told me.\n  It was yours to tell, and I knew it.+}\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := (render.Page{Width: 80}).Difference(test.before, test.after); strings.TrimRight(got, "\n")+"\n" != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// An unchanged version has a message in place of its text.
func TestVersionWithoutChange(t *testing.T) {
	words := workbook.Words{"version": "Version {number}", "version-same": "Nothing changed."}
	got := (render.Page{Width: 80}).Version(words, 2, time.Time{}, "Dear Sam,\n", "Dear  Sam,\n\n")
	if !strings.HasSuffix(got, "Version 2\n  Nothing changed.\n") {
		t.Errorf("got\n%s", got)
	}
}

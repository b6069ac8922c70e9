package checkup

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

func id(end string) string { return "01KKM00000000000000000000" + end }

func line(t testing.TB, e entry.Entry) string {
	t.Helper()
	e.At = time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	text, err := entry.Encode(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func header(t testing.TB) string {
	return line(t, entry.Entry{ID: id("1"), Kind: entry.Journal, Format: entry.Format, Workbook: "w", Version: "1", Subject: entry.Subject{Role: "hurting"}})
}

func note(t testing.TB, end, revises string) string {
	return line(t, entry.Entry{ID: id(end), Kind: entry.Note, Text: "note", Revises: revises})
}

func TestLook(t *testing.T) {
	h, a, b := header(t), note(t, "2", ""), note(t, "3", id("2"))
	gone := line(t, entry.Entry{ID: id("4"), Kind: entry.Forgotten, Forgot: []string{id("2")}})
	for _, test := range []struct{ name, data, found, repaired string }{
		{"nothing", h + a + b, "", h + a + b},
		{"empty", "", "empty:1:0", ""},
		{"blank", "\n" + h + "  \n" + a + "\n", "blank:1:0 blank:3:0 blank:5:0", h + a},
		{"bom", "\ufeff" + h + a, "bom:1:1", h + a},
		{"markers", h + "<<<<<<< HEAD\n" + a + "=======\n" + b + ">>>>>>> theirs\n", "marker:2:1 marker:4:1 marker:6:1", h + a + b},
		{"no entry", h + "nonsense\n" + a, "invalid:2:2", h + a},
		{"no entry from there on", h + strings.Replace(a, `"note"`, `"note`, 1) + b, "invalid:2:78 dangling:3:0", h + b},
		{"torn", h + a + b[:40], "torn:3:0", h + a},
		{"torn header", h[:40], "invalid:1:41", ""},
		{"without a newline", h + strings.TrimSuffix(a, "\n"), "unended:2:0", h + a},
		{"doubled", h + a + a + note(t, "2", id("2")), "doubled:3:0 doubled:4:0", h + a},
		{"two headers", h + a + strings.Replace(h, id("1"), id("5"), 1), "header:3:0", h + a},
		{"no header", a + b, "header:1:0 header:2:0", a + b},
		{"early", h + note(t, "0", ""), "early:2:0", h},
		{"dangling", h + b, "dangling:2:0", h + b},
		{"forgotten", h + b + gone, "", h + b + gone},
		{"came back", h + a + gone, "came-back:2:0", h + gone},
		{"newer", strings.Replace(h, `"format":1`, `"format":9`, 1), "newer:1:0", ""},
	} {
		r := Look([]byte(test.data))
		var found []string
		for _, f := range r.Findings {
			found = append(found, fmt.Sprintf("%s:%d:%d", f.Sort, f.Line, f.Column))
		}
		if got := strings.Join(found, " "); got != test.found {
			t.Errorf("%s: found %q, want %q", test.name, got, test.found)
		}
		if string(r.Repaired) != test.repaired || r.Entries != strings.Count(test.repaired, "\n") {
			t.Errorf("%s: %d entries, repaired\n%swant\n%s", test.name, r.Entries, r.Repaired, test.repaired)
		}
	}
}

// FuzzLook checks that a repaired journal has nothing to repair but its header, and
// every line of it is in the damaged one.
func FuzzLook(f *testing.F) {
	h, a := header(f), note(f, "2", "")
	f.Add([]byte(h + a + a[:40]))
	f.Add([]byte("\ufeff" + h + "\n<<<<<<< x\n" + a + a))
	f.Add([]byte(a + h + h))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := Look(data)
		for _, f := range Look(r.Repaired).Findings {
			if f.Sort != Dangling && f.Sort != Header && f.Sort != Empty {
				t.Errorf("after the repair there's %+v in %q", f, r.Repaired)
			}
		}
		for l := range bytes.Lines(r.Repaired) {
			if !bytes.Contains(data, bytes.TrimSuffix(l, []byte("\n"))) {
				t.Errorf("%q is from nowhere", l)
			}
		}
	})
}

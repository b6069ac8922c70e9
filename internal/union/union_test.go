package union

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

var morning = time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)

// id returns an id that ends in a letter.
func id(end string) string { return "01KKM00000000000000000000" + end }

func line(t testing.TB, e entry.Entry) string {
	t.Helper()
	e.At = morning
	text, err := entry.Encode(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func header(t testing.TB) string {
	return line(t, entry.Entry{ID: id("0"), Kind: entry.Journal, Format: entry.Format, Workbook: "w", Version: "1",
		Subject: entry.Subject{Name: "Kim", Other: "Sam", Role: "hurting"}})
}

func note(t testing.TB, end string) string {
	return line(t, entry.Entry{ID: id(end), Kind: entry.Note, Text: "note " + end})
}

func forgotten(t testing.TB, end string, ends ...string) string {
	var ids []string
	for _, e := range ends {
		ids = append(ids, id(e))
	}
	return line(t, entry.Entry{ID: id(end), Kind: entry.Forgotten, Forgot: ids})
}

func of(t testing.TB, copies ...string) Result {
	t.Helper()
	r := Result{Lines: []byte(copies[0])}
	for _, c := range copies[1:] {
		next, err := Of(r.Lines, []byte(c))
		if err != nil {
			t.Fatal(err)
		}
		next.Added, next.Gone = r.Added+next.Added, r.Gone+next.Gone
		r = next
	}
	return r
}

// TestAnyOrder checks that copies give the same journal in any order, also twice.
func TestAnyOrder(t *testing.T) {
	h := header(t)
	a := h + note(t, "1") + note(t, "4")
	b := h + note(t, "1") + note(t, "2") + forgotten(t, "6", "4")
	c := h + note(t, "3") + note(t, "1") // in another order
	want := h + note(t, "1") + note(t, "2") + note(t, "3") + forgotten(t, "6", "4")
	for _, order := range [][]string{{a, b, c}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}, {a, b, b, c, a, c}} {
		if got := string(of(t, order...).Lines); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
	}
}

// TestNothingNew checks that a copy without anything new leaves every byte.
func TestNothingNew(t *testing.T) {
	ours := header(t) + note(t, "2") + "\n" + note(t, "1") + strings.TrimSuffix(note(t, "3"), "\n")
	for _, theirs := range []string{ours, header(t), header(t) + note(t, "1")} {
		if r := of(t, ours, theirs); string(r.Lines) != ours || r.Added != 0 || r.Gone != 0 {
			t.Errorf("%d added, %d gone:\n%s", r.Added, r.Gone, r.Lines)
		}
	}
}

// TestCounts checks what is said to be new and gone. What is forgotten is no news.
func TestCounts(t *testing.T) {
	h := header(t)
	if r := of(t, h+note(t, "1")+note(t, "4"), h+note(t, "2")+note(t, "5")+forgotten(t, "6", "1", "5")); r.Added != 2 || r.Gone != 1 {
		t.Errorf("%d added, %d gone:\n%s", r.Added, r.Gone, r.Lines)
	}
}

// TestForgottenStays checks that a copy never brings back what was forgotten.
func TestForgottenStays(t *testing.T) {
	ours := header(t) + forgotten(t, "6", "1")
	if r := of(t, ours, header(t)+note(t, "1")); string(r.Lines) != ours || r.Added != 0 {
		t.Errorf("%d added:\n%s", r.Added, r.Lines)
	}
}

func TestRefuses(t *testing.T) {
	h := header(t)
	ours := h + note(t, "1")
	var headers *Headers
	if _, err := Of([]byte(ours), []byte(strings.Replace(ours, "Sam", "Max", 1))); !errors.As(err, &headers) || headers.Theirs.Other != "Max" {
		t.Errorf("another journal: %v", err)
	}
	var conflict *Conflict
	if _, err := Of([]byte(ours), []byte(strings.Replace(ours, "note 1", "no note", 1))); !errors.As(err, &conflict) ||
		conflict.Ours.Text != "note 1" || conflict.Theirs.Text != "no note" {
		t.Errorf("two entries with one id: %v", err)
	}
	for name, theirs := range map[string]string{"nonsense": h + "x\n", "markers": h + "<<<<<<< HEAD\n" + note(t, "1"), "empty": "",
		"no header": note(t, "1"), "two headers": h + h, "cut in the header": h[:20]} {
		var invalid *Invalid
		if _, err := Of([]byte(ours), []byte(theirs)); !errors.As(err, &invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTorn checks that the last line of a copy may be cut off.
func TestTorn(t *testing.T) {
	h := header(t)
	r := of(t, h, h+note(t, "1")+note(t, "2")[:50])
	if !r.Torn || string(r.Lines) != h+note(t, "1") {
		t.Errorf("torn %v:\n%s", r.Torn, r.Lines)
	}
}

// FuzzOf checks that the union is the same in both orders and with itself, and never
// has what wasn't in one of the copies.
func FuzzOf(f *testing.F) {
	h := header(f)
	f.Add(h+note(f, "1"), h+note(f, "2")+forgotten(f, "3", "1"))
	f.Add(h+note(f, "1")+note(f, "1"), h)
	f.Add(h+"\n\n"+note(f, "2"), h+note(f, "1")[:30])
	f.Add("\ufeff"+h, h+"\r\n")
	f.Fuzz(func(t *testing.T, a, b string) {
		ab, err := Of([]byte(a), []byte(b))
		ba, other := Of([]byte(b), []byte(a))
		if (err == nil) != (other == nil) {
			t.Fatalf("%v, in the other order %v", err, other)
		}
		if err != nil {
			return
		}
		if got, want := sorted(t, ab.Lines), sorted(t, ba.Lines); !slices.Equal(got, want) {
			t.Errorf("%q, in the other order %q", got, want)
		}
		again, err := Of(ab.Lines, ab.Lines)
		if err != nil || !bytes.Equal(again.Lines, ab.Lines) {
			t.Errorf("with itself: %q, %v", again.Lines, err)
		}
		for _, l := range sorted(t, ab.Lines) {
			if !strings.Contains(a, l) && !strings.Contains(b, l) {
				t.Errorf("%q is from nowhere", l)
			}
		}
	})
}

// sorted returns the lines of the entries that count.
func sorted(t *testing.T, data []byte) (all []string) {
	t.Helper()
	entries, _, err := read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range Remembered(entries) {
		all = append(all, string(bytes.TrimSpace(e.Line())))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

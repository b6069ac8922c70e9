package days_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func words(t testing.TB) workbook.Words {
	t.Helper()
	w, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// now is a Wednesday.
func now() time.Time { return time.Date(2026, 12, 2, 21, 30, 0, 0, time.UTC) }

// TestRead reads days as they are meant on Wednesday, 2 December 2026.
func TestRead(t *testing.T) {
	r := days.NewReader(words(t), now())
	for said, want := range map[string]string{
		"today": "2026-12-02", " Today.": "2026-12-02", "tonight": "2026-12-02", "TOMORROW": "2026-12-03",
		"yesterday": "2026-12-01", "the day after tomorrow": "2026-12-04", "the day  before yesterday": "2026-11-30",

		"Sunday": "2026-12-06", "on sunday": "2026-12-06", "by Sun.": "2026-12-06", "Tue": "2026-12-08", "weds": "2026-12-09",
		"Wednesday":   "2026-12-09", // today's own weekday
		"this Friday": "2026-12-04", "this coming Friday": "2026-12-04", "this Wednesday": "2026-12-02", "coming Monday": "2026-12-07",
		"next Friday": "2026-12-11", "next Monday": "2026-12-07", "next Wednesday": "2026-12-09", "next Sunday": "2026-12-13",
		"last Friday": "2026-11-27", "last Wednesday": "2026-11-25", "past Tuesday": "2026-12-01",

		"in a week": "2026-12-09", "in 10 days": "2026-12-12", "in ten days": "2026-12-12", "in 10 days' time": "2026-12-12",
		"In\u00a0one week\u2019s time": "2026-12-09", "two weeks": "2026-12-16", "a fortnight from now": "2026-12-16",
		"in 1 month": "2027-01-02", "3 months from today": "2027-03-02", "in a year": "2027-12-02", "in 1000 days": "2029-08-28",
		"3 days ago": "2026-11-29", "a month ago": "2026-11-02", "in 0 days": "2026-12-02",

		"the 6th": "2026-12-06", "6th": "2026-12-06", "on the 1st": "2027-01-01", "2nd": "2026-12-02", "the 31st": "2026-12-31",
		"6 December": "2026-12-06", "6th of December": "2026-12-06", "the 6th of dec": "2026-12-06", "Dec 6": "2026-12-06",
		"December 6th": "2026-12-06", "2 December": "2026-12-02", "1 December": "2027-12-01", "14 March": "2027-03-14",
		"1 May": "2027-05-01", "29 Feb": "2028-02-29", "sept 3": "2027-09-03",
		"14 Dec 2026": "2026-12-14", "Dec 14, 2026": "2026-12-14", "14 Dec 26": "2026-12-14", "2026 Dec 14": "2026-12-14",
		"December 14th 2030": "2030-12-14", "1 Jan 1999": "1999-01-01",
		"Sunday 6 December": "2026-12-06", "Sun, Dec 6": "2026-12-06", "6 December, Sunday": "2026-12-06",
		"Sun 6 Dec 2026": "2026-12-06", "tomorrow, Thursday": "2026-12-03",

		"2026-12-14": "2026-12-14", "2026-12-1": "2026-12-01", "2026/12/14": "2026-12-14", "2026.12.14": "2026-12-14",
		"14/12": "2026-12-14", "12/14": "2026-12-14", "14.12.": "2026-12-14", "13/6": "2027-06-13", "6/13/2027": "2027-06-13",
		"14/12/26": "2026-12-14", "14-12-2026": "2026-12-14", "7/7": "2027-07-07", "12/12/2026": "2026-12-12",
	} {
		day, err := r.Read(said)
		if got := day.Format(time.DateOnly); err != nil || got != want {
			t.Errorf("%q is read as %s (%v), want %s", said, got, err, want)
		}
	}
}

// TestReadPast reads days that are meant in the past if they can be.
func TestReadPast(t *testing.T) {
	r := days.NewReader(words(t), now()).OfPast()
	for said, want := range map[string]string{
		"Sunday": "2026-11-29", "Wednesday": "2026-11-25", "Tuesday": "2026-12-01", "yesterday": "2026-12-01", "today": "2026-12-02",
		"6 December": "2025-12-06", "2 December": "2026-12-02", "1 March": "2026-03-01", "29 February": "2024-02-29",
		"the 1st": "2026-12-01", "the 31st": "2026-10-31", "10 days": "2026-11-22", "2 weeks ago": "2026-11-18", "13/6": "2026-06-13",
		"tomorrow": "2026-12-03", "2027-01-01": "2027-01-01",
	} {
		day, err := r.Read(said)
		if got := day.Format(time.DateOnly); err != nil || got != want {
			t.Errorf("%q is read as %s (%v), want %s", said, got, err, want)
		}
	}
}

// TestRefused checks what is refused, and what the person is told.
func TestRefused(t *testing.T) {
	unknown := "Give a day, like Sunday, in 10 days, or 14 March."
	w := words(t)
	for said, want := range map[string]string{
		"": unknown, "soon": unknown, "next week": unknown, "in a while": unknown, "6": unknown, "1999": unknown, "Dec 2026": unknown,
		"Friday evening": unknown, "every Sunday": unknown, "0 May": unknown, "the 32nd": unknown, "0th": unknown, "13/13": unknown,
		"0/5": unknown, "1/2/3/4": unknown, "5-6": unknown, "26-12-14": unknown, "5/": unknown, "/5": unknown, "5/6-2026": unknown,
		"14 Dec 5": unknown, "12345 days": unknown, "next 6 December": unknown, "Sunday in a week": unknown, "May May": unknown,
		"in": unknown, "on the": unknown, "2026-13-01": unknown, "2026-12": unknown, strings.Repeat("today ", 50): unknown,

		"05/06": "Do you mean 5 June or 6 May? Write it like 5 June.", "5.6.": "Do you mean 5 June or 6 May? Write it like 5 June.",
		"5/6/2026":   "Do you mean 5 June 2026 or 6 May 2026? Write it like 5 June 2026.",
		"05-06-2027": "Do you mean 5 June 2027 or 6 May 2027? Write it like 5 June 2027.",
		"12/1/27":    "Do you mean 12 January 2027 or 1 December 2027? Write it like 12 January 2027.",

		"31 June": "June only has 30 days.", "June 31st": "June only has 30 days.", "31/6": "June only has 30 days.",
		"2027-06-31": "June 2027 only has 30 days.", "29 Feb 2027": "February 2027 only has 28 days.", "2026-02-30": "February 2026 only has 28 days.",
		"30 February": "February only has 29 days.", "100 May": "May only has 31 days.",

		"1 Jan 1899": "That's too far away. Check the year.", "1899-12-31": "That's too far away. Check the year.",
		"5/6/1776": "That's too far away. Check the year.", "in 9000 years": "That's too far away. Check the year.",
		"9999 years ago": "That's too far away. Check the year.",

		"Friday 6 December": "6 December 2026 is a Sunday. Which of the two do you mean?",
		"Mon 2026-12-06":    "6 December 2026 is a Sunday. Which of the two do you mean?",
		"today, Thursday":   "2 December 2026 is a Wednesday. Which of the two do you mean?",
	} {
		day, err := days.NewReader(w, now()).Read(said)
		var p *days.Problem
		if !errors.As(err, &p) {
			t.Errorf("%q is read as %s", said, day)
			continue
		}
		if got := w.Say("refusal-"+p.Code, p.Values...); got != want {
			t.Errorf("%q is refused with %q, want %q", said, got, want)
		}
	}
}

// TestLeapDay checks the end of February from several sides.
func TestLeapDay(t *testing.T) {
	w := words(t)
	for _, tt := range []struct{ now, said, want string }{
		{"2028-02-28", "tomorrow", "2028-02-29"}, {"2028-02-29", "in a year", "2029-02-28"}, {"2028-02-29", "a year ago", "2027-02-28"},
		{"2028-02-29", "29 February", "2028-02-29"}, {"2028-03-01", "29 February", "2032-02-29"}, {"2027-01-31", "in a month", "2027-02-28"},
		{"2028-01-31", "in a month", "2028-02-29"}, {"2027-03-31", "a month ago", "2027-02-28"}, {"2096-03-01", "29 Feb", "2104-02-29"},
		{"2028-02-01", "the 30th", "2028-03-30"}, {"2028-02-10", "the 29th", "2028-02-29"}, {"2027-02-10", "the 29th", "2027-03-29"},
		{"2026-12-31", "tomorrow", "2027-01-01"}, {"2026-12-31", "in 2 months", "2027-02-28"},
	} {
		at, err := time.Parse(time.DateOnly, tt.now)
		if err != nil {
			t.Fatal(err)
		}
		day, err := days.NewReader(w, at).Read(tt.said)
		if got := day.Format(time.DateOnly); err != nil || got != tt.want {
			t.Errorf("on %s, %q is read as %s (%v), want %s", tt.now, tt.said, got, err, tt.want)
		}
	}
}

// TestTimeZones checks that today is the day where the person is.
func TestTimeZones(t *testing.T) {
	w := words(t)
	moment := time.Date(2026, 12, 2, 11, 30, 0, 0, time.UTC)
	for zone, want := range map[*time.Location][2]string{
		time.FixedZone("far east", 14*3600):  {"2026-12-03", "2026-12-06"},
		time.FixedZone("far west", -12*3600): {"2026-12-01", "2026-12-06"},
		time.UTC:                             {"2026-12-02", "2026-12-06"},
	} {
		r := days.NewReader(w, moment.In(zone))
		for i, said := range []string{"today", "Sunday"} {
			if day, err := r.Read(said); err != nil || day.Format(time.DateOnly) != want[i] {
				t.Errorf("%s: %q is read as %v (%v), want %s", zone, said, day, err, want[i])
			}
		}
	}
}

// TestDistance checks that a day is as far away east of Greenwich as west of it.
func TestDistance(t *testing.T) {
	for _, hours := range []int{-11, -5, 0, 1, 13} {
		zone := time.FixedZone("", hours*3600)
		r := days.NewReader(words(t), time.Date(2026, 12, 2, 21, 30, 0, 0, zone))
		for day, want := range map[int]string{1: "yesterday", 2: "today", 3: "tomorrow", 4: "in 2 days", 30: "in 28 days"} {
			for _, at := range []time.Time{time.Date(2026, 12, day, 0, 0, 0, 0, zone), time.Date(2026, 12, day, 23, 59, 0, 0, zone), time.Date(2026, 12, day, 0, 0, 0, 0, time.UTC)} {
				if got := r.Distance(at); !strings.HasSuffix(got, ", "+want) {
					t.Errorf("%d hours from Greenwich, %s is %q, want %q", hours, at, got, want)
				}
			}
		}
	}
}

// TestUnderstood checks how a day is shown before it is saved.
func TestUnderstood(t *testing.T) {
	r := days.NewReader(words(t), now())
	for said, want := range map[string]string{
		"Sunday": "Sun 6 Dec 2026, in 4 days", "Wednesday": "Wed 9 Dec 2026, in 7 days", "today": "Wed 2 Dec 2026, today",
		"tomorrow": "Thu 3 Dec 2026, tomorrow", "yesterday": "Tue 1 Dec 2026, yesterday", "last Sunday": "Sun 29 Nov 2026, 3 days ago",
		"9999-12-31": "Fri 31 Dec 9999, in 2912107 days", "1900-01-01": "Mon 1 Jan 1900, 46356 days ago",
		"": "Today is Wed 2 Dec 2026.", "5/6": "Today is Wed 2 Dec 2026.",
	} {
		if got := r.Understood(said, true); got != want {
			t.Errorf("%q is understood as %q, want %q", said, got, want)
		}
	}
	if got := r.Understood("every Sunday", false); got != "" {
		t.Errorf("what needs no day is understood as %q", got)
	}
}

// TestZeroReader checks that a reader without words and a moment reads only dates.
func TestZeroReader(t *testing.T) {
	for said, want := range map[string]bool{"2026-12-14": true, " 2026-12-14\n": true, "2026-02-30": false, "today": false, "14 Dec 2026": false, "": false} {
		day, err := days.Reader{}.Read(said)
		if (err == nil) != want || want && day.Format(time.DateOnly) != "2026-12-14" {
			t.Errorf("%q is read as %v, %v", said, day, err)
		}
	}
	if got := (days.Reader{}).Understood("2026-12-14", true) + (days.Reader{}).Understood("", true); got != "2026-12-14" {
		t.Errorf("it is understood as %q", got)
	}
}

// FuzzRead checks that any text is read as a day of the years that are accepted, or
// refused with a text of the content.
func FuzzRead(f *testing.F) {
	for _, said := range []string{"", "Sunday", "in 10 days", "29 Feb", "05/06", "2026-02-30", "next Friday", "the 31st", "9999 years ago", "x\xff", "1/1/1/1", "-", "..", "3 ,,"} {
		f.Add(said, int64(0), false)
	}
	w, unfilled := words(f), regexp.MustCompile(`\{|refusal`)
	f.Fuzz(func(t *testing.T, said string, at int64, past bool) {
		r := days.NewReader(w, time.Unix(at%(1<<35), 0).UTC())
		if past {
			r = r.OfPast()
		}
		day, err := r.Read(said)
		var p *days.Problem
		switch {
		case errors.As(err, &p):
			if text := w.Say("refusal-"+p.Code, p.Values...); unfilled.MatchString(text) || strings.Contains(text, "  ") {
				t.Fatalf("%q is refused with %q", said, text)
			}
		case err != nil:
			t.Fatalf("%q: %v", said, err)
		case day.Year() < 1900 || day.Year() > 9999 || !day.Equal(day.Truncate(24*time.Hour)):
			t.Fatalf("%q is read as %v", said, day)
		default:
			_ = r.Distance(day)
		}
	})
}

// BenchmarkRead reads a day as it is read for each key that is pressed.
func BenchmarkRead(b *testing.B) {
	r := days.NewReader(words(b), now())
	for b.Loop() {
		if _, err := r.Read("6th of December 2026"); err != nil {
			b.Fatal(err)
		}
	}
}

package days_test

import (
	"errors"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
)

// tuesday is 1 December 2026.
var tuesday = time.Date(2026, 12, 1, 20, 0, 0, 0, time.UTC)

func on(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t
}

func TestReadRhythm(t *testing.T) {
	r := days.NewReader(words(t), tuesday)
	for said, want := range map[string]string{
		"daily": "daily", "every day": "daily", "Each morning": "daily", "every evening at 9 pm": "daily", "once a day": "daily",
		"weekly": "weekly tue", "every week": "weekly tue", "once a week": "weekly tue", "every Sunday": "weekly sun",
		"Sundays": "weekly sun", "on Sundays": "weekly sun", "every Sunday evening": "weekly sun", "Friday nights": "weekly fri",
		"mon and thu": "weekly mon,thu", "Thu, Mon": "weekly mon,thu", "every Monday and Thursday": "weekly mon,thu",
		"Mondays and Thursdays": "weekly mon,thu", "mon/wed/fri": "weekly mon,wed,fri", "every Friday by noon": "weekly fri", "every Friday at 8pm": "weekly fri",
		"weekly on Sunday": "weekly sun", "every week on Sunday": "weekly sun", "weekdays": "weekly mon,tue,wed,thu,fri",
		"every weekday": "weekly mon,tue,wed,thu,fri", "on weekends": "weekly sat,sun",
		"every 2 weeks": "every 2 weeks tue", "every two weeks on Friday": "every 2 weeks fri", "fortnightly": "every 2 weeks tue",
		"every other Sunday": "every 2 weeks sun", "every other week": "every 2 weeks tue", "every second day": "every 2 days",
		"every other day": "every 2 days", "every 10 days": "every 10 days", "Every Ten Days": "every 10 days",
		"on the 1st of the month": "monthly 1", "the 1st": "monthly 1", "on the 1st of every month": "monthly 1",
		"every month on the 15th": "monthly 15", "on the 1st and 15th of the month": "monthly 1,15", "monthly": "monthly 1",
		"once a month": "monthly 1", "monthly on the 31st": "monthly 31", "on the last day of the month": "monthly last",
		"the end of the month": "monthly last", "the first Sunday of the month": "monthly 1-sun", "the last Friday of every month": "monthly last-fri",
		"every 3 months": "every 3 months 1", "every 3 months on the 31st": "every 3 months 31", "every year": "yearly 12-01",
		"weekly sun": "weekly sun", "every 2 weeks mon,thu": "every 2 weeks mon,thu", "monthly last": "monthly last",
		// nobody could tick these off
		"every time you ask": "", "often": "", "when I can": "", "every now and then": "", "regularly": "", "whenever": "",
		"every 0 days": "", "every 40th": "", "every 2 Sundays of the month": "", "on payday": "", "": "", "the 1st 2nd Sunday": "",
	} {
		got, err := r.ReadRhythm(said)
		if got.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q is read as %q, %v; want %q", said, got, err, want)
		}
	}
	for _, said := range []string{"twice a week", "three times a week", "3 times a month"} {
		var p *days.Problem
		if _, err := r.ReadRhythm(said); !errors.As(err, &p) || p.Code != days.WhichDays {
			t.Errorf("%q: %v", said, err)
		}
	}
}

// TestRhythmRoundTrip checks that each stored form reads back as itself, and that
// what is shown reads back as the same rhythm.
func TestRhythmRoundTrip(t *testing.T) {
	w := words(t)
	for _, stored := range []string{"daily", "every 10 days", "weekly sun", "weekly mon,thu", "every 2 weeks fri", "monthly 1", "monthly 1,15",
		"monthly 31", "monthly last", "monthly 1-sun", "monthly last-fri", "every 3 months 31", "every 2 weeks mon,thu"} {
		r, ok := days.StoredRhythm(stored)
		if !ok || r.String() != stored {
			t.Errorf("%q reads back as %q", stored, r)
		}
		said := r.Say(w)
		again, err := days.NewReader(w, tuesday).ReadRhythm(said)
		if err != nil || again.String() != stored {
			t.Errorf("%q is said as %q, which is read as %q, %v", stored, said, again, err)
		}
	}
	if r, _ := days.StoredRhythm("yearly 02-29"); r.Say(w) != "every year on 29 February" {
		t.Errorf("%q", r.Say(w))
	}
	for _, odd := range []string{"", "dayly", "weekly", "weekly sun,xyz", "every 1 days", "every x days", "monthly 0", "monthly 32", "monthly 5-sun",
		"yearly 02-30", "daily sun", "every 3", "weekly  sun"} {
		if r, ok := days.StoredRhythm(odd); ok {
			t.Errorf("%q is taken as %q", odd, r)
		}
	}
}

func TestRhythmNext(t *testing.T) {
	for _, tt := range []struct{ rhythm, anchor, after, want string }{
		{"weekly sun", "2026-12-01", "2026-11-30", "2026-12-06"},
		{"weekly sun", "2026-12-01", "2026-12-06", "2026-12-13"},
		{"every 2 weeks mon", "2026-12-01", "2026-12-01", "2026-12-07"}, // its first one decides which weeks
		{"every 2 weeks mon", "2026-12-01", "2026-12-07", "2026-12-21"},
		{"every 2 weeks mon,thu", "2026-12-01", "2026-12-03", "2026-12-14"},
		{"every 10 days", "2026-12-01", "2026-11-01", "2026-12-01"},
		{"every 10 days", "2026-12-01", "2026-12-01", "2026-12-11"},
		{"every 10 days", "2026-12-01", "2026-12-15", "2026-12-21"},
		{"monthly 31", "2027-01-01", "2027-01-31", "2027-02-28"},
		{"monthly 31", "2027-01-01", "2027-02-28", "2027-03-31"},
		{"monthly 30,31", "2028-02-01", "2028-02-29", "2028-03-30"},
		{"monthly last", "2027-01-01", "2028-02-01", "2028-02-29"},
		{"monthly 2-sun", "2026-12-01", "2026-12-01", "2026-12-13"},
		{"monthly last-fri", "2026-12-01", "2026-12-01", "2026-12-25"},
		{"every 3 months 31", "2026-11-01", "2026-11-30", "2027-02-28"},
		{"yearly 02-29", "2026-12-01", "2026-12-01", "2027-02-28"},
		{"yearly 02-29", "2026-12-01", "2027-02-28", "2028-02-29"},
	} {
		r, ok := days.StoredRhythm(tt.rhythm)
		if got := r.Next(on(tt.after), on(tt.anchor)); !ok || !got.Equal(on(tt.want)) {
			t.Errorf("%s from %s: after %s comes %s, want %s", tt.rhythm, tt.anchor, tt.after, got.Format(time.DateOnly), tt.want)
		}
	}
	for _, tt := range []struct{ rhythm, done, want string }{
		{"every 10 days", "2026-12-03", "2026-12-13"}, {"weekly sun", "2026-12-08", "2026-12-13"}, {"weekly sun", "2026-12-06", "2026-12-13"},
		{"every 2 weeks sun", "2026-12-08", "2026-12-20"}, {"monthly 1", "2027-01-03", "2027-02-01"}, {"every 2 months 1", "2027-01-30", "2027-03-01"},
	} {
		r, _ := days.StoredRhythm(tt.rhythm)
		if got := r.NextDone(on(tt.done)); !got.Equal(on(tt.want)) {
			t.Errorf("%s: done on %s, it comes next on %s, want %s", tt.rhythm, tt.done, got.Format(time.DateOnly), tt.want)
		}
	}
}

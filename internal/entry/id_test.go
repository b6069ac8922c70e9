package entry

import (
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
)

func TestNextIDGrowsWhateverTheClockDoes(t *testing.T) {
	last := ""
	for i, at := range []time.Time{
		morning, morning, morning.Add(time.Millisecond), morning.AddDate(-10, 0, 0),
		time.Unix(0, 0), time.Unix(-1e9, 0), {}, morning.AddDate(300, 0, 0), morning,
	} {
		for range 50 { // so that the random half runs over into the next millisecond
			id, err := NextID(at, last)
			if err != nil {
				t.Fatalf("%d: %v", i, err)
			}
			if id <= last {
				t.Fatalf("%d: %s is not greater than %s", i, id, last)
			}
			last = id
		}
	}
}

func TestNextIDTakesTheTime(t *testing.T) {
	id, err := NextID(morning, one)
	if err != nil {
		t.Fatal(err)
	}
	if got := ulid.MustParseStrict(id).Timestamp(); !got.Equal(morning) {
		t.Errorf("time of the id %v, want %v", got, morning)
	}
}

// Two copies of a journal that both go on from the same entry, which is ahead
// of both clocks, have to give different ids.
func TestNextIDDiffersInTwoCopies(t *testing.T) {
	ahead, err := NextID(morning.AddDate(1, 0, 0), "")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for range 100 {
		id, err := NextID(morning, ahead)
		if err != nil || seen[id] {
			t.Fatalf("%s again, or %v", id, err)
		}
		seen[id] = true
	}
}

func TestNextIDRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		at   time.Time
		last string
	}{
		"no id":           {morning, "01KKP"},
		"small letters":   {morning, "01kkp000000000000000000001"},
		"no letters":      {morning, "!!!!!!!!!!!!!!!!!!!!!!!!!!"},
		"year 20000":      {morning.AddDate(18000, 0, 0), ""},
		"nothing greater": {morning, "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"},
	} {
		if id, err := NextID(test.at, test.last); err == nil {
			t.Errorf("%s: gave %s", name, id)
		}
	}
}

// FuzzNextID: either an error, or an id that is a ULID and greater.
func FuzzNextID(f *testing.F) {
	f.Add(int64(0), "")
	f.Add(morning.UnixMilli(), one)
	f.Add(int64(-1), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
	f.Fuzz(func(t *testing.T, ms int64, last string) {
		id, err := NextID(time.UnixMilli(ms), last)
		if err != nil {
			return
		}
		if _, err := ulid.ParseStrict(id); err != nil || id <= last {
			t.Errorf("%q after %q (%v)", id, last, err)
		}
	})
}

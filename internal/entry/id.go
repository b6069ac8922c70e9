package entry

import (
	"crypto/rand"
	"fmt"
	"time"

	"github.com/oklog/ulid/v2"
)

// NextID gives an id for an entry of that time which is greater than last, the
// greatest id of the file so far ("" for a new file).
//
// When the clock went back, the id takes the time of last: order beats time.
// Its other half is always random, never last plus one, so that two copies of
// a journal that go on from the same last entry never give the same id to two
// different entries.
func NextID(at time.Time, last string) (string, error) {
	ms := uint64(max(at.UnixMilli(), 0))
	if last != "" {
		previous, err := ulid.ParseStrict(last)
		if err != nil || previous.String() != last {
			return "", fmt.Errorf("making an id after %s, which is no ULID", quote(last))
		}
		ms = max(ms, previous.Time())
	}
	for ; ; ms++ { // once or twice: every id of a later millisecond is greater
		id, err := ulid.New(ms, rand.Reader)
		if err != nil {
			return "", fmt.Errorf("making an id: %w", err)
		}
		if id.String() > last {
			return id.String(), nil
		}
	}
}

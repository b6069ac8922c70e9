package entry

import (
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/oklog/ulid/v2"
)

// NextID gives an id for an entry of that time which is greater than last, the
// greatest id of the file so far ("" for a new file). When the clock went
// back, the id is the one just behind last: order beats time.
func NextID(at time.Time, last string) (string, error) {
	ms := max(at.UnixMilli(), 0)
	id, err := ulid.New(uint64(ms), rand.Reader)
	if err != nil {
		return "", fmt.Errorf("making an id: %w", err)
	}
	if id.String() > last {
		return id.String(), nil
	}
	previous, err := ulid.ParseStrict(last)
	if err != nil {
		return "", fmt.Errorf("making an id after %q: %w", last, err)
	}
	return after(previous)
}

// after adds one to an id, read as a number of 128 bits.
func after(id ulid.ULID) (string, error) {
	for i := len(id) - 1; i >= 0; i-- {
		id[i]++
		if id[i] != 0 {
			return id.String(), nil
		}
	}
	return "", errors.New("making an id: no greater one exists")
}

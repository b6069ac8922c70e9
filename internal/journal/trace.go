package journal

import (
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// KeepTrace writes where in the program a fault happened into a new file next
// to the journal at the path, for the owner alone, and returns its name. The
// journal need not be there. No folder is made for it.
func KeepTrace(path string, at time.Time, trace string) (string, error) {
	n := layout.At(path)
	if named, err := followed(path); err == nil {
		n = named
	}
	_, files := store.Plain(path, n)
	return store.Preserve(files, n.Crash(), at, []byte(trace))
}

package journal

import (
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// quarantineTorn copies the torn end of the journal, byte for byte, to a file
// of its own and then cuts it off. The lock is held. If the process is killed
// in between, the next one finds the copy and goes on.
func (j *Journal) quarantineTorn() error {
	path, err := store.Preserve(j.files, j.names.Torn(), j.modified, j.torn)
	if err != nil {
		return fmt.Errorf("setting a torn line aside: %w", err)
	}
	if err := j.store.Append(j.size, nil); err != nil {
		return fmt.Errorf("cutting off a torn line: %w", err)
	}
	j.torn = nil
	j.notices = append(j.notices, Notice{Event: TornQuarantined, Path: path})
	return nil
}

// noteTornLeft notes that there is a torn end and that it was not touched.
func (j *Journal) noteTornLeft(why error) {
	if j.torn != nil {
		j.notices = append(j.notices, Notice{Event: TornLeft, Path: j.Path, Err: why})
	}
}

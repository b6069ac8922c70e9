package journal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// draftFile is the file with the drafts as we last read or wrote it.
type draftFile struct {
	info   fs.FileInfo // nil: there was none
	drafts map[string]string
}

// draftFileAt returns the file at a path, which holds these drafts.
func draftFileAt(path string, drafts map[string]string) draftFile {
	info, err := os.Lstat(path)
	if err != nil {
		info = nil
	}
	return draftFile{info, maps.Clone(drafts)}
}

// is reports whether the file at the path is the same and unchanged.
func (f draftFile) is(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || f.info == nil {
		return errors.Is(err, fs.ErrNotExist) && f.info == nil
	}
	return os.SameFile(info, f.info) && info.Size() == f.info.Size() && info.ModTime().Equal(f.info.ModTime())
}

// readDrafts reads the file with the drafts. One that makes no sense is
// quarantined.
func (w *Workspace) readDrafts() (map[string]string, error) {
	path := w.journal.names.Draft()
	drafts := make(map[string]string)
	w.file = draftFileAt(path, nil)
	data, why := readText(w.journal.files, path, maxDrafts)
	var unusable *Unusable
	switch {
	case errors.Is(why, fs.ErrNotExist):
		return drafts, nil
	case why == nil:
		why = json.Unmarshal(data, &drafts)
	case !errors.As(why, &unusable):
		return nil, fmt.Errorf("reading the drafts: %w", openError(path, why))
	}
	if why == nil {
		w.file.drafts = maps.Clone(drafts)
		return drafts, nil
	}
	moved, err := store.Quarantine(w.journal.files, path, w.journal.names.DamagedDraft())
	if err != nil {
		return nil, fmt.Errorf("setting damaged drafts aside: %w", err)
	}
	w.file = draftFile{}
	w.note(Notice{Event: DraftsQuarantined, Path: moved, Err: why})
	return map[string]string{}, nil
}

// merge adds to our drafts what another process, or a program that copies files
// between machines, has put into their file since we read or wrote it. Of two
// texts for one prompt ours is the draft if it has changed since, else theirs;
// the other one is kept in a file of its own. Drafts that are missing in the
// file are ours to write again.
func (w *Workspace) merge(ours map[string]string) (map[string]string, error) {
	known := w.file
	if known.is(w.journal.names.Draft()) {
		return ours, nil
	}
	theirs, err := w.readDrafts()
	if err != nil {
		return nil, err
	}
	merged := maps.Clone(ours)
	for name, text := range theirs {
		before, wasThere := known.drafts[name]
		our, both := ours[name]
		switch {
		case wasThere && text == before, both && text == our:
			continue // not changed by them
		case both && (!wasThere || our != before):
			err = w.keepOther(name, our, text)
		case both:
			merged[name] = text
			err = w.keepOther(name, text, our)
		default:
			merged[name] = text
		}
		if err != nil {
			return nil, err
		}
	}
	return merged, nil
}

// keepOther keeps a text that another one replaces in a file of its own, unless
// the other one begins with it.
func (w *Workspace) keepOther(name, draft, other string) error {
	if beginsWith(draft, other) || !layout.Nameable(name) {
		return nil
	}
	at := time.Time{}
	if w.file.info != nil {
		at = w.file.info.ModTime()
	}
	kept, err := store.Preserve(w.journal.files, w.journal.names.KeptText(name), at, []byte(other))
	if err != nil {
		return fmt.Errorf("keeping a draft of another process: %w", err)
	}
	w.note(Notice{Event: TextKept, Path: kept, Prompt: name})
	return nil
}

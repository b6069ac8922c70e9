package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// Draft returns the draft of a prompt and whether there is one. (It may be
// empty: the person cleared a text.)
func (w *Workspace) Draft(prompt string) (text string, ok bool) {
	text, ok = w.drafts[prompt]
	return text, ok
}

// Drafts returns all drafts by name, without the need for a workspace. Drafts
// that cannot be read count as none; the next workspace reports them.
func (j *Journal) Drafts() map[string]string {
	drafts := map[string]string{}
	data, err := readText(j.files, j.names.Draft(), maxDrafts)
	if err != nil || json.Unmarshal(data, &drafts) != nil {
		return nil
	}
	return drafts
}

// Keep stores a draft, any valid UTF-8, byte for byte. It is durable when Keep
// returns; storing the same text again costs nothing, unless the file with the
// drafts was deleted or changed since. After an error the drafts are unchanged.
func (w *Workspace) Keep(prompt, text string) error {
	if before, ok := w.drafts[prompt]; ok && before == text && w.file.is(w.journal.names.Draft()) {
		return nil
	}
	if !layout.Nameable(prompt) {
		return fmt.Errorf("keeping a draft: %q is no prompt's id", prompt)
	}
	if !utf8.ValidString(text) {
		return errors.New("keeping a draft: the text is not UTF-8")
	}
	drafts := maps.Clone(w.drafts)
	drafts[prompt] = text
	return w.save(drafts)
}

const (
	maxText   = 10 << 20 // of all drafts together, in bytes
	maxDrafts = 64 << 20 // of their file, where JSON may need six bytes for one
)

// save makes these the drafts. What another process has put among them since
// stays: see merge.
func (w *Workspace) save(drafts map[string]string) error {
	w.busy.Renew()
	drafts, err := w.merge(drafts)
	if err == nil {
		err = w.write(drafts)
	}
	if err != nil {
		return &NotSaved{Path: w.journal.names.Draft(), Err: err}
	}
	w.drafts = drafts
	w.file = draftFileAt(w.journal.names.Draft(), drafts)
	return nil
}

func (w *Workspace) write(drafts map[string]string) error {
	path := w.journal.names.Draft()
	if len(drafts) == 0 {
		return w.journal.files.Remove(path)
	}
	if err := fit(drafts); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, entry.Value(drafts), "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	return w.journal.files.Replace(path, b.Bytes())
}

// fit checks that the drafts are not too long for their file.
func fit(drafts map[string]string) error {
	size := 0
	for _, text := range drafts {
		size += len(text)
	}
	if size > maxText {
		return errors.New("there are too many words in the drafts")
	}
	return nil
}

// readText returns the text in a side file. The error is *Unusable when it is
// no regular file, too large, or not UTF-8.
func readText(files store.Files, path string, limit int64) ([]byte, error) {
	data, err := files.Read(path, limit)
	if err == nil && !utf8.Valid(data) {
		return nil, &Unusable{Path: path, Why: "it is not valid UTF-8"}
	}
	return data, err
}

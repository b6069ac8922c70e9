package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Draft gives the half-typed text of a prompt, and whether there is one. (An
// empty one is one: a text that was there may have been cleared.)
func (w *Workspace) Draft(prompt string) (text string, ok bool) {
	text, ok = w.drafts[prompt]
	return text, ok
}

// Drafts gives all half-typed texts by the names that they are kept under, for
// a look without the place at the keyboard. Those that cannot be read are none
// here: who takes that place next is told of them.
func (j *Journal) Drafts() map[string]string {
	drafts := map[string]string{}
	data, err := readText(j.names.draft(), maxDrafts)
	if err != nil || json.Unmarshal(data, &drafts) != nil {
		return nil
	}
	return drafts
}

// nameable reports whether a prompt's id can name a draft and a file: letters,
// digits, dashes, dots and underscores.
func nameable(prompt string) bool {
	const most = 100
	odd := func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
			r == '-' || r == '.' || r == '_')
	}
	return prompt != "" && len(prompt) <= most && !strings.ContainsFunc(prompt, odd)
}

// Keep keeps a half-typed text, any valid UTF-8, byte for byte. It is
// durable when Keep comes back; the same text again costs nothing. On an
// error the drafts are as they were.
func (w *Workspace) Keep(prompt, text string) error {
	if before, ok := w.drafts[prompt]; ok && before == text {
		return nil
	}
	if !nameable(prompt) {
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
	maxDrafts = 64 << 20 // of their file, where JSON may write six bytes for one
)

func (w *Workspace) save(drafts map[string]string) error {
	if err := w.write(drafts); err != nil {
		return &NotSaved{Path: w.journal.names.draft(), Err: err}
	}
	w.drafts = drafts
	return nil
}

func (w *Workspace) write(drafts map[string]string) error {
	n := w.journal.names
	if len(drafts) == 0 {
		return remove(n.draft())
	}
	if err := fit(drafts); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, entry.Value(drafts), "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	return replace(n.draft(), n.draftTmp(), b.Bytes())
}

// fit holds drafts to what their file takes.
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

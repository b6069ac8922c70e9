package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Draft gives the half-typed text of a prompt, and whether there is one. (An
// empty one is one: a text that was there may have been cleared.)
func (d *Desk) Draft(prompt string) (text string, ok bool) {
	text, ok = d.drafts[prompt]
	return text, ok
}

// Drafts names the prompts that have a draft, in alphabetical order.
func (d *Desk) Drafts() []string { return slices.Sorted(maps.Keys(d.drafts)) }

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

// SetDraft keeps a half-typed text, any valid UTF-8, byte for byte. It is
// durable when SetDraft comes back; the same text again costs nothing. On an
// error the drafts are as they were.
func (d *Desk) SetDraft(prompt, text string) error {
	if before, ok := d.drafts[prompt]; ok && before == text {
		return nil
	}
	if !nameable(prompt) {
		return fmt.Errorf("keeping a draft: %q is no prompt's id", prompt)
	}
	if !utf8.ValidString(text) {
		return errors.New("keeping a draft: the text is not UTF-8")
	}
	drafts := maps.Clone(d.drafts)
	drafts[prompt] = text
	return d.save(drafts)
}

// RemoveDraft forgets the draft of a prompt, durably: its answer was appended,
// or the person gave it up. No draft is no error.
func (d *Desk) RemoveDraft(prompt string) error {
	if _, ok := d.drafts[prompt]; !ok {
		return nil
	}
	drafts := maps.Clone(d.drafts)
	delete(drafts, prompt)
	return d.save(drafts)
}

const (
	maxText   = 10 << 20 // of all drafts together, in bytes
	maxDrafts = 64 << 20 // of their file, where JSON may write six bytes for one
)

func (d *Desk) save(drafts map[string]string) error {
	if err := d.write(drafts); err != nil {
		return &NotSaved{Path: d.journal.names.draft(), Err: err}
	}
	d.drafts = drafts
	return nil
}

func (d *Desk) write(drafts map[string]string) error {
	n := d.journal.names
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

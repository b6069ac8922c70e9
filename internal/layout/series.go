package layout

import (
	"fmt"
	"time"
)

// A Series is what the names of files of one sort have in common, of which there can
// be several. Between the two parts of a name are a time, and a number if another
// file has that name already.
type Series struct{ Prefix, Ending string }

// Name returns the n-th name for a time, counted from 1.
func (s Series) Name(at time.Time, n int) string {
	if n == 1 {
		return s.Prefix + Stamp(at) + s.Ending
	}
	return fmt.Sprintf("%s%s-%d%s", s.Prefix, Stamp(at), n, s.Ending)
}

// Torn returns the names of torn ends.
func (n Names) Torn() Series { return Series{n.Stem + ".torn-", n.Ending} }

// Crash returns the names of the traces of crashes.
func (n Names) Crash() Series { return Series{n.Stem + ".crash-", ""} }

// DamagedDraft returns the names of drafts that could not be read.
func (n Names) DamagedDraft() Series { return Series{n.Stem + ".draft.damaged-", n.Ending} }

// DamagedText returns the names of edited texts that could not be read.
func (n Names) DamagedText(prompt string) Series { return n.text(prompt, ".damaged-") }

// KeptText returns the names of texts that would have been overwritten.
func (n Names) KeptText(prompt string) Series { return n.text(prompt, ".kept-") }

func (n Names) text(prompt, mark string) Series {
	return Series{n.Stem + editMark + prompt + editEnding + mark, n.Ending}
}

// KeptKey returns the names of keys of earlier sealed journals.
func (n Names) KeptKey() Series { return Series{n.Stem + ".key.kept-", SealedEnding} }

// timed matches how the names of a series end.
const timed = `\d{8}T\d{6}Z[-.\d]*(\.age)?`

// Stamp is the time of a file's last change as part of a name. A second attempt
// gets the same one.
func Stamp(at time.Time) string { return at.UTC().Format("20060102T150405Z") }

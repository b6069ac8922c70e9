package journal

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// TestEveryByte flips each bit of a small journal, and cuts it at each offset. What is
// then read has every line of the file, as it stands; or the file is damaged, and
// untouched; or its end is torn, and kept in a file of its own. Nothing is lost
// without a word.
func TestEveryByte(t *testing.T) {
	j := fresh(t, answer("deed", "I lied.\nZoë \u2019"), note("x"))
	whole := []byte(read(t, j.Path))
	for _, data := range variants(whole) {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		write(t, path, string(data))
		opened, err := Open(t.Context(), path)
		now := []byte(read(t, path))
		if err != nil {
			if !is[*Damaged](err) && !is[*Newer](err) || !bytes.Equal(now, data) {
				t.Fatalf("%q: %v, and the file is %q", data, err, now)
			}
			continue
		}
		var told []byte
		for _, n := range opened.Notices() {
			if n.Event == TornQuarantined {
				told = []byte(read(t, n.Path))
			}
		}
		if !bytes.Equal(append(bytes.Clone(now), told...), data) {
			t.Fatalf("%q became %q and %q", data, now, told)
		}
		if err := hasLines(opened.Entries, now); err != nil {
			t.Fatalf("%q: %v", data, err)
		}
	}
}

// hasLines checks that each line is one of the entries.
func hasLines(entries []entry.Entry, data []byte) error {
	lines := map[string]bool{}
	for _, e := range entries {
		lines[string(e.Line())] = true
	}
	for line := range bytes.Lines(data) {
		text := entry.TrimLine(bytes.TrimSuffix(line, []byte("\n")))
		if len(text) > 0 && !lines[string(text)] {
			return errors.New("not read: " + string(text))
		}
	}
	return nil
}

// variants returns data with each bit flipped, and cut at each offset.
func variants(data []byte) (all [][]byte) {
	for i := range data {
		all = append(all, bytes.Clone(data[:i]))
		for bit := range 8 {
			flipped := bytes.Clone(data)
			flipped[i] ^= 1 << bit
			all = append(all, flipped)
		}
	}
	return all
}

// TestEveryByteSealed does the same with a sealed journal and its key. Whatever was
// changed, it can't be opened, and nothing is changed.
func TestEveryByteSealed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	const passphrase = "right horse"
	o := Opener{Passphrase: func(_ context.Context, wrong int) (string, error) {
		if wrong > 0 {
			return "", ErrWrongPassphrase
		}
		return passphrase, nil
	}}
	j, err := o.CreateSealed(t.Context(), path, Lock{Key: testKey(), Passphrase: passphrase, Work: 1}, header(), note("x"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{j.names.Journal, j.names.Key()} {
		whole := read(t, file)
		for i := range len(whole) {
			flipped := []byte(whole)
			flipped[i] ^= 1 << (i % 8)
			for _, data := range []string{string(flipped), whole[:i]} {
				write(t, file, data)
				_, err := o.Open(t.Context(), path)
				if !is[*Damaged](err) && !errors.Is(err, ErrWrongPassphrase) {
					t.Fatalf("%s with byte %d changed: %v", filepath.Base(file), i, err)
				}
				if read(t, file) != data {
					t.Fatalf("%s was changed", file)
				}
			}
		}
		write(t, file, whole)
	}
	if _, err := o.Open(t.Context(), layout.Found(path)); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("there's a plain journal")
	}
}

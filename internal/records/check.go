package records

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/checkup"
	"codeberg.org/trustrepair/trustrepair/internal/cmdline"
	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
	"codeberg.org/trustrepair/trustrepair/internal/store"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func runCheck(ctx context.Context, g *global, repair bool) error {
	path, err := g.JournalPath()
	if err != nil {
		return err
	}
	data, key, err := g.Opener().Lines(ctx, path)
	if err != nil {
		return checkFailed(path, err)
	}
	words, err := g.Words()
	if err != nil {
		return err
	}
	report := checkup.Look(data)
	files, err := aboutFiles(words, path)
	if err != nil {
		return err
	}
	said := found(words, path, report) + files
	if g.IsDiscreet() { // the folder has the program's name
		said = strings.ReplaceAll(said, display.Path(filepath.Dir(path))+string(filepath.Separator), "")
	}
	if err := g.Print(said); err != nil {
		return err
	}
	if repair && len(report.Findings) > 0 {
		if err := g.repair(words, path, key, report); err != nil {
			return err
		}
	}
	if report.Damaged() {
		return app.Quiet(app.StatusDamaged)
	}
	return nil
}

// checkFailed returns the error for a file that can't be read at all.
func checkFailed(path string, err error) error {
	var unusable *journal.Unusable
	switch {
	case errors.As(err, &unusable):
		return &journal.Damaged{Path: path, Why: unusable.Why}
	case errors.Is(err, fs.ErrNotExist):
		return &journal.NotFound{Path: path}
	}
	return err
}

// found lists what is wrong with the lines, in the form that editors jump to.
func found(words workbook.Words, path string, r checkup.Report) string {
	if len(r.Findings) == 0 {
		return words.Say("check-fine", "file", display.Path(path), "count", strconv.Itoa(r.Entries)) + "\n"
	}
	var b strings.Builder
	for _, f := range r.Findings {
		what := words.Say("check-"+string(f.Sort), "why", f.Why)
		fmt.Fprintf(&b, "%s:%d:%d: %s\n", display.Path(path), f.Line, max(f.Column, 1), display.OneLine(what))
	}
	return b.String()
}

// aboutFiles says who else can open the files of a journal, and lists copies.
func aboutFiles(words workbook.Words, path string) (string, error) {
	files, err := layout.Files(path)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, f := range files {
		for _, name := range aboutFile(f) {
			b.WriteString(display.Path(f.Path) + ": " + words.Say(name) + "\n")
		}
	}
	return b.String(), nil
}

// aboutFile returns the names of what there is to say of a file.
func aboutFile(f layout.File) (names []string) {
	const forOthers = 0o077
	info, err := os.Lstat(f.Path)
	if err != nil || f.Sort == layout.Other {
		return nil
	}
	if info.Mode().IsRegular() && info.Mode().Perm()&forOthers != 0 {
		names = append(names, "check-open")
	}
	if _, other := disk.Owner(info); other {
		names = append(names, "check-owner")
	}
	switch f.Sort {
	case layout.Copy:
		names = append(names, "check-copy")
	case layout.Conflict:
		names = append(names, "check-conflict")
	}
	return names
}

// repair writes a copy of the journal without what is wrong, as another journal next
// to it, in the same form.
func (g *global) repair(words workbook.Words, path string, key *seal.Key, r checkup.Report) error {
	if r.Entries == 0 {
		return app.Fail(errors.New("there's nothing in it that can be repaired"), "nothing was written. Put it back from a backup, if you have one")
	}
	n := layout.At(path)
	to := layout.At(n.Stem + ".repaired.jsonl" + n.Ending)
	storage := store.Plain
	if key != nil {
		storage = store.Sealed(key)
		if err := copyKey(n, to); err != nil {
			return fmt.Errorf("writing the repaired copy: %w", err)
		}
	}
	s, _ := storage(to.Journal, to)
	if err := s.Rewrite(r.Repaired); err != nil {
		return app.Fail(fmt.Errorf("writing the repaired copy: %w", err), "the journal is as it was. If there's an older repaired copy, move it away first")
	}
	text := words.Say("check-repaired", "file", display.Path(to.Journal), "count", strconv.Itoa(r.Entries))
	return g.PrintDone(text + "\n  trustrepair --journal " + cmdline.Word(to.Journal) + " journal")
}

// copyKey copies the key of a sealed journal for its repaired copy.
func copyKey(from, to layout.Names) error {
	const most = 1 << 16
	data, err := store.PlainFiles().Read(from.Key(), most)
	if err != nil {
		return err
	}
	return store.CreateFile(to.Key(), filepath.Join(filepath.Dir(to.Key()), filepath.Base(to.Unfinished(to.Key()))), data)
}

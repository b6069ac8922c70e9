package app

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"codeberg.org/trustrepair/trustrepair/internal/cmdline"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
)

// damagedHints says how to repair a damaged journal by hand.
func damagedHints(d *journal.Damaged) []string {
	keep := "make a copy first: cp " + cmdline.Quoted(d.Path) + " " + cmdline.Quoted(d.Path+".copy")
	if d.Marker {
		return []string{keep, "then keep what both sides wrote. In a text editor, delete only the lines that start with <<<<<<<, |||||||, ======= or >>>>>>>",
			"the order of the other lines doesn't matter"}
	}
	if d.Line == 0 {
		return []string{"nothing was changed. The file can't be opened as it is. Put it back from a backup if you have one", keep}
	}
	return []string{"nothing was changed. The place is named above, and a text editor can go to that line", keep}
}

// twoFormsHints says how to bring a plain and a sealed journal of one name together.
func twoFormsHints(e *journal.TwoForms) []string {
	aside := strings.TrimSuffix(e.Plain, filepath.Ext(e.Plain)) + "-plain" + filepath.Ext(e.Plain)
	return []string{"nothing was changed. Maybe another machine still has the plain one, and it was copied back. To keep what's in both, rename it first:",
		"mv " + cmdline.Quoted(e.Plain) + " " + cmdline.Quoted(aside), "then type: trustrepair journal merge " + cmdline.Word(aside)}
}

// noLocksHints says what to do on a file system without locks.
func noLocksHints() []string {
	return []string{"nothing was changed. Without locks, two programs could write over each other",
		"move the journal to a disk in this machine, and name it: --journal PATH.jsonl",
		"to read it until then, type: trustrepair journal"}
}

// notSavedHints says what to do if the system refused to write, depending on the
// reason.
func (a *App) notSavedHints(err *journal.NotSaved) []string {
	const safe = "what was saved before is safe. To read it, type: trustrepair journal"
	owned := a.ownerHints(err)
	switch {
	case len(owned) > 0:
		return append(owned, safe)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return []string{"you're not allowed to write there. To see who is, type: trustrepair journal where", safe}
	case errors.Is(err, syscall.ENAMETOOLONG):
		return []string{"the journal's name is too long for the files next to it. Give the file a shorter name, and name it: --journal PATH.jsonl", safe}
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return []string{"make some room on that disk, then run this again", safe}
	}
	return []string{"make some room, or use a place that can be written to, then run this again", safe}
}

// ownerHints names the files that the person can't open because another user owns
// them, usually root after a run with sudo, and the command that fixes it.
func (a *App) ownerHints(err error) []string {
	path, failed := a.JournalPath()
	if !errors.Is(err, fs.ErrPermission) || failed != nil {
		return nil
	}
	var paths, names []string
	owner := 0
	for _, o := range journal.OwnedByOthers(path) {
		if o.Folder && !a.isOwnFolder(o.Path) {
			continue
		}
		owner = o.Owner
		paths, names = append(paths, cmdline.Quoted(o.Path)), append(names, filepath.Base(o.Path))
	}
	if len(paths) == 0 {
		return nil
	}
	return []string{
		fmt.Sprintf("these belong to %s: %s (maybe a command was once run with sudo)", UserName(owner), strings.Join(names, ", ")),
		`make them yours, then run this again. Type: sudo chown "$(id -un)" ` + strings.Join(paths, " "),
	}
}

// isOwnFolder reports whether a folder should belong to the person: the
// program's own, or one in their home folder.
func (a *App) isOwnFolder(dir string) bool {
	home := a.Getenv("HOME")
	return filepath.Base(dir) == programName || home != "" && strings.HasPrefix(dir, filepath.Clean(home)+string(filepath.Separator))
}

// UserName returns a name for a user number. It doesn't look it up: the list of
// users may be on another machine, and this program never uses the network.
func UserName(user int) string {
	if user == 0 {
		return "root"
	}
	return fmt.Sprintf("user number %d", user)
}

// noJournal says how to start a journal, or suggests the one that was meant.
func (a *App) noJournal(err error) *Error {
	t := &Error{StatusFailure, err, []string{"to begin, type: trustrepair start", "or, if yours has another name: --journal NAME"}}
	if hint := a.hintElsewhere(); hint != "" {
		t.hints = []string{hint}
		return t
	}
	return a.suggestJournal(t)
}

// tellExposed prints once who else can open the journal, and how to change that. With
// --discreet it waits for a run without it.
func (a *App) tellExposed(j *journal.Journal) {
	if a.IsDiscreet() {
		return
	}
	var folders, files []string
	for _, e := range j.Exposed() {
		if e.Folder {
			folders = append(folders, cmdline.Word(e.Path))
		} else {
			files = append(files, cmdline.Word(e.Path))
		}
	}
	var cures []string
	if len(folders) > 0 {
		cures = append(cures, "chmod 700 "+strings.Join(folders, " "))
	}
	if len(files) > 0 {
		cures = append(cures, "chmod 600 "+strings.Join(files, " "))
	}
	if len(cures) > 0 {
		a.Tell("Other people who use this machine may be able to open your journal. To keep it to yourself, type: " + strings.Join(cures, " && "))
	}
}

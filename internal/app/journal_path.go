package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// JournalExists reports whether there is a journal, even one that can't be read.
func (a *App) JournalExists() (bool, error) {
	path, err := a.JournalPath()
	if err != nil {
		return false, err
	}
	_, err = os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// JournalIsSealed reports whether there is a journal that only a passphrase opens.
func (a *App) JournalIsSealed() bool {
	path, err := a.JournalPath()
	return err == nil && layout.IsSealed(path)
}

// JournalPath returns the path of the journal: that of --journal, or else of
// TRUSTREPAIR_JOURNAL, or else of the journal named "journal". Journals with a name
// are in the data folder. If the journal is sealed, the path says so.
func (a *App) JournalPath() (string, error) {
	name := a.Journal
	if name == "" {
		name = a.Getenv("TRUSTREPAIR_JOURNAL")
	}
	if name == "" {
		name = "journal"
	}
	if name == "~" || strings.ContainsAny(name, `/`+string(filepath.Separator)) || strings.HasSuffix(strings.TrimSuffix(name, layout.SealedEnding), ".jsonl") {
		file, err := a.file(name)
		if err != nil {
			return "", err
		}
		if file, err = filepath.Abs(file); err != nil {
			return "", err
		}
		return layout.Found(file), nil
	}
	if strings.HasPrefix(name, ".") || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return "", Usage("use letters, like --journal sam", "a journal can't be named %q", name)
	}
	data, err := layout.DataFolder(a.Getenv, a.homeFolder)
	if err != nil {
		return "", err
	}
	return layout.Found(filepath.Join(data, "trustrepair", name+".jsonl")), nil
}

// file returns the path for a file name that the person typed. It replaces a leading
// "~/" with the home folder, because shells don't do that after "=" or inside
// quotation marks.
func (a *App) file(name string) (string, error) {
	user, rest := name, ""
	if i := strings.IndexFunc(name, func(r rune) bool { return r < utf8.RuneSelf && os.IsPathSeparator(uint8(r)) }); i >= 0 {
		user, rest = name[:i], name[i:]
	}
	switch {
	case user == "~":
		home, err := a.homeFolder()
		return home + rest, err
	case rest != "" && strings.HasPrefix(user, "~"):
		return "", Usage("write the whole path, or ./"+name+" for a folder of that name", "%q starts with another person's home folder", name)
	}
	return name, nil
}

// ErrNoHome means that a journal can't be found by name.
var ErrNoHome = errors.New("there's no home folder, so there's no place for a journal")

func (a *App) homeFolder() (string, error) {
	home := a.Getenv("HOME")
	if runtime.GOOS == "windows" {
		home = a.Getenv("USERPROFILE")
	}
	if home == "" {
		return "", &Error{StatusFailure, ErrNoHome,
			[]string{"set HOME, or name a file: --journal ./journal.jsonl"}}
	}
	return home, nil
}

package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode/utf8"
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

// JournalPath returns the path of the journal: that of --journal, or else of
// TRUSTREPAIR_JOURNAL, or else of the journal named "journal". Journals with a name
// are in the data folder.
func (a *App) JournalPath() (string, error) {
	name := a.Journal
	if name == "" {
		name = a.Getenv("TRUSTREPAIR_JOURNAL")
	}
	if name == "" {
		name = "journal"
	}
	if name == "~" || strings.ContainsAny(name, `/`+string(filepath.Separator)) || strings.HasSuffix(name, ".jsonl") {
		file, err := a.file(name)
		if err != nil {
			return "", err
		}
		return filepath.Abs(file)
	}
	if strings.HasPrefix(name, ".") || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return "", Usage("use letters, for instance --journal sam", "the journal name %q will not do", name)
	}
	data, err := a.dataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(data, "trustrepair", name+".jsonl"), nil
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
		return "", Usage("write the whole path, or ./"+name+" for a folder of that name", "%q begins with another person's home folder", name)
	}
	return name, nil
}

// ErrNoHome means that a journal can't be found by name.
var ErrNoHome = errors.New("no home folder is known, so there is no place for a journal")

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

// dataFolder returns the folder where programs keep a person's data on this system.
func (a *App) dataFolder() (string, error) {
	if dir := a.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	if runtime.GOOS == "windows" {
		if dir := a.Getenv("LOCALAPPDATA"); dir != "" {
			return dir, nil
		}
	}
	home, err := a.homeFolder()
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support"), nil
	}
	return filepath.Join(home, ".local", "share"), nil
}

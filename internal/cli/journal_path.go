package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// journalExists reports whether there is a journal, readable or not.
func (g *global) journalExists() (bool, error) {
	path, err := g.path()
	if err != nil {
		return false, err
	}
	_, err = os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// path returns the journal's file: --journal, else TRUSTREPAIR_JOURNAL, else
// the journal named "journal". A name lies in the data folder.
func (g *global) path() (string, error) {
	name := g.journal
	if name == "" {
		name = g.Getenv("TRUSTREPAIR_JOURNAL")
	}
	if name == "" {
		name = "journal"
	}
	if strings.ContainsAny(name, `/`+string(filepath.Separator)) || strings.HasSuffix(name, ".jsonl") {
		return filepath.Abs(name)
	}
	if strings.HasPrefix(name, ".") || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return "", usage("use letters, for instance --journal sam", "the journal name %q will not do", name)
	}
	data, err := g.dataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(data, "trustrepair", name+".jsonl"), nil
}

// errNoHome says that there can be no journal by name.
var errNoHome = errors.New("no home folder is known, so there is no place for a journal")

// dataFolder is where programs keep a person's data on this system.
func (g *global) dataFolder() (string, error) {
	if dir := g.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	if runtime.GOOS == "windows" {
		if dir := g.Getenv("LOCALAPPDATA"); dir != "" {
			return dir, nil
		}
	}
	home := g.Getenv("HOME")
	if runtime.GOOS == "windows" {
		home = g.Getenv("USERPROFILE")
	}
	if home == "" {
		return "", &exitError{statusFailure, errNoHome,
			[]string{"set HOME, or name a file: --journal ./journal.jsonl"}}
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support"), nil
	}
	return filepath.Join(home, ".local", "share"), nil
}

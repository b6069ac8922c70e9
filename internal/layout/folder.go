package layout

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// JournalNames returns the names of the journals in a folder, or none if it can't be
// read.
func JournalNames(folder string) (names []string) {
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, f := range files {
		if name, ok := strings.CutSuffix(strings.TrimSuffix(f.Name(), SealedEnding), ".jsonl"); ok {
			names = append(names, name)
		}
	}
	return names
}

// DataFolder returns the folder where programs keep a person's data on this system.
func DataFolder(getenv func(string) string, home func() (string, error)) (string, error) {
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	if runtime.GOOS == "windows" {
		if dir := getenv("LOCALAPPDATA"); dir != "" {
			return dir, nil
		}
	}
	folder, err := home()
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(folder, "Library", "Application Support"), nil
	}
	return filepath.Join(folder, ".local", "share"), nil
}

// Package editor owns what is known of the person's editor: how it is called, what
// keeps it from leaving copies of a text elsewhere, and a folder for a text that must
// not be on the disk.
//
// It refuses to run it, which package prompt does.
package editor

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/cmdline"
	"codeberg.org/trustrepair/trustrepair/internal/disk"
)

// Command returns the editor with its arguments: VISUAL, or else EDITOR.
func Command(getenv func(string) string, home string) []string {
	return cmdline.Split(cmp.Or(getenv("VISUAL"), getenv("EDITOR")), home)
}

// Quiet returns the flags that keep an editor from leaving traces of a text outside
// of its folder, for the editors that have such flags.
func Quiet(command []string) []string {
	if len(command) == 0 {
		return nil
	}
	switch strings.TrimSuffix(filepath.Base(command[0]), ".exe") {
	case "vim", "nvim", "gvim":
		return []string{"-n", "-i", "NONE", "-c", "set noundofile nobackup nowritebackup"}
	case "nano":
		return []string{"--ignorercfiles"}
	case "emacs":
		return []string{"--eval", "(setq make-backup-files nil auto-save-default nil create-lockfiles nil)"}
	}
	return nil
}

// PrivateFolder returns a folder that only the person can open, and that is gone when
// they log out or the machine stops. It may have to be made. It returns "" if there
// is no place for one.
func PrivateFolder(getenv func(string) string, name string) string {
	if dir := getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(dir) && disk.IsPrivate(dir) {
		return filepath.Join(dir, name)
	}
	const shared = "/dev/shm"
	dir := filepath.Join(shared, fmt.Sprintf("%s-%d", name, os.Geteuid()))
	if _, err := os.Lstat(dir); disk.InMemory(shared) && (os.IsNotExist(err) || disk.IsPrivate(dir)) {
		return dir
	}
	return ""
}

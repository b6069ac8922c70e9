//go:build unix

package journal

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
)

// A file that others may open is told of once for each mode.
func TestExposed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "trustrepair")
	path := filepath.Join(dir, "journal.jsonl")
	draft, lock := filepath.Join(dir, "journal.draft"), filepath.Join(dir, "journal.lock")
	if _, err := Create(t.Context(), path, header()); err != nil {
		t.Fatal(err)
	}
	write(t, draft, "{}")
	for _, test := range []struct {
		what  string
		modes map[string]fs.FileMode
		want  []string
	}{
		{"as created", nil, nil},
		{"an open draft in a closed folder", map[string]fs.FileMode{draft: 0o644}, nil},
		{"a lock", map[string]fs.FileMode{draft: 0o600, lock: 0o644}, nil},
		{"a journal for the group", map[string]fs.FileMode{path: 0o640}, []string{path}},
		{"again", nil, nil},
		{"for all", map[string]fs.FileMode{path: 0o644}, []string{path}},
		{"the folder", map[string]fs.FileMode{dir: 0o755, draft: 0o604}, []string{dir, draft}},
		{"again", nil, nil},
		{"closed", map[string]fs.FileMode{dir: 0o700, draft: 0o600, path: 0o600}, nil},
		{"opened as before", map[string]fs.FileMode{path: 0o644}, nil},
	} {
		for file, mode := range test.modes {
			if err := os.Chmod(file, mode); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for _, e := range open(t, path).Exposed() {
			got = append(got, e.Path)
			if e.Folder != (e.Path == dir) {
				t.Errorf("%s: %+v", test.what, e)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
	if got := mode(t, filepath.Join(dir, "journal.told")); got != 0o600 {
		t.Errorf("what was told has mode %o", got)
	}
	if err := Delete(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder is left: %v", err)
	}
}

// A folder that is not the program's own may be open to anybody.
func TestExposedInAnotherFolder(t *testing.T) {
	j := fresh(t)
	if err := os.Chmod(filepath.Dir(j.Path), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := j.Exposed(); got != nil {
		t.Errorf("%+v", got)
	}
	has(t, j.Path, "journal.jsonl", "journal.lock")
}

func TestOwnedByOthers(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED ALOUD: only root can give files to another user")
	}
	j := fresh(t)
	if got := OwnedByOthers(j.Path); got != nil {
		t.Errorf("for root: %+v", got)
	}
}

func TestOwnedByRoot(t *testing.T) {
	if !asNobody(t) {
		return
	}
	const rootOwned = "/etc/passwd"
	info, err := os.Stat(rootOwned)
	if err != nil {
		t.Skip(err)
	}
	if user, other := disk.Owner(info); user != 0 || !other {
		t.Errorf("%s belongs to %d, another user: %t", rootOwned, user, other)
	}
	j := fresh(t)
	if got := OwnedByOthers(j.Path); got != nil {
		t.Errorf("our own: %+v", got)
	}
	if got := OwnedByOthers("/etc/none/journal.jsonl"); len(got) != 1 || got[0] != (Owned{"/etc", 0, true}) {
		t.Errorf("in a folder of root: %+v", got)
	}
}

package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fresh writes a file that begins as a journal does, and returns its path.
func fresh(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	write(t, path, `{"id":"01KAMVXJ8ZPF1F5XA9Y6N1B7QK","kind":"journal"}`+"\n"+`{"id":"01KAMVXJ8ZPF1F5XA9Y6N1B7QM","kind":"note"}`+"\n")
	return path
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// files returns the names of a journal's files by sort.
func files(t *testing.T, path string) map[Sort][]string {
	t.Helper()
	all, err := Files(path)
	if err != nil {
		t.Fatal(err)
	}
	sorted := map[Sort][]string{}
	for _, f := range all {
		sorted[f.Sort] = append(sorted[f.Sort], filepath.Base(f.Path))
	}
	return sorted
}

func TestFiles(t *testing.T) {
	j := fresh(t)
	dir := filepath.Dir(j)
	want := map[Sort][]string{
		Own: {
			"journal.busy", "journal.draft", "journal.draft.damaged-20260314T092653Z", "journal.told",
			"journal.edit-deed.md", "journal.edit-deed.md.damaged-20260314T092653Z", "journal.edit-deed.md~", "journal.edit-deed.md.taken",
			"journal.edit-deed.md.save", "journal.edit-deed.md.save.1",
			"journal.lock", "journal.torn-20260314T092653Z",
			"journal.trustrepair-draft", "journal.trustrepair-edit", "journal.trustrepair-new",
			"journal.jsonl.age", "journal.key.age", "journal.draft.age", "journal.edit-deed.md.kept-20260314T092653Z-2.age",
			"journal.key.kept-20260314T092653Z.age", "journal.trustrepair-sealing", "journal.trustrepair-unsealing", "journal.trustrepair-key",
		},
		Copy: {
			"#journal.edit-deed.md#", ".journal.edit-deed.md.swp", ".journal.edit-deed.md.un~",
			"journal.jsonl.copy", "journal.jsonl~", "journal.jsonl.age~", "journal.jsonl.age.bak", "journal.draft.age~", "journal.jsonl.~1~", "journal.jsonl.save", "journal.jsonl.bak", "journal.jsonl.bak-20261128",
			"journal.jsonl.orig", "journal.jsonl.copy.gz", ".journal.jsonl.swp", ".journal.jsonl.un~", ".#journal.jsonl", "#journal.jsonl#",
			"._journal.jsonl", ".syncthing.journal.jsonl.tmp", "~syncthing~journal.jsonl.tmp", "journal.draft.bak", "journal.draft~",
			"journal.draft.tmp", "journal.torn-20260314T092653Z.orig", ".journal.draft.swp",
		},
		Conflict: {
			"journal.jsonl.sync-conflict-20261128-101112-ABCDEFG.age", "journal.sync-conflict-20261128-101112-ABCDEFG.jsonl", "journal.sync-conflict-20261128-101112-ABCDEFG.draft",
			"journal.sync-conflict-20261128-101112-ABCDEFG.jsonl~", "journal_conflict-20261128-101112.jsonl",
			"journal (conflicted copy 2026-11-28 101112).jsonl", "journal (Kim's conflicted copy 2026-11-28).jsonl",
			"journal (Kim's conflicted copy 2026-11-28).draft", "journal (SFConflict kim 2026-11-28-10-11-12).jsonl",
			"journal.draft.sync-conflict-20261128-101112-ABCDEFG.damaged-20260314T092653Z",
		},
		Other: {
			"journal", "journal.txt", "journal.new", "journal.journal.lock", "journal.bak", "journal.jsonl-notes.txt",
			"journal-old.jsonl", "journal-old.draft", "journal-old.jsonl.bak", ".journal-old.jsonl.swp", "journal-old.lock",
			"journal-old.sync-conflict-20261128-101112-ABCDEFG.jsonl", "journal-older.draft",
			"journal.torn-2.jsonl", "journal.edit-x.jsonl.age", "journal.edit-x.draft", "journal.torn-1.draft",
			"journal conflict.jsonl", "journal (1).jsonl", "journal copy.jsonl", "journal.old.jsonl", "journal.jsonl.d",
		},
	}
	strangers := []string{"journal2.jsonl", "journal2.lock", "journaling.draft", "my-journal.lock", "jour.jsonl", "Copy of journal.jsonl"}
	for _, name := range slices.Concat(want[Own], want[Copy], want[Conflict], want[Other], strangers) {
		if name == "journal.jsonl.d" {
			if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		write(t, filepath.Join(dir, name), "x")
	}
	for sort := range want {
		slices.Sort(want[sort])
	}
	want[Own] = slices.Concat([]string{"journal.jsonl"}, want[Own])
	compare := func(got map[Sort][]string, what string) {
		t.Helper()
		for sort := range want {
			if !slices.Equal(got[sort], want[sort]) {
				t.Errorf("%s, %s:\ngot  %q\nwant %q", what, sort, got[sort], want[sort])
			}
		}
	}
	compare(files(t, j), "by its path")

	link := filepath.Join(t.TempDir(), "link.jsonl")
	if err := os.Symlink(j, link); err != nil {
		t.Fatal(err)
	}
	want[Own] = slices.Insert(want[Own], 0, "link.jsonl")
	compare(files(t, link), "through a link")
	write(t, link+"~", "x")
	if got := files(t, link)[Copy]; !slices.Contains(got, "link.jsonl~") {
		t.Errorf("next to a link: %q", got)
	}

	if err := os.Remove(j); err != nil {
		t.Fatal(err)
	}
	want[Own] = want[Own][2:]
	compare(files(t, j), "without the journal")
	if got := files(t, link)[Own]; !slices.Contains(got, "link.jsonl") {
		t.Errorf("a link that leads nowhere: %q", got)
	}
	if got := files(t, filepath.Join(dir, "no", "where.jsonl")); len(got) != 0 {
		t.Errorf("without a folder %q", got)
	}
}

// A name that could be another journal's counts only if the file begins with the
// same header.
func TestFilesByContent(t *testing.T) {
	for name, want := range map[string]Sort{
		"journal (1).jsonl": Copy, "journal copy.jsonl": Copy, "journal copy 2.jsonl": Copy, "journal - Copy.jsonl": Copy,
		"journal (copy).jsonl": Copy, "journal.bak": Copy, "journal-2026-11-28.txt": Copy, ".journal.jsonl.aB3xYz": Copy, "journal.jsonl.1": Copy,
		"journal.conflict.jsonl": Conflict, "journal_nas_Nov-28-101112-2026_Conflict.jsonl": Conflict,
		"journal (Kims in Konflikt stehende Kopie 2026-11-28).jsonl": Conflict,
		"journal-old.jsonl": Other, // it can be used as a journal of its own
	} {
		j := fresh(t)
		path := filepath.Join(filepath.Dir(j), name)
		write(t, path, "\ufeff\n"+strings.Replace(read(t, j), "\n", "\r\n", 1))
		if got := files(t, j); !slices.Contains(got[want], name) {
			t.Errorf("%s is not %s: %q", name, want, got)
		}
		other := fresh(t)
		write(t, path, strings.Replace(read(t, other), `"id":"01`, `"id":"02`, 1))
		if got := files(t, j); !slices.Contains(got[Other], name) {
			t.Errorf("%s of another journal: %q", name, got)
		}
	}
}

// A journal may have any extension. What lies next to it is not called by that.
func TestFilesOfAnyExtension(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"diary.txt", "diary.txt.journal.draft", "diary.txt.bak", "diary.txt~", "diary.md", "diary.txt-2025", "diary"} {
		write(t, filepath.Join(dir, name), name)
	}
	got := files(t, filepath.Join(dir, "diary.txt"))
	want := map[Sort][]string{Own: {"diary.txt", "diary.txt.journal.draft"}, Copy: {"diary.txt.bak", "diary.txt~"}, Other: {"diary.txt-2025"}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

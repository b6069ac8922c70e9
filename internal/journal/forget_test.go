package journal

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// canary is in everything that is to be forgotten.
const canary = "canary"

// TestForget checks that nothing of an entry is left in any file next to the journal,
// and everything else is.
func TestForget(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t, note("before"))
		gone := add(t, j, answer("deed", canary), answer("deed", canary+" again"))
		add(t, j, answer("weight", "after"))
		w := openWorkspace(t, j)
		for name, text := range map[string]string{"deed": canary, "deed.when": canary, "weight": "half"} {
			if err := w.Keep(name, text); err != nil {
				t.Fatal(err)
			}
		}
		beside := func(name string) string { return filepath.Join(filepath.Dir(j.Path), name) + j.names.Ending }
		whole := in.read(t, j.Path)
		in.write(t, beside("journal.torn-20260314T090000Z"), strings.TrimSpace(string(gone[0].Line()))[:100])
		in.write(t, beside("journal.edit-deed.md.kept-20260314T090000Z"), canary)
		in.write(t, beside("journal.edit-weight.md.kept-20260314T090000Z"), "kept")
		in.write(t, beside("journal.draft.damaged-20260314T090000Z"), `{"weight": nonsense`)
		in.write(t, j.names.Stem+".sync-conflict-20260314-090000-ABCDEFG.jsonl"+j.names.Ending, whole)
		unreached, err := w.Forget(t.Context(), morning, gone)
		if err != nil || len(unreached) > 0 {
			t.Fatalf("not reached: %q, %v", unreached, err)
		}
		for _, path := range glob(t, j) {
			if text := in.read(t, path); strings.Contains(text, canary) {
				t.Errorf("%s still has it: %s", path, text)
			}
		}
		for path, want := range map[string]string{j.Path: "after", j.names.Draft(): "half", beside("journal.edit-weight.md.kept-20260314T090000Z"): "kept",
			beside("journal.draft.damaged-20260314T090000Z"): "nonsense", j.names.Stem + ".sync-conflict-20260314-090000-ABCDEFG.jsonl" + j.names.Ending: "after"} {
			if text := in.read(t, path); !strings.Contains(text, want) {
				t.Errorf("%s has lost %q: %s", path, want, text)
			}
		}
		check(t, j)
		last := in.open(t, j.Path).Entries
		if e := last[len(last)-1]; e.Kind != entry.Forgotten || !slices.Equal(e.Forgot, []string{gone[0].ID, gone[1].ID}) {
			t.Errorf("the last entry is %+v", e)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// glob returns the files with words of a journal.
func glob(t *testing.T, j *Journal) []string {
	t.Helper()
	paths, err := filepath.Glob(j.names.Stem + "*")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(paths, func(path string) bool { return path == j.names.Lock() || path == j.names.Busy() })
}

// TestForgetUnreached checks that a copy that can't be read is named.
func TestForgetUnreached(t *testing.T) {
	j := fresh(t)
	gone := add(t, j, answer("deed", canary))
	copied := j.Path + ".bak"
	write(t, copied, "\x1f\x8b\x08\xff packed")
	w := openWorkspace(t, j)
	if unreached, err := w.Forget(t.Context(), morning, gone); err != nil || !slices.Equal(unreached, []string{copied}) {
		t.Errorf("not reached: %q, %v", unreached, err)
	}
}

// TestForgottenCameBack checks that an entry that another program brought back, such as
// git with merge=union, isn't read, and that a merge removes it.
func TestForgottenCameBack(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		gone := add(t, j, answer("deed", canary))
		before := in.read(t, j.Path)
		w := openWorkspace(t, j)
		if _, err := w.Forget(t.Context(), morning, gone); err != nil {
			t.Fatal(err)
		}
		tombstone := string(j.Entries[len(j.Entries)-1].Line()) + "\n"
		in.write(t, j.Path, before+tombstone)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		j = in.open(t, j.Path)
		if slices.ContainsFunc(j.Entries, func(e entry.Entry) bool { return e.Prompt == "deed" }) {
			t.Error("it's read again")
		}
		w = openWorkspace(t, j)
		merged, err := w.Merge(t.Context(), []byte(in.read(t, j.Path)))
		if err != nil || merged.Gone != 1 || strings.Contains(in.read(t, j.Path), canary) {
			t.Errorf("%d gone, %v:\n%s", merged.Gone, err, in.read(t, j.Path))
		}
	})
}

// TestMerge checks that both copies' entries are there, and can be appended to.
func TestMerge(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t, note("both"))
		copied := in.read(t, j.Path)
		other := in.create(t, filepath.Join(t.TempDir(), "journal.jsonl"), header())
		in.write(t, other.Path, copied)
		other = in.open(t, other.Path)
		add(t, other, note("theirs"))
		add(t, j, note("ours"))
		w := openWorkspace(t, j)
		for range 2 {
			if _, err := w.Merge(t.Context(), []byte(in.read(t, other.Path))); err != nil {
				t.Fatal(err)
			}
		}
		add(t, j, note("after"))
		got := texts(in.open(t, j.Path).Entries)
		slices.Sort(got)
		if !slices.Equal(got, []string{"after", "both", "ours", "theirs"}) {
			t.Errorf("entries %q", got)
		}
	})
}

package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// faulty are side files of which some cannot be read, written or removed.
type faulty struct {
	store.Files
	read, replace, remove string // part of the names for which it fails
}

// fails reports whether an operation on a path fails: never if part is "".
func fails(part, path string) bool { return part != "" && strings.Contains(filepath.Base(path), part) }

func (f faulty) Read(path string, limit int64) ([]byte, error) {
	if fails(f.read, path) {
		return nil, errBroken
	}
	return f.Files.Read(path, limit)
}

func (f faulty) Replace(path string, data []byte) error {
	if fails(f.replace, path) {
		return errBroken
	}
	return f.Files.Replace(path, data)
}

func (f faulty) Remove(path string) error {
	if fails(f.remove, path) {
		return errBroken
	}
	return f.Files.Remove(path)
}

// saying is a storage with such side files.
func saying(f faulty) storage {
	return func(path string, n layout.Names) (store.Store, store.Files) {
		s, files := store.Plain(path, n)
		f.Files = files
		return s, f
	}
}

// A workspace that cannot be set up gives its place free again.
func TestWorkspaceThatCannotBeSetUp(t *testing.T) {
	for name, test := range map[string]struct {
		faults faulty
		put    string // the ending of a file that is there
	}{
		"leftovers stay":          {faulty{remove: ".trustrepair-draft"}, ".trustrepair-draft"},
		"drafts unreadable":       {faulty{read: ".draft"}, ".draft"},
		"edited text unreadable":  {faulty{read: ".edit-letter"}, ".edit-letter.md"},
		"adopted text unsaved":    {faulty{replace: ".draft"}, ".edit-letter.md"},
		"adopted text left there": {faulty{remove: ".taken"}, ".edit-letter.md"},
		"marks stay":              {faulty{remove: ".draft"}, ".draft"},
	} {
		t.Run(name, func(t *testing.T) {
			j := fresh(t, answer("deed", "I lied."))
			path := j.names.Stem + test.put
			content := `{"deed@` + j.Entries[1].ID + `": "I l"}`
			write(t, path, content)
			if _, err := saying(test.faults).open(t, j.Path).OpenWorkspace(t.Context()); !errors.Is(err, errBroken) {
				t.Fatalf("error %v", err)
			}
			if _, err := os.Stat(path + layout.TakenEnding); err != nil && read(t, path) != content {
				t.Error("the words were touched")
			}
			openWorkspace(t, open(t, j.Path))
		})
	}
}

// Without a file for the drafts, nothing that was typed is taken for kept.
func TestDraftsThatCannotBeKept(t *testing.T) {
	w := openWorkspace(t, fresh(t))
	if err := w.Keep("deed", "I l"); err != nil {
		t.Fatal(err)
	}
	works := w.journal.files
	w.journal.files = faulty{Files: works, replace: ".draft", remove: ".draft"}
	if err := w.Keep("deed", "I lied"); !is[*NotSaved](err) || !errors.Is(err, errBroken) {
		t.Errorf("error %v", err)
	}
	if _, err := w.Submit(t.Context(), []string{"deed"}, answer("deed", "I lied.")); !errors.Is(err, errBroken) {
		t.Errorf("submit: %v", err)
	}
	if _, err := w.EditFile("deed", "I lied", ""); !errors.Is(err, errBroken) {
		t.Errorf("edit: %v", err)
	}
	if got, _ := w.Draft("deed"); got != "I l" || len(w.journal.Entries) != 1 {
		t.Errorf("draft %q, %d entries", got, len(w.journal.Entries))
	}
	has(t, w.journal.Path, "journal.jsonl", "journal.lock", "journal.busy", "journal.draft")
	w.journal.files = works
	if err := w.Keep("deed", "I lied"); err != nil {
		t.Error(err)
	}
}

// once fails from the second time on that the drafts are written.
type once struct {
	store.Files
	done *bool
}

func (o once) Replace(path string, data []byte) error {
	if *o.done {
		return errBroken
	}
	*o.done = true
	return o.Files.Replace(path, data)
}

func (o once) Remove(string) error { return errBroken }

// An answer that was saved stays saved, and its draft goes in the next run,
// even when the drafts cannot be written after it.
func TestSubmitWhoseDraftStays(t *testing.T) {
	w := openWorkspace(t, fresh(t))
	if err := errors.Join(w.Keep("deed", "I l"), w.Keep("impact", "They")); err != nil {
		t.Fatal(err)
	}
	w.journal.files = once{w.journal.files, new(bool)}
	if added, err := w.Submit(t.Context(), []string{"deed"}, answer("deed", "I lied.")); err != nil || len(added) != 1 {
		t.Fatalf("added %+v, error %v", added, err)
	}
	for range 2 {
		if got := draftNames(w); !slices.Equal(got, []string{"impact"}) {
			t.Errorf("drafts %q", got)
		}
		w = reopenWorkspace(t, w)
	}
}

// Whatever fails while an edited text is taken back, its words are somewhere.
func TestEditedTextThatCannotBeTakenBack(t *testing.T) {
	finish, rescue := (*Workspace).FinishEdit, (*Workspace).RescueEdit
	for name, test := range map[string]struct {
		faults faulty
		edited string
		back   func(*Workspace, string) (string, error)
		text   string // what is returned
		file   string // where the words are, by its ending
	}{
		"unreadable":               {faulty{read: ".edit-"}, "Hello", finish, "", ".edit-letter.md"},
		"unreadable, failed":       {faulty{read: ".edit-"}, "Hello", rescue, "", ".edit-letter.md"},
		"draft unsaved":            {faulty{replace: ".draft"}, "Hello", finish, "Hello", ".edit-letter.md"},
		"draft unsaved, failed":    {faulty{replace: ".draft"}, "Dear Sam, more", rescue, "Dear Sam, more", ".edit-letter.md"},
		"older unsaved, emptied":   {faulty{replace: ".kept-"}, " ", finish, " ", ".edit-letter.md"},
		"older unsaved, failed":    {faulty{replace: ".kept-"}, "Hello", rescue, "Hello", ".edit-letter.md"},
		"file stays":               {faulty{remove: ".taken"}, "Hello", finish, "Hello", ".edit-letter.md.taken"},
		"file stays, failed":       {faulty{remove: ".taken"}, "Hello", rescue, "Hello", ".edit-letter.md.taken"},
		"file that cannot be read": {faulty{read: ".taken"}, "Hello", finish, "Hello", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := openWorkspace(t, fresh(t))
			path, err := w.EditFile("letter", "Dear Sam", "")
			if err != nil {
				t.Fatal(err)
			}
			write(t, path, test.edited)
			test.faults.Files = w.journal.files
			w.journal.files = test.faults
			text, err := test.back(w, "letter")
			if text != test.text || test.file != "" && !errors.Is(err, errBroken) {
				t.Errorf("text %q, error %v", text, err)
			}
			if test.file == "" { // it is not removed unread
				files, _ := layout.Files(w.journal.Path)
				test.file = strings.TrimPrefix(fileWith(t, files, ".kept-"), w.journal.names.Stem)
			}
			if got := read(t, w.journal.names.Stem+test.file); got != test.edited {
				t.Errorf("%s holds %q", test.file, got)
			}
			if draft, _ := w.Draft("letter"); draft != "Dear Sam" && draft != test.edited {
				t.Errorf("draft %q", draft)
			}
		})
	}
}

// The text for the editor is not lost when its file cannot be written.
func TestEditFileThatCannotBeWritten(t *testing.T) {
	w := openWorkspace(t, fresh(t))
	w.journal.files = faulty{Files: w.journal.files, replace: ".edit-"}
	var notSaved *NotSaved
	if _, err := w.EditFile("letter", "Dear Sam", ""); !errors.As(err, &notSaved) || notSaved.Path != w.journal.names.Edit("letter") {
		t.Errorf("error %v", err)
	}
	if draft, _ := w.Draft("letter"); draft != "Dear Sam" {
		t.Errorf("draft %q", draft)
	}
	has(t, w.journal.Path, "journal.jsonl", "journal.lock", "journal.busy", "journal.draft")
}

// A torn end that cannot be copied is not cut off.
func TestTornEndThatCannotBeCopied(t *testing.T) {
	l := lines(t)
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	content := l[0] + l[1] + l[2][:40]
	write(t, path, content)
	j := saying(faulty{replace: ".torn-"}).open(t, path)
	if n := j.Notices(); len(n) != 1 || n[0].Event != TornLeft || n[0].Path != path || !errors.Is(n[0].Err, errBroken) {
		t.Errorf("notices %+v", n)
	}
	if _, err := j.Append(t.Context(), note("after")); !is[*NotSaved](err) || !errors.Is(err, errBroken) {
		t.Errorf("error %v", err)
	}
	if read(t, path) != content {
		t.Error("changed")
	}
	has(t, path, "journal.jsonl", "journal.lock")
}

// A torn end that cannot be cut off is copied only once, and nothing is written
// after it.
func TestTornEndThatCannotBeCutOff(t *testing.T) {
	l := lines(t)
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	content := l[0] + l[1] + l[2][:40]
	write(t, path, content)
	in := storage(func(path string, n layout.Names) (store.Store, store.Files) {
		s, files := store.Plain(path, n)
		return &broken{Store: s, undo: errBroken, keeps: true}, files
	})
	for range 2 {
		j := in.open(t, path)
		if n := j.Notices(); len(n) != 1 || n[0].Event != TornLeft || !errors.Is(n[0].Err, errBroken) {
			t.Errorf("notices %+v", n)
		}
		if _, err := j.Append(t.Context(), note("after")); !is[*NotSaved](err) {
			t.Errorf("error %v", err)
		}
	}
	files, err := layout.Files(path)
	if err != nil || read(t, path) != content || read(t, fileWith(t, files, ".torn-")) != l[2][:40] || len(files) != 3 {
		t.Errorf("%q: %v", files, err)
	}
}

// What a killed run left unfinished is in nobody's way.
func TestUnfinishedFilesAreReplaced(t *testing.T) {
	w := openWorkspace(t, fresh(t))
	n := w.journal.names
	for _, path := range n.Leftovers() {
		write(t, path, "unfinished")
	}
	if err := w.Keep("deed", "I l"); err != nil {
		t.Error(err)
	}
	if _, err := w.EditFile("letter", "Dear Sam", ""); err != nil {
		t.Error(err)
	}
	if err := w.journal.store.Rewrite([]byte(read(t, w.journal.Path))); err != nil {
		t.Error(err)
	}
	for _, path := range []string{n.Told(), n.Key()} {
		if err := w.journal.plainFiles().Replace(path, []byte("no words")); err != nil {
			t.Error(err)
		}
	}
	write(t, w.journal.Path, read(t, w.journal.Path), "torn")
	if n := open(t, w.journal.Path).Notices(); len(n) != 1 || n[0].Event != TornQuarantined {
		t.Errorf("notices %+v", n)
	}
	for _, path := range n.Leftovers() {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there: %v", path, err)
		}
	}
}

package journal

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// storage is a store.Storage that makes journals for tests.
type storage store.Storage

// eachStorage runs a test with every storage that a journal has to work with.
func eachStorage(t *testing.T, test func(t *testing.T, in storage)) {
	t.Helper()
	t.Run("plain", func(t *testing.T) { test(t, store.Plain) })
	t.Run("sealed", func(t *testing.T) { test(t, sealed) })
}

// fresh creates a journal with a header and the entries in a new folder.
func (in storage) fresh(t testing.TB, entries ...entry.Entry) *Journal {
	t.Helper()
	return in.create(t, filepath.Join(t.TempDir(), "journal.jsonl"), append([]entry.Entry{header()}, entries...)...)
}

func (in storage) create(t testing.TB, path string, entries ...entry.Entry) *Journal {
	t.Helper()
	j, err := createIn(t.Context(), path, store.Storage(in), entries)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func (in storage) open(t testing.TB, path string) *Journal {
	t.Helper()
	j, err := openIn(t.Context(), path, store.Storage(in))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// reopen closes a workspace and opens it again as a new run does.
func (in storage) reopen(t testing.TB, w *Workspace) *Workspace {
	t.Helper()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return openWorkspace(t, in.open(t, w.journal.Path))
}

// write writes a file of a journal as the storage does.
func (in storage) write(t testing.TB, path string, data ...string) {
	t.Helper()
	content := strings.Join(data, "")
	_, files := in(path, layout.Names{Journal: path, Stem: filepath.Join(filepath.Dir(path), "journal")})
	if s, ok := files.(sealedFiles); ok && !s.edited(path) {
		sealed, err := testKey().Seal([]byte(content))
		if err != nil {
			t.Fatal(err)
		}
		content = string(sealed)
	}
	write(t, path, content)
}

// read reads a file of a journal, sealed or not.
func (in storage) read(t testing.TB, path string) string {
	t.Helper()
	data := read(t, path)
	if content, err := testKey().Open([]byte(data)); err == nil {
		return string(content)
	}
	return data
}

// sealed is the storage of a sealed journal, with names that do not say so: the
// tests expect the same names with every storage.
func sealed(path string, n layout.Names) (store.Store, store.Files) {
	s, _ := store.Sealed(testKey())(path, n)
	_, files := store.Plain(path, n)
	return s, sealedFiles{files, n}
}

// testKey is the key of every sealed journal in these tests.
var testKey = sync.OnceValue(func() *seal.Key {
	key, err := seal.NewKey()
	if err != nil {
		panic(err)
	}
	return key
})

type sealedFiles struct {
	store.Files
	names layout.Names
}

func (s sealedFiles) edited(path string) bool {
	_, ok := s.names.Edited(filepath.Base(path))
	return ok
}

func (s sealedFiles) Read(path string, limit int64) ([]byte, error) {
	const overhead = 1 << 20
	if s.edited(path) {
		return s.Files.Read(path, limit)
	}
	data, err := s.Files.Read(path, limit+overhead)
	if err != nil {
		return nil, err
	}
	if data, err = testKey().Open(data); err != nil {
		return nil, &Unusable{Path: path, Why: err.Error()}
	}
	return data, nil
}

func (s sealedFiles) Replace(path string, data []byte) error {
	if !s.edited(path) {
		var err error
		if data, err = testKey().Seal(data); err != nil {
			return err
		}
	}
	return s.Files.Replace(path, data)
}

// What a store cannot make sense of is damage, at first or later.
func TestStoreThatIsDamaged(t *testing.T) {
	in := storage(sealed)
	j := in.fresh(t, note("one"))
	write(t, j.Path, "not sealed\n")
	_, err := openIn(t.Context(), j.Path, store.Storage(in))
	_, later := j.Append(t.Context(), note("two"))
	for _, err := range []error{err, later, j.Refresh(t.Context())} {
		if !is[*Damaged](err) || is[*NotSaved](err) {
			t.Errorf("error %v", err)
		}
	}
	if got := read(t, j.Path); got != "not sealed\n" {
		t.Errorf("it became %q", got)
	}
}

// Every word goes through the storage: but for the text in the editor, no file
// of a sealed journal shows any.
func TestNothingPassesTheStorageBy(t *testing.T) {
	const word = "confession"
	storage := storage(sealed)
	j := storage.fresh(t, note("a "+word))
	storage.write(t, j.Path, storage.read(t, j.Path), `{"text":"a torn `+word)
	w := openWorkspace(t, storage.open(t, j.Path))
	if err := w.Keep("deed", "half a "+word); err != nil {
		t.Fatal(err)
	}
	path, err := w.EditFile("letter", "a letter with a "+word, "")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(read(t, path), word) {
		t.Error("the editor cannot read the text")
	}
	write(t, path, "")
	if _, err := w.FinishEdit("letter"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Submit(t.Context(), []string{"deed"}, answer("deed", "a whole "+word)); err != nil {
		t.Fatal(err)
	}
	files, err := layout.Files(j.Path)
	if err != nil {
		t.Fatal(err)
	}
	has(t, j.Path, "journal.jsonl", "journal.lock", "journal.busy", "journal.draft",
		filepath.Base(fileWith(t, files, ".torn-")), filepath.Base(fileWith(t, files, ".kept-")))
	for _, file := range files {
		if strings.Contains(read(t, file.Path), word) {
			t.Errorf("%s shows the word", file.Path)
		}
	}
	if got := storage.read(t, fileWith(t, files, ".torn-")); got != `{"text":"a torn `+word {
		t.Errorf("the torn end became %q", got)
	}
	if got := storage.read(t, fileWith(t, files, ".kept-")); got != "a letter with a "+word {
		t.Errorf("the draft became %q", got)
	}
}

// fileWith returns the file with the mark in its name.
func fileWith(t *testing.T, files []layout.File, mark string) string {
	t.Helper()
	i := slices.IndexFunc(files, func(f layout.File) bool { return strings.Contains(f.Path, mark) })
	if i < 0 {
		t.Fatalf("no file with %q: %q", mark, files)
	}
	return files[i].Path
}

// The three methods of a store, without a journal around them.
func TestStore(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		n := layout.At(path)
		s, _ := in(path, n)
		other, _ := in(path, n)
		if _, err := s.Load(); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("loaded nothing: %v", err)
		}
		holds := func(want string) {
			t.Helper()
			c, err := s.Load()
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(c.From(0))
			if err := errors.Join(err, c.Close()); err != nil || string(got) != want || c.Size != int64(len(want)) {
				t.Errorf("it holds %q, want %q: %v", got, want, err)
			}
		}
		write := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		write(s.Rewrite([]byte("one\n")))
		if err := other.Rewrite([]byte("another\n")); !errors.Is(err, ErrExists) {
			t.Errorf("created twice: %v", err)
		}
		holds("one\n")
		write(s.Append(4, []byte("two\n")))
		holds("one\ntwo\n")
		write(s.Append(6, []byte("!\n"))) // what was torn is dropped
		holds("one\ntw!\n")
		write(s.Append(4, nil))
		holds("one\n")
		if err := s.Append(5, []byte("x")); !is[*Replaced](err) {
			t.Errorf("appended to more than there is: %v", err)
		}
		holds("one\n")
		write(s.Rewrite([]byte("new\n")))
		holds("new\n")
		write(s.Append(4, []byte("more\n")))
		holds("new\nmore\n")
		has(t, path, "journal.jsonl")
		if got := mode(t, path); got != 0o600 {
			t.Errorf("mode %o", got)
		}
	})
}

// A plain file that another program has put in place is left alone.
func TestPlainStoreNoticesAnotherFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	s, _ := store.Plain(path, layout.At(path))
	write(t, path, "one\n")
	c, err := s.Load()
	if err := errors.Join(err, c.Close()); err != nil {
		t.Fatal(err)
	}
	if err := renameOver(path, "two\n"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Load()
	for _, err := range []error{err, s.Append(4, []byte("x")), s.Rewrite([]byte("x"))} {
		if !is[*Replaced](err) {
			t.Errorf("error %v", err)
		}
	}
	if got := read(t, path); got != "two\n" {
		t.Errorf("it became %q", got)
	}
	has(t, path, "journal.jsonl")
}

// broken is a store that fails once, like a disk that is full or gone.
type broken struct {
	store.Store
	after int   // how many bytes it still writes before it fails
	undo  error // what it says when they are to be removed again
	keeps bool  // whether it does not remove them then
}

var errBroken = errors.New("input/output error")

func (b *broken) Append(size int64, block []byte) error {
	if len(block) == 0 && b.keeps {
		return b.undo
	}
	if len(block) == 0 {
		return errors.Join(b.undo, b.Store.Append(size, block))
	}
	return errors.Join(errBroken, b.Store.Append(size, block[:b.after]))
}

func TestAppendUndoesWhatItWroteInPart(t *testing.T) {
	for name, test := range map[string]struct {
		after int
		undo  error
	}{
		"nothing written": {0, nil}, "a piece": {20, nil}, "a piece that stays": {20, errors.New("disk gone")},
	} {
		t.Run(name, func(t *testing.T) {
			j := fresh(t, note("one"))
			before := read(t, j.Path)
			works := j.store
			j.store = &broken{Store: works, after: test.after, undo: test.undo}
			_, err := j.Append(t.Context(), note("two"))
			j.store = works
			var notSaved *NotSaved
			if !errors.As(err, &notSaved) || !errors.Is(err, errBroken) || !errors.Is(notSaved.Undo, test.undo) || (notSaved.Undo == nil) != (test.undo == nil) {
				t.Fatalf("error %v", err)
			}
			if remains := strings.Contains(err.Error(), "may remain"); remains != (test.undo != nil) {
				t.Errorf("it says %q", err)
			}
			if len(j.Entries) != 2 || test.undo == nil && read(t, j.Path) != before {
				t.Errorf("%d entries, the file is %q", len(j.Entries), read(t, j.Path))
			}
			add(t, j, note("three"))
			if got := texts(open(t, j.Path).Entries); !slices.Equal(got, []string{"one", "three"}) {
				t.Errorf("entries %q", got)
			}
		})
	}
}

package journal

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

const quickWork = 2 // of the passphrase: the real one takes a second

// word is in every text of these tests, and must not be in any file.
const word = "confession"

func knowing(passphrase string) Opener {
	return Opener{Passphrase: func(_ context.Context, wrong int) (string, error) {
		if wrong > 0 {
			return "", ErrWrongPassphrase
		}
		return passphrase, nil
	}}
}

func lockOf(t testing.TB, passphrase string) Lock {
	t.Helper()
	key, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return Lock{key, passphrase, quickWork}
}

// toSeal returns a plain journal with everything next to it that holds words.
func toSeal(t testing.TB) *Journal {
	t.Helper()
	j := fresh(t, note("a "+word), answer("deed", "the "+word))
	w := openWorkspace(t, j)
	if err := errors.Join(w.Keep("letter", "half a "+word), w.Close()); err != nil {
		t.Fatal(err)
	}
	write(t, j.names.Stem+".edit-impact.md", "edited "+word)
	write(t, j.names.Stem+".torn-20260314T092653Z", "torn "+word)
	write(t, j.names.Stem+".edit-deed.md.kept-20260314T092653Z", "kept "+word)
	return j
}

// showing returns the files of the folder that show the word.
func showing(t testing.TB, j *Journal) (names []string) {
	t.Helper()
	found, err := os.ReadDir(filepath.Dir(j.Path))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if strings.Contains(read(t, filepath.Join(filepath.Dir(j.Path), f.Name())), word) {
			names = append(names, f.Name())
		}
	}
	return names
}

func TestSealAndUnseal(t *testing.T) {
	j := toSeal(t)
	plainBytes := read(t, j.Path)
	if err := (Opener{}).Seal(t.Context(), j.Path, lockOf(t, "open sesame")); err != nil {
		t.Fatal(err)
	}
	if names := showing(t, j); len(names) > 0 {
		t.Errorf("%q show a word", names)
	}
	has(t, j.Path, "journal.jsonl.age", "journal.key.age", "journal.lock", "journal.busy", "journal.draft.age",
		"journal.torn-20260314T092653Z.age", "journal.edit-deed.md.kept-20260314T092653Z.age")

	for _, path := range []string{j.Path, layout.Found(j.Path)} {
		s, err := knowing("open sesame").Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if got := texts(s.Entries); !s.IsSealed() || !slices.Equal(got, []string{"a " + word}) {
			t.Errorf("%s: entries %q", path, got)
		}
		if got := s.Drafts(); got["letter"] != "half a "+word || got["impact"] != "edited "+word {
			t.Errorf("drafts %q", got)
		}
	}
	s, err := knowing("open sesame").Open(t.Context(), j.Path)
	if err != nil {
		t.Fatal(err)
	}
	w := openWorkspace(t, s)
	if _, err := w.Submit(t.Context(), []string{"letter"}, answer("letter", "a whole "+word)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if names := showing(t, j); len(names) > 0 {
		t.Errorf("%q show a word", names)
	}
	if err := knowing("open sesame").Unseal(t.Context(), layout.Found(j.Path)); err != nil {
		t.Fatal(err)
	}
	has(t, j.Path, "journal.jsonl", "journal.lock", "journal.busy", "journal.draft",
		"journal.torn-20260314T092653Z", "journal.edit-deed.md.kept-20260314T092653Z")
	if got := read(t, j.Path); !strings.HasPrefix(got, plainBytes) || strings.Count(got, "\n") != 4 {
		t.Errorf("it became %q", got)
	}
}

func TestWrongPassphrase(t *testing.T) {
	j := toSeal(t)
	if err := (Opener{}).Seal(t.Context(), j.Path, lockOf(t, "open sesame")); err != nil {
		t.Fatal(err)
	}
	before := read(t, layout.Found(j.Path))
	for _, o := range []Opener{{}, knowing("open barley"), knowing("")} {
		_, err := o.Open(t.Context(), j.Path)
		if !errors.Is(err, ErrWrongPassphrase) || !errors.Is(o.Unseal(t.Context(), j.Path), ErrWrongPassphrase) {
			t.Errorf("error %v", err)
		}
	}
	if read(t, layout.Found(j.Path)) != before {
		t.Error("it was changed")
	}
	asked := 0
	patient := Opener{Passphrase: func(_ context.Context, wrong int) (string, error) {
		if asked++; wrong == 2 {
			return "open sesame", nil
		}
		return "open barley", nil
	}}
	if _, err := patient.Open(t.Context(), j.Path); err != nil || asked != 3 {
		t.Errorf("asked %d times: %v", asked, err)
	}
}

func TestChangePassphraseAndRecover(t *testing.T) {
	j := toSeal(t)
	lock := lockOf(t, "one")
	secret, err := lock.Key.AddRecovery()
	if err != nil {
		t.Fatal(err)
	}
	if err := (Opener{}).Seal(t.Context(), j.Path, lock); err != nil {
		t.Fatal(err)
	}
	s, err := knowing("one").Open(t.Context(), j.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.ChangePassphrase(t.Context(), "two", quickWork); err != nil {
		t.Fatal(err)
	}
	if _, err := knowing("one").Open(t.Context(), j.Path); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("the old one: %v", err)
	}
	s, err = knowing("two").Open(t.Context(), j.Path)
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, note("later"))
	recovered, err := seal.RecoveredKey("# my recovery key\n" + secret + "\n")
	if err != nil {
		t.Fatal(err)
	}
	if err := (Opener{}).Recover(t.Context(), layout.Found(j.Path), Lock{recovered, "three", quickWork}); err != nil {
		t.Fatal(err)
	}
	s, err = knowing("three").Open(t.Context(), j.Path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.AddRecovery(t.Context(), "three", quickWork)
	if err != nil {
		t.Fatal(err)
	}
	key, err := seal.RecoveredKey(again)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (Opener{}).openSealed(t.Context(), layout.Found(j.Path), key); err != nil {
		t.Error(err)
	}
	if got := texts(add(t, s, note("last"))); !slices.Equal(got, []string{"last"}) {
		t.Error(got)
	}
	if got := s.Drafts(); got["letter"] != "half a "+word {
		t.Errorf("drafts %q", got)
	}
}

func TestAnotherRecoveryKey(t *testing.T) {
	j := toSeal(t)
	if err := (Opener{}).Seal(t.Context(), j.Path, lockOf(t, "one")); err != nil {
		t.Fatal(err)
	}
	key := read(t, j.names.Key())
	if err := (Opener{}).Recover(t.Context(), layout.Found(j.Path), lockOf(t, "two")); !is[*Damaged](err) {
		t.Errorf("error %v", err)
	}
	if read(t, j.names.Key()) != key {
		t.Error("the key was changed")
	}
}

// A copy of the plain journal that a synchronizer brings back hides nothing.
func TestTwoForms(t *testing.T) {
	j := toSeal(t)
	plainBytes := read(t, j.Path)
	if err := (Opener{}).Seal(t.Context(), j.Path, lockOf(t, "one")); err != nil {
		t.Fatal(err)
	}
	write(t, j.Path, plainBytes)
	for _, path := range []string{j.Path, j.Path + layout.SealedEnding} {
		if _, err := knowing("one").Open(t.Context(), path); !is[*TwoForms](err) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := Create(t.Context(), j.Path, header()); !errors.Is(err, ErrExists) {
		t.Errorf("created over it: %v", err)
	}
}

func TestCreateSealed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made", "journal.jsonl")
	j, err := knowing("one").CreateSealed(t.Context(), path, lockOf(t, "one"), header(), note("a "+word))
	if err != nil {
		t.Fatal(err)
	}
	add(t, j, note("another "+word))
	if names := showing(t, j); len(names) > 0 {
		t.Errorf("%q show a word", names)
	}
	has(t, path, "journal.jsonl.age", "journal.key.age", "journal.lock")
	if _, err := knowing("one").CreateSealed(t.Context(), path, lockOf(t, "two"), header()); !errors.Is(err, ErrExists) {
		t.Errorf("created twice: %v", err)
	}
	if _, err := Create(t.Context(), path, header()); !errors.Is(err, ErrExists) {
		t.Errorf("created a plain one: %v", err)
	}
	s, err := knowing("one").Open(t.Context(), path)
	if err != nil || len(s.Entries) != 3 {
		t.Errorf("%v", err)
	}
}

// The text in the editor is in the private folder, and what has to be kept of it is
// sealed.
func TestEditorOfSealedJournal(t *testing.T) {
	j := toSeal(t)
	if err := (Opener{}).Seal(t.Context(), j.Path, lockOf(t, "one")); err != nil {
		t.Fatal(err)
	}
	o := knowing("one")
	o.Private = t.TempDir()
	s, err := o.Open(t.Context(), j.Path)
	if err != nil {
		t.Fatal(err)
	}
	w := openWorkspace(t, s)
	path, err := w.EditFile("letter", "Dear "+word, "")
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(path) != o.Private || read(t, path) != "Dear "+word+"\n" {
		t.Errorf("%s: %q", path, read(t, path))
	}
	write(t, path, "\xff "+word)
	if _, err := w.FinishEdit("letter"); !is[*Unusable](err) {
		t.Errorf("error %v", err)
	}
	if path, err = w.EditFile("letter", "Dear "+word, ""); err != nil {
		t.Fatal(err)
	}
	write(t, path, "A "+word+" saved before a kill")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = o.Open(t.Context(), j.Path); err != nil {
		t.Fatal(err)
	}
	w = openWorkspace(t, s)
	if got, _ := w.Draft("letter"); got != "A "+word+" saved before a kill" {
		t.Errorf("draft %q", got)
	}
	if left, err := os.ReadDir(o.Private); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
	if names := showing(t, j); len(names) > 0 {
		t.Errorf("%q show a word", names)
	}
}

// stopping fails at the n-th write or read of a file next to the journal, as if the
// process had been killed there.
type stopping struct {
	store.Files
	left *int
}

var errStopped = errors.New("stopped")

func (s stopping) step() error {
	if *s.left--; *s.left < 0 {
		return errStopped
	}
	return nil
}

func (s stopping) Replace(path string, data []byte) error {
	if err := s.step(); err != nil {
		return err
	}
	return s.Files.Replace(path, data)
}

func (s stopping) Read(path string, limit int64) ([]byte, error) {
	if err := s.step(); err != nil {
		return nil, err
	}
	return s.Files.Read(path, limit)
}

// A change of the form that fails leaves everything as it was.
func TestSealThatFails(t *testing.T) {
	for n := range 9 {
		j := toSeal(t)
		before := map[string]string{}
		w := openWorkspace(t, j)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		found, err := os.ReadDir(filepath.Dir(j.Path))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			before[f.Name()] = read(t, filepath.Join(filepath.Dir(j.Path), f.Name()))
		}
		lock, left := lockOf(t, "one"), n
		err = Opener{}.change(t.Context(), j.Path, func(j *Journal, lines []byte) error {
			c := change{from: j.names, to: j.names.Sealed(), marker: j.names.Sealing(), storage: Opener{}.sealed(lock.Key)}
			_, to := c.storage(c.to.Journal, c.to)
			c.read, c.write = stopping{j.files, &left}, stopping{to, &left}
			return c.run(lines, func() error { return newKeyFile(j.names, []byte("key")) })
		})
		if !is[*NotSaved](err) || !errors.Is(err, errStopped) {
			t.Fatalf("%d: error %v", n, err)
		}
		var names []string
		for name, want := range before {
			names = append(names, name)
			if got := read(t, filepath.Join(filepath.Dir(j.Path), name)); got != want && !strings.HasSuffix(name, ".busy") {
				t.Errorf("%d: %s became %q", n, name, got)
			}
		}
		has(t, j.Path, names...)
	}
}

package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/locks"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

func TestOpenWhatIsNoJournal(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		for name, test := range map[string]struct {
			put func(path string) error
			is  func(error) bool
		}{
			"nothing":     {func(string) error { return nil }, is[*NotFound]},
			"a folder":    {func(path string) error { return os.Mkdir(path, 0o700) }, is[*disk.NotAFile]},
			"a pipe":      {func(path string) error { return pipe(path) }, is[*disk.NotAFile]},
			"a device":    {func(path string) error { return os.Symlink("/dev/zero", path) }, is[*disk.NotAFile]},
			"nowhere":     {func(path string) error { return os.Symlink("nowhere", path) }, is[*disk.NotAFile]},
			"a circle":    {func(path string) error { return os.Symlink(path, path) }, func(err error) bool { return err != nil }},
			"an empty":    {func(path string) error { return os.WriteFile(path, nil, 0o600) }, is[*Damaged]},
			"a new line":  {func(path string) error { return os.WriteFile(path, []byte("\n"), 0o600) }, is[*Damaged]},
			"a torn head": {func(path string) error { return os.WriteFile(path, []byte(`{"id":"01`), 0o600) }, is[*Damaged]},
			"a picture":   {func(path string) error { return os.WriteFile(path, []byte("\x89PNG\r\n\x1a\n\x00"), 0o600) }, is[*Damaged]},
		} {
			t.Run(name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "journal.jsonl")
				if err := test.put(path); errors.Is(err, errors.ErrUnsupported) {
					t.Skip("no pipes in folders here")
				} else if err != nil {
					t.Fatal(err)
				}
				_, err := openIn(t.Context(), path, store.Storage(in))
				if !test.is(err) {
					t.Errorf("error %v", err)
				}
				if errors.Is(err, fs.ErrNotExist) != (name == "nothing") {
					t.Errorf("taken for a first run: %v", err)
				}
				if name != "nothing" {
					has(t, path, "journal.jsonl")
				}
			})
		}
	})
}

// lines returns the lines of a journal with a header and three notes.
func lines(t testing.TB) []string {
	t.Helper()
	all := strings.SplitAfter(read(t, fresh(t, note("one"), note("two"), note("three")).Path), "\n")
	return all[:len(all)-1]
}

func TestDamageIsReportedAndLeftAlone(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		swap := func(s, old, new string) string { return strings.Replace(s, old, new, 1) }
		for name, test := range map[string]struct {
			content string
			line    int
			why     string
		}{
			"garbage":           {l[0] + l[1] + "garbage\n" + l[2], 3, "not valid JSON"},
			"garbage at end":    {l[0] + l[1] + "garbage\n", 3, "not valid JSON"},
			"NULs inside":       {l[0] + "\x00\x00\x00\n" + l[1], 2, "not valid JSON"},
			"only blank lines":  {"\n \r\n\t\n", 1, "the file is empty"},
			"after blank lines": {l[0] + "\n\n" + l[1] + "garbage\n", 5, "not valid JSON"},
			"a mark alone":      {"\ufeff", 1, "the file is empty"},
			"UTF-16":            {"\xff\xfe{\x00\"\x00", 1, "saved as UTF-16"},
			"ours":              {l[0] + "<<<<<<< HEAD\n" + l[1] + "=======\n" + l[2] + ">>>>>>> b\n", 2, `conflict marker there, "<<<<<<<"`},
			"between":           {l[0] + l[1] + "=======\r\n" + l[2] + ">>>>>>> b\n", 3, `"======="`},
			"theirs":            {l[0] + l[1] + ">>>>>>> b\n", 3, `">>>>>>>"`},
			"ancestor":          {l[0] + l[1] + "||||||| 0\n", 3, `"|||||||"`},
			"no marker":         {l[0] + l[1] + "======== \n", 3, "not valid JSON"},
			"cut and glued":     {l[0] + l[1][:40] + l[2] + l[3], 2, "not valid"},
			"missing key":       {l[0] + swap(l[1], `"text"`, `"txet"`) + l[2], 2, `key "text" is missing`},
			"bad UTF-8":         {l[0] + swap(l[1], "one", "\xff") + l[2], 2, "not valid UTF-8"},
			"no header":         {l[1] + l[2], 1, "header is missing"},
			"header second":     {l[1] + l[0], 1, "header is missing"},
			"header twice":      {l[0] + l[1] + l[0], 3, "a second header"},
			"id twice":          {l[0] + l[1] + l[2] + l[1], 4, "stands twice"},
			"id twice, unended": {l[0] + l[1] + strings.TrimSuffix(l[1], "\n"), 3, "stands twice"},
			"id before header":  {l[0] + swap(l[1], `"id":"01`, `"id":"00`), 2, "before that of the header"},
			"damage and torn":   {l[0] + "garbage\n" + l[1][:40], 2, "not valid JSON"},
		} {
			t.Run(name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "journal.jsonl")
				in.write(t, path, test.content)
				for _, lock := range []bool{false, true} {
					names := []string{"journal.jsonl"}
					if lock {
						in.write(t, filepath.Join(filepath.Dir(path), "journal.lock"))
						names = append(names, "journal.lock")
					}
					_, err := openIn(t.Context(), path, store.Storage(in))
					var damaged *Damaged
					if !errors.As(err, &damaged) || damaged.Line != test.line || damaged.Path != path ||
						!strings.Contains(damaged.Why, test.why) {
						t.Errorf("error %v, want line %d: %s", err, test.line, test.why)
					}
					if in.read(t, path) != test.content {
						t.Error("the file was changed")
					}
					has(t, path, names...)
				}
			})
		}
	})
}

func TestNewerIsLeftAlone(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		newer := strings.Replace(l[0], `"format":1`, `"format":2`, 1)
		for name, content := range map[string]string{
			"plain":      newer + l[1],
			"new lines":  newer + "a format of lines that nobody knows yet\n",
			"torn":       newer + l[1][:40],
			"only head":  newer,
			"unfinished": strings.TrimSuffix(newer, "\n"),
			"later":      l[0] + l[1] + newer,
		} {
			t.Run(name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "journal.jsonl")
				in.write(t, path, content)
				if _, err := openIn(t.Context(), path, store.Storage(in)); !is[*Newer](err) {
					t.Errorf("error %v", err)
				}
				if in.read(t, path) != content {
					t.Error("the file was changed")
				}
				has(t, path, "journal.jsonl")
			})
		}
	})
}

func TestUnknownKeysAndKindsStay(t *testing.T) {
	l := lines(t)
	checkin := `{"id":"7ZZZZZZZZZ0000000000000000","at":"2026-03-14T09:26:53Z","kind":"visit","kept":true}` + "\n"
	mood := strings.Replace(l[1], `{`, `{"mood":[1,2],`, 1)
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	write(t, path, l[0], mood, checkin)
	j := open(t, path)
	add(t, j, note("new"))
	got := read(t, path)
	if !strings.HasPrefix(got, l[0]+mood+checkin) || string(j.Entries[2].Line())+"\n" != checkin {
		t.Errorf("%s", got)
	}
	check(t, open(t, path))
}

// A copy may have been merged in by other means, such as git: the order is
// that of the ids, whatever the order of the lines.
func TestEntriesAreInOrderOfIDs(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		in.write(t, path, l[0], l[3], l[1], l[2])
		j := in.open(t, path)
		check(t, j)
		if got := texts(j.Entries); !slices.Equal(got, []string{"one", "two", "three"}) {
			t.Errorf("order %q", got)
		}
		if new := add(t, j, note("four"))[0]; new.ID <= j.Entries[3].ID {
			t.Errorf("id %s is not the greatest", new.ID)
		}
		check(t, j)
		check(t, in.open(t, path))
	})
}

func TestTornTailIsQuarantined(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		long := strings.Repeat("x", 1<<18)
		for name, tail := range map[string]string{
			"cut off":     l[3][:len(l[3])/2],
			"one byte":    "{",
			"all but two": strings.TrimSuffix(l[3], "}\n"),
			"NULs":        strings.Repeat("\x00", 4096),
			"cut and NUL": l[3][:30] + strings.Repeat("\x00", 100),
			"not UTF-8":   `{"text":"` + "\xf0\x9f",
			"long":        `{"text":"` + long,
		} {
			t.Run(name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "journal.jsonl")
				whole := l[0] + l[1] + l[2]
				in.write(t, path, whole, tail)
				if err := os.Chtimes(path, morning, morning); err != nil {
					t.Fatal(err)
				}
				j := in.open(t, path)
				torn := filepath.Join(filepath.Dir(path), "journal.torn-20260314T092653Z")
				notices := j.Notices()
				if len(notices) != 1 || notices[0].Event != TornQuarantined || notices[0].Path != torn {
					t.Errorf("notices %+v", notices)
				}
				if in.read(t, path) != whole || in.read(t, torn) != tail || mode(t, torn) != 0o600 {
					t.Error("not copied byte for byte")
				}
				add(t, j, note("after"))
				j = in.open(t, path)
				if got := texts(j.Entries); !slices.Equal(got, []string{"one", "two", "after"}) {
					t.Errorf("entries %q", got)
				}
				if n := j.Notices(); n != nil {
					t.Errorf("told again: %+v", n)
				}
				has(t, path, "journal.jsonl", "journal.lock", filepath.Base(torn))
			})
		}
	})
}

// The same second can bring two torn ends, and a kill can come between the
// copy and the cut, or within the copy.
func TestTornTailKeepsWhatWasQuarantinedBefore(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		torn := filepath.Join(filepath.Dir(path), "journal.torn-20260314T092653Z")
		tear := func(tail string) {
			t.Helper()
			in.write(t, path, l[0], l[1], tail)
			if err := os.Chtimes(path, morning, morning); err != nil {
				t.Fatal(err)
			}
			in.open(t, path)
			if in.read(t, path) != l[0]+l[1] {
				t.Error("not cut off")
			}
		}
		tear(`{"text":"first`)
		tear(`{"text":"first`)    // copied already
		in.write(t, torn, `{"te`) // copied in part
		tear(`{"text":"first`)
		tear(`{"text":"second`)
		if in.read(t, torn) != `{"text":"first` || in.read(t, torn+"-2") != `{"text":"second` {
			t.Errorf("%q and %q", in.read(t, torn), in.read(t, torn+"-2"))
		}
		has(t, path, "journal.jsonl", "journal.lock", filepath.Base(torn), filepath.Base(torn)+"-2")
	})
}

func TestValidLastLineWithoutNewLineIsKept(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		content := l[0] + strings.TrimSuffix(l[1], "\n")
		in.write(t, path, content)
		j := in.open(t, path)
		if in.read(t, path) != content || j.Notices() != nil {
			t.Error("reading changed it")
		}
		has(t, path, "journal.jsonl")
		other := in.open(t, path)
		add(t, j, note("after"))
		add(t, other, note("by another process"))
		add(t, j, note("last"))
		want := []string{"one", "after", "by another process", "last"}
		for _, j := range []*Journal{j, in.open(t, path)} {
			if got := texts(j.Entries); !slices.Equal(got, want) {
				t.Errorf("entries %q", got)
			}
		}
	})
}

// Editors leave empty lines and a byte order mark where nobody sees them: they
// stay where they are, and everything else works as without them.
func TestEmptyLinesAndMarksArePassedOver(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		const mark = "\ufeff"
		for name, content := range map[string]string{
			"at the end":       l[0] + l[1] + "\n",
			"many":             l[0] + l[1] + "\n\n \t\n\n",
			"in between":       l[0] + "\n" + l[1],
			"before":           "\n\n" + l[0] + l[1],
			"of Windows":       l[0] + "\r\n" + l[1] + "\r\n",
			"blanks, no end":   l[0] + l[1] + "  ",
			"a mark":           mark + l[0] + l[1],
			"marks":            mark + l[0] + mark + l[1],
			"both":             mark + "\n" + l[0] + "\n" + l[1] + "\n",
			"no end, and mark": mark + l[0] + strings.TrimSuffix(l[1], "\n"),
		} {
			t.Run(name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "journal.jsonl")
				in.write(t, path, content)
				j, other := in.open(t, path), in.open(t, path)
				if in.read(t, path) != content || j.Notices() != nil {
					t.Error("reading changed it")
				}
				if err := j.Refresh(t.Context()); err != nil {
					t.Error(err)
				}
				add(t, j, note("two"))
				add(t, other, note("three"))
				add(t, j, note("four"))
				want := []string{"one", "two", "three", "four"}
				for _, j := range []*Journal{j, in.open(t, path)} {
					if got := texts(j.Entries); !slices.Equal(got, want) {
						t.Errorf("entries %q", got)
					}
					check(t, j)
				}
				if got := in.read(t, path); !strings.HasPrefix(got, content) {
					t.Errorf("it became %q", got)
				}
			})
		}
	})
}

// What is refused is named by its place in the file.
func TestDamageHasAColumn(t *testing.T) {
	l := lines(t)
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	for content, want := range map[string]string{
		l[0] + l[1] + "garbage\n":                                   "line 3, column 1: not valid JSON",
		l[0] + strings.Replace(l[1], `,"text"`, `;"text"`, 1):       fmt.Sprintf("line 2, column %d: not valid JSON", strings.Index(l[1], `,"text"`)+1),
		l[0] + l[1] + l[1]:                                          "line 3: the id",
		l[0] + "\ufeff" + strings.Replace(l[1], `{"id"`, `{id"`, 1): "line 2, column 2: not valid JSON",
	} {
		write(t, path, content)
		if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestNewLinesOfWindowsAreRead(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		in.write(t, path, strings.ReplaceAll(l[0]+l[1], "\n", "\r\n"))
		j := in.open(t, path)
		add(t, j, note("after"))
		if got := texts(in.open(t, path).Entries); !slices.Equal(got, []string{"one", "after"}) {
			t.Errorf("entries %q", got)
		}
	})
}

// An append in flight looks torn, or damaged, until it is there.
func TestReaderWaitsForAnAppendInFlight(t *testing.T) {
	l := lines(t)
	for name, inFlight := range map[string]string{
		"half a line": l[2][:50], "all but its end": strings.TrimSuffix(l[2], "\n"),
		"a hole in it": strings.Repeat("\x00", len(l[2])-1) + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.jsonl")
			write(t, path, l[0], l[1], inFlight)
			synctest.Test(t, func(t *testing.T) {
				unlock, err := locks.Wait(t.Context(), layout.At(path).Lock(), nil)
				if err != nil {
					t.Fatal(err)
				}
				var j *Journal
				done := make(chan struct{})
				go func() {
					j, err = Open(t.Context(), path)
					close(done)
				}()
				synctest.Wait() // it has looked, and waits for the lock
				write(t, path, l[0], l[1], l[2])
				unlock()
				<-done
				if err != nil {
					t.Fatal(err)
				}
				if got := texts(j.Entries); !slices.Equal(got, []string{"one", "two"}) || j.Notices() != nil {
					t.Errorf("entries %q", got)
				}
			})
		})
	}
}

// What an append cannot change is read while somebody holds the lock.
func TestReaderWaitsForNothingElse(t *testing.T) {
	l := lines(t)
	for name, test := range map[string]struct {
		content string
		is      func(error) bool
	}{
		"whole":            {l[0] + l[1], func(err error) bool { return err == nil }},
		"a damaged header": {"garbage\n" + l[1], is[*Damaged]},
		"newer":            {strings.Replace(l[0], `"format":1`, `"format":2`, 1), is[*Newer]},
		"empty":            {"", is[*Damaged]},
	} {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		write(t, path, test.content)
		unlock, err := locks.Wait(t.Context(), layout.At(path).Lock(), nil)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), locks.AtMost/2)
		if _, err := Open(ctx, path); !test.is(err) || ctx.Err() != nil {
			t.Errorf("%s: error %v", name, err)
		}
		cancel()
		unlock()
	}
}

func TestReaderGivesUpOnALockThatStays(t *testing.T) {
	l := lines(t)
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	content := l[0] + l[1][:30]
	write(t, path, content)
	synctest.Test(t, func(t *testing.T) {
		unlock, err := locks.Wait(t.Context(), layout.At(path).Lock(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer unlock()
		if _, err := Open(t.Context(), path); !is[*InUse](err) {
			t.Errorf("error %v", err)
		}
	})
	if read(t, path) != content {
		t.Error("changed")
	}
}

func TestSymbolicLinkStaysOne(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t, note("one"))
		link := filepath.Join(t.TempDir(), "link.jsonl")
		if err := os.Symlink(j.Path, link); err != nil {
			t.Fatal(err)
		}
		linked := in.open(t, link)
		add(t, linked, note("two"))
		w := openWorkspace(t, linked)
		if _, err := j.OpenWorkspace(t.Context()); !is[*InUse](err) {
			t.Errorf("two desks by two names: %v", err)
		}
		if err := w.Keep("deed", "x"); err != nil {
			t.Fatal(err)
		}
		add(t, j, note("three"))
		if got := texts(j.Entries); !slices.Equal(got, []string{"one", "two", "three"}) {
			t.Errorf("entries %q", got)
		}
		if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("no link any more: %v, %v", info, err)
		}
		has(t, link, "link.jsonl")
		has(t, j.Path, "journal.jsonl", "journal.lock", "journal.busy", "journal.draft")
	})
}

func TestHostileSizes(t *testing.T) {
	l := lines(t)
	for name, test := range map[string]struct {
		content string
		why     string
	}{
		"a long first line": {strings.Repeat("x", MaxLine+1), "longer than any"},
		"a long last line":  {l[0] + `{"text":"` + strings.Repeat("x", MaxLine), "longer than any"},
		"a long middle":     {l[0] + strings.Repeat("x", MaxLine+1) + "\n" + l[1], "longer than any"},
		"deep":              {l[0] + strings.Repeat("[", 1<<20) + "\n", "not valid JSON"},
		"many keys twice":   {l[0] + "{" + strings.Repeat(`"a":1,`, 1<<18) + `"a":1}` + "\n", "given twice"},
	} {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		write(t, path, test.content)
		_, err := Open(t.Context(), path)
		if !is[*Damaged](err) || !strings.Contains(err.Error(), test.why) || len(err.Error()) > 500 {
			t.Errorf("%s: %.500v", name, err)
		}
	}
}

func TestSparseFileOfNULsIsNotReadIntoMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	write(t, path, lines(t)[0])
	if err := os.Truncate(path, 1<<40); err != nil {
		t.Skip("no sparse file of a terabyte here: ", err)
	}
	if _, err := Open(t.Context(), path); !is[*Damaged](err) {
		t.Errorf("error %v", err)
	}
}

func TestGreatestEntry(t *testing.T) {
	if race {
		t.Skip("too slow under the race detector; there is no concurrency here")
	}
	j := fresh(t)
	add(t, j, answer("impact", strings.Repeat("\x00", 1<<20))) // six bytes for each one
	size := j.size
	if _, err := j.Append(t.Context(), answer("impact", strings.Repeat("x", MaxLine))); err == nil {
		t.Error("took an entry that could not be read again")
	}
	if j.size != size || len(j.Entries) != 2 || len(open(t, j.Path).Entries) != 2 {
		t.Error("a refused entry left a trace")
	}
}

// FuzzAppend: any valid text comes back byte for byte from the file.
func FuzzAppend(f *testing.F) {
	for _, s := range []string{"\n\n\tleading", "a\x00b\r\n", "👩‍👩‍👧 \u202e\u009b31m", "\ufffd\\ud83d", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		j := fresh(t)
		added, err := j.Append(t.Context(), answer("deed", text))
		if entry.Value(text) == nil {
			if err == nil || len(open(t, j.Path).Entries) != 1 {
				t.Fatalf("took %q", text)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		got := open(t, j.Path).Entries[1]
		if !bytes.Equal(got.Line(), added[0].Line()) || decoded(t, got) != text {
			t.Fatalf("%q came back as %q", text, got.Answer)
		}
	})
}

// FuzzOpen: no bytes bring the reader down. What it refuses it leaves alone;
// what it takes loses no byte, and another entry can be appended to it.
func FuzzOpen(f *testing.F) {
	l := lines(f)
	f.Add([]byte(l[0] + l[1] + l[2]))
	f.Add([]byte(l[0] + l[2] + l[1] + l[3][:20]))
	f.Add([]byte(l[0] + strings.TrimSuffix(l[1], "\n")))
	f.Add([]byte(l[0] + "\x00\x00"))
	f.Add([]byte("\ufeff\n" + l[0] + " \r\n" + l[1] + "\n\t"))
	f.Add([]byte(strings.Replace(l[0], `"format":1`, `"format":2`, 1)))
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		write(t, path, string(content))
		j, err := Open(t.Context(), path)
		if err != nil {
			if read(t, path) != string(content) {
				t.Fatal("changed what it refused")
			}
			has(t, path, "journal.jsonl")
			return
		}
		kept := read(t, path)
		for _, n := range j.Notices() {
			kept += read(t, n.Path)
		}
		if kept != string(content) {
			t.Fatalf("%q became %q", content, kept)
		}
		before := len(j.Entries)
		if _, err := j.Append(t.Context(), note("after")); err != nil {
			return // no id can follow this one
		}
		again := open(t, path)
		check(t, again)
		if len(again.Entries) != before+1 || again.Notices() != nil {
			t.Fatalf("%d entries, then %d", before, len(again.Entries))
		}
	})
}

package journal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/locks"
)

func TestAppend(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		added := add(t, j, note("one"), note("two"))
		if len(added) != 2 || added[0].ID == "" || added[0].ID >= added[1].ID || added[0].Line() == nil {
			t.Errorf("added %+v", added)
		}
		if add(t, j) != nil {
			t.Error("nothing added something")
		}
		check(t, j)
		again := in.open(t, j.Path)
		for i, e := range j.Entries {
			if string(again.Entries[i].Line()) != string(e.Line()) || !again.Entries[i].At.Equal(e.At) {
				t.Errorf("entry %d: %s, in the file %s", i, e.Line(), again.Entries[i].Line())
			}
		}
	})
}

func TestAppendWhenTheClockWentBack(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		for _, at := range []time.Time{
			morning.AddDate(1, 0, 0), morning, morning.AddDate(-30, 0, 0), morning.AddDate(2, 0, 0), morning,
		} {
			e := note("x")
			e.At = at
			if added := add(t, j, e, e); !added[0].At.Equal(at) {
				t.Errorf("time %v, want %v", added[0].At, at)
			}
		}
		check(t, j)
		check(t, in.open(t, j.Path))
	})
}

func TestAppendTakesInWhatOthersAppended(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		other := in.open(t, j.Path)
		future := note("one")
		future.At = morning.AddDate(1, 0, 0)
		add(t, other, future)
		add(t, j, note("two"))
		add(t, other, note("three"))
		if err := j.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, j := range []*Journal{j, other, in.open(t, j.Path)} {
			check(t, j)
			if got := texts(j.Entries); !slices.Equal(got, []string{"one", "two", "three"}) {
				t.Errorf("entries %q", got)
			}
		}
	})
}

func TestAppendTakesInLinesOutOfOrder(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		in.write(t, path, l[0], l[3])
		j := in.open(t, path)
		in.write(t, path, l[0], l[3], l[1], l[2])
		add(t, j, note("four"))
		check(t, j)
		if got := texts(j.Entries); !slices.Equal(got, []string{"one", "two", "three", "four"}) {
			t.Errorf("entries %q", got)
		}
	})
}

func TestAppendQuarantinesWhatAnotherProcessLeftTorn(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		l := lines(t)
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		in.write(t, path, l[0])
		j := in.open(t, path)
		in.write(t, path, l[0], l[1], l[2][:40])
		add(t, j, note("after"))
		if n := j.Notices(); len(n) != 1 || n[0].Event != TornQuarantined || in.read(t, n[0].Path) != l[2][:40] {
			t.Errorf("notices %+v", n)
		}
		if got := texts(in.open(t, path).Entries); !slices.Equal(got, []string{"one", "after"}) {
			t.Errorf("entries %q", got)
		}
	})
}

// Whatever happened to the file since it was opened, it is left as it is.
func TestAppendNoticesThatTheFileIsAnother(t *testing.T) {
	l := lines(t)
	newer := strings.Replace(l[0], `"format":1`, `"format":2`, 1)
	for name, test := range map[string]struct {
		change func(path string) error
		is     func(error) bool
	}{
		"deleted":       {os.Remove, is[*Replaced]},
		"a folder now":  {func(path string) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o700)) }, is[*Replaced]},
		"a pipe now":    {func(path string) error { return errors.Join(os.Remove(path), pipe(path)) }, is[*Replaced]},
		"renamed over":  {func(path string) error { return renameOver(path, l[0]+l[1]+l[2]) }, is[*Replaced]},
		"cut":           {inPlace(l[0]), is[*Replaced]},
		"emptied":       {inPlace(""), is[*Replaced]},
		"edited":        {inPlace(l[0] + strings.Replace(l[1], "one", "more than one", 1) + l[2]), is[*Replaced]},
		"lost its end":  {inPlace(l[0] + strings.TrimSuffix(l[1], "\n")), is[*Replaced]},
		"damaged since": {inPlace(l[0] + l[1] + "garbage\n" + l[2]), is[*Damaged]},
		"doubled since": {inPlace(l[0] + l[1] + l[1]), is[*Damaged]},
		"newer since":   {inPlace(l[0] + l[1] + newer), is[*Newer]},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.jsonl")
			write(t, path, l[0], l[1])
			j := open(t, path)
			if err := test.change(path); errors.Is(err, errors.ErrUnsupported) {
				t.Skip(err)
			} else if err != nil {
				t.Fatal(err)
			}
			before := content(t, path)
			for range 2 {
				if _, err := j.Append(t.Context(), note("after")); !test.is(err) {
					t.Errorf("error %v", err)
				}
			}
			if content(t, path) != before {
				t.Error("changed")
			}
		})
	}
}

// content describes what is at a path, whatever it is.
func content(t *testing.T, path string) string {
	t.Helper()
	info, err := os.Lstat(path)
	if err == nil && info.Mode().IsRegular() {
		return read(t, path)
	}
	return fmt.Sprint(info, err)
}

func renameOver(path, content string) error {
	return errors.Join(os.WriteFile(path+".copy", []byte(content), 0o600), os.Rename(path+".copy", path))
}

func inPlace(content string) func(string) error {
	return func(path string) error { return os.WriteFile(path, []byte(content), 0o600) }
}

func TestAppendNoticesThatTheLinkLeadsElsewhere(t *testing.T) {
	one, two := fresh(t), fresh(t)
	link := filepath.Join(t.TempDir(), "link.jsonl")
	if err := os.Symlink(one.Path, link); err != nil {
		t.Fatal(err)
	}
	j := open(t, link)
	if err := errors.Join(os.Remove(link), os.Symlink(two.Path, link)); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(t.Context(), note("x")); !is[*Replaced](err) {
		t.Errorf("error %v", err)
	}
}

func TestAppendRefusesAndChangesNothing(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		before := in.read(t, j.Path)
		for name, entries := range map[string][]entry.Entry{
			"a second header":  {header()},
			"one of two bad":   {note("good"), note("")},
			"bad UTF-8":        {answer("deed", "\xff")},
			"no time":          {{Kind: entry.Note, Text: "x"}},
			"a kind of nobody": {{At: morning, Text: "x"}},
		} {
			if _, err := j.Append(t.Context(), entries...); err == nil {
				t.Errorf("%s: taken", name)
			}
		}
		if in.read(t, j.Path) != before || len(j.Entries) != 1 {
			t.Error("changed")
		}
		add(t, j, note("goes on"))
	})
}

func TestAppendWaitsTellsAndGivesUp(t *testing.T) {
	j := fresh(t)
	synctest.Test(t, func(t *testing.T) {
		unlock, err := locks.Wait(t.Context(), j.names.Lock(), nil)
		if err != nil {
			t.Fatal(err)
		}
		begin, told := time.Now(), []time.Duration(nil)
		j.OnLockWait = func() { told = append(told, time.Since(begin)) }
		_, err = j.Append(t.Context(), note("x"))
		var inUse *InUse
		if !errors.As(err, &inUse) || inUse.Busy || inUse.Path != j.names.Lock() || time.Since(begin) != locks.AtMost {
			t.Errorf("error %v after %v", err, time.Since(begin))
		}
		if !slices.Equal(told, []time.Duration{locks.Quietly}) {
			t.Errorf("told after %v", told)
		}

		ctx, cancel := context.WithTimeout(t.Context(), locks.Quietly/2)
		defer cancel()
		if _, err := j.Append(ctx, note("x")); !errors.Is(err, context.DeadlineExceeded) || is[*InUse](err) {
			t.Errorf("error %v", err)
		}
		if len(told) != 1 {
			t.Errorf("told after %v", told)
		}

		go func() {
			time.Sleep(20 * time.Second) // of the clock of this test
			unlock()
		}()
		add(t, j, note("in the end"))
	})
}

// twenty processes append at once, ten entries each.
func TestManyProcessesAppendAtOnce(t *testing.T) {
	const processes, each = 20, 10
	j := fresh(t)
	var wait []func() error
	acknowledged := make([][]string, processes)
	for p := range processes {
		cmd, out := start(t, "append", j.Path, fmt.Sprint(p))
		done := make(chan struct{})
		go func() {
			defer close(done)
			for out.Scan() {
				acknowledged[p] = append(acknowledged[p], out.Text())
			}
		}()
		wait = append(wait, func() error { <-done; return cmd.Wait() })
	}
	for _, w := range wait {
		if err := w(); err != nil {
			t.Error(err)
		}
	}
	j = open(t, j.Path)
	check(t, j)
	if len(j.Entries) != 1+processes*each || j.Notices() != nil {
		t.Errorf("%d entries", len(j.Entries))
	}
	got := make(map[string][]string)
	for _, e := range j.Entries[1:] {
		who, _, _ := strings.Cut(e.Text, " ")
		got[who] = append(got[who], e.ID)
	}
	for p, ids := range acknowledged {
		if len(ids) != each || !slices.Equal(got[fmt.Sprint(p)], ids) {
			t.Errorf("process %d: acknowledged %q, in the file %q", p, ids, got[fmt.Sprint(p)])
		}
	}
	has(t, j.Path, "journal.jsonl", "journal.lock")
}

// appendMany is one of the twenty: it says the id of each entry that is saved.
func appendMany(path, who string) error {
	ctx := context.Background()
	j, err := Open(ctx, path)
	if err != nil {
		return err
	}
	for i := range 10 {
		text := fmt.Sprint(who, " ", i, strings.Repeat(" and so on", i*60))
		added, err := j.Append(ctx, note(text))
		if err != nil {
			return err
		}
		if _, err := fmt.Println(added[0].ID); err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkAppend(b *testing.B) {
	for _, n := range []int{10, 10_000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			j := open(b, filled(b, n))
			for b.Loop() {
				add(b, j, answer("impact", strings.Repeat("They sleep badly. ", 14)))
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{10, 10_000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			path := filled(b, n)
			b.ReportAllocs()
			for b.Loop() {
				open(b, path)
			}
		})
	}
}

// filled makes a journal of n entries of about 400 bytes, without n appends.
func filled(b *testing.B, n int) string {
	b.Helper()
	entries := []entry.Entry{header()}
	for range n - 1 {
		entries = append(entries, answer("impact", strings.Repeat("They sleep badly. ", 14)))
	}
	path := filepath.Join(b.TempDir(), "journal.jsonl")
	if _, err := Create(b.Context(), path, entries...); err != nil {
		b.Fatal(err)
	}
	return path
}

// Of two who answer a prompt at once, the second names the first as revised.
func TestAnAnswerRevisesWhatOvertookIt(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t, answer("deed", "known to both"))
		known := j.Entries[1].ID
		other := in.open(t, j.Path)
		add(t, other, answer("deed", "first"), answer("impact", "another prompt"))
		first := other.Entries[2].ID
		mine := answer("deed", "second")
		mine.Revises = known
		given := []entry.Entry{mine, answer("worth", "nobody answered this")}
		added, err := j.Append(t.Context(), given...)
		if err != nil || added[0].Revises != first || added[1].Revises != "" {
			t.Errorf("%+v, %v; want to revise %s", added, err, first)
		}
		if given[0].Revises != known {
			t.Error("what was given was changed")
		}
	})
}

package journal

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// child names the environment variable that makes the test binary play one
// process of many instead of running tests.
const child = "JOURNAL_TEST_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(child) {
	case "append":
		exit(appendMany(os.Args[1], os.Args[2]))
	case "durable":
		exit(durable(os.Args[1]))
	case "person":
		exit(person(os.Args[1]))
	case "workspace":
		exit(holdWorkspace(os.Args[1]))
	}
	os.Exit(m.Run())
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// start runs the test binary as a child that plays the named part.
func start(t *testing.T, part string, args ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(quickExit(), child+"="+part)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// quickExit is the environment of a child, which under the race detector would
// wait for a second before it ends.
func quickExit() []string { return append(os.Environ(), "GORACE=atexit_sleep_ms=0") }

var morning = time.Date(2026, 3, 14, 9, 26, 53, 0, time.UTC)

func header() entry.Entry {
	return entry.Entry{
		At: morning, Kind: entry.Journal, Format: entry.Format, Workbook: "Trust", Version: "1",
		Subject: entry.Subject{Name: "Ida", Other: "Sam", Role: "hurting"},
	}
}

func answer(prompt, text string) entry.Entry {
	return entry.Entry{
		At: morning, Kind: entry.Answer, Step: "acknowledge", Prompt: prompt,
		Ask: "What happened?", Answer: entry.Value(text),
	}
}

func note(text string) entry.Entry {
	return entry.Entry{At: morning, Kind: entry.Note, Text: text}
}

// fresh creates a journal with a header and the entries in a new folder.
func fresh(t testing.TB, entries ...entry.Entry) *Journal {
	t.Helper()
	return storage(store.Plain).fresh(t, entries...)
}

func open(t testing.TB, path string) *Journal {
	t.Helper()
	return storage(store.Plain).open(t, path)
}

func add(t testing.TB, j *Journal, entries ...entry.Entry) []entry.Entry {
	t.Helper()
	added, err := j.Append(t.Context(), entries...)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func openWorkspace(t testing.TB, j *Journal) *Workspace {
	t.Helper()
	d, err := j.OpenWorkspace(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() }) // some tests close it themselves
	return d
}

func write(t testing.TB, path string, data ...string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(strings.Join(data, "")), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// has fails unless the folder of the path holds exactly these names.
func has(t testing.TB, path string, names ...string) {
	t.Helper()
	found, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		got = append(got, f.Name())
	}
	slices.Sort(names)
	if !slices.Equal(got, names) {
		t.Errorf("the folder holds %q, want %q", got, names)
	}
}

// check checks what is true of every journal.
func check(t testing.TB, j *Journal) {
	t.Helper()
	for i, e := range j.Entries {
		if (i == 0) != (e.Kind == entry.Journal) {
			t.Errorf("entry %d is of kind %q", i, e.Kind)
		}
		if i > 0 && e.ID <= j.Entries[i-1].ID {
			t.Errorf("id %s of entry %d is not greater than %s", e.ID, i, j.Entries[i-1].ID)
		}
	}
}

func texts(entries []entry.Entry) []string {
	var all []string
	for _, e := range entries {
		if e.Kind == entry.Note {
			all = append(all, e.Text)
		}
	}
	return all
}

// is reports whether the error is of a type, as errors.As does.
func is[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

func mode(t testing.TB, path string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

// decoded returns the text of an answer.
func decoded(t testing.TB, e entry.Entry) string {
	t.Helper()
	var text string
	if err := json.Unmarshal(e.Answer, &text); err != nil {
		t.Fatal(err)
	}
	return text
}

package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// TestKilledAtAnyInstant lets a person answer one prompt after the other, ends
// their process at random instants, and compares what it had called saved with
// what a next run finds.
func TestKilledAtAnyInstant(t *testing.T) {
	const runs, perJournal = 40, 4
	var path string
	for run := range runs {
		if run%perJournal == 0 { // killed within Create, too
			path = filepath.Join(t.TempDir(), "made", "journal.jsonl")
		}
		said := runAndKill(t, path, time.Duration(rand.IntN(40_000))*time.Microsecond)
		if err := compare(t, path, said); err != nil {
			t.Fatalf("run %d: %v; it had said %q", run, err, said)
		}
	}
}

// runAndKill returns what the process said until it was killed, some time after
// it had come up.
func runAndKill(t *testing.T, path string, after time.Duration) []string {
	t.Helper()
	cmd, out := start(t, "person", path)
	if !out.Scan() {
		t.Fatal("the process did not come up")
	}
	kill := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	var said []string
	for out.Scan() {
		said = append(said, out.Text())
	}
	if err := cmd.Wait(); err == nil || err.Error() != "signal: killed" {
		t.Fatalf("not killed: %v", err)
	}
	return said
}

// person creates or opens the journal and answers for ever, at each start with
// the prompt after the last one that is answered. It says what is durable.
func person(path string) error {
	fmt.Println("here")
	ctx := context.Background()
	j, err := Open(ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		j, err = Create(ctx, path, header())
	}
	if err != nil {
		return err
	}
	w, err := j.OpenWorkspace(ctx)
	if err != nil {
		return err
	}
	for n := len(j.Entries) - 1; ; n++ {
		if err := answerOne(ctx, w, n); err != nil {
			return err
		}
	}
}

func answerOne(ctx context.Context, w *Workspace, n int) error {
	prompt, text := fmt.Sprint("prompt-", n), wholeText(n)
	for part := range 3 {
		typed := text[:len(text)*(part+1)/4]
		if before, _ := w.Draft(prompt); len(before) >= len(typed) {
			continue
		}
		if err := w.Keep(prompt, typed); err != nil {
			return err
		}
		fmt.Println("draft", n, len(typed))
	}
	if n%3 == 0 {
		before, _ := w.Draft(prompt)
		path, err := w.EditFile(prompt, before, "")
		if err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(withNote(text, "")), 0o600); err != nil { // the editor
			return err
		}
		if _, err := w.FinishEdit(prompt); err != nil {
			return err
		}
		fmt.Println("draft", n, len(text))
	}
	if _, err := w.Submit(ctx, []string{prompt}, answer(prompt, text)); err != nil {
		return err
	}
	fmt.Println("saved", n)
	return nil
}

// wholeText is the text of a prompt: short, or so long that a kill can come
// within the write.
func wholeText(n int) string {
	return strings.Repeat(fmt.Sprint("word ", n, " \n"), 10+(n%5)*(n%5)*20_000)
}

// compare opens the journal as the next run does.
func compare(t *testing.T, path string, said []string) error {
	j, err := Open(t.Context(), path)
	if errors.Is(err, fs.ErrNotExist) && len(said) == 0 {
		return nil // killed before it was created
	}
	if err != nil {
		return err
	}
	w, err := j.OpenWorkspace(t.Context())
	if err != nil {
		return err
	}
	check(t, j)
	saved, drafted := 0, make(map[int]int)
	for _, s := range said {
		var n, length int
		if _, err := fmt.Sscanf(s, "draft %d %d", &n, &length); err == nil {
			drafted[n] = length
		} else if _, err := fmt.Sscanf(s, "saved %d", &n); err == nil {
			saved = n + 1
		}
	}
	answers := j.Entries[1:]
	if len(answers) < saved {
		return fmt.Errorf("%d answers, %d were saved", len(answers), saved)
	}
	for n, e := range answers {
		if e.Prompt != fmt.Sprint("prompt-", n) || string(e.Answer) != string(entry.Value(wholeText(n))) {
			return fmt.Errorf("answer %d is to %q, %d bytes long", n, e.Prompt, len(e.Answer))
		}
	}
	next := len(answers)
	for _, prompt := range draftNames(w) {
		if prompt != fmt.Sprint("prompt-", next) {
			return fmt.Errorf("a draft of %q, while prompt %d is next", prompt, next)
		}
	}
	if draft, _ := w.Draft(fmt.Sprint("prompt-", next)); !strings.HasPrefix(wholeText(next), draft) || len(draft) < drafted[next] {
		return fmt.Errorf("the draft has %d bytes, %d were kept", len(draft), drafted[next])
	}
	return errors.Join(strays(path), w.Close())
}

// strays names the files that have no business beside the journal now.
func strays(path string) error {
	found, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	for _, f := range found {
		known := []string{"journal.jsonl", "journal.lock", "journal.busy", "journal.draft"}
		if !slices.Contains(known, f.Name()) && !strings.HasPrefix(f.Name(), "journal.torn-") {
			return fmt.Errorf("a stray file %q", f.Name())
		}
	}
	return nil
}

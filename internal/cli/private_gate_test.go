package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/records"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// readings are all commands that show something of a journal, in every form.
func readings(id string) [][]string {
	all := [][]string{{"setup"}, {"setup", "--json"}, {"status"}, {"status", "--json"}, {"steps"}, {"steps", "--json"},
		{"journal"}, {"journal", "--json"}, {"journal", "list", "--all"}, {"journal", "list", "--kind", "gate", "--json"},
		{"journal", "show", id}, {"journal", "show", id, "--json"}, {"journal", "where"}, {"journal", "where", "--json"}, {"help-lines", "NZ"}, {"next", "--no-input"}}
	for _, word := range workbook.SetupValues()["gate"] {
		all = append(all, []string{"journal", "search", word}, []string{"journal", "search", word, "--all", "--json"})
	}
	for _, format := range records.ExportFormats() {
		all = append(all, []string{"journal", "export", "--format", format})
	}
	return append(all, everyPage()...)
}

// privateAnswers are ways to answer the safety questions of the person who was
// hurt: each yes alone, all of them, none, and nothing.
func privateAnswers(t *testing.T) []string {
	t.Helper()
	gate, err := safety.LoadGate(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, q := range gate.Questions(workbook.Hurt) {
		ids = append(ids, q.ID)
	}
	return append(slices.Clone(ids), strings.Join(ids, ","), safety.None, safety.Unsaid)
}

// run runs a command in a folder, with something typed.
func run(t *testing.T, path, typed string, args ...string) spoken {
	t.Helper()
	var out, errs bytes.Buffer
	status := Main(context.Background(), app.Env{In: strings.NewReader(typed), Out: &out, Err: &errs,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return today }, Content: content.FS, Version: "test",
	}, append(args, "--journal", path))
	return spoken{out.String(), errs.String(), status}
}

// own is what no two journals have in common: ids, and the size of the file.
var own = regexp.MustCompile(`01[0-9A-HJKMNP-TV-Z]{24}|[0-9]+ bytes|"bytes": [0-9]+`)

func withoutOwn(text, path string) string {
	return own.ReplaceAllString(strings.ReplaceAll(text, filepath.Dir(path), "."), "OWN")
}

// TestPrivateGateUnrecorded: whatever the person who was hurt answers, the file
// is the same, and so is all that any command shows of it.
func TestPrivateGateUnrecorded(t *testing.T) {
	t.Parallel()
	begins := map[string]func(path, answers string) spoken{
		"flags": func(path, answers string) spoken {
			return run(t, path, "", "start", "--no-input", "--role", "hurt", "--gate", answers, "--name", "Jo", "--other", "Lee",
				"--relation", "partner", "--breach", "lie", "--intent", "lie", "--severity", "grave")
		},
		"asked": func(path, answers string) spoken { return run(t, path, typedGate(answers), startHurt()...) },
		"asked again": func(path, answers string) spoken {
			run(t, path, typedGate(safety.None), startHurt()...)
			return run(t, path, typedGate(answers)+"\n\n\n\n\n\n", "setup", "--ask")
		},
		"again by flag": func(path, answers string) spoken {
			run(t, path, typedGate(safety.None), startHurt()...)
			return run(t, path, "", "setup", "--gate", answers)
		},
	}
	for name, begin := range begins {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var file string
			shown := map[string]string{}
			for i, answers := range privateAnswers(t) {
				path := filepath.Join(t.TempDir(), "journal.jsonl")
				told := begin(path, answers)
				if lines := strings.Contains(told.err, "findahelpline.com"); lines != (answers != safety.None) {
					t.Errorf("after %q help lines are shown: %v\n%s", answers, lines, told.err)
				}
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatalf("after %q: %v\n%s", answers, err, told.err)
				}
				if got := withoutOwn(string(data), path); i == 0 {
					file = got
				} else if got != file {
					t.Errorf("after %q the file is\n%swant\n%s", answers, got, file)
				}
				if left, _ := filepath.Glob(filepath.Dir(path) + "/*.draft"); left != nil {
					t.Errorf("after %q there is %q", answers, left)
				}
				if i%3 == 0 { // the file is the same, so a few will do
					sameShown(t, path, shown)
				}
			}
		})
	}
}

func startHurt() []string {
	return []string{"start", "--plain", "--role", "hurt", "--name", "Jo", "--other", "Lee", "--relation", "partner", "--breach", "lie", "--intent", "lie", "--severity", "grave"}
}

// typedGate types the answers to the safety questions, in their order.
func typedGate(answers string) string {
	var typed strings.Builder
	for _, id := range []string{"machine", "afraid", "force", "control", "self-harm"} {
		switch {
		case slices.Contains(strings.Split(answers, ","), id):
			typed.WriteString("yes\n")
		case answers == safety.Unsaid:
			typed.WriteString(safety.Unsaid + "\n")
		default:
			typed.WriteString("no\n")
		}
	}
	return typed.String()
}

// sameShown compares what every command shows with what it showed before.
func sameShown(t *testing.T, path string, before map[string]string) {
	t.Helper()
	j, err := journal.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range readings(j.Entries[len(j.Entries)-1].ID) {
		got := run(t, path, "", args...)
		key := withoutOwn(strings.Join(args, " "), path)
		said := withoutOwn(got.out+got.err, path)
		if want, ok := before[key]; ok && said != want {
			t.Errorf("%q shows\n%s\nwant\n%s", key, said, want)
		}
		before[key] = said
	}
}

// TestPrivateGateUnshown: what an older program recorded is read, and nothing
// shows it.
func TestPrivateGateUnshown(t *testing.T) {
	t.Parallel()
	shown := map[string]string{}
	for _, answers := range [][]string{{"asked"}, {"machine", "afraid"}, {"none"}, {"unsaid"}, {canary + "gate"}} {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		header := entry.Entry{At: today, Kind: entry.Journal, Format: entry.Format, Workbook: "w", Version: "1",
			Subject: entry.Subject{Name: "Jo", Other: "Lee", Relation: "partner", Breach: "lie", Intent: "lie", Severity: "grave", Role: "hurt"}}
		gate := entry.Entry{At: today, Kind: entry.Gate, Gate: answers}
		if answers[0] != "asked" {
			gate.No, gate.Why = []string{canary + "no"}, canary+"why"
		}
		if _, err := journal.Create(t.Context(), path, header, gate); err != nil {
			t.Fatal(err)
		}
		sameShown(t, path, shown)
		if got := run(t, path, "yes", "answer", "my-wish"); got.status != 0 {
			t.Errorf("after %q: %+v", answers, got)
		}
	}
	for key, said := range shown {
		if strings.Contains(said, canary) {
			t.Errorf("%q shows %s", key, said)
		}
	}
}

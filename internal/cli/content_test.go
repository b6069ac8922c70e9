package cli

import (
	"context"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// opens records which files are opened.
type opens struct {
	fs.FS
	names []string
}

func (o *opens) Open(name string) (fs.File, error) {
	o.names = append(o.names, name)
	return o.FS.Open(name)
}

// sources returns the names of the files, sorted, without the parsed forms that a build
// may have put beside them.
func sources(names []string) []string {
	return slices.DeleteFunc(slices.Sorted(slices.Values(names)), func(name string) bool {
		return strings.HasSuffix(name, workbook.ParsedSuffix)
	})
}

// A command reads the content that it needs, and each file once: reading YAML
// is what most commands spend their time on.
func TestContentIsReadLazily(t *testing.T) {
	journal := filepath.Join(t.TempDir(), "journal.jsonl")
	read := func(command string) []string {
		files := &opens{FS: content.FS}
		env := app.Env{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" },
			Now: func() time.Time { return time.Date(2026, 3, 14, 20, 0, 0, 0, time.UTC) }, Content: files, Version: "test"}
		if status := Main(context.Background(), env, append(strings.Fields(command), "--journal", journal)); status != 0 {
			t.Fatalf("%s ends with %d", command, status)
		}
		return sources(files.names)
	}
	started := read("start --no-input --safe --name Kim --other Sam --relation friend --breach lie --intent lie --severity grave")
	safety := slices.DeleteFunc(slices.Clone(started), func(name string) bool { return name != "safety.yaml" })
	if len(safety) > 2 { // the gate, and the rules of danger
		t.Errorf("start reads %v", started)
	}
	book := []string{"words.yaml", "phrases.yaml", "routes.yaml", "workbook.yaml", "steps/acknowledge.yaml", "steps/apologize.yaml", "steps/listen.yaml",
		"steps/promise.yaml", "steps/follow-through.yaml", "steps/patience.yaml"}
	for command, want := range map[string][]string{
		"--version": nil, "version": nil, "help": nil, "next --help": nil, "completion bash": nil, "setup --json": nil,
		"help-lines": {"words.yaml", "help-lines.yaml", "safety.yaml"}, "help-lines --json": {"help-lines.yaml", "words.yaml"},
		"setup": {"words.yaml"}, "journal where": {"words.yaml"},
		"status": book, "journal list": book, "steps": book,
		"steps listen": append([]string{"practices.yaml"}, book...), "sheet talk": append([]string{"sheets.yaml"}, book...),
	} {
		if got := read(command); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("%s reads %v, want %v", command, got, want)
		}
	}
}

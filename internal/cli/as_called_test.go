package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func testGlobal(journal string) *global {
	g := newGlobal(testEnv(), nil)
	g.Journal = journal
	return g
}

// TestJournalFlag checks that every command keeps the journal when a text tells
// a person to type it.
func TestJournalFlag(t *testing.T) {
	t.Parallel()
	g := testGlobal("sam")
	walk(testTree(), func(cmd *cobra.Command) {
		args, ok := strings.CutPrefix(cmd.CommandPath(), "trustrepair ")
		if !ok {
			return // the program by itself
		}
		for before, after := range map[string]string{
			"see: trustrepair " + args:         "see: trustrepair --journal sam " + args,
			"`trustrepair " + args + "` shows": "`trustrepair --journal sam " + args + "` shows",
			"type trustrepair\n  " + args:      "type trustrepair --journal sam\n  " + args,
		} {
			if got := g.AsCalled(before); got != after {
				t.Errorf("%q becomes %q, want %q", before, got, after)
			}
		}
	})
}

func TestJournalFlagQuoted(t *testing.T) {
	t.Parallel()
	for journal, want := range map[string]string{
		"":                 "trustrepair next",
		"sam":              "trustrepair --journal sam next",
		"./sam.jsonl":      "trustrepair --journal ./sam.jsonl next",
		"$HOME":            "trustrepair --journal '$HOME' next",
		"${1}$1$0":         "trustrepair --journal '${1}$1$0' next",
		"~/a":              "trustrepair --journal '~/a' next",
		"it's":             `trustrepair --journal 'it'\''s' next`,
		"trustrepair next": `trustrepair --journal $'trustrepair\040next' next`,
	} {
		g := testGlobal(journal)
		got := g.AsCalled("trustrepair next")
		if got != want || g.AsCalled(got) != want {
			t.Errorf("%q: %q, and again %q; want %q", journal, got, g.AsCalled(got), want)
		}
	}
}

func TestJournalFlagOnlyOnCommands(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"trustrepair is a workbook", "the newer trustrepair that wrote it", "mistrustrepair next", "trustrepair nextly",
		"trustrepair start --journal NAME", "cp '/data/trustrepair/journal.jsonl'",
	} {
		if got := testGlobal("sam").AsCalled(text); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

// TestJournalFlagInContent checks that the texts of the workbook and the words
// of the interface keep the journal as well.
func TestJournalFlagInContent(t *testing.T) {
	t.Parallel()
	g := testGlobal("sam")
	all, err := g.Words()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []workbook.Path{workbook.Hurting, workbook.Hurt, workbook.Alone} {
		wb, err := g.LoadWorkbook(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range wb.Steps {
			all[step.ID] = step.Intro
			for _, p := range step.Prompts {
				all[p.ID] = p.Ask + "\n" + p.Why
				for _, part := range p.Guide {
					all[p.ID] += "\n" + part.Text
				}
			}
		}
	}
	kept := 0
	for where, text := range all {
		kept += strings.Count(text, "trustrepair --journal sam ")
		if found := named.FindString(text); found != "" {
			t.Errorf("%s: %q lacks the journal", where, found)
		}
	}
	if kept < 30 {
		t.Errorf("only %d texts name a command", kept)
	}
}

// named finds what a text tells a person to type.
var named = regexp.MustCompile("(?:: |`|\\()trustrepair\\s+([a-z][a-z-]*(?: [a-z][a-z-]*)*)")

// TestNamedCommands checks that every command is there that a hint or a text of
// the content names, so that nobody is sent to one that is not.
func TestNamedCommands(t *testing.T) {
	t.Parallel()
	found := 0
	for where, text := range texts(t) {
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			found++
			cmd, _, err := testTree().Find(strings.Fields(m[1]))
			if err != nil || !cmd.HasParent() {
				t.Errorf("%s names %q, which is no command", where, m[0])
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d commands are named; the test looks in the wrong places", found)
	}
}

// texts returns the content and the strings of cli and app, by their places.
func texts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := fs.WalkDir(content.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var data []byte
			data, err = fs.ReadFile(content.FS, path)
			texts[path] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, room := range []string{".", "../app"} {
		found, err := filepath.Glob(filepath.Join(room, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, file := range slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") }) {
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil {
					texts[set.Position(lit.Pos()).String()] = text
				}
			}
			return true
		})
	}
	return texts
}

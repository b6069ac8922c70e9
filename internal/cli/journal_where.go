package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
)

func newWhereCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "where",
		Short: "Show where the journal lies, its files, and what else may hold traces",
		Long: `Show the journal's path and each file that belongs to it. It works for a journal
that cannot be read, too. Below stands what other programs may have kept.`,
		Example: `  trustrepair journal where
  trustrepair journal where --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runWhere(g, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func runWhere(g *global, asJSON bool) error {
	path, err := g.path()
	if err != nil {
		return err
	}
	files, err := journal.Files(path)
	if err != nil {
		return err
	}
	if asJSON {
		return g.printJSON(whereJSON(path, files))
	}
	words, err := g.words()
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString(display.Path(path) + "\n")
	if len(files) == 0 {
		b.WriteString("  " + words.Say("where-none") + "\n")
	}
	for _, f := range files {
		b.WriteString("  " + describe(f) + "\n")
	}
	b.WriteString("\n" + g.page().Text(words.Say("where-traces")))
	return g.print(b.String())
}

// describe names one file with its mode and size.
func describe(path string) string {
	info, err := os.Lstat(path)
	if err != nil {
		return display.Path(path)
	}
	return fmt.Sprintf("%s  %s  %d bytes", display.Path(path), info.Mode(), info.Size())
}

type whereDoc struct {
	Schema  string     `json:"schema"`
	Journal string     `json:"journal"`
	Files   []fileItem `json:"files"`
}

type fileItem struct {
	Path  string `json:"path"`
	Mode  string `json:"mode"`
	Bytes int64  `json:"bytes"`
}

// whereJSON lists the files. One that went away meanwhile has no mode.
func whereJSON(path string, files []string) whereDoc {
	doc := whereDoc{Schema: schema("journal-where"), Journal: path, Files: []fileItem{}}
	for _, file := range files {
		item := fileItem{Path: file}
		if info, err := os.Lstat(file); err == nil {
			item.Mode, item.Bytes = info.Mode().String(), info.Size()
		}
		doc.Files = append(doc.Files, item)
	}
	return doc
}

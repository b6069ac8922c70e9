package records

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func newWhereCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "where",
		Short: "Show where the journal is, its files, and what else may have traces",
		Long: `Show the journal's path, each file that belongs to it, copies of them, and files
that only start with the same name. It works even if the journal can't be read.
Below that it says what other programs may have kept.`,
		Example: `  trustrepair journal where
  trustrepair journal where --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runWhere(g, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func runWhere(g *global, asJSON bool) error {
	path, err := g.JournalPath()
	if err != nil {
		return err
	}
	files, err := layout.Files(path)
	if err != nil {
		return err
	}
	if asJSON {
		return g.PrintJSON(whereJSON(path, files))
	}
	words, err := g.Words()
	if err != nil {
		return err
	}
	text := display.Path(path) + "\n" + g.whereFiles(words, files)
	return g.Print(text + "\n" + g.Page().Text(words.Say("where-traces")))
}

// whereFiles lists the files of the journal, copies of them, and other files with
// similar names.
func (g *global) whereFiles(words workbook.Words, files []layout.File) string {
	var b strings.Builder
	own := ofSort(files, layout.Own)
	if len(own) == 0 {
		b.WriteString("  " + words.Say("where-none") + "\n")
		b.WriteString(g.TextElsewhere(words))
	}
	b.WriteString(described(own))
	for _, more := range []struct {
		title string
		files []layout.File
	}{
		{"where-copies", ofSort(files, layout.Copy, layout.Conflict)},
		{"where-others", ofSort(files, layout.Other)},
	} {
		if len(more.files) > 0 {
			b.WriteString("\n" + g.Page().Text(words.Say(more.title)) + described(more.files))
		}
	}
	return b.String()
}

// ofSort returns the files of these sorts.
func ofSort(files []layout.File, sorts ...layout.Sort) (some []layout.File) {
	for _, f := range files {
		if slices.Contains(sorts, f.Sort) {
			some = append(some, f)
		}
	}
	return some
}

// described describes each file on a line of its own.
func described(files []layout.File) string {
	var b strings.Builder
	for _, f := range files {
		b.WriteString("  " + describe(f.Path, f.Path) + "\n")
	}
	return b.String()
}

// describe returns the mode and size of a file, and its owner if that is another
// user.
func describe(path, name string) string {
	info, err := os.Lstat(path)
	if err != nil {
		return fmt.Sprintf("%s  %v", display.Path(name), err)
	}
	owner := ""
	if user, other := disk.Owner(info); other {
		owner = "  owner: " + app.UserName(user)
	}
	return fmt.Sprintf("%s  %s  %d bytes%s", display.Path(name), info.Mode(), info.Size(), owner)
}

type whereDoc struct {
	Schema  string     `json:"schema"`
	Journal string     `json:"journal"`
	Files   []fileItem `json:"files"`
}

type fileItem struct {
	Path  string `json:"path"`
	Sort  string `json:"sort"` // own, copy, conflict, other
	Mode  string `json:"mode"`
	Bytes int64  `json:"bytes"`
}

// whereJSON returns what --json prints. A file that was deleted meanwhile has no
// mode.
func whereJSON(path string, files []layout.File) whereDoc {
	doc := whereDoc{Schema: render.Schema("journal-where"), Journal: path, Files: []fileItem{}}
	for _, file := range files {
		item := fileItem{Path: file.Path, Sort: string(file.Sort)}
		if info, err := os.Lstat(file.Path); err == nil {
			item.Mode, item.Bytes = info.Mode().String(), info.Size()
		}
		doc.Files = append(doc.Files, item)
	}
	return doc
}

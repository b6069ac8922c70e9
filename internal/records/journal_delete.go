package records

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func newDeleteCmd(g *global) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "delete",
		Short: "Delete all files of the journal, after showing you which",
		Long: `Delete the journal, its drafts and its other files, and the copies of them next
to it. First it shows what goes, what stays and what it can't reach, and asks
you. It works even if the journal can't be read. You can't get back what you
delete.`,
		Example: `  trustrepair journal delete
  trustrepair journal delete --yes`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDelete(cmd.Context(), g, yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "don't ask")
	return cmd
}

func runDelete(ctx context.Context, g *global, yes bool) error {
	path, err := g.JournalPath()
	if err != nil {
		return err
	}
	files, err := layout.Files(path)
	if err != nil {
		return err
	}
	words, err := g.Words()
	if err != nil {
		return err
	}
	if len(files) == len(ofSort(files, layout.Other)) {
		return g.Print(g.whereFiles(words, files))
	}
	if !yes {
		agreed, err := g.askDelete(ctx, words, files)
		if err != nil || !agreed {
			return err
		}
	}
	if err := journal.Delete(ctx, path); err != nil {
		return err
	}
	return g.tellDeleted(words, path)
}

// tellDeleted says that the journal is deleted, and lists other files with similar
// names.
func (g *global) tellDeleted(words workbook.Words, path string) error {
	left, err := layout.Files(path)
	if err != nil {
		return err
	}
	text := words.Say("deleted") + "\n"
	if len(left) > 0 {
		text += g.Page().Text(words.Say("deleted-others")) + listed(left) + "\n"
	}
	return g.Print(text + g.Page().Text(words.Say("where-traces")))
}

// askDelete shows what would be deleted and asks for a yes.
func (g *global) askDelete(ctx context.Context, words workbook.Words, files []layout.File) (bool, error) {
	if g.NoInput || !g.Terminal().Typing {
		return false, app.Usage("nothing was deleted. To delete it without being asked, type: trustrepair journal delete --yes",
			"deleting needs a yes, and it can't ask you here")
	}
	return g.Confirm(ctx, deleteQuestion(words, files), words.Say("not-deleted"))
}

func deleteQuestion(words workbook.Words, files []layout.File) guide.Question {
	list := listed(ofSort(files, layout.Own, layout.Copy, layout.Conflict))
	if others := ofSort(files, layout.Other); len(others) > 0 {
		list += "\n" + words.Say("delete-others") + "\n\n" + listed(others)
	}
	return guide.Question{
		ID: "delete", Step: words.Say("delete-title"), Ask: words.Say("delete-ask"), Why: words.Say("delete-why"),
		Guide: list + "\n" + words.Say("where-traces"),
	}
}

// listed lists the files by folder, because whole paths would be too long to read.
func listed(files []layout.File) string {
	var b strings.Builder
	folder := ""
	for _, f := range files {
		if dir := filepath.Dir(f.Path); dir != folder {
			folder = dir
			b.WriteString("\n" + display.OneLine(dir) + ":\n\n")
		}
		b.WriteString("- " + describe(f.Path, filepath.Base(f.Path)) + "\n")
	}
	return b.String()
}

package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func newDeleteCmd(g *global) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "delete",
		Short: "Delete all files of the journal, after showing which they are",
		Long: `Delete the journal, its drafts and every other file of it. It first shows what
goes and what it cannot reach, and asks. It works for a journal that cannot be
read, too. What is deleted cannot be brought back.`,
		Example: `  trustrepair journal delete
  trustrepair journal delete --yes`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDelete(cmd.Context(), g, yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

func runDelete(ctx context.Context, g *global, yes bool) error {
	path, err := g.path()
	if err != nil {
		return err
	}
	files, err := journal.Files(path)
	if err != nil {
		return err
	}
	words, err := g.words()
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return g.print(words.Say("where-none") + "\n")
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
	return g.print(words.Say("deleted") + "\n" + g.page().Text(words.Say("where-traces")))
}

// askDelete shows what would go and asks for a yes.
func (g *global) askDelete(ctx context.Context, words workbook.Words, files []string) (bool, error) {
	if g.noInput || !g.terminal().Typing {
		return false, usage("nothing was deleted; to agree without being asked: trustrepair journal delete --yes",
			"deleting needs a yes, and nobody can be asked here")
	}
	k, err := g.newTerminalSession()
	if err != nil {
		return false, err
	}
	return g.agreed(ctx, k, deleteQuestion(words, files), words.Say("not-deleted"))
}

func deleteQuestion(words workbook.Words, files []string) guide.Question {
	var list strings.Builder
	for _, f := range files {
		list.WriteString("- " + describe(f) + "\n")
	}
	return guide.Question{
		ID: "delete", Step: words.Say("delete-title"), Ask: words.Say("delete-ask"), Why: words.Say("delete-why"),
		Guide: list.String() + "\n" + words.Say("where-traces"),
	}
}

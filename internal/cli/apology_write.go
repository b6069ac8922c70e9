package cli

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/records"
)

func newApologyWriteCmd(g *global) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "write",
		Short: "Write or change the letter, and keep every version",
		Long: `Write the letter, with what you wrote before next to it. Ctrl+e opens it in your
editor (VISUAL, or else EDITOR). If you change it, its rest starts again, and
you read it once more before you give it.

From a pipe or with --file nothing is asked. The whole input is the letter, byte
for byte, and a line that's just a dot doesn't end it.`,
		Example: `  trustrepair apology write
  trustrepair apology write --file letter.txt
  trustrepair apology write < letter.txt`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runApologyWrite(cmd.Context(), g, file) },
	}
	cmd.Flags().StringVar(&file, "file", "", "take the letter from this `FILE` (- is standard input)")
	return cmd
}

func runApologyWrite(ctx context.Context, g *global, file string) error {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	letter, err := g.letterPrompt(o)
	if err != nil {
		return err
	}
	return records.Answer(ctx, g.App, o, letter.ID, file)
}

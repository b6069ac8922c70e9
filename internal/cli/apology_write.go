package cli

import (
	"context"

	"github.com/spf13/cobra"
)

func newApologyWriteCmd(g *global) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "write",
		Short: "Write the letter, or change it; every version is kept",
		Long: `Write the letter, with what you acknowledged beside it. Ctrl+e opens it in your
editor (VISUAL, else EDITOR). Writing it again begins its rest again: it is read
again once more before it is given.

From a pipe or with --file nothing is asked: the whole input is the letter, byte
for byte, and no dot ends it.`,
		Example: `  trustrepair apology write
  trustrepair apology write --file letter.txt
  trustrepair apology write < letter.txt`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runApologyWrite(cmd.Context(), g, file) },
	}
	cmd.Flags().StringVar(&file, "file", "", "take the letter from this `FILE`; - is standard input")
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
	return g.answer(ctx, o, answerOptions{prompt: letter.ID, file: file})
}

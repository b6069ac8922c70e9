package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/apology"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

func newRehearseCmd(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "rehearse",
		Short: "Read the letter out loud, one sentence at a time",
		Long: `Show the letter big, one sentence at a time, so you can read it out loud.
Enter goes on, shift+tab goes back. Nothing is saved.`,
		Example: `  trustrepair apology rehearse`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runRehearse(cmd.Context(), g) },
	}
}

func runRehearse(ctx context.Context, g *global) error {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	letter, err := g.letter(o)
	if err != nil {
		return err
	}
	lines := apology.SpokenLines(letter.Text)
	if !g.Terminal().FullScreen {
		return g.Print(g.Page().Verbatim(strings.Join(lines, "\n\n")))
	}
	cards := make([]guide.Card, len(lines))
	for i, line := range lines {
		cards[i] = guide.Card{Title: fmt.Sprintf("%d / %d", i+1, len(lines)), Body: line, Large: true}
	}
	return g.ShowCards(ctx, cards)
}

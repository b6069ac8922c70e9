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
		Short: "Read the letter aloud, a sentence at a time, before a mirror",
		Long: `Show the letter large, a sentence at a time, to read it aloud from. Enter goes
on, shift+tab goes back. Nothing is recorded.`,
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

package cli

import (
	"context"
	"errors"
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
	o, err := g.openAsked(ctx)
	if err != nil {
		return err
	}
	letter, err := g.letter(o)
	if err != nil {
		return err
	}
	lines := apology.SpokenLines(letter.Text)
	if !g.terminal().FullScreen {
		return g.print(g.page().Verbatim(strings.Join(lines, "\n\n")))
	}
	k, err := g.newTerminalSession()
	if err != nil {
		return err
	}
	action, err := rehearse(ctx, k, lines)
	if err = errors.Join(err, k.Close()); err != nil {
		return err
	}
	if action == guide.Stop || action == guide.Vanish {
		return quiet(statusStopped)
	}
	return nil
}

// rehearse shows the lines one by one, forward and back.
func rehearse(ctx context.Context, k *terminalSession, lines []string) (guide.Action, error) {
	for i := 0; i < len(lines); {
		reply, err := k.Tell(ctx, guide.Card{Title: fmt.Sprintf("%d / %d", i+1, len(lines)), Body: lines[i], Large: true})
		switch {
		case err != nil:
			return guide.Stop, err
		case reply.Action == guide.Next:
			i++
		case reply.Action == guide.GoBack:
			i = max(0, i-1)
		default:
			return reply.Action, nil
		}
	}
	return guide.Next, nil
}

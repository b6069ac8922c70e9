package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newPromiseAddCmd(g *global) *cobra.Command {
	var opts promises.AddOptions
	cmd := &cobra.Command{
		Use:   "add",
		Short: "Make a promise, any day",
		Long: `Make a promise: one thing you'll do that somebody could see, by a day or in a
rhythm, and what you'll do when something gets in the way. In a terminal it asks
you. With flags, it wants --what, --by or --every, and --if-then.

A rhythm is one like daily, every Sunday, "mon and thu", "every 2 weeks", "on
the 1st of the month" or "every 10 days". It counts from the day it's due, or
with --from done from the day you did it. At most three promises are open at
once.

With --until it's something you offer to show for a while. It ends by itself on
that day, and you can take it back any time. With --limit it's a limit you set
yourself.`,
		Example: `  trustrepair promise add
  trustrepair promise add --what "I'll call at six" --every Sunday \
    --if-then "If I'm on the road, then I'll call at nine"
  trustrepair promise add --limit --what "I don't drive after a drink"`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return promises.Commands{App: g.App}.Add(cmd.Context(), opts)
		},
	}
	termFlags(cmd, &opts.Terms)
	cmd.Flags().StringVar(&opts.Until, "until", "", "it's something you show until this `DAY`")
	cmd.Flags().StringVar(&opts.Start, "start", "", "its first `DAY`, if that isn't today")
	cmd.Flags().BoolVar(&opts.Limit, "limit", false, "it's a limit you set yourself, with no day")
	return cmd
}

// termFlags adds the flags for what a promise says.
func termFlags(cmd *cobra.Command, t *promises.Terms) {
	flags := cmd.Flags()
	flags.StringVar(&t.What, "what", "", "what you'll do, in your `WORDS`")
	flags.StringVar(&t.Answers, "answers", "", "which part of what happened it's about, in your `WORDS`")
	flags.StringVar(&t.By, "by", "", "the `DAY` by which it's done")
	flags.StringVar(&t.Every, "every", "", "the `RHYTHM` in which it comes around, like Sunday")
	flags.StringVar(&t.From, "from", "", "what the rhythm counts from, `due|done` (due unless you say so)")
	flags.StringVar(&t.IfThen, "if-then", "", "what could get in the way, and what you'll do then: `\"If ..., then ...\"`")
	flags.StringVar(&t.Unforeseen, "unforeseen", "", "what happens when something bigger comes up, in your `WORDS`")
	flags.StringVar(&t.Notice, "notice", "", "how they'll notice, in your `WORDS`")
	flags.StringVar(&t.Agreed, "agreed", "", "`WHO` agreed, like both")
}

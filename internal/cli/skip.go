package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

type skipOptions struct {
	prompt string
	why    string
}

func newSkipCmd(g *global) *cobra.Command {
	var opts skipOptions
	cmd := &cobra.Command{
		Use:               "skip PROMPT --why WORDS",
		Short:             "Leave a prompt out, with a reason; it can be answered later",
		Example:           `  trustrepair skip values --why "not today"`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: g.completePrompts,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.prompt = args[0]
			return runSkip(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().StringVar(&opts.why, "why", "", "the reason, in your `WORDS`")
	return cmd
}

func runSkip(ctx context.Context, g *global, opts skipOptions) error {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	p, err := g.FindPrompt(o, opts.prompt)
	if err != nil {
		return err
	}
	if strings.TrimSpace(opts.why) == "" {
		return app.Usage(`say why in a few words: trustrepair skip `+p.ID+` --why "not today"`, "leaving out %q needs a reason", p.ID)
	}
	r := g.Recorder(o)
	done, err := r.Skip(ctx, o, p, opts.why)
	if err != nil {
		return fmt.Errorf("skipping %q: %w", p.ID, err)
	}
	return g.PrintRecorded(o, done, g.AsCalled("Saved: "+p.ID+" is left out. To answer it later: trustrepair answer "+p.ID))
}

package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type startOptions struct {
	session.Facts
	safe bool
}

func newStartCmd(g *global) *cobra.Command {
	var opts startOptions
	cmd := &cobra.Command{
		Use:   "start",
		Short: "Begin: safety first, then a few facts, then the first step",
		Long: `Begin a journal. First come some questions about safety, then a few facts that
fit the workbook to what happened, then the first step. An existing journal is
never overwritten. Until the journal is made, your answers wait in a private
file beside its place, all but those about safety.

With --no-input nothing is asked: give every flag below. Without it the safety
questions are asked, whatever --safe says; only a yes can be given as a flag.`,
		Example: `  trustrepair start
  trustrepair start --no-input --safe --name Kim --other Sam --relation friend \
    --breach lie --intent lie --severity serious`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			opts.RoleGiven = cmd.Flags().Changed("role")
			return runStart(cmd.Context(), g, opts)
		},
	}
	subjectFlags(cmd, &opts.Subject)
	cmd.Flags().StringVar(&opts.Subject.Role, "role", string(workbook.Hurting),
		"`ROLE`: hurting (broke the trust) or hurt (had it broken)")
	cmd.Flags().StringSliceVar(&opts.Gate, "gate", nil, "`ANSWER` to the safety questions: "+gateValues())
	cmd.Flags().BoolVar(&opts.safe, "safe", false, "the same as --gate none, for use with --no-input")
	return cmd
}

func runStart(ctx context.Context, g *global, opts startOptions) error {
	if err := g.RefuseExisting(); err != nil {
		return err
	}
	if err := opts.check(); err != nil {
		return err
	}
	if err := g.CheckGate(opts.Role(), opts.Gate); err != nil {
		return err
	}
	if !g.NoInput {
		return g.StartAsking(ctx, opts.Facts)
	}
	if missing := opts.missing(); len(missing) > 0 {
		return app.Usage("give them, or leave --no-input away and be asked", "starting without questions needs %s", strings.Join(missing, ", "))
	}
	return g.StartUnasked(ctx, opts.Facts)
}

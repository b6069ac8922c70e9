package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type startOptions struct {
	app.Start
	safe bool
}

func newStartCmd(g *global) *cobra.Command {
	var opts startOptions
	cmd := &cobra.Command{
		Use:   "start",
		Short: "Begin with safety, then a few facts, then the first step",
		Long: `Begin a journal. First come some questions about safety. Then come a few facts,
so the questions fit what happened, and then the first step. If there already is
a journal, it's never overwritten. Until the new one is made, your answers are
kept in a private file next to its place, except the ones about safety.

With --no-input nothing is asked. Then it needs --name, --other, --relation,
--breach, --intent and --severity, and --safe or --gate. Without --no-input the
safety questions are always asked, whatever --safe says. Only a yes can be given
as a flag.`,
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
		"your `ROLE`: hurting (you broke the trust) or hurt (yours was broken)")
	cmd.Flags().StringSliceVar(&opts.Gate, "gate", nil, "an `ANSWER` to the safety questions: "+gateValues())
	cmd.Flags().BoolVar(&opts.Seal, "seal", false, "lock the journal with a passphrase")
	cmd.Flags().BoolVar(&opts.Recovery, "recovery", false, "with --seal: print a recovery key, without asking")
	cmd.Flags().BoolVar(&opts.safe, "safe", false, "answer no to every safety question, for use with --no-input")
	return cmd
}

func runStart(ctx context.Context, g *global, opts startOptions) error {
	if err := g.RefuseExisting(); err != nil {
		return err
	}
	if err := opts.check(); err != nil {
		return err
	}
	var err error
	if opts.Gate, err = g.CheckGate(opts.Role(), opts.Gate); err != nil {
		return err
	}
	if !g.NoInput {
		return g.StartAsking(ctx, opts.Start)
	}
	if missing := opts.missing(); len(missing) > 0 {
		return app.Usage("add them, or leave out --no-input to be asked", "to start without questions, it needs %s", strings.Join(missing, ", "))
	}
	return g.StartUnasked(ctx, opts.Start)
}

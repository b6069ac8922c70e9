package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
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
	if err := g.refuseExisting(); err != nil {
		return err
	}
	if err := opts.check(); err != nil {
		return err
	}
	if err := g.checkGate(opts.Role(), opts.Gate); err != nil {
		return err
	}
	if g.noInput {
		return g.startUnasked(ctx, opts)
	}
	return g.startAsking(ctx, opts)
}

// refuseExisting checks first whether there is a journal already, or none can
// be made there, so that nobody answers ten questions for nothing. One that
// cannot be read is named as such.
func (g *global) refuseExisting() error {
	found, err := g.journalExists()
	if err != nil {
		return err
	}
	path, err := g.path()
	if err != nil {
		return err
	}
	if !found {
		if err := g.refuseElsewhere(); err != nil {
			return err
		}
		return journal.CanCreate(path)
	}
	j, err := g.openJournal(context.Background())
	if err != nil {
		return err
	}
	hints := []string{"nothing was changed; go on with: trustrepair next"}
	if state := guide.Fold(j.Entries); !state.Closed() && !state.Unasked() { // a yes is no reason to begin again elsewhere
		hints = append(hints, "for a second repair, name a second journal: trustrepair start --journal NAME")
	}
	return &exitError{statusFailure, fmt.Errorf("starting a journal at %q: %w", path, journal.ErrExists), hints}
}

// startUnasked makes the journal from flags alone.
func (g *global) startUnasked(ctx context.Context, opts startOptions) error {
	if missing := opts.missing(); len(missing) > 0 {
		return usage("give them, or leave --no-input away and be asked", "starting without questions needs %s", strings.Join(missing, ", "))
	}
	kept, err := g.keptFacts() // what somebody was asked before is out of date then
	if err != nil {
		return err
	}
	defer kept.Close()
	o, err := g.create(ctx, opts)
	if err == nil {
		err = errors.Join(kept.Drop(), kept.Close())
	}
	if err != nil {
		return err
	}
	if err := g.print("Saved: the journal " + display.OneLine(o.Path) + "\n"); err != nil {
		return err
	}
	if err := g.tellStart(opts); err != nil {
		return err
	}
	if err := g.warnIfDanger(entry.Subject{}, opts.Subject.Name, opts.Subject.Other); err != nil {
		return err
	}
	if err := g.closedStatus(o); err != nil {
		return err
	}
	return g.print(g.withJournalFlag("Go on with: trustrepair next\n"))
}

// tellStart tells what follows from the answers that flags gave.
func (g *global) tellStart(opts startOptions) error {
	cards, err := g.safetyCards()
	if err != nil {
		return err
	}
	card, ok, err := cards.Closing(opts.Role(), opts.Gate)
	if err != nil {
		return err
	}
	if ok {
		err = g.tellCard(card)
	}
	if err != nil || opts.Path() == workbook.Alone {
		return err
	}
	if card, ok = cards.Counsellor(opts.Facts); !ok {
		return nil
	}
	return g.tellCard(card)
}

// create makes the journal: its header, and the answers to the gate.
func (g *global) create(ctx context.Context, opts startOptions) (*opened, error) {
	path, err := g.path()
	if err != nil {
		return nil, err
	}
	o := &opened{}
	if o.now, err = g.time(); err != nil {
		return nil, err
	}
	if o.words, err = g.words(); err != nil {
		return nil, err
	}
	if o.workbook, err = g.load(opts.Path()); err != nil {
		return nil, err
	}
	gate, _ := guide.State{Subject: opts.Subject}.GateRecord(entry.Entry{At: o.now, Kind: entry.Gate, Gate: opts.Gate})
	o.Journal, err = journal.Create(ctx, path,
		entry.Entry{At: o.now, Kind: entry.Journal, Format: entry.Format,
			Subject: opts.Subject, Workbook: o.workbook.Title, Version: o.workbook.Version},
		gate)
	if err != nil {
		return nil, fmt.Errorf("starting a journal: %w", err)
	}
	return o, nil
}

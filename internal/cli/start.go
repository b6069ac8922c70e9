package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type startOptions struct {
	subject entry.Subject
	gate    []string
	safe    bool
}

func newStartCmd(g *global) *cobra.Command {
	var opts startOptions
	cmd := &cobra.Command{
		Use:   "start",
		Short: "Begin: safety first, then a few facts, then the first step",
		Long: `Begin a journal. First come some questions about safety, then a few facts that
fit the workbook to what happened, then the first step. An existing journal is
never overwritten. Until the journal is made, your answers stay in memory.

With --no-input nothing is asked: give every flag below.`,
		Example: `  trustrepair start
  trustrepair start --no-input --safe --name Kim --other Sam --relation friend \
    --breach lie --intent lie --severity serious`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runStart(cmd.Context(), g, opts) },
	}
	subjectFlags(cmd, &opts.subject)
	cmd.Flags().StringVar(&opts.subject.Role, "role", string(workbook.Hurting),
		"`ROLE`: hurting (broke the trust) or hurt (had it broken)")
	cmd.Flags().StringSliceVar(&opts.gate, "gate", nil, "`ANSWER` to the safety questions: "+values("gate"))
	cmd.Flags().BoolVar(&opts.safe, "safe", false, "the same as --gate none")
	return cmd
}

// subjectFlags are the flags of start and setup that say who and what.
func subjectFlags(cmd *cobra.Command, s *entry.Subject) {
	cmd.Flags().StringVar(&s.Name, "name", "", "your `NAME`")
	cmd.Flags().StringVar(&s.Other, "other", "", "the other person's `NAME`")
	cmd.Flags().StringVar(&s.Relation, "relation", "", "who they are to you, a `KIND`: "+values("relation"))
	cmd.Flags().StringVar(&s.Breach, "breach", "", "what happened, a `KIND`: "+values("breach"))
	cmd.Flags().StringVar(&s.Intent, "intent", "", "lapse, choice or lie, a `KIND`")
	cmd.Flags().StringVar(&s.Severity, "severity", "", "how heavy it is for them, a `DEGREE`: "+values("severity"))
}

func values(field string) string { return strings.Join(workbook.SetupValues()[field], ", ") }

func runStart(ctx context.Context, g *global, opts startOptions) error {
	if err := g.refuseExisting(); err != nil {
		return err
	}
	if err := opts.check(); err != nil {
		return err
	}
	if g.noInput {
		return g.startUnasked(ctx, opts)
	}
	return g.startAsking(ctx, opts)
}

// refuseExisting looks first whether a journal stands in the place, so that
// nobody answers ten questions for nothing. One that cannot be read is named
// as such.
func (g *global) refuseExisting() error {
	found, err := g.journalExists()
	if err != nil || !found {
		return err
	}
	path, err := g.path()
	if err != nil {
		return err
	}
	if _, err := g.openJournal(context.Background()); err != nil {
		return err
	}
	return fmt.Errorf("starting a journal at %q: %w", path, journal.ErrExists)
}

// check holds the flags that were given to the values they can have.
func (o *startOptions) check() error {
	if o.safe {
		o.gate = append(o.gate, "none")
	}
	if o.subject.Role != "" && o.subject.Role != string(workbook.Hurting) && o.subject.Role != string(workbook.Hurt) {
		return usage("use hurting or hurt", "--role %q is unknown", o.subject.Role)
	}
	if o.subject.Role == "" {
		o.subject.Role = string(workbook.Hurting)
	}
	if slices.Contains(o.gate, "none") && len(slices.Compact(slices.Sorted(slices.Values(o.gate)))) > 1 {
		return usage("give none alone, or leave it out", "--gate has none beside another answer")
	}
	for _, answer := range o.gate {
		if !slices.Contains(workbook.SetupValues()["gate"], answer) {
			return usage("use one of: "+values("gate"), "--gate %q is unknown", answer)
		}
	}
	return checkSubject(o.subject)
}

func checkSubject(s entry.Subject) error {
	for _, f := range []struct{ name, value string }{
		{"relation", s.Relation}, {"breach", s.Breach}, {"intent", s.Intent}, {"severity", s.Severity},
	} {
		if f.value != "" && !slices.Contains(workbook.SetupValues()[f.name], f.value) {
			return usage("use one of: "+values(f.name), "--%s %q is unknown", f.name, f.value)
		}
	}
	return nil
}

// missing lists the flags that start cannot do without when it must not ask.
func (o startOptions) missing() []string {
	var flags []string
	for _, f := range []struct{ flag, value string }{
		{"--name", o.subject.Name}, {"--other", o.subject.Other}, {"--relation", o.subject.Relation},
		{"--breach", o.subject.Breach}, {"--intent", o.subject.Intent}, {"--severity", o.subject.Severity},
		{"--gate", strings.Join(o.gate, "")},
	} {
		if strings.TrimSpace(f.value) == "" {
			flags = append(flags, f.flag)
		}
	}
	return flags
}

// startUnasked makes the journal from flags alone.
func (g *global) startUnasked(ctx context.Context, opts startOptions) error {
	if missing := opts.missing(); len(missing) > 0 {
		return usage("give them, or leave --no-input away and be asked", "starting without questions needs %s", strings.Join(missing, ", "))
	}
	o, err := g.create(ctx, opts)
	if err != nil {
		return err
	}
	if err := g.print("Saved: the journal " + display(o.Path) + "\n"); err != nil {
		return err
	}
	if err := g.tellStart(opts); err != nil {
		return err
	}
	if err := g.closedStatus(o); err != nil {
		return err
	}
	return g.print("Go on with: trustrepair next\n")
}

// tellStart tells what follows from the answers that flags gave.
func (g *global) tellStart(opts startOptions) error {
	card, ok, err := g.closing(opts.role(), opts.gate)
	if err != nil {
		return err
	}
	if ok {
		err = g.tellCard(card)
	}
	if err != nil || opts.path() == workbook.Alone {
		return err
	}
	if card, ok, err = g.counsellor(opts.subject); err != nil || !ok {
		return err
	}
	return g.tellCard(card)
}

// role is the path of the person's own workbook.
func (o startOptions) role() workbook.Path { return workbook.Path(o.subject.Role) }

// path is the path that the answers to the gate leave open.
func (o startOptions) path() workbook.Path {
	return guide.Fold([]entry.Entry{{Kind: entry.Journal, Subject: o.subject}, {Kind: entry.Gate, Gate: o.gate}}).Path()
}

// startAsking asks what the flags leave open, makes the journal, and goes on
// with the first prompt.
func (g *global) startAsking(ctx context.Context, opts startOptions) error {
	k, err := g.newKeyboard()
	if err != nil {
		return err
	}
	action, err := g.askStart(ctx, k, &opts)
	if err != nil || action != guide.Next {
		return errors.Join(err, k.Close(), g.leftStart(action, opts))
	}
	o, err := g.create(ctx, opts)
	if err != nil {
		return errors.Join(err, k.Close())
	}
	outcome, err := g.sitAt(ctx, k, o, func(s *session.Session) (session.Outcome, error) { return s.Run(ctx) })
	err = errors.Join(err, k.Close())
	return errors.Join(g.partFrom(o, outcome, err), g.closedStatus(o))
}

// leftStart ends a start that was left before there was a journal. After a yes
// at the gate it was safety that stopped it.
func (g *global) leftStart(action guide.Action, opts startOptions) error {
	err := g.leftBeforeSaving(action)
	if opts.path() == workbook.Alone {
		return quiet(statusSafety)
	}
	return err
}

// askStart asks the safety questions and the facts that no flag gave, and
// tells what follows from the answers.
func (g *global) askStart(ctx context.Context, asker session.Asker, opts *startOptions) (guide.Action, error) {
	var action guide.Action
	var err error
	if len(opts.gate) == 0 {
		if opts.gate, action, err = g.askGate(ctx, asker, opts.role()); err != nil || action != guide.Next {
			return action, err
		}
	}
	card, ok, err := g.closing(opts.role(), opts.gate)
	if err != nil {
		return guide.Stop, err
	}
	if ok {
		if reply, err := asker.Tell(ctx, card); err != nil || reply.Action != guide.Next {
			return reply.Action, err
		}
	}
	if opts.path() == workbook.Alone {
		return guide.Next, nil
	}
	given, action, err := g.askSubject(ctx, asker, opts.subject, false)
	session.Fill(&opts.subject, given)
	if err != nil || action != guide.Next {
		return action, err
	}
	return g.tellCounsellor(ctx, asker, opts.subject)
}

// tellCounsellor advises a counsellor outright, once, where that is right.
func (g *global) tellCounsellor(ctx context.Context, asker session.Asker, s entry.Subject) (guide.Action, error) {
	card, ok, err := g.counsellor(s)
	if err != nil || !ok {
		return guide.Next, err
	}
	reply, err := asker.Tell(ctx, card)
	return reply.Action, err
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
	if o.workbook, err = workbook.Load(g.Content, opts.path()); err != nil {
		return nil, err
	}
	o.Journal, err = journal.Create(ctx, path,
		entry.Entry{At: o.now, Kind: entry.Journal, Format: entry.Format,
			Subject: opts.subject, Workbook: o.workbook.Title, Version: o.workbook.Version},
		entry.Entry{At: o.now, Kind: entry.Gate, Gate: opts.gate})
	if err != nil {
		return nil, fmt.Errorf("starting a journal: %w", err)
	}
	return o, nil
}

package records

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

type addOptions struct {
	text string
	file string
	win  bool
}

func newAddCmd(g *global) *cobra.Command {
	var opts addOptions
	cmd := &cobra.Command{
		Use:   "add [TEXT]",
		Short: "Add a note of your own, any time",
		Long: `Add a note: a thought, something that went a little better, something you want
to tell someone. The text is an argument, a file or standard input. If it's an
argument, it stays in the history of your shell. With --win it's something that
went a little better. You can read those again on a bad day with journal wins.`,
		Example: `  trustrepair journal add "We talked for ten minutes. I didn't defend myself."
  trustrepair journal add --win "She laughed at my joke."
  trustrepair journal add --file note.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.text = strings.Join(args, "")
			return runAdd(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().StringVar(&opts.file, "file", "", "read the note from this `FILE` (- is standard input)")
	cmd.Flags().BoolVar(&opts.win, "win", false, "it's something that went a little better")
	return cmd
}

// sort returns the sort of the note.
func (opts addOptions) sort() string {
	if opts.win {
		return guide.Win
	}
	return ""
}

func runAdd(ctx context.Context, g *global, opts addOptions) error {
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	if opts.text == "" && opts.file == "" && g.Terminal().Typing {
		return g.askNote(ctx, o, opts.sort())
	}
	return g.addNote(ctx, o, opts)
}

func (g *global) addNote(ctx context.Context, o *app.Opened, opts addOptions) error {
	text, err := opts.text, error(nil)
	if text == "" {
		if text, err = g.ReadInput(ctx, opts.file); err != nil {
			return err
		}
	}
	r := g.Recorder(o)
	done, err := r.Note(ctx, o, text, opts.sort())
	var refusal *answers.Refusal
	switch {
	case errors.As(err, &refusal) && refusal.Code == "empty":
		return app.Usage("nothing was saved. Type a few words", "the note is empty")
	case errors.As(err, &refusal):
		return app.Usage("type it again", "the note wasn't saved. %s", answers.Reason(o.Words, err))
	case err != nil:
		return fmt.Errorf("saving the note: %w", err)
	}
	return g.PrintRecorded(o, done, "Saved.")
}

// askNote asks for the note.
func (g *global) askNote(ctx context.Context, o *app.Opened, sort string) error {
	if g.NoInput {
		return app.Usage("give the text, or pipe it in", "the note would have to be asked for, and with --no-input nothing is")
	}
	return g.RunSession(ctx, o, func(s *session.Session) (session.Outcome, error) { return s.Note(ctx, sort) },
		func() { g.Tell(o.Words.Say("saved")) })
}

package records

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/versions"
)

func newEditCmd(g *global) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "edit ID",
		Short: "Change an answer or a note, and keep it as it was, too",
		Long: `Change an answer or a note. It starts from the newest version. The new one is
added, and what you wrote before stays in the journal. If it was changed
somewhere else while you were writing, both are kept.

To see every version, use journal history. To remove one for good, use journal
forget.`,
		Example: `  trustrepair journal edit deed
  trustrepair journal edit 5XA9Y6N1B7QK --file note.txt`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runEdit(cmd.Context(), g, args[0], file) },
	}
	cmd.Flags().StringVar(&file, "file", "", "read the new text from this `FILE` (- is standard input)")
	return cmd
}

func runEdit(ctx context.Context, g *global, id, file string) error {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	e, err := g.find(o, id)
	if err != nil {
		return err
	}
	switch e.Kind {
	case entry.Answer:
		return Answer(ctx, g.App, o, e.Prompt, file)
	case entry.Note:
		return g.editNote(ctx, o, versions.Newest(o.Entries, e), file)
	case entry.Journal, entry.Setup, entry.Gate:
		return app.Usage("to change it, type: trustrepair setup", "the setup has a command of its own")
	case entry.Promise, entry.Checkin:
		return app.Usage("to change a promise, type: trustrepair promise change", "promises have commands of their own")
	}
	return app.Usage("to remove it for good, type: trustrepair journal forget "+e.ID, "only answers and notes can be changed")
}

// editNote reads the new text of a note from a file or standard input, or asks for it.
func (g *global) editNote(ctx context.Context, o *app.Opened, e entry.Entry, file string) error {
	if file == "" && g.Terminal().Typing {
		return g.askEditNote(ctx, o, e)
	}
	text, err := g.ReadInput(ctx, file)
	if err != nil {
		return err
	}
	r := g.Recorder(o)
	done, err := r.ReviseNote(ctx, o, e, text)
	var refusal *answers.Refusal
	switch {
	case errors.As(err, &refusal):
		return app.Usage("the note is as it was. Type a few words", "the note wasn't saved. %s", answers.Reason(o.Words, err))
	case err != nil:
		return fmt.Errorf("saving the note: %w", err)
	}
	return g.PrintRecorded(o, done, o.Words.Say(noteSaved(done)))
}

func (g *global) askEditNote(ctx context.Context, o *app.Opened, e entry.Entry) error {
	if g.NoInput {
		return app.Usage("pipe the text in, or name a file: --file FILE", "the note would have to be asked for, and with --no-input nothing is")
	}
	var done session.Recorded
	return g.RunSession(ctx, o, func(s *session.Session) (outcome session.Outcome, err error) {
		outcome, done, err = s.ReviseNote(ctx, e)
		return outcome, err
	}, func() { g.Tell(o.Words.Say(noteSaved(done))) })
}

// noteSaved returns the name of what is said of a note that was changed.
func noteSaved(done session.Recorded) string {
	switch {
	case done.Unchanged:
		return "note-unchanged"
	case done.Overtaken:
		return "saved-over"
	}
	return "note-changed"
}

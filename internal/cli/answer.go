package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type answerOptions struct {
	prompt string
	file   string
}

func newAnswerCmd(g *global) *cobra.Command {
	var opts answerOptions
	cmd := &cobra.Command{
		Use:   "answer PROMPT",
		Short: "Answer one prompt, from standard input or a file",
		Long: `Answer any prompt that fits your setup, in any order. If you answer it again,
the new answer takes the place of the old one. Both are kept. The text is saved
byte for byte. This is what each kind of prompt takes:

  text, letter  any text
  line          one line
  choice        the id of an option
  choices       ids, separated by commas or blanks
  confirm       yes or no
  scale         a whole number
  date          a day, like Sunday, "in 10 days" or "14 March"
  task          done (or how, as in "done told"), "not-yet Sunday" or "no WHY"
  i-sentence, promises, review   a JSON object with the prompt's fields

In a terminal, if nothing is piped in, it asks you.`,
		Example: `  echo "I read your diary." | trustrepair answer deed
  trustrepair answer letter --file letter.txt`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: g.completePrompts,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.prompt = args[0]
			return runAnswer(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().StringVar(&opts.file, "file", "", "read the answer from this `FILE` (- is standard input)")
	return cmd
}

func runAnswer(ctx context.Context, g *global, opts answerOptions) error {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	return g.answer(ctx, o, opts)
}

// answer reads the answer to one prompt from a file or standard input, or asks for
// it.
func (g *global) answer(ctx context.Context, o *app.Opened, opts answerOptions) error {
	p, err := g.FindPrompt(o, opts.prompt)
	if err != nil {
		return err
	}
	if opts.file == "" && g.Terminal().Typing {
		return g.askOne(ctx, o, p.ID)
	}
	input, err := g.ReadInput(ctx, opts.file)
	if err != nil {
		return err
	}
	return g.record(ctx, o, p, input)
}

// record records an answer and says so.
func (g *global) record(ctx context.Context, o *app.Opened, p *workbook.Prompt, input string) error {
	r := g.Recorder(o)
	done, err := r.Answer(ctx, o, r.View(), p, input)
	var refusal *answers.Refusal
	switch {
	case errors.As(err, &refusal):
		return app.Usage(refusedHint(p), "%q wasn't saved. %s", p.ID, answers.Reason(o.Words, err))
	case err != nil:
		return fmt.Errorf("saving the answer to %q: %w", p.ID, err)
	case done.Unchanged:
		return g.PrintRecorded(o, done, o.Words.Say("unchanged", "prompt", p.ID))
	}
	return g.PrintRecorded(o, done, strings.TrimSuffix("Saved: "+p.ID+", "+o.SavedDays(p.ID, done), ", "))
}

// refusedHint says what to do if a prompt refuses an answer.
func refusedHint(p *workbook.Prompt) string {
	if p.Kind == workbook.Letter {
		return "what you wrote before is still there. To write the letter, type: trustrepair apology write"
	}
	return "to see what it takes, type: trustrepair answer --help"
}

package cli

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/records"
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
	return records.Answer(ctx, g.App, o, opts.prompt, opts.file)
}

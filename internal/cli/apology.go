package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func newApologyCmd(g *global) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "apology",
		Short: "The letter: write it, check it, read it out loud, print it",
		Long: `You write the apology as a letter. It rests for some days, you read it again,
and then you say it or hand it over. These commands are for the letter by
itself. The checker needs no journal, because it can read any text.`,
		Example: `  trustrepair apology write
  trustrepair apology check letter.txt`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newApologyWriteCmd(g), newCheckCmd(g), newApologyShowCmd(g), newApologyHistoryCmd(g),
		newRehearseCmd(g), newApologyPrintCmd(g))
	return cmd
}

// letterPrompt returns the prompt that asks for the letter. It is an error if this
// workbook has none, or if it is closed.
func (g *global) letterPrompt(o *app.Opened) (*workbook.Prompt, error) {
	if p := render.LetterPrompt(o.Workbook); p != nil {
		return p, nil
	}
	if state := guide.Fold(o.Entries); state.Closed() {
		return nil, g.TellStillClosed()
	}
	return nil, app.Usage("to see what it asks for, type: trustrepair steps", "this workbook doesn't ask for a letter")
}

// versions returns every version of the letter, the oldest first. It is an error if
// there is none.
func (g *global) versions(o *app.Opened) ([]render.LetterVersion, error) {
	if _, err := g.letterPrompt(o); err != nil {
		return nil, err
	}
	versions := render.LetterVersions(o.Workbook, o.Entries)
	if len(versions) == 0 && guide.Fold(o.Entries).Closed() {
		return nil, app.Fail(errors.New("there's no letter in this journal"), "to see what there is, type: trustrepair journal")
	}
	if len(versions) == 0 {
		return nil, app.Fail(errors.New("there's no letter yet"), "to write it, type: trustrepair apology write")
	}
	return versions, nil
}

// letter returns the letter as it is now.
func (g *global) letter(o *app.Opened) (render.LetterVersion, error) {
	versions, err := g.versions(o)
	if err != nil {
		return render.LetterVersion{}, err
	}
	return versions[len(versions)-1], nil
}

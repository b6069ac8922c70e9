package records

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type showOptions struct {
	id   string
	json bool
}

func newShowCmd(g *global) *cobra.Command {
	var opts showOptions
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show one entry, by its id, the end of its id, or its prompt",
		Example: `  trustrepair journal show deed
  trustrepair journal show 01KAMVXJ8ZPF1F5XA9Y6N1B7QK`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.id = args[0]
			return runShow(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON")
	return cmd
}

func runShow(ctx context.Context, g *global, opts showOptions) error {
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	e, err := g.find(o, opts.id)
	if err != nil {
		return err
	}
	a := o.View()
	if opts.json {
		return g.PrintJSON(render.EntriesJSON("journal-show", []entry.Entry{e}, currentIDs(a, o.Entries)))
	}
	return g.Print(g.Page().Entry(a, e))
}

// shortestID is the minimum length of the end of an id that identifies an entry.
const shortestID = 4

// find returns the current answer to a prompt with this id, or else the one entry
// whose id is, or ends in, this text.
func (g *global) find(o *app.Opened, id string) (entry.Entry, error) {
	if e, ok := o.View().State.Answer(id); ok {
		return e, nil
	}
	var found []entry.Entry
	for _, e := range o.Entries {
		if len(id) >= shortestID && strings.HasSuffix(e.ID, strings.ToUpper(id)) {
			found = append(found, e)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		t := app.Usage("to see them all, type: trustrepair journal list", "there's no entry %q", id)
		return entry.Entry{}, g.Suggest(t, id, app.PromptIDs(o.Workbook, func(p *workbook.Prompt) bool {
			_, answered := o.View().State.Answer(p.ID)
			return answered
		})...)
	}
	return entry.Entry{}, app.Usage("type more of the id", "%d entries end in %q", len(found), id)
}

package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

type statusOptions struct {
	json bool
}

func newStatusCmd(g *global) *cobra.Command {
	var opts statusOptions
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show where you stand: the steps, what is due and what waits",
		Example: `  trustrepair status
  trustrepair status --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runStatus(cmd.Context(), g, opts) },
	}
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON")
	return cmd
}

func runStatus(ctx context.Context, g *global, opts statusOptions) error {
	o, err := g.open(ctx)
	if err != nil {
		return err
	}
	if err := g.tellConflicts(o); err != nil {
		return err
	}
	a := o.resuming()
	if opts.json {
		return g.printJSON(statusJSON(o.Path, g.nameless(a)))
	}
	return g.printStatus(a)
}

// printStatus prints where the person stands, or only whether there is something
// to do where nobody is to see what this is.
func (g *global) printStatus(a guide.View) error {
	if g.isDiscreet() {
		return g.print(g.page().NeutralStatus(a))
	}
	return g.print(g.page().Status(a))
}

// nameless takes the names out of a view where nobody is to see them.
func (g *global) nameless(a guide.View) guide.View {
	if g.isDiscreet() {
		a.State.Subject.Name, a.State.Subject.Other = "", ""
	}
	return a
}

type statusDoc struct {
	Schema  string        `json:"schema"`
	Journal string        `json:"journal"`
	Closed  bool          `json:"closed"`
	Steps   []standing    `json:"steps"`
	Next    *nextItem     `json:"next"`    // null when nothing is left
	Sitting *sittingItem  `json:"sitting"` // what next would do now, or null
	Due     []nextItem    `json:"due"`
	Waiting []waitingItem `json:"waiting"`
}

type standing struct {
	ID       string          `json:"id"`
	State    guide.StepState `json:"state"`
	Answered int             `json:"answered"`
	Of       int             `json:"of"`
}

type nextItem struct {
	Kind   guide.ItemKind `json:"kind"`
	Step   string         `json:"step"`
	Prompt string         `json:"prompt"`
	At     string         `json:"at"`
	Why    string         `json:"why"`

	Promise string `json:"promise,omitempty"` // its id, where the item is no prompt
	Review  string `json:"review,omitempty"`  // likewise
	Text    string `json:"text,omitempty"`    // then: what it is about
}

type sittingItem struct {
	ID      string   `json:"id"`
	Step    string   `json:"step"`    // of the first prompt that is left
	Prompts []string `json:"prompts"` // all of the sitting, in order
	Left    int      `json:"left"`    // how many of them are not done
	Minutes int      `json:"minutes"` // for those
}

type waitingItem struct {
	What  string `json:"what"`
	For   string `json:"for"`
	Until string `json:"until"`
	Why   string `json:"why"`
}

func statusJSON(path string, a guide.View) statusDoc {
	doc := statusDoc{Schema: schema("status"), Journal: path, Closed: a.State.Closed(),
		Steps: []standing{}, Due: []nextItem{}, Waiting: []waitingItem{}}
	if a.Agenda.Next.Kind != guide.ItemDone {
		next := itemJSON(a, a.Agenda.Next)
		doc.Next = &next
	}
	if s := a.Agenda.Sitting; s.ID != "" {
		doc.Sitting = &sittingItem{s.ID, s.Step, append([]string{}, s.Prompts...), len(s.Left), s.Minutes}
	}
	for _, s := range a.Agenda.Steps {
		doc.Steps = append(doc.Steps, standing{s.ID, s.State, s.Answered, s.Of})
	}
	for _, it := range a.Agenda.Due {
		doc.Due = append(doc.Due, itemJSON(a, it))
	}
	for _, it := range a.Agenda.Waiting {
		doc.Waiting = append(doc.Waiting, waitingItem{it.Name(), it.For, rfc3339(it.At), a.Fill(it.Why)})
	}
	return doc
}

func itemJSON(a guide.View, it guide.Item) nextItem {
	why := it.Why
	if p, _ := a.Workbook.Prompt(it.Prompt); p != nil && why == "" {
		why = p.Why
	}
	return nextItem{Kind: it.Kind, Step: it.Step, Prompt: it.Prompt, At: rfc3339(it.At), Why: a.Fill(why),
		Promise: it.Promise, Review: it.Review, Text: it.Text}
}

// rfc3339 writes a day as the moment it begins; no day is an empty text.
func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

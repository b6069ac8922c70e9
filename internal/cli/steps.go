package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type stepsOptions struct {
	step string
	role string
	json bool
}

func newStepsCmd(g *global) *cobra.Command {
	var opts stepsOptions
	cmd := &cobra.Command{
		Use:   "steps [STEP]",
		Short: "Show the whole workbook: its steps, or the prompts of one step",
		Long: `Show the table of contents of the workbook. With a step, show its prompts, the
practices behind each of them, and the evidence where there is some. It needs
no journal; with one, prompts that are not asked as things stand are marked:
they depend on your setup, or on an answer that may still come or change.`,
		Example: `  trustrepair steps
  trustrepair steps listen
  trustrepair steps --json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: g.completeSteps,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				opts.step = args[0]
			}
			return runSteps(cmd, g, opts)
		},
	}
	cmd.Flags().StringVar(&opts.role, "role", "", "whose workbook, a `ROLE`: hurting, hurt or alone (default: the journal's, else hurting)")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print the whole workbook as JSON")
	return cmd
}

func runSteps(cmd *cobra.Command, g *global, opts stepsOptions) error {
	a, err := g.contents(cmd, opts.role)
	if err != nil {
		return err
	}
	steps := a.Workbook.Steps
	if opts.step != "" {
		step := a.Workbook.Step(opts.step)
		if step == nil {
			return g.noStep(a.Workbook, opts.step)
		}
		steps = []*workbook.Step{step}
	}
	if opts.json {
		return g.printJSON(stepsJSON(a, steps))
	}
	if opts.step == "" {
		return g.print(g.page().Contents(a))
	}
	practices, err := workbook.LoadPractices(g.Content)
	if err != nil {
		return err
	}
	return g.print(g.page().Step(a, steps[0], practices))
}

// contents returns the workbook with what the journal says, or untouched if
// there is no journal or another role is wanted. It has no agenda.
func (g *global) contents(cmd *cobra.Command, role string) (guide.View, error) {
	found, err := g.journalExists()
	if err == nil && found && role == "" {
		if state, err := g.skim(cmd.Context(), entry.Setup, entry.Gate, entry.Answer, entry.Skip); err == nil {
			return g.contentsOf(state)
		}
	}
	if role == "" {
		role = string(workbook.Hurting)
	}
	if role != string(workbook.Hurting) && role != string(workbook.Hurt) && role != string(workbook.Alone) {
		return guide.View{}, usage("use hurting, hurt or alone", "--role %q is unknown", role)
	}
	words, err := g.words()
	if err != nil {
		return guide.View{}, err
	}
	wb, err := workbook.Load(g.Content, workbook.Path(role))
	return guide.View{Workbook: wb, Words: words}, err
}

// contentsOf returns the workbook that fits the state of a journal.
func (g *global) contentsOf(state guide.State) (guide.View, error) {
	words, err := g.words()
	if err != nil {
		return guide.View{}, err
	}
	wb, err := g.load(state.Path())
	if err != nil {
		return guide.View{}, err
	}
	return g.nameless(guide.View{Workbook: wb, Words: words, State: state.Adopt(wb)}), nil
}

type stepsDoc struct {
	Schema string     `json:"schema"`
	Steps  []stepItem `json:"steps"`
}

type stepItem struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Prompts []promptItem `json:"prompts"`
}

type promptItem struct {
	ID        string        `json:"id"`
	Kind      workbook.Kind `json:"kind"`
	Ask       string        `json:"ask"`
	Practices []string      `json:"practices"`
	Optional  bool          `json:"optional"`
	When      workbook.When `json:"when"`
	Applies   bool          `json:"applies"`
	Core      bool          `json:"core"`     // on the short path of this journal as it is now
	Sitting   string        `json:"sitting"`  // in which it is asked or offered, or ""
	Reaches   bool          `json:"reaches"`  // for the other person
	Outcomes  []optionItem  `json:"outcomes"` // of task: what "done" may carry, else empty
	Options   []optionItem  `json:"options"`  // of choice and choices, else empty
	Scale     *scaleItem    `json:"scale"`    // of scale, else null
	Fields    []fieldItem   `json:"fields"`   // of i-sentence, promises and review, else empty
}

type optionItem struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

type scaleItem struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Low  string `json:"low"`
	High string `json:"high"`
}

type fieldItem struct {
	ID       string        `json:"id"`
	Kind     workbook.Kind `json:"kind"`
	Ask      string        `json:"ask"`
	Optional bool          `json:"optional"`
	Options  []optionItem  `json:"options"`
	Scale    *scaleItem    `json:"scale"`
}

func stepsJSON(a guide.View, steps []*workbook.Step) stepsDoc {
	doc := stepsDoc{Schema: schema("steps"), Steps: []stepItem{}}
	for _, step := range steps {
		item := stepItem{ID: step.ID, Title: step.Title, Prompts: []promptItem{}}
		for _, p := range step.Prompts {
			item.Prompts = append(item.Prompts, promptJSON(a, p))
		}
		doc.Steps = append(doc.Steps, item)
	}
	return doc
}

// promptJSON holds all that a program needs to answer a prompt.
func promptJSON(a guide.View, p *workbook.Prompt) promptItem {
	item := promptItem{
		ID: p.ID, Kind: p.Kind, Ask: a.Fill(p.Ask), Practices: append([]string{}, p.Practices...),
		Optional: p.Optional, When: nonNil(p.When), Applies: a.State.Applies(a.Workbook, p),
		Options: optionsJSON(a, p.Options), Scale: (*scaleItem)(p.Scale), Fields: []fieldItem{},
	}
	item.Sitting, item.Core = a.Core(p)
	item.Reaches, item.Outcomes = p.Reaches, []optionItem{}
	for _, o := range p.Outcomes {
		item.Outcomes = append(item.Outcomes, optionItem{o.ID, a.Fill(o.Label)})
	}
	for _, f := range p.Fields {
		item.Fields = append(item.Fields, fieldItem{f.ID, f.Kind, a.Fill(f.Ask), f.Optional,
			optionsJSON(a, f.Options), (*scaleItem)(f.Scale)})
	}
	return item
}

func optionsJSON(a guide.View, options []workbook.Option) []optionItem {
	items := []optionItem{}
	for _, o := range options {
		items = append(items, optionItem{o.ID, a.Fill(o.Label)})
	}
	return items
}

func nonNil(when workbook.When) workbook.When {
	if when == nil {
		return workbook.When{}
	}
	return when
}

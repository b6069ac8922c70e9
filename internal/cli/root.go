package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/records"
)

func newRootCmd(g *global) *cobra.Command {
	root := &cobra.Command{
		Use:   "trustrepair",
		Short: "A guided workbook for someone who broke another person's trust",
		Long: `trustrepair is a workbook for someone who broke another person's trust and wants
to earn it back. It has six steps: acknowledge, apologize, listen, promise,
follow through and patience. It asks one question at a time and says why.

Your answers stay in a journal file on this machine. Nothing leaves it. Each
answer is saved before the next question comes, and you can stop any time.`,
		Example: `  trustrepair start     begin
  trustrepair next      go on where you stopped
  trustrepair journal   read what you wrote`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	version := root.Flags().BoolP("version", "v", false, "version for trustrepair")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *version {
			return g.printVersion()
		}
		return runWelcome(cmd, g)
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	flags := root.PersistentFlags()
	flags.StringVar(&g.Journal, "journal", "", "the journal to use: a `NAME`, or a path (with a separator, or ending in .jsonl or .jsonl.age)")
	flags.BoolVar(&g.Plain, "plain", false, "ask line by line, not on the whole screen")
	flags.BoolVar(&g.NoInput, "no-input", false, "never ask anything, and fail if a question would be needed")
	flags.BoolVar(&g.Discreet, "discreet", false, "keep the title, first screen and status neutral (no names, not even this program's)")
	flags.StringVar(&g.Passphrase.File, "passphrase-file", "", "read the passphrase of a sealed journal from the first line of this `FILE`")
	flags.StringVar(&g.Passphrase.Command, "passphrase-command", "", "run this `COMMAND` in the shell, and use the first line it prints as the passphrase")
	flags.StringVar(&g.FixedTime, "now", "", "act as if it were this `TIME` (RFC 3339)")
	_ = flags.MarkHidden("now") // fails only for a flag that does not exist
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if args := cmd.Flags().Args(); cmd.HasSubCommands() && len(args) > 0 { // the flag belongs to a command that does not exist
			return g.wrongArgs(cmd, args, cobra.NoArgs(cmd, args))
		}
		return g.wrongArgs(cmd, nil, err)
	})
	journal, sheet := records.Commands(g.App)
	addGroup(root, "Start here:", newStartCmd(g), newNextCmd(g), journal, newStatusCmd(g))
	addGroup(root, "Along the way:", newAnswerCmd(g), newSkipCmd(g), newBackCmd(g), newSetupCmd(g), newStepsCmd(g))
	addGroup(root, "Over time:", newPromiseCmd(g), newAgendaCmd(g))
	addGroup(root, "For the talk:", newApologyCmd(g), sheet)
	addGroup(root, "For safety:", newHelpLinesCmd(g))
	root.AddCommand(newVersionCmd(g))
	root.SetHelpCommand(newHelpCmd(g))
	g.checkArgs(root)
	return root
}

// addGroup adds commands to the help, below a title.
func addGroup(root *cobra.Command, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: title, Title: title})
	for _, cmd := range commands {
		cmd.GroupID = title
	}
	root.AddCommand(commands...)
}

// runWelcome runs trustrepair without a command. It shows the status of the journal,
// or what this is and how to start one. It asks nothing: nobody has told it to.
func runWelcome(cmd *cobra.Command, g *global) error {
	found, err := g.JournalExists()
	if err != nil {
		return err
	}
	if found {
		return runStatus(cmd.Context(), g, statusOptions{})
	}
	words, err := g.Words()
	if err != nil {
		return err
	}
	welcome := "welcome"
	if g.IsDiscreet() {
		welcome = "discreet-welcome"
	}
	return g.Print(g.Page().Text(words.Say(welcome)))
}

// checkArgs makes a command, and those below it, return a usage error for wrong
// arguments.
func (g *global) checkArgs(cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		g.checkArgs(sub)
	}
	check := cmd.Args
	if check == nil {
		return
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return g.wrongArgs(cmd, args, wrongCount(cmd, args, err))
		}
		return nil
	}
}

// wrongCount returns what a person reads if there are too few or too many arguments.
// Cobra's own error counts them.
func wrongCount(cmd *cobra.Command, args []string, err error) error {
	takes := strings.Fields(cmd.Use)[1:]
	switch most := min(len(takes), 1); {
	case cmd.HasSubCommands(): // the argument is no command
		return err
	case len(args) < most:
		return fmt.Errorf("the %s is missing", strings.Trim(takes[0], "[]."))
	case len(args) > most:
		return fmt.Errorf("%q is more than this command takes", args[most])
	}
	return err
}

// wrongArgs returns the usage error for a command. If the command has subcommands,
// the argument was meant to be one of them.
func (g *global) wrongArgs(cmd *cobra.Command, args []string, err error) error {
	t := app.Usage("to see what it takes, type: "+cmd.CommandPath()+" --help", "%w", err)
	if cmd.HasSubCommands() && len(args) > 0 {
		return g.suggestCommand(t, cmd, args[0])
	}
	return t
}

// suggestCommand adds a hint about the command that was probably meant.
func (g *global) suggestCommand(t *app.Error, parent *cobra.Command, wrong string) *app.Error {
	parent.SuggestionsMinimumDistance = 2 // cobra's default, which it sets later
	return g.Suggest(t, wrong, parent.SuggestionsFor(wrong)...)
}

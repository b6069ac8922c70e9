package cli

import (
	"errors"
	"io"
	"regexp"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// global holds what every command shares: the outside and the flags of all.
type global struct {
	Env
	args     []string // as they were typed
	signals  term.Signals
	journal  string
	plain    bool
	noInput  bool
	now      string
	discreet bool
	outErr   error            // the first error of writing results
	asker    *terminalSession // the last one that was made; nil before that
	gateRead *safety.Gate     // nil until it is needed
	typable  *regexp.Regexp   // what texts tell a person to type; see withJournalFlag
}

func newRootCmd(g *global) *cobra.Command {
	root := &cobra.Command{
		Use:   "trustrepair",
		Short: "A guided workbook for a person who broke somebody's trust",
		Long: `trustrepair is a workbook for a person who broke somebody's trust and wants
to earn it back. It goes in six steps: acknowledge, apologize, listen, promise,
follow through, patience. It asks one question at a time and says why.

Your answers stay in a journal file on this machine. Nothing leaves it. Every
answer is saved before the next question comes, and you can stop at any point.`,
		Example: `  trustrepair start     begin
  trustrepair next      go on exactly where you stopped
  trustrepair journal   read what you wrote`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return runWelcome(cmd, g) },
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	flags := root.PersistentFlags()
	flags.StringVar(&g.journal, "journal", "", "journal to use: a `NAME`, or a path (holds a separator or ends in .jsonl)")
	flags.BoolVar(&g.plain, "plain", false, "ask line by line instead of on the whole screen")
	flags.BoolVar(&g.noInput, "no-input", false, "never ask anything; fail where a question would be needed")
	flags.BoolVar(&g.discreet, "discreet", false, "show a neutral window title and first screen")
	flags.StringVar(&g.now, "now", "", "act as if it were this `TIME` (RFC 3339)")
	_ = flags.MarkHidden("now") // fails only for a flag that does not exist
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if args := cmd.Flags().Args(); cmd.HasSubCommands() && len(args) > 0 { // the flag is one of a command that is not there
			return g.wrongArgs(cmd, args, cobra.NoArgs(cmd, args))
		}
		return g.wrongArgs(cmd, nil, err)
	})
	root.Version = g.Version
	root.SetVersionTemplate("trustrepair {{.Version}}\n")
	addGroup(root, "The way:", newStartCmd(g), newNextCmd(g), newJournalCmd(g), newStatusCmd(g))
	addGroup(root, "On the way:", newAnswerCmd(g), newSkipCmd(g), newBackCmd(g), newSetupCmd(g), newStepsCmd(g))
	addGroup(root, "For the talk:", newApologyCmd(g), newSheetCmd(g))
	addGroup(root, "For safety:", newHelpLinesCmd(g))
	root.AddCommand(newVersionCmd(g))
	root.SetHelpCommand(newHelpCmd(g))
	g.checkArgs(root)
	return root
}

// addGroup adds commands under a title of the help.
func addGroup(root *cobra.Command, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: title, Title: title})
	for _, cmd := range commands {
		cmd.GroupID = title
	}
	root.AddCommand(commands...)
}

// runWelcome is trustrepair without a command: the status of a journal, or
// how to begin.
func runWelcome(cmd *cobra.Command, g *global) error {
	found, err := g.journalExists()
	if err != nil {
		return err
	}
	if found {
		return runStatus(cmd.Context(), g, statusOptions{})
	}
	words, err := g.words()
	if err != nil {
		return err
	}
	if err := g.print(g.page().Text(words.Say("welcome")) + "\n"); err != nil || g.noInput || !g.terminal().Typing {
		return err
	}
	return runStart(cmd.Context(), g, startOptions{})
}

// checkArgs makes wrong arguments of a command, and of those below it, wrong
// usage.
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
			return g.wrongArgs(cmd, args, err)
		}
		return nil
	}
}

// wrongArgs is wrong usage of a command. An argument of one that has commands
// below it was meant to be one of those.
func (g *global) wrongArgs(cmd *cobra.Command, args []string, err error) error {
	t := usage("see what can be typed: "+cmd.CommandPath()+" --help", "%w", err)
	if cmd.HasSubCommands() && len(args) > 0 {
		return g.suggestCommand(t, cmd, args[0])
	}
	return t
}

// time returns the time of this command: --now, or the clock.
func (g *global) time() (time.Time, error) {
	if g.now == "" {
		return g.Now(), nil
	}
	t, err := time.Parse(time.RFC3339, g.now)
	if err != nil {
		return time.Time{}, usage("give it like 2026-03-14T20:00:00+01:00", "reading --now %q: it is no RFC 3339 time", g.now)
	}
	return t, nil
}

// clock returns the time as it passes during a session. With --now it stays the
// same.
func (g *global) clock() (func() time.Time, error) {
	now, err := g.time()
	if err != nil || g.now == "" {
		return g.Now, err
	}
	return func() time.Time { return now }, nil
}

func (g *global) terminal() term.Terminal {
	return term.Detect(g.In, g.Out, g.Err, g.Getenv, term.Options{Plain: g.plain, NoInput: g.noInput})
}

// print writes a result. A standard output that is closed or full is an error
// that the person learns of, once.
func (g *global) print(s string) error {
	if _, err := io.WriteString(g.results(), s); err != nil {
		return g.outErr
	}
	return nil
}

// results is standard output; it remembers the first error, which cobra's own
// printing drops.
func (g *global) results() io.Writer { return resultWriter{g} }

type resultWriter struct{ g *global }

func (w resultWriter) Write(b []byte) (int, error) {
	n, err := w.g.Out.Write(b)
	if err != nil && w.g.outErr == nil {
		w.g.outErr = &exitError{statusFailure, errors.New("standard output cannot be written: " + err.Error()),
			[]string{"what was to be saved is saved, once; look with: trustrepair journal"}}
	}
	return n, err
}

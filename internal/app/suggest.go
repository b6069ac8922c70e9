package app

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/cmdline"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// Suggest adds a first hint to an error about an unknown word: which of the known
// words was probably meant, and the corrected command.
func (a *App) Suggest(t *Error, wrong string, known ...string) *Error {
	right := cmdline.Closest(wrong, known)
	if command, ok := a.corrected(wrong, right); ok && right != "" {
		t.hints = slices.Insert(t.hints, 0, didYouMean(right, command))
	}
	return t
}

func didYouMean(right, command string) string {
	return fmt.Sprintf("did you mean %q? Type: %s", right, command)
}

// suggestJournal does the same for the name of a journal that doesn't exist.
func (a *App) suggestJournal(t *Error) *Error {
	path, err := a.JournalPath()
	wrong := cmp.Or(a.Journal, a.Getenv("TRUSTREPAIR_JOURNAL"))
	if err != nil || wrong != strings.TrimSuffix(filepath.Base(path), ".jsonl") {
		return t // a path, or none was named
	}
	if right := cmdline.Closest(wrong, layout.JournalNames(filepath.Dir(path))); a.Journal == "" && right != "" {
		args := append([]string{"--journal", right}, a.args...) // the flag overrides the environment
		t.hints = slices.Insert(t.hints, 0, didYouMean(right, ShellCommand(args)))
		return t
	}
	return a.Suggest(t, wrong, layout.JournalNames(filepath.Dir(path))...)
}

// SuggestCountry prints which country was probably meant. It isn't part of an error,
// because a typo doesn't keep anybody from the help lines.
func (a *App) SuggestCountry(wrong string, known []string) {
	right := cmdline.Closest(wrong, known)
	if command, ok := a.corrected(wrong, right); ok && right != "" {
		a.hint(didYouMean(right, command))
	}
}

// corrected returns the command line with the first occurrence of a wrong word
// replaced: as an argument, as the value of a flag, or as one of several values. It
// reports false if the word isn't in it.
func (a *App) corrected(wrong, right string) (command string, ok bool) {
	args := slices.Clone(a.args)
	for i := range args {
		if args[i], ok = cmdline.ReplaceValue(args[i], wrong, right); ok {
			break
		}
	}
	return ShellCommand(args), ok
}

// ShellCommand returns what to type to run this program with these arguments.
func ShellCommand(args []string) string {
	words := []string{programName}
	for _, arg := range args {
		words = append(words, cmdline.Word(arg))
	}
	return strings.Join(words, " ")
}

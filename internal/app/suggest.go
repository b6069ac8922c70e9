package app

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Suggest adds a first hint to an error about an unknown word: which of the known
// words was probably meant, and the corrected command.
func (a *App) Suggest(t *Error, wrong string, known ...string) *Error {
	right := closest(wrong, known)
	if command, ok := a.corrected(wrong, right); ok && right != "" {
		t.hints = slices.Insert(t.hints, 0, didYouMean(right, command))
	}
	return t
}

func didYouMean(right, command string) string {
	return fmt.Sprintf("did you mean %q: %s", right, command)
}

// suggestJournal does the same for the name of a journal that doesn't exist.
func (a *App) suggestJournal(t *Error) *Error {
	path, err := a.JournalPath()
	wrong := cmp.Or(a.Journal, a.Getenv("TRUSTREPAIR_JOURNAL"))
	if err != nil || wrong != strings.TrimSuffix(filepath.Base(path), ".jsonl") {
		return t // a path, or none was named
	}
	if right := closest(wrong, journalNames(filepath.Dir(path))); a.Journal == "" && right != "" {
		args := append([]string{"--journal", right}, a.args...) // the flag overrides the environment
		t.hints = slices.Insert(t.hints, 0, didYouMean(right, ShellCommand(args)))
		return t
	}
	return a.Suggest(t, wrong, journalNames(filepath.Dir(path))...)
}

// SuggestCountry prints which country was probably meant. It isn't part of an error,
// because a typo doesn't keep anybody from the help lines.
func (a *App) SuggestCountry(wrong string, known []string) {
	right := closest(wrong, known)
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
		if args[i], ok = replaceValue(args[i], wrong, right); ok {
			break
		}
	}
	return ShellCommand(args), ok
}

// ShellCommand returns what to type to run this program with these arguments.
func ShellCommand(args []string) string {
	words := []string{programName}
	for _, arg := range args {
		words = append(words, shellWord(arg))
	}
	return strings.Join(words, " ")
}

// replaceValue replaces a word that is an argument or part of one: "WRONG", "--
// flag=WRONG", "other,WRONG".
func replaceValue(arg, wrong, right string) (string, bool) {
	if arg == wrong {
		return right, true
	}
	flag, values := "", arg
	if name, value, ok := strings.Cut(arg, "="); ok && strings.HasPrefix(arg, "-") {
		flag, values = name+"=", value
	}
	list := strings.Split(values, ",")
	i := slices.Index(list, wrong)
	if i < 0 {
		return arg, false
	}
	list[i] = right
	return flag + strings.Join(list, ","), true
}

// closest returns the known word that was probably meant: the only one with this
// prefix, or else the first of those with the fewest typos, if there are few. It
// returns "" if there is none.
func closest(wrong string, known []string) string {
	wrong = strings.ToLower(wrong)
	var begin []string
	best, fewest := "", max(1, len([]rune(wrong))/3)+1
	for _, word := range known {
		lower := strings.ToLower(word)
		if strings.HasPrefix(lower, wrong) {
			begin = append(begin, word)
		}
		if slips := distance(wrong, lower); slips < fewest {
			best, fewest = word, slips
		}
	}
	if len(begin) == 1 && wrong != "" {
		return begin[0]
	}
	return best
}

// distance returns how many letters have to be changed, added, removed or swapped
// with their neighbor to turn one word into the other.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	rows := make([][]int, len(from)+1)
	for i := range rows {
		rows[i] = make([]int, len(to)+1)
		rows[i][0] = i
	}
	for j := range to {
		rows[0][j+1] = j + 1
	}
	for i := range from {
		for j := range to {
			cost := 1
			if from[i] == to[j] {
				cost = 0
			}
			rows[i+1][j+1] = min(rows[i][j+1]+1, rows[i+1][j]+1, rows[i][j]+cost)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				rows[i+1][j+1] = min(rows[i+1][j+1], rows[i-1][j-1]+1)
			}
		}
	}
	return rows[len(from)][len(to)]
}

// journalNames returns the names of the journals in a folder.
func journalNames(folder string) (names []string) {
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil // then nothing is suggested; the error that is reported says more
	}
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".jsonl"); ok {
			names = append(names, name)
		}
	}
	return names
}

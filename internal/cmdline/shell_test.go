package cmdline

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

func TestShellWords(t *testing.T) {
	t.Parallel()
	for command, want := range map[string][]string{
		"":                               nil,
		"  ":                             nil,
		"vim":                            {"vim"},
		" code  --wait\t":                {"code", "--wait"},
		`vim -c 'set tw=72'`:             {"vim", "-c", "set tw=72"},
		`vim -c "set tw=72"`:             {"vim", "-c", "set tw=72"},
		`'/opt/my editor/ed' -w`:         {"/opt/my editor/ed", "-w"},
		`/opt/my\ editor/ed -w`:          {"/opt/my editor/ed", "-w"},
		`emacs --eval '(foo "bar")'`:     {"emacs", "--eval", `(foo "bar")`},
		`a"b c"'d e'f\ g`:                {"ab cd ef g"},
		`"a\"b\\c\d\$"`:                  {`a"b\c\d$`},
		`'a\'`:                           {`a\`},
		`ed '' ""`:                       {"ed", "", ""},
		`ed a\`:                          {"ed", `a\`},
		`ed 'not closed`:                 {"ed", "not closed"},
		"~/bin/ed ~ '~/x' \\~/y a~/b ~z": {"/home/kim/bin/ed", "/home/kim", "~/x", "~/y", "a~/b", "~z"},
	} {
		if got := Split(command, "/home/kim"); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
}

// TestShellWord checks that a shell reads a word as it was, and that nothing in
// it acts on a terminal.
func TestShellWord(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("SKIPPED ALOUD: there is no bash here")
	}
	for _, word := range []string{"", "sam", "$HOME", "~", "~/a", "it's", `a"b`, `back\slash`, "a b", " a", "a`b`", "*", "!!", "-x", "#a", "Zoë", "日本",
		"a\nb", "a\tb", "\x1b]0;owned\x07", "it's \x1b[31m", "c1 \u009b31m", "\u202ereversed", "\x9b", "\x7f1", `\x1b`, "\u2028", "\ufeffa"} {
		if strings.ContainsAny(WordToWrap(word), " `") {
			t.Errorf("%q is written with a blank or a backtick: %s", word, WordToWrap(word))
		}
		for _, written := range []string{Word(word), WordToWrap(word)} {
			if display.Safe(written) != written || strings.Contains(written, "\n") {
				t.Errorf("%q is written raw: %q", word, written)
			}
			got, err := exec.Command(shell, "-c", "printf %s. "+written).Output()
			if err != nil || string(got) != word+"." {
				t.Errorf("%q is written %s, which a shell reads as %q, %v", word, written, got, err)
			}
		}
	}
}

// FuzzShellWords checks that what is Quoted for a shell is split as it was.
func FuzzShellWords(f *testing.F) {
	f.Add("it's", "a b")
	f.Add(`\`, `"`)
	f.Fuzz(func(t *testing.T, first, second string) {
		for _, word := range []string{first, second} {
			if !utf8.ValidString(word) || display.Safe(word) != word || strings.Contains(word, "\n") {
				t.Skip() // these are written in a form that Split does not read
			}
		}
		command := Word(first) + " " + Word(second)
		if got := Split(command, "/home/kim"); !slices.Equal(got, []string{first, second}) {
			t.Errorf("%q and %q are written %s and read as %q", first, second, command, got)
		}
	})
}

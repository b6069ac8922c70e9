package cli

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/app"
)

func testEnv() app.Env {
	return app.Env{Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Time{} }, Content: content.FS}
}

func testTree() *cobra.Command { return newRootCmd(newGlobal(testEnv(), nil)) }

func walk(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, sub := range cmd.Commands() {
		walk(sub, visit)
	}
}

// TestTree checks that the help of every command is complete.
func TestTree(t *testing.T) {
	t.Parallel()
	walk(testTree(), func(cmd *cobra.Command) {
		path := cmd.CommandPath()
		if cmd.Short == "" || !unicode.IsUpper(rune(cmd.Short[0])) || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: Short %q begins with a capital and has no full stop", path, cmd.Short)
		}
		if cmd.Example == "" {
			t.Errorf("%s has no example", path)
		}
		for _, line := range strings.Split(cmd.Example, "\n") {
			if line != "" && !strings.HasPrefix(line, "  ") {
				t.Errorf("%s: the example %q is not indented by two", path, line)
			}
		}
		if cmd.Args == nil && cmd.RunE != nil {
			t.Errorf("%s takes any arguments; say which", path)
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" || unicode.IsUpper(rune(f.Usage[0])) || strings.HasSuffix(f.Usage, ".") {
				t.Errorf("%s --%s: usage %q begins small and has no full stop", path, f.Name, f.Usage)
			}
		})
		for _, line := range strings.Split(cmd.Long+"\n"+cmd.Example, "\n") {
			if len(line) > 80 {
				t.Errorf("%s: a line of %d columns, at most 80: %q", path, len(line), line)
			}
		}
	})
}

// TestNoBleed: building the tree twice and setting flags on one leaves the
// other as it was.
func TestNoBleed(t *testing.T) {
	t.Parallel()
	first, second := testTree(), testTree()
	walk(first, func(cmd *cobra.Command) {
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "string" {
				_ = f.Value.Set("changed") // every string is taken
			}
		})
	})
	walk(second, func(cmd *cobra.Command) {
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Value.String() == "changed" {
				t.Errorf("%s --%s is shared between two trees", cmd.CommandPath(), f.Name)
			}
		})
	})
}

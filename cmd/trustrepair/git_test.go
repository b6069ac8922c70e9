//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestGitUnion carries a journal between two machines with git, with the lines that
// the README shows. Both wrote to it, and one removed an entry for good.
func TestGitUnion(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("SKIPPED ALOUD: there is no git here; .ci/run installs it")
	}
	one, two := newHome(t), newHome(t)
	one.start()
	one.must("I read your letters.\n", "answer", "deed")
	check(t, os.WriteFile(filepath.Join(one.folder(), ".gitattributes"), []byte("*.jsonl merge=union\n"), 0o600),
		os.WriteFile(filepath.Join(one.folder(), ".gitignore"), []byte("*.lock\n*.busy\n*.told\n"), 0o600))
	shared := one.path("shared.git")
	one.git("init", "-q", "-b", "main")
	one.commit()
	one.git("clone", "-q", "--bare", ".", shared)
	one.git("remote", "add", "origin", shared)
	check(t, os.MkdirAll(two.path("data"), 0o700))
	two.gitIn(two.path("data"), "clone", "-q", shared, two.folder())

	one.must("Two weeks.\n", "answer", "impact")
	one.must("", "journal", "add", "From the first machine.")
	two.must("", "journal", "add", "From the second machine.")
	two.must("Three weeks.\n", "answer", "impact")
	two.must("", "journal", "forget", "deed", "--yes")
	one.commit()
	two.commit()
	one.git("push", "-q", "-u", "origin", "main")
	for _, h := range []*home{two, one, two} {
		h.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
		h.git("push", "-q", "origin", "HEAD:main")
	}
	for _, h := range []*home{one, two} {
		h.must("", "journal", "merge", h.journal()) // removes what git brought back
		if got := h.run("", "journal", "check"); got.status != 0 {
			t.Errorf("a check says %s%s", got.out, got.err)
		}
		text := h.must("", "journal", "list", "--all")
		for _, want := range []string{"From the first machine.", "From the second machine.", "Two weeks.", "Three weeks."} {
			if n := strings.Count(text, want); n != 1 {
				t.Errorf("%q is there %d times in:\n%s", want, n, text)
			}
		}
		if strings.Contains(text, "letters") || strings.Contains(strings.Join(sortedLines(h), ""), "letters") {
			t.Errorf("what was removed for good is back:\n%s", text)
		}
	}
	if one, two := sortedLines(one), sortedLines(two); !slices.Equal(one, two) {
		t.Errorf("the journals differ:\n%s\n\n%s", strings.Join(one, "\n"), strings.Join(two, "\n"))
	}
}

// sortedLines returns the lines of the journal in an order that does not depend on git.
func sortedLines(h *home) []string {
	h.t.Helper()
	data, err := os.ReadFile(h.journal())
	check(h.t, err)
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	slices.Sort(lines)
	return lines
}

// commit commits all files of the folder with the journal.
func (h *home) commit() {
	h.t.Helper()
	h.git("add", "-A")
	h.git("commit", "-q", "-m", "journal")
}

func (h *home) git(args ...string) {
	h.t.Helper()
	h.gitIn(h.folder(), args...)
}

func (h *home) gitIn(dir string, args ...string) {
	h.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Kim", "-c", "user.email=kim@example.org"}, args...)...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "HOME="+h.path("home"), "GIT_CONFIG_NOSYSTEM=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		h.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

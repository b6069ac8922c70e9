//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const readme = "../../README.md"

// volatile is what differs between runs: dates, times, ids and the home folder.
var volatile = []struct {
	form *regexp.Regexp
	as   string
}{
	{regexp.MustCompile(`\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?`), "DAY"},
	{regexp.MustCompile(`\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2} \d{4}( \d{2}:\d{2})?`), "DAY"},
	{regexp.MustCompile(`\b[0-9A-HJKMNP-TV-Z]{26}\b`), "ID"},
	{regexp.MustCompile(`\S+/\.local/share`), "HOME/.local/share"},
}

func normalize(s string) string {
	for _, c := range volatile {
		s = c.form.ReplaceAllString(s, c.as)
	}
	return strings.TrimRight(s, "\n")
}

// console matches a block of the tour: "$ command", then its output.
var console = regexp.MustCompile("(?s)```console\n(.*?)```")

// TestReadmeTour runs the commands of the tour in the README, in an empty home, and
// compares their output. With -update it updates the README.
func TestReadmeTour(t *testing.T) {
	page, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	dir := tourHome(t, string(page))
	now := console.ReplaceAllStringFunc(string(page), func(block string) string {
		text := strings.TrimSuffix(strings.TrimPrefix(block, "```console\n"), "```")
		command, output, _ := strings.Cut(text, "\n")
		got := runTour(t, dir, strings.TrimPrefix(command, "$ "))
		if normalize(got) != normalize(output) && !*update {
			t.Errorf("%s\nprints\n%s\nand the README says\n%s", command, got, output)
		}
		return "```console\n" + command + "\n" + strings.TrimRight(got, "\n") + "\n```"
	})
	if *update {
		if err := os.WriteFile(readme, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tourHome creates a home with only the letter that the tour checks.
func tourHome(t *testing.T, page string) string {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home", "kim")
	if err := os.MkdirAll(home, 0o700); err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("(?s)```letter\n(.*?)```").FindStringSubmatch(page)
	if found == nil {
		t.Fatal("the README has no letter to check")
	}
	if err := os.WriteFile(filepath.Join(home, "letter.txt"), []byte(found[1]), 0o600); err != nil {
		t.Fatal(err)
	}
	return home
}

// runTour runs one command of the tour in a shell, as a reader does.
func runTour(t *testing.T, home, command string) string {
	t.Helper()
	program, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(context.Background(), "sh", "-c", command)
	cmd.Dir = home
	cmd.Env = []string{"HOME=" + home, "PATH=" + filepath.Dir(program) + ":" + os.Getenv("PATH"), "LANG=en_IE.UTF-8", "TZ=UTC"}
	cmd.Env = append(cmd.Env, covered()...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil && !strings.Contains(command, "apology check") { // which finds flaws
		t.Fatalf("%s: %v\n%s", command, err, out.String())
	}
	return strings.ReplaceAll(out.String(), filepath.Dir(filepath.Dir(home)), "")
}

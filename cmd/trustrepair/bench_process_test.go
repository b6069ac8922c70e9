//go:build unix

package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkProcess runs whole commands, each in turn with the least that any
// program would need in its place, and reports the medians of both: what the
// command takes, and how many times the limit that is. The limits are
//
//	empty   a Go program that does nothing
//	cat     cat of the file that is read
//	append  a Go program that appends a line to a file, with fsync
func BenchmarkProcess(b *testing.B) {
	const journal = "data/trustrepair/journal.jsonl"
	letter := strings.Repeat("On Friday at dinner I told Mia your secret. I am sorry if that hurt you, but I was tired.\n\n", 23)
	for _, bb := range []struct {
		name    string
		entries int
		limit   string
		args    []string
		reads   string
		stdin   string
		status  int
	}{
		{name: "version", limit: "empty", args: []string{"--version"}},
		{name: "status/entries=10", entries: 10, limit: "cat", args: []string{"status"}, reads: journal},
		{name: "status/entries=10000", entries: 10_000, limit: "cat", args: []string{"status"}, reads: journal},
		{name: "steps/entries=100000", entries: 100_000, limit: "empty", args: []string{"steps"}},
		{name: "journal-add/entries=10", entries: 10, limit: "append", args: []string{"journal", "add"}, stdin: "They slept well."},
		{name: "apology-check/2KB", limit: "cat", args: []string{"apology", "check", "letter.txt"}, reads: "letter.txt", status: 3},
	} {
		b.Run(bb.name, func(b *testing.B) {
			h := newHome(b)
			if bb.entries > 0 {
				h = homeWithEntries(b, bb.entries)
			}
			check(b, os.WriteFile(h.path("letter.txt"), []byte(letter), 0o600))
			limit := h.limit(bb.limit, bb.reads)
			var ours, least []time.Duration
			for b.Loop() {
				least = append(least, took(b, h.process(limit[0], limit[1:]), 0))
				cmd := h.command(bb.args...)
				cmd.Stdin = strings.NewReader(bb.stdin)
				ours = append(ours, took(b, cmd, bb.status))
			}
			b.ReportMetric(0, "ns/op") // of both together it would say nothing
			b.ReportMetric(median(ours).Seconds()*1000, "ms")
			b.ReportMetric(float64(median(ours))/float64(median(least)), "x-"+bb.limit)
		})
	}
}

// limit returns the command of a limit.
func (h *home) limit(name, reads string) []string {
	h.t.Helper()
	if name == "cat" {
		return []string{"cat", reads}
	}
	program := h.path("limits")
	build := exec.Command("go", "build", "-o", program, "./testdata/limits")
	if out, err := build.CombinedOutput(); err != nil {
		h.t.Fatalf("%v: %s", err, out)
	}
	if name == "append" {
		return []string{program, h.path("appended")}
	}
	return []string{program}
}

// took returns how long a process takes from its start to its end.
func took(b *testing.B, cmd *exec.Cmd, status int) time.Duration {
	b.Helper()
	begun := time.Now()
	got := runProcess(b, cmd)
	if got.status != status {
		b.Fatalf("%q ended with status %d: %s", cmd.Args, got.status, got.err)
	}
	return time.Since(begun)
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

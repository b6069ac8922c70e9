//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// TestSilentTerminal checks that the program starts within half a second on a
// terminal that never answers. Without the init function of package term it takes
// five. The best of three counts, because a busy machine is slow as well.
func TestSilentTerminal(t *testing.T) {
	best := time.Hour
	for range 3 {
		best = min(best, timeVersion(t, newHome(t)))
	}
	if best > 500*time.Millisecond {
		t.Errorf("--version takes %v on a terminal that never answers", best)
	}
}

// timeVersion returns how long --version takes on a terminal that never answers.
func timeVersion(t testing.TB, h *home) time.Duration {
	t.Helper()
	begun := time.Now()
	s := h.terminal(tuitest.Options{Silent: true}, "--version")
	if status, err := s.Exit(); err != nil || status != 0 {
		t.Fatalf("it ended with %d, %v", status, err)
	}
	took := time.Since(begun)
	check(t, s.Wait("trustrepair"))
	return took
}

// BenchmarkVersion measures --version on a terminal that never answers.
func BenchmarkVersion(b *testing.B) {
	h := newHome(b)
	for b.Loop() {
		timeVersion(b, h)
	}
}

// BenchmarkFirstFrame measures the time from the start of "next" until its
// question is on the screen.
func BenchmarkFirstFrame(b *testing.B) {
	for _, n := range []int{10, 1000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			h := homeWithEntries(b, n)
			for b.Loop() {
				s := h.terminal(tuitest.Options{}, "next")
				check(b, s.Wait("keys"))
				b.StopTimer()
				s.Close()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkNextQuestion measures the time from the key that submits an answer
// until the next question is on the screen. The answer is saved in between.
func BenchmarkNextQuestion(b *testing.B) {
	for _, n := range []int{10, 10_000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			h := homeWithEntries(b, n)
			s := h.terminal(tuitest.Options{}, "next")
			check(b, s.Wait("1 of"), s.Type("words"), s.Wait("words"), s.Key("tab"), s.Wait("2 of"))
			for b.Loop() { // back to the first question and forward again
				b.StopTimer()
				check(b, s.Key("shift+tab"), s.Wait("1 of"), s.Type("x"), s.Wait("x"))
				b.StartTimer()
				check(b, s.Key("tab"), s.Wait("2 of"))
			}
			s.Close()
		})
	}
}

// homeWithEntries returns a home whose journal has n entries, most of them notes.
func homeWithEntries(t testing.TB, n int) *home {
	t.Helper()
	h := newHome(t)
	h.start()
	j, err := journal.Open(t.Context(), h.journal())
	check(t, err)
	var notes []entry.Entry
	for range n - len(j.Entries) {
		notes = append(notes, entry.Entry{Kind: entry.Note, At: time.Now(), Text: strings.Repeat("They sleep badly. ", 20)})
	}
	_, err = j.Append(t.Context(), notes...)
	check(t, err)
	return h
}

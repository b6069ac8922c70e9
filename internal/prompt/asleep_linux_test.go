package prompt_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// The limits of the asker. Nobody sees a frame that comes within a sixtieth of a
// second, and an editor that waits for keys does not wake up at all.
const (
	idleLimit = 2.0                  // wake-ups a second while nobody types
	keyLimit  = 2 * time.Millisecond // of computing for a key
)

// BenchmarkIdle is a second in which nobody types.
func BenchmarkIdle(b *testing.B) {
	s, _ := start(b, tuitest.Options{}, "deed")
	must(b, s.Wait("keys"), s.Type("We"), s.Wait("We"))
	time.Sleep(2 * time.Second) // until the draft is kept
	before, began := wakeUps(b, s.Pid()), time.Now()
	for b.Loop() {
		time.Sleep(time.Second)
	}
	perSecond := float64(wakeUps(b, s.Pid())-before) / time.Since(began).Seconds()
	b.ReportMetric(perSecond, "wake-ups/s")
	b.ReportMetric(perSecond/idleLimit, "of-limit")
	must(b, s.Key("ctrl+x"))
}

// BenchmarkTypedKey is a letter typed on a terminal until it is on the screen.
func BenchmarkTypedKey(b *testing.B) {
	s, _ := start(b, tuitest.Options{}, "deed")
	must(b, s.Wait("keys"))
	before, keys := computing(b, s.Pid()), 0
	for b.Loop() {
		screen := s.Screen()
		must(b, s.Key([]string{"a", "backspace"}[keys%2]), s.Changed(screen))
		keys++
	}
	took := (computing(b, s.Pid()) - before) / time.Duration(keys)
	b.ReportMetric(float64(took.Microseconds())/1000, "CPU-ms/key")
	b.ReportMetric(float64(took)/float64(keyLimit), "of-limit")
	must(b, s.Key("ctrl+x"))
}

// wakeUps counts how often a process has waited for something, in all its threads.
func wakeUps(b *testing.B, pid int) int {
	b.Helper()
	count := 0
	for _, status := range threads(b, pid, "status") {
		found := regexp.MustCompile(`(?m)^voluntary_ctxt_switches:\s+(\d+)`).FindStringSubmatch(status)
		n, err := strconv.Atoi(found[1])
		must(b, err)
		count += n
	}
	return count
}

// computing returns how long a process has run on a processor.
func computing(b *testing.B, pid int) time.Duration {
	b.Helper()
	var all time.Duration
	for _, times := range threads(b, pid, "schedstat") {
		n, err := strconv.ParseInt(strings.Fields(times)[0], 10, 64)
		must(b, err)
		all += time.Duration(n)
	}
	return all
}

// threads reads what the system tells of the threads of a process.
func threads(b *testing.B, pid int, file string) []string {
	b.Helper()
	paths, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/%s", pid, file))
	must(b, err)
	if len(paths) == 0 {
		b.Skip("this system does not tell of its threads")
	}
	var all []string
	for _, path := range paths {
		text, err := os.ReadFile(path)
		must(b, err)
		all = append(all, string(text))
	}
	return all
}

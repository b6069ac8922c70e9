package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

var kills = flag.Int("kills", 24, "how often TestKilled kills the program")

// mayBeGone is how much of what somebody typed last may be gone.
const mayBeGone = 2 * time.Second

// TestKilled lets several people walk through the workbook, with everything there is
// to answer, and kills the program with SIGKILL at random instants: two times of
// three in the full-screen asker, else in the plain one. After each kill
// the journal holds every answer that was followed by another question, once,
// and at most the one on its way beside; what was being typed is there but for
// the last two seconds; and the next start opens the same question with it, and
// leaves no stray file. "make kills" does it 200 times.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: it lets the program run for seconds before it kills it")
	}
	t.Parallel()
	const lives = 4 // beside each other, as a life is mostly waiting
	p := makePlan(t, longSubject(), true)
	for n := range lives {
		t.Run(fmt.Sprint("life ", n), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(20260314, uint64(n)))
			l := newKillRun(t, p, n*len(p.entries)/lives)
			for kill := n; kill < *kills; kill += lives {
				if l.position() == len(l.actions) {
					l = newKillRun(t, p, 0)
				}
				l.once(random, kill/lives+n)
				if t.Failed() {
					t.Fatalf("at kill %d", kill)
				}
			}
		})
	}
}

// life is one journal, through many kills.
type killRun struct {
	*home
	plan    plan
	actions   []action
	wanted  []entry.Entry // what the journal is to hold in the end
	session []session     // of each deed
	begun   bool          // the first prompt was asked: there is a journal
	sure    int           // deeds that were followed by another question

	drafts map[string]string // after the last kill
	typing typing
}

// newLife begins a life with so many entries of the plan, or before there is a
// journal.
func newKillRun(t *testing.T, p plan, entries int) *killRun {
	t.Helper()
	l := &killRun{home: newHome(t), plan: p, wanted: slices.Clone(p.entries)}
	for _, s := range p.sessions {
		for _, a := range s.actions {
			l.actions, l.session = append(l.actions, a), append(l.session, s)
		}
	}
	if entries > setupEntries {
		l.write(p.entries[:entries])
		l.begun, l.sure = true, entries-setupEntries
	}
	return l
}

// write makes the journal of these entries, with their ids.
func (l *killRun) write(entries []entry.Entry) {
	l.t.Helper()
	var lines []byte
	for _, e := range entries {
		line, err := entry.Encode(e)
		check(l.t, err)
		lines = append(lines, line...)
	}
	check(l.t, os.MkdirAll(l.folder(), 0o700), os.WriteFile(l.journal(), lines, 0o600))
}

// typing is the text that is being typed.
type typing struct {
	id    string // of its draft
	begun string // what stood there at first
	draft string // what of it was a draft
	whole string // what it is going to be
	keys  []key
}

// key is a piece of text and when it was typed.
type key struct {
	at   time.Time
	text string
}

// before is what has to be kept of what had been typed by an instant.
func (t typing) before(at time.Time) string {
	text, typed := t.begun, false
	for _, k := range t.keys {
		if k.at.Before(at) {
			text, typed = text+k.text, true
		}
	}
	if !typed {
		return t.draft
	}
	return text
}

// beforeDeeds is how many entries stand before the first deed.
const setupEntries = 2

// entries reads the journal as the next start does.
func (l *killRun) entries() []entry.Entry {
	l.t.Helper()
	j, err := journal.Open(context.Background(), l.journal())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		l.t.Fatal(err)
	}
	return j.Entries
}

// position is the deed that comes next.
func (l *killRun) position() int { return max(0, len(l.entries())-setupEntries) }

// once starts the program, walks on, kills it, and looks at what is left.
func (l *killRun) once(random *rand.Rand, n int) {
	l.t.Helper()
	kind := kinds()[n%len(kinds())]
	w := &walker{killRun: l, kind: kind, end: time.Duration(random.Int64N(int64(kind.longest)))}
	if kind.pause > 0 {
		pause := time.Duration(random.Int64N(int64(kind.pause)))
		w.pause = func() { time.Sleep(pause) }
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.walk()
	}()
	<-done
	l.check(w.rest())
}

// kind is a sort of kill: the longest time until it comes, and how long
// somebody pauses between two letters or two lines.
type kind struct {
	plain   bool
	longest time.Duration
	pause   time.Duration
}

func kinds() []kind {
	return []kind{
		{longest: 400 * time.Millisecond},
		{longest: 900 * time.Millisecond},
		{longest: 300 * time.Millisecond, plain: true},
		{longest: 4 * time.Second, pause: 40 * time.Millisecond},
		{longest: 200 * time.Millisecond},
		{longest: 4 * time.Second, pause: 1500 * time.Millisecond, plain: true},
	}
}

// walker walks until it is killed, in a goroutine of its own that ends then.
type walker struct {
	*killRun
	kind  kind
	end   time.Duration // from the first thing that the program says to the kill
	pause func()

	mu      sync.Mutex
	process interface{ Signal(syscall.Signal) error }
	timer   *time.Timer
	killed  time.Time // zero until then
}

func (w *walker) walk() {
	for i := w.position(); i < len(w.actions) && !w.over(); {
		if w.kind.plain {
			i = w.lines(i)
		} else {
			i = w.keys(i)
		}
	}
}

func (w *walker) over() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return !w.killed.IsZero()
}

// begin notes a process that was started and said something: from the first
// one on, the time runs.
func (w *walker) begin(process interface{ Signal(syscall.Signal) error }) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.process = process
	switch {
	case w.timer == nil:
		w.timer = time.AfterFunc(w.end, w.kill)
	case !w.killed.IsZero():
		_ = process.Signal(syscall.SIGKILL)
	}
}

func (w *walker) kill() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.killed = time.Now()
	_ = w.process.Signal(syscall.SIGKILL) // it may have ended at this very moment
}

// rest ends what still runs, and gives the time of the kill.
func (w *walker) rest() time.Time {
	if w.timer != nil {
		w.timer.Stop()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.killed.IsZero() { // the workbook came to its end before
		return time.Now()
	}
	return w.killed
}

// stop ends the walker's goroutine. Before the kill that is a fault.
func (w *walker) stop(err error) {
	if !w.over() {
		w.t.Errorf("before the kill: %v", err)
	}
	runtime.Goexit()
}

// command is what is typed to go on.
func (l *killRun) command() []string {
	entries := l.entries()
	i := min(max(0, len(entries)-setupEntries), len(l.actions)-1)
	return l.session[i].command(len(entries) == 0)
}

// keys plays deeds in the full-screen asker, from place i on until their
// sitting ends, and gives the place of the next one.
func (w *walker) keys(i int) int {
	first, s := len(w.entries()) == 0, w.session[i]
	tty := w.terminal(tuitest.Options{}, w.command()...)
	defer tty.Close()
	k := keyboard{s: tty, stop: w.stop, typed: w.typed, pause: w.pause}
	_, _ = tty.Await(" · ", goOnQuestion)
	w.begin(tty)
	if first {
		gate, facts := w.answerStart(k)
		for _, a := range slices.Concat(gate, facts) {
			k.await(a.marker())
			k.do(a)
		}
	}
	for ; i < len(w.actions) && w.session[i].now.Equal(s.now); i++ {
		a, first := w.resumed(w.actions[i])
		k.await(markerOf(a, first))
		w.met(i)
		w.resume(k, i, first)
	}
	k.ok(tty.Wait(s.end()))
	w.sure, w.typing = i, typing{}
	k.press("enter")
	if status, err := tty.Exit(); err != nil || status != 0 {
		w.stop(fmt.Errorf("the sitting ended with %d, %w", status, err))
	}
	return i
}

// lines does the same in the plain asker.
func (w *walker) lines(i int) int {
	first, s := len(w.entries()) == 0, w.session[i]
	dialog := startDialog(w.home, w.stop, w.command()...)
	defer dialog.close()
	dialog.wait(", ")
	w.begin(dialog)
	if first {
		gate, facts := w.openFacts()
		if len(w.keptFacts()) > 0 {
			dialog.wait(goOnQuestion)
			dialog.say("yes\n")
		}
		for _, a := range slices.Concat(gate, facts) {
			dialog.await(a, 0)
			dialog.say(a.lines())
		}
	}
	for ; i < len(w.actions) && w.session[i].now.Equal(s.now); i++ {
		a, first := w.resumed(w.actions[i])
		dialog.await(a, first)
		w.met(i)
		w.resumeLines(dialog, i, first)
	}
	if s.rests {
		dialog.wait("Let it rest")
		w.sure, w.typing = i, typing{}
		dialog.say("1\n")
	}
	if status := dialog.exit(); status != 0 {
		w.stop(fmt.Errorf("the sitting ended with %d", status))
	}
	w.sure, w.typing = i, typing{}
	return i
}

// resumed gives a deed as it is met after a kill: with its draft, and the part
// at which its asking goes on.
func (l *killRun) resumed(a action) (action, int) {
	first := 0
	for i := range a.prompt.Fields {
		if _, ok := l.drafts[a.part(i).id]; ok {
			first = i
		}
	}
	if draft, ok := l.drafts[a.prompt.ID]; ok && len(a.prompt.Fields) == 0 {
		a.before = draft
	}
	return a, first
}

func markerOf(a action, first int) string {
	if len(a.prompt.Fields) == 0 {
		return a.marker()
	}
	return fmt.Sprintf("%s · %s · part %d of %d", a.step.Title, a.place, first+1, len(a.prompt.Fields))
}

// met notes that deed i is asked: all before it are saved, and the program has
// done its tidying.
func (l *killRun) met(i int) {
	l.begun, l.sure = true, i
	l.typing = typing{}
	for name := range l.files() {
		if !slices.Contains([]string{"journal.jsonl", "journal.lock", "journal.busy", "journal.draft"}, name) {
			l.t.Errorf("%q is left beside the journal", name)
		}
	}
	for name := range l.readDrafts() {
		if id, _, _ := strings.Cut(name, "."); id != l.actions[i].prompt.ID {
			l.t.Errorf("there is a draft %q, while %q is asked", name, l.actions[i].prompt.ID)
		}
	}
}

// resume does deed i, from one of its parts on, with what its draft held at
// first.
func (w *walker) resume(k keyboard, i, first int) {
	a, drafts := w.actions[i], w.drafts
	w.drafts = nil
	if a.how != answers {
		why := a.prompt.ID + ".left-out"
		w.typing = typing{id: why, begun: drafts[why], draft: drafts[why], whole: a.input}
		a.input = strings.TrimPrefix(a.input, drafts[why])
		k.do(a)
		return
	}
	for field := first; field < max(1, len(a.prompt.Fields)); field++ {
		part := a.part(field)
		if draft, ok := drafts[part.id]; ok {
			part.before = draft
		}
		if part.long() && part.before == part.input+"\n" { // typed line by line: it stays as it is
			part.input = part.before
			w.expect(i, field, part.input)
		}
		if field > first {
			k.ok(k.s.Wait(markerOf(a, field)))
		}
		w.typing = typing{id: part.id, begun: part.before, draft: drafts[part.id], whole: part.input}
		k.give(part)
	}
}

// resumeLines does deed i line by line, from one of its parts on. What was half
// typed is shown, and only the rest of it is typed.
func (w *walker) resumeLines(dialog *dialog, i, first int) {
	a, drafts := w.actions[i], w.drafts
	w.drafts = nil
	switch a.how {
	case skips:
		dialog.say("/skip\n")
		dialog.wait("Why do you leave this out")
		dialog.say(a.input + "\n")
		return
	case answers:
	default:
		dialog.say(a.lines())
		return
	}
	for field := first; field < max(1, len(a.prompt.Fields)); field++ {
		part := a.part(field)
		if field > first {
			dialog.await(a, field)
		}
		draft := drafts[part.id]
		w.typing = typing{id: part.id, draft: draft, whole: part.input + "\n"}
		if draft != "" && draft != part.before && part.long() {
			dialog.wait(strings.TrimSpace(draft))
			rest, whole := w.left(draft, part.input)
			w.expect(i, field, whole)
			w.typing.begun = strings.TrimSuffix(draft, "\n") + "\n" // lines are added after it
			w.typing.whole, part.input = whole+"\n", rest
		}
		w.sayPart(dialog, part)
	}
}

// sayPart types the lines of an answer, with a pause before each of a text.
func (w *walker) sayPart(dialog *dialog, p part) {
	for line := range strings.Lines(p.lines()) {
		if w.pause != nil && p.kind == workbook.Text {
			w.pause()
		}
		dialog.say(line)
		if p.kind == workbook.Text && line != ".\n" {
			w.typed(line)
		}
	}
}

// left returns the lines that are still to be typed after a draft, and the
// whole answer that comes of both. Where the draft ends within a line, which
// only the full-screen asker makes, the rest of that line is a line of its own.
func (w *walker) left(draft, text string) (rest, whole string) {
	if draft == text+"\n" {
		return "", text
	}
	rest, ok := strings.CutPrefix(text, draft)
	if !ok {
		w.t.Errorf("%q was being typed, and %q is shown", text, draft)
	}
	if rest == "" || strings.HasSuffix(draft, "\n") {
		return rest, text
	}
	if rest, ok := strings.CutPrefix(rest, "\n"); ok {
		return rest, text
	}
	return rest, draft + "\n" + rest
}

// expect notes what one field of deed i, or the whole of it, is answered with
// now that its typing was interrupted.
func (l *killRun) expect(i, field int, text string) {
	a := &l.actions[i]
	a.input = a.with(field, text)
	value, err := guide.Parse(a.prompt, a.input)
	if err != nil {
		l.t.Errorf("answering %q with %q: %v", a.prompt.ID, a.input, err)
	}
	l.wanted[setupEntries+i].Answer = value
}

func (l *killRun) typed(text string) { l.typing.keys = append(l.typing.keys, key{time.Now(), text}) }

// check looks at what the kill has left.
func (l *killRun) check(killed time.Time) {
	l.t.Helper()
	got, want := describe(l.entries()), describe(l.wanted)
	for i := range got {
		if i == len(want) || got[i] != want[i] {
			l.t.Fatalf("the journal holds, after what was planned,\n%s", strings.Join(got[i:], "\n"))
		}
	}
	if n := max(0, len(got)-setupEntries); n < l.sure || n > l.sure+1 || l.begun && len(got) < setupEntries {
		l.t.Fatalf("%d answers are saved, and %d were followed by a question", n, l.sure)
	}
	l.drafts = l.readDrafts()
	if len(got)-setupEntries > l.sure { // the answer came through
		l.typing = typing{}
	}
	if must := l.typing.before(killed.Add(-mayBeGone)); l.typing.id != "" && len(l.drafts[l.typing.id]) < len(must) {
		l.t.Errorf("of %q, which was typed in time, only %q is kept", must, l.drafts[l.typing.id])
	}
	if draft := l.drafts[l.typing.id]; len(l.typing.keys) > 0 && !strings.HasPrefix(l.typing.whole, draft) {
		l.t.Errorf("%q was being typed, and %q is kept", l.typing.whole, draft)
	}
}

// readDrafts reads what was half typed.
func (l *killRun) readDrafts() map[string]string {
	l.t.Helper()
	data, err := os.ReadFile(filepath.Join(l.folder(), "journal.draft"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		l.t.Fatal(err)
	}
	var drafts map[string]string
	if err := json.Unmarshal(data, &drafts); err != nil {
		l.t.Fatalf("the drafts are damaged: %v in %q", err, data)
	}
	return drafts
}

// talk is the program while it asks and is answered line by line, through
// pipes.
type dialog struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	stop func(error)

	mu    sync.Mutex
	moved *sync.Cond
	heard strings.Builder
	from  int // what was heard before belongs to earlier questions
	ended bool
}

func startDialog(h *home, stop func(error), args ...string) *dialog {
	k := &dialog{cmd: h.command(args...), stop: stop}
	k.moved = sync.NewCond(&k.mu)
	var err error
	if k.in, err = k.cmd.StdinPipe(); err != nil {
		stop(err)
	}
	k.cmd.Stderr = k
	if err := k.cmd.Start(); err != nil {
		stop(err)
	}
	go func() {
		_ = k.cmd.Wait() // the status is asked for in exit
		k.mu.Lock()
		defer k.mu.Unlock()
		k.ended = true
		k.moved.Broadcast()
	}()
	return k
}

// Write takes in what the program says.
func (k *dialog) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.moved.Broadcast()
	return k.heard.Write(p)
}

func (k *dialog) Signal(sig syscall.Signal) error { return k.cmd.Process.Signal(sig) }

// wait waits until the program has said all of the texts since the last line
// that it was told.
func (k *dialog) wait(texts ...string) {
	k.mu.Lock()
	heard := func() bool {
		result := strings.Join(strings.Fields(k.heard.String()[k.from:]), " ")
		for _, text := range texts {
			if !strings.Contains(result, strings.Join(strings.Fields(text), " ")) {
				return false
			}
		}
		return true
	}
	late := time.AfterFunc(tuitest.Patience, func() { _ = k.Signal(syscall.SIGKILL) })
	defer late.Stop()
	for !k.ended && !heard() {
		k.moved.Wait()
	}
	found, result := heard(), k.heard.String()
	k.mu.Unlock()
	if !found {
		k.stop(fmt.Errorf("it did not say %q, but:\n%s", texts, result))
	}
}

func (k *dialog) await(a action, part int) {
	if a.how == endsRest {
		k.wait("Take it up today")
		return
	}
	k.wait(a.step.Title+", "+a.place, firstWords(a.part(part).ask))
}

// say types lines.
func (k *dialog) say(lines string) {
	k.mu.Lock()
	k.from = k.heard.Len()
	k.mu.Unlock()
	if _, err := io.WriteString(k.in, lines); err != nil {
		k.stop(err)
	}
}

// exit waits for the end and gives the exit status.
func (k *dialog) exit() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	for !k.ended {
		k.moved.Wait()
	}
	return k.cmd.ProcessState.ExitCode()
}

func (k *dialog) close() {
	_ = k.Signal(syscall.SIGKILL)
	k.exit()
}

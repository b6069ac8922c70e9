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

// mayBeGone is how much of what somebody typed last may be gone, on a machine
// that is never late.
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
	p := makePlan(t, rich(), true)
	for n := range lives {
		t.Run(fmt.Sprint("life ", n), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(20260314, uint64(n)))
			l := newLife(t, p, n*len(p.entries)/lives)
			for kill := n; kill < *kills; kill += lives {
				if l.position() == len(l.deeds) {
					l = newLife(t, p, 0)
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
type life struct {
	*home
	plan    plan
	deeds   []deed
	wanted  []entry.Entry // what the journal is to hold in the end
	sitting []sitting     // of each deed
	begun   bool          // the first prompt was asked: there is a journal
	sure    int           // deeds that were followed by another question

	drafts map[string]string // after the last kill
	typing typing
}

// newLife begins a life with so many entries of the plan, or before there is a
// journal.
func newLife(t *testing.T, p plan, entries int) *life {
	t.Helper()
	l := &life{home: newHome(t), plan: p, wanted: slices.Clone(p.entries)}
	for _, s := range p.sittings {
		for _, d := range s.deeds {
			l.deeds, l.sitting = append(l.deeds, d), append(l.sitting, s)
		}
	}
	if entries > beforeDeeds {
		l.write(p.entries[:entries])
		l.begun, l.sure = true, entries-beforeDeeds
	}
	return l
}

// write makes the journal of these entries, with their ids.
func (l *life) write(entries []entry.Entry) {
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
const beforeDeeds = 2

// entries reads the journal as the next start does.
func (l *life) entries() []entry.Entry {
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
func (l *life) position() int { return max(0, len(l.entries())-beforeDeeds) }

// once starts the program, walks on, kills it, and looks at what is left.
func (l *life) once(random *rand.Rand, n int) {
	l.t.Helper()
	kind := kinds()[n%len(kinds())]
	w := &walker{life: l, kind: kind, end: kind.least + time.Duration(random.Int64N(int64(kind.longest-kind.least)))}
	if kind.pause > 0 {
		pause := kind.pause/2 + time.Duration(random.Int64N(int64(kind.pause/2)))
		w.pause = func() { time.Sleep(pause) }
	}
	done := make(chan struct{})
	stalled := stalls(l.path("tmp", "stalls"), done)
	go func() {
		defer close(done)
		w.walk()
	}()
	<-done
	l.check(w.rest(), mayBeGone+5*<-stalled)
}

// stalls saves a file again and again until it is done, and then tells how long
// the machine was late with that at most. It is as late with what the program
// does, in each of the few steps to a draft.
func stalls(path string, done <-chan struct{}) <-chan time.Duration {
	const every = 100 * time.Millisecond
	longest := make(chan time.Duration, 1)
	go func() {
		var late time.Duration
		for begun := time.Now(); ; begun = time.Now() {
			select {
			case <-done:
				longest <- late
				return
			case <-time.After(every):
			}
			if f, err := os.Create(path); err == nil {
				_, _ = f.Write([]byte{'x'}) // only the time counts
				_ = errors.Join(f.Sync(), f.Close())
			}
			late = max(late, time.Since(begun)-every)
		}
	}()
	return longest
}

// kind is a sort of kill: the least and the longest time until it comes, and how
// long somebody pauses at most between two letters or two lines. Where there are
// pauses, a text is typed for longer than what may be gone of it.
type kind struct {
	plain          bool
	least, longest time.Duration
	pause          time.Duration
}

func kinds() []kind {
	return []kind{
		{longest: 400 * time.Millisecond},
		{longest: 900 * time.Millisecond},
		{longest: 300 * time.Millisecond, plain: true},
		{least: 2 * time.Second, longest: 4 * time.Second, pause: 200 * time.Millisecond},
		{longest: 200 * time.Millisecond},
		{least: 3 * time.Second, longest: 4500 * time.Millisecond, pause: 2 * time.Second, plain: true},
	}
}

// walker walks until it is killed, in a goroutine of its own that ends then.
type walker struct {
	*life
	kind  kind
	end   time.Duration // from the first thing that the program says to the kill
	pause func()

	mu      sync.Mutex
	process interface{ Signal(syscall.Signal) error }
	timer   *time.Timer
	killed  time.Time // zero until then
}

func (w *walker) walk() {
	for i := w.position(); i < len(w.deeds) && !w.over(); {
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
func (l *life) command() []string {
	entries := l.entries()
	i := min(max(0, len(entries)-beforeDeeds), len(l.deeds)-1)
	return l.sitting[i].command(len(entries) == 0)
}

// keys plays deeds in the full-screen asker, from place i on until their
// sitting ends, and gives the place of the next one.
func (w *walker) keys(i int) int {
	first, s := len(w.entries()) == 0, w.sitting[i]
	session := w.sit(tuitest.Options{}, w.command()...)
	defer session.Close()
	k := keyboard{s: session, stop: w.stop, typed: w.typed, pause: w.pause}
	_, _ = session.Await(" · ")
	w.begin(session)
	if first {
		for _, d := range preface(w.t, w.plan.subject) {
			k.meet(d.sign())
			k.do(d)
		}
	}
	for ; i < len(w.deeds) && w.sitting[i].now.Equal(s.now); i++ {
		d, first := w.resumed(w.deeds[i])
		k.meet(signOf(d, first))
		w.met(i)
		w.resume(k, i, first)
	}
	k.ok(session.Wait(s.end()))
	w.sure, w.typing = i, typing{}
	k.press("enter")
	if status, err := session.Exit(); err != nil || status != 0 {
		w.stop(fmt.Errorf("the sitting ended with %d, %w", status, err))
	}
	return i
}

// lines does the same in the plain asker.
func (w *walker) lines(i int) int {
	first, s := len(w.entries()) == 0, w.sitting[i]
	talk := startTalk(w.home, w.stop, w.command()...)
	defer talk.close()
	talk.wait(", ")
	w.begin(talk)
	if first {
		for _, d := range preface(w.t, w.plan.subject) {
			talk.meet(d, 0)
			talk.say(d.lines())
		}
	}
	for ; i < len(w.deeds) && w.sitting[i].now.Equal(s.now); i++ {
		d, first := w.resumed(w.deeds[i])
		talk.meet(d, first)
		w.met(i)
		w.resumeLines(talk, i, first)
	}
	if s.rests {
		talk.wait("Let it rest")
		w.sure, w.typing = i, typing{}
		talk.say("1\n")
	}
	if status := talk.exit(); status != 0 {
		w.stop(fmt.Errorf("the sitting ended with %d", status))
	}
	w.sure, w.typing = i, typing{}
	return i
}

// resumed gives a deed as it is met after a kill: with its draft, and the part
// at which its asking goes on.
func (l *life) resumed(d deed) (deed, int) {
	first := 0
	for i := range d.prompt.Fields {
		if _, ok := l.drafts[d.part(i).id]; ok {
			first = i
		}
	}
	if draft, ok := l.drafts[d.prompt.ID]; ok && len(d.prompt.Fields) == 0 {
		d.before = draft
	}
	return d, first
}

func signOf(d deed, first int) string {
	if len(d.prompt.Fields) == 0 {
		return d.sign()
	}
	return fmt.Sprintf("%s · %s · part %d of %d", d.step.Title, d.place, first+1, len(d.prompt.Fields))
}

// met notes that deed i is asked: all before it are saved, and the program has
// done its tidying.
func (l *life) met(i int) {
	l.begun, l.sure = true, i
	l.typing = typing{}
	for name := range l.files() {
		if !slices.Contains([]string{"journal.jsonl", "journal.lock", "journal.busy", "journal.draft"}, name) {
			l.t.Errorf("%q is left beside the journal", name)
		}
	}
	for name := range l.readDrafts() {
		if id, _, _ := strings.Cut(name, "."); id != l.deeds[i].prompt.ID {
			l.t.Errorf("there is a draft %q, while %q is asked", name, l.deeds[i].prompt.ID)
		}
	}
}

// resume does deed i, from one of its parts on, with what its draft held at
// first.
func (w *walker) resume(k keyboard, i, first int) {
	d, drafts := w.deeds[i], w.drafts
	w.drafts = nil
	if d.how != answers {
		why := d.prompt.ID + ".left-out"
		w.typing = typing{id: why, begun: drafts[why], draft: drafts[why], whole: d.input}
		d.input = strings.TrimPrefix(d.input, drafts[why])
		k.do(d)
		return
	}
	for field := first; field < max(1, len(d.prompt.Fields)); field++ {
		part := d.part(field)
		if draft, ok := drafts[part.id]; ok {
			part.before = draft
		}
		if part.long() && part.before == part.input+"\n" { // typed line by line: it stays as it is
			part.input = part.before
			w.expect(i, field, part.input)
		}
		if field > first {
			k.ok(k.s.Wait(signOf(d, field)))
		}
		w.typing = typing{id: part.id, begun: part.before, draft: drafts[part.id], whole: part.input}
		k.give(part)
	}
}

// resumeLines does deed i line by line, from one of its parts on. What was half
// typed is shown, and only the rest of it is typed.
func (w *walker) resumeLines(talk *talk, i, first int) {
	d, drafts := w.deeds[i], w.drafts
	w.drafts = nil
	switch d.how {
	case leavesOut:
		talk.say("/skip\n")
		talk.wait("Why do you leave this out")
		talk.say(d.input + "\n")
		return
	case answers:
	default:
		talk.say(d.lines())
		return
	}
	for field := first; field < max(1, len(d.prompt.Fields)); field++ {
		part := d.part(field)
		if field > first {
			talk.meet(d, field)
		}
		draft := drafts[part.id]
		w.typing = typing{id: part.id, draft: draft, whole: part.input + "\n"}
		if draft != "" && draft != part.before && part.long() {
			talk.wait(strings.TrimSpace(draft))
			rest, whole := w.left(draft, part.input)
			w.expect(i, field, whole)
			w.typing.begun = strings.TrimSuffix(draft, "\n") + "\n" // lines are added after it
			w.typing.whole, part.input = whole+"\n", rest
		}
		w.sayPart(talk, part)
	}
}

// sayPart types the lines of an answer, with a pause before each of a text.
func (w *walker) sayPart(talk *talk, p part) {
	for line := range strings.Lines(p.lines()) {
		if w.pause != nil && p.kind == workbook.Text {
			w.pause()
		}
		talk.say(line)
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
func (l *life) expect(i, field int, text string) {
	d := &l.deeds[i]
	d.input = d.with(field, text)
	value, err := guide.Parse(d.prompt, d.input)
	if err != nil {
		l.t.Errorf("answering %q with %q: %v", d.prompt.ID, d.input, err)
	}
	l.wanted[beforeDeeds+i].Answer = value
}

func (l *life) typed(text string) { l.typing.keys = append(l.typing.keys, key{time.Now(), text}) }

// check looks at what the kill has left. What was typed last, for so long, may be
// gone.
func (l *life) check(killed time.Time, mayBeGone time.Duration) {
	l.t.Helper()
	got, want := account(l.entries()), account(l.wanted)
	for i := range got {
		if i == len(want) || got[i] != want[i] {
			l.t.Fatalf("the journal holds, after what was planned,\n%s", strings.Join(got[i:], "\n"))
		}
	}
	if n := max(0, len(got)-beforeDeeds); n < l.sure || n > l.sure+1 || l.begun && len(got) < beforeDeeds {
		l.t.Fatalf("%d answers are saved, and %d were followed by a question", n, l.sure)
	}
	l.drafts = l.readDrafts()
	if len(got)-beforeDeeds > l.sure { // the answer came through
		l.typing = typing{}
	}
	if must := l.typing.before(killed.Add(-mayBeGone)); l.typing.id != "" && len(l.drafts[l.typing.id]) < len(must) {
		l.t.Errorf("of %q, which was typed %v before the kill, only %q is kept", must, mayBeGone, l.drafts[l.typing.id])
	}
	if draft := l.drafts[l.typing.id]; len(l.typing.keys) > 0 && !strings.HasPrefix(l.typing.whole, draft) {
		l.t.Errorf("%q was being typed, and %q is kept", l.typing.whole, draft)
	}
}

// readDrafts reads what was half typed.
func (l *life) readDrafts() map[string]string {
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
	return l.unmarked(drafts)
}

// unmarked returns the drafts as the next start reads them. A draft is marked
// with the id of the entry that is to replace it ("deed@ID") just before that is
// written: once the entry is there, the draft is gone.
func (l *life) unmarked(drafts map[string]string) map[string]string {
	saved := map[string]bool{}
	for _, e := range l.entries() {
		saved[e.ID] = true
	}
	left := map[string]string{}
	for name, text := range drafts {
		prompt, id, marked := strings.Cut(name, "@")
		if _, begunAgain := drafts[prompt]; !marked || !begunAgain && !saved[id] {
			left[prompt] = text
		}
	}
	return left
}

// talk is the program while it asks and is answered line by line, through
// pipes.
type talk struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	stop func(error)

	mu    sync.Mutex
	moved *sync.Cond
	heard strings.Builder
	from  int // what was heard before belongs to earlier questions
	ended bool
}

func startTalk(h *home, stop func(error), args ...string) *talk {
	k := &talk{cmd: h.command(args...), stop: stop}
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
func (k *talk) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.moved.Broadcast()
	return k.heard.Write(p)
}

func (k *talk) Signal(sig syscall.Signal) error { return k.cmd.Process.Signal(sig) }

// wait waits until the program has said all of the texts since the last line
// that it was told.
func (k *talk) wait(texts ...string) {
	k.mu.Lock()
	heard := func() bool {
		said := strings.Join(strings.Fields(k.heard.String()[k.from:]), " ")
		for _, text := range texts {
			if !strings.Contains(said, strings.Join(strings.Fields(text), " ")) {
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
	found, said := heard(), k.heard.String()
	k.mu.Unlock()
	if !found {
		k.stop(fmt.Errorf("it did not say %q, but:\n%s", texts, said))
	}
}

func (k *talk) meet(d deed, part int) {
	if d.how == takesUp {
		k.wait("Take it up today")
		return
	}
	k.wait(d.step.Title+", "+d.place, head(d.part(part).ask))
}

// say types lines.
func (k *talk) say(lines string) {
	k.mu.Lock()
	k.from = k.heard.Len()
	k.mu.Unlock()
	if _, err := io.WriteString(k.in, lines); err != nil {
		k.stop(err)
	}
}

// exit waits for the end and gives the exit status.
func (k *talk) exit() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	for !k.ended {
		k.moved.Wait()
	}
	return k.cmd.ProcessState.ExitCode()
}

func (k *talk) close() {
	_ = k.Signal(syscall.SIGKILL)
	k.exit()
}

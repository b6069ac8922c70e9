//go:build unix

package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// killKind is a way to play until the kill.
type killKind struct {
	plain   bool          // in plain mode
	longest time.Duration // until the kill
	pause   time.Duration // the longest between two characters, or lines in plain mode
	drafted bool          // the kill waits until the draft has everything that was typed
}

func killKinds() []killKind {
	return []killKind{
		{longest: 400 * time.Millisecond},
		{longest: 900 * time.Millisecond},
		{longest: 300 * time.Millisecond, plain: true},
		{longest: 2 * time.Second, pause: 40 * time.Millisecond, drafted: true},
		{longest: 200 * time.Millisecond},
		{longest: 2 * time.Second, pause: 500 * time.Millisecond, plain: true, drafted: true},
		{longest: 4 * time.Second, pause: 100 * time.Millisecond},
		{longest: 4 * time.Second, pause: 1500 * time.Millisecond, plain: true},
	}
}

// walker plays the actions of a run until the kill, in a goroutine of its own
// that ends then.
type walker struct {
	*killRun
	kind   killKind
	lasts  time.Duration // from the first output to the kill
	pause  func()
	delays *draftDelays

	mu      sync.Mutex
	process signaler
	started time.Time // when there was output
	timer   *time.Timer
	killed  bool
	before  map[string]string // the drafts just before the kill
}

type signaler interface{ Signal(syscall.Signal) error }

func (w *walker) walk() {
	for i := w.position(); i < len(w.actions) && !w.over(); {
		if w.kind.plain {
			i = w.playPlain(i)
		} else {
			i = w.play(i)
		}
	}
}

func (w *walker) over() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.killed
}

// begin notes a process that has written something. The time to the kill starts
// with the first one.
func (w *walker) begin(process signaler) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.process = process
	switch {
	case w.started.IsZero():
		w.started = time.Now()
		if !w.kind.drafted {
			w.timer = time.AfterFunc(w.lasts, w.kill)
		}
	case w.killed:
		_ = process.Signal(syscall.SIGKILL)
	}
}

func (w *walker) kill() {
	w.mu.Lock()
	defer w.mu.Unlock()
	var err error
	if w.before, err = w.draftsOnDisk(); err != nil {
		w.t.Errorf("before the kill: %v", err)
	}
	w.killed = true
	_ = w.process.Signal(syscall.SIGKILL) // it may have ended by itself just now
}

// typed notes what was typed. If the kill waits for a draft and its time has
// come, it happens here.
func (w *walker) typed(text string) {
	w.typing.keys = append(w.typing.keys, key{time.Now(), text})
	if !w.kind.drafted || w.typing.id == "" || time.Since(w.started) < w.lasts {
		return
	}
	w.awaitDraft()
	w.kill()
	runtime.Goexit()
}

// awaitDraft waits until the draft has everything that was typed.
func (w *walker) awaitDraft() {
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	late := time.After(tuitest.Patience)
	first, missing := w.typing.firstMissing(w.readDrafts()[w.typing.id])
	for text := w.typing.text(); ; {
		draft := w.readDrafts()[w.typing.id]
		if len(draft) >= len(text) {
			break
		}
		select {
		case <-late:
			w.t.Errorf("%q was typed, and %v later the draft is %q", text, tuitest.Patience, draft)
			return
		case <-poll.C:
		}
	}
	if missing && !w.kind.plain {
		w.delays.add(time.Since(first))
	}
}

// stopTimer makes sure that no kill is still to come, and returns the drafts just
// before the kill, if there was one.
func (w *walker) stopTimer() map[string]string {
	if w.timer != nil {
		w.timer.Stop()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.before
}

// fail ends the walker's goroutine. Before the kill that is a failure.
func (w *walker) fail(err error) {
	if !w.over() {
		w.t.Errorf("before the kill: %v", err)
	}
	runtime.Goexit()
}

// command returns the command line for the next action.
func (r *killRun) command() []string {
	i := min(r.position(), len(r.actions)-1)
	return r.evening[i].command(len(r.entries()) == 0)
}

// play performs actions in the full-screen asker, from index i to the end of the
// evening, and returns the index of the next one.
func (w *walker) play(i int) int {
	start, s := len(w.entries()) == 0, w.evening[i]
	tty := w.terminal(tuitest.Options{}, w.command()...)
	defer tty.Close()
	k := keyboard{s: tty, fail: w.fail, typed: w.typed, pause: w.pause}
	_, _ = tty.Await(" · ", goOnQuestion) // begin either way
	w.begin(tty)
	if start {
		gate, facts := w.answerGoOn(k)
		for _, a := range slices.Concat(gate, facts, []action{firstNight(w.t)}) {
			k.await(a.marker())
			k.perform(a)
		}
	}
	for ; i < len(w.actions) && w.evening[i].now.Equal(s.now); i++ {
		a, first := w.resumed(w.actions[i])
		k.await(markerOf(a, first))
		w.asked(i)
		w.resume(k, i, first)
	}
	if status, err := tty.Exit(); err != nil || status != 0 {
		w.fail(fmt.Errorf("the evening ended with status %d, %w", status, err))
	}
	w.saved, w.typing = i, typing{}
	return i
}

// playPlain does the same in plain mode.
func (w *walker) playPlain(i int) int {
	start, s := len(w.entries()) == 0, w.evening[i]
	d := startDialog(w.home, w.fail, w.command()...)
	defer d.close()
	d.wait(", ")
	w.begin(d)
	if start {
		gate, facts := w.openFacts()
		if len(w.keptFacts()) > 0 {
			d.wait(goOnQuestion)
			d.send("yes\n")
		}
		for _, a := range slices.Concat(gate, facts, []action{firstNight(w.t)}) {
			d.await(a, 0)
			d.send(a.lines())
		}
	}
	for ; i < len(w.actions) && w.evening[i].now.Equal(s.now); i++ {
		a, first := w.resumed(w.actions[i])
		d.await(a, first)
		w.asked(i)
		w.resumePlain(d, i, first)
	}
	if status := d.exit(); status != 0 {
		w.fail(fmt.Errorf("the evening ended with status %d", status))
	}
	w.saved, w.typing = i, typing{}
	return i
}

// resumed returns an action as it is after a kill, with its draft as the initial
// text, and the part at which the program goes on.
func (r *killRun) resumed(a action) (action, int) {
	first := 0
	for i, f := range a.fields {
		if _, ok := r.drafts[f.id]; ok {
			first = i
		}
	}
	if draft, ok := r.drafts[a.prompt.ID]; ok && len(a.fields) == 0 {
		a.before = draft
	}
	return a, first
}

func markerOf(a action, part int) string {
	if len(a.fields) == 0 {
		return a.marker()
	}
	return fmt.Sprintf("%s%s · part %d of %d", a.step.Title, a.place, part+1, len(a.fields))
}

// asked notes that action i is asked for: all before it are saved, and the
// program has removed the files that it doesn't need.
func (r *killRun) asked(i int) {
	r.created, r.saved = true, i
	r.typing = typing{}
	for name := range r.files() {
		if !slices.Contains([]string{"journal.jsonl", "journal.lock", "journal.busy", "journal.draft"}, name) {
			r.t.Errorf("%q is left beside the journal", name)
		}
	}
	for name := range r.readDrafts() {
		if id, _, _ := strings.Cut(name, "."); id != r.actions[i].prompt.ID {
			r.t.Errorf("there is a draft %q, while %q is asked", name, r.actions[i].prompt.ID)
		}
	}
}

// resume performs action i from one of its fields on, starting with their drafts.
func (w *walker) resume(k keyboard, i, first int) {
	a, drafts := w.actions[i], w.drafts
	w.drafts = nil
	if a.how == skips || a.how == leavesEmpty {
		why := a.prompt.ID + ".left-out"
		w.typing = typing{id: why, before: drafts[why], draft: drafts[why], whole: a.input}
		a.input = strings.TrimPrefix(a.input, drafts[why])
		k.perform(a)
		return
	}
	for n := first; n < len(a.parts()); n++ {
		f := a.parts()[n]
		if draft, ok := drafts[f.id]; ok {
			f.before = draft
		}
		if f.long() && f.before == f.input+"\n" { // the draft of plain mode is complete
			f.input = f.before
			w.expect(i, n, f.input)
		}
		if n > first {
			k.check(k.s.Wait(markerOf(a, n)))
		}
		w.typing = typing{id: f.id, before: f.kept(), draft: drafts[f.id], whole: f.input}
		k.fill(f)
	}
}

// resumePlain performs action i in plain mode, from one of its fields on. It types
// only what the draft lacks.
func (w *walker) resumePlain(d *dialog, i, first int) {
	a, drafts := w.actions[i], w.drafts
	w.drafts = nil
	switch a.how {
	case skips:
		d.send("/skip\n")
		d.wait("Why do you want to skip this one")
		d.send(a.input + "\n")
		return
	case leavesEmpty:
		d.send(a.lines())
		return
	}
	for n := first; n < len(a.parts()); n++ {
		f := a.parts()[n]
		if n > first {
			d.await(a, n)
		}
		draft := drafts[f.id]
		w.typing = typing{id: f.id, draft: draft, whole: f.input + "\n"}
		if draft != "" && draft != f.before && f.long() {
			d.wait(strings.TrimSpace(draft))
			rest, whole := w.missing(draft, f.input)
			w.expect(i, n, whole)
			w.typing.before = strings.TrimSuffix(draft, "\n") + "\n" // lines are added after it
			w.typing.whole, f.input = whole+"\n", rest
		}
		w.sendField(d, f)
	}
}

// sendField types the lines of a field, with a pause before each line of a text.
func (w *walker) sendField(d *dialog, f field) {
	for line := range strings.Lines(f.lines()) {
		if w.pause != nil && f.kind == workbook.Text {
			w.pause()
		}
		d.send(line)
		if line == ".\n" || f.kind != workbook.Text {
			continue
		}
		if isDots(line) {
			line = line[1:] // as escapeDots found it
		}
		w.typed(line)
	}
}

// missing returns the lines of a text that a draft lacks, and the whole answer
// that results. If the draft ends in the middle of a line, as only the full-screen
// asker leaves it, the rest of that line becomes a line of its own.
func (w *walker) missing(draft, text string) (rest, whole string) {
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

package prompt

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// edited brings back what an external editor made of a question's text.
type edited struct {
	of   *question
	text string
	err  error
}

// edit hands the text to the external editor.
func (q *question) edit() tea.Cmd {
	command := strings.Fields(q.screen.Editor)
	if len(command) == 0 || q.screen.Edit == nil {
		q.remark = q.screen.Words.Say("ask-no-editor")
		return nil
	}
	q.keep()
	path, done, err := q.screen.Edit(q.q.ID, q.field.value())
	if err != nil {
		q.remark = q.screen.Words.Say("ask-editor-failed", "error", err.Error())
		return nil
	}
	q.editing = true
	run := &editor{ctx: q.ctx, args: append(command, path), in: q.screen.In, out: q.screen.Out, done: done}
	return tea.Exec(run, func(err error) tea.Msg { return edited{q, run.text, err} })
}

// take puts the edited text into the field. A failing editor leaves the text
// as it was.
func (q *question) take(e edited) {
	q.editing = false
	if e.err == nil && !utf8.ValidString(e.text) {
		e.err = errors.New("the file is not UTF-8 text")
	}
	if e.err != nil {
		q.remark = q.screen.Words.Say("ask-editor-failed", "error", e.err.Error())
		return
	}
	w, ok := q.field.huh.(*writing)
	if !ok {
		return
	}
	if !strings.HasSuffix(w.page.text, "\n") { // editors end the last line
		e.text = strings.TrimSuffix(e.text, "\n")
	}
	if e.text != w.page.text {
		w.page.set(e.text)
		q.field.edited = true
		q.keep()
	}
}

// editor runs the external editor on the terminal, while Bubble Tea has let go
// of it.
type editor struct {
	ctx     context.Context
	args    []string
	in, out *os.File
	done    func() (string, error)
	text    string // what the file held afterwards
}

// Run waits for the editor and takes the private file away, whatever happened.
func (e *editor) Run() error {
	cmd := exec.CommandContext(e.ctx, e.args[0], e.args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = e.in, e.out, e.out
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 2 * time.Second
	ran := cmd.Run()
	var read error
	e.text, read = e.done()
	return errors.Join(ran, read)
}

// The editor has the terminal itself; what Bubble Tea offers is not needed.
func (e *editor) SetStdin(io.Reader)  {}
func (e *editor) SetStdout(io.Writer) {}
func (e *editor) SetStderr(io.Writer) {}

package prompt

import (
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// edited says that the external editor has ended, or why it never began.
type edited struct {
	of  *question
	err error
}

// edit hands the text to the external editor.
func (q *question) edit() tea.Cmd {
	command := q.screen.Editor
	if len(command) == 0 || q.screen.Edit == nil {
		q.remark = q.screen.Words.Say("ask-no-editor")
		return nil
	}
	_ = q.keep() // says so itself
	path, done, err := q.screen.Edit(q.q.ID, q.field.value())
	if err != nil {
		q.remark = q.screen.Words.Say("ask-editor-failed", "error", err.Error())
		return nil
	}
	q.editing = true
	return tea.Exec(&editor{q, slices.Concat(command, []string{path}), done}, func(err error) tea.Msg {
		return guarded(func() tea.Msg {
			if err != nil { // the terminal could not be let go of
				_, _ = done(err)
			}
			return edited{q, err}
		})
	})
}

// take puts what the editor left into the field. An editor that failed may have
// saved before: then its text is there, and undo brings back the one before.
func (q *question) take(text string, failed, err error) {
	if err == nil && !utf8.ValidString(text) {
		err = errors.New("the file is not UTF-8 text")
	}
	page := q.field.huh.(*writing).page // only long texts are edited
	if err == nil && failed != nil && strings.HasPrefix(page.text, strings.TrimSpace(text)) {
		err, failed = failed, nil // nothing new was saved, or not all of it
	}
	if err != nil {
		_ = q.store(q.input()) // the file's text may have become the draft
		q.remark = q.screen.Words.Say("ask-editor-failed", "error", errors.Join(failed, err).Error())
		return
	}
	if !strings.HasSuffix(page.text, "\n") {
		text = strings.TrimSuffix(text, "\n") // editors end the last line
	}
	if text != page.text {
		page.set(text)
		q.field.edited = true
		_ = q.keep() // says so itself
	}
	if failed != nil {
		q.remark = q.screen.Words.Say("ask-editor-saved", "error", failed.Error())
	}
}

// editor runs the external editor on the terminal, which Bubble Tea has let go
// of, and stands still meanwhile.
type editor struct {
	q    *question
	args []string
	done func(failed error) (string, error)
}

// Run waits for the editor, takes its text and the private file away. When the
// asking ends, the editor is ended too; what it had saved by then counts.
func (e *editor) Run() error {
	cmd := exec.CommandContext(e.q.ctx, e.args[0], e.args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = e.q.screen.In, e.q.screen.Out, e.q.screen.Out
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 2 * time.Second
	failed := cmd.Run()
	text, err := e.done(failed)
	e.q.take(text, failed, err)
	return nil
}

// The editor has the terminal itself; what Bubble Tea offers is not needed.
func (e *editor) SetStdin(io.Reader)  {}
func (e *editor) SetStdout(io.Writer) {}
func (e *editor) SetStderr(io.Writer) {}

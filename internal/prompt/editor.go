package prompt

import (
	"errors"
	"os/exec"
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// edit hands the text to the external editor.
func (q *question) edit() tui.Turn {
	command := q.options.Editor
	if len(command) == 0 || q.options.Edit == nil {
		q.remark = q.options.Words.Say("ask-no-editor")
		return tui.Turn{}
	}
	_ = q.keep() // says so itself
	path, done, err := q.options.Edit(q.q.ID, q.field.value(), q.editorNote())
	if err != nil {
		q.remark = q.options.Words.Say("ask-editor-failed", "error", err.Error())
		return tui.Turn{}
	}
	if q.options.EditorFlags != nil {
		command = slices.Concat(command, q.options.EditorFlags())
	}
	return tui.Turn{Run: func() {
		failed := q.run(slices.Concat(command, []string{path}))
		text, err := done(failed)
		q.take(text, failed, err)
	}}
}

// editorNote is what the editor's file says below the text: what is asked, and that
// this is not part of the answer.
func (q *question) editorNote() string {
	const width = 70
	var lines []string
	for _, md := range []string{q.q.About, q.asking(), q.q.Why, q.options.Words.Say("ask-editor-note")} {
		if md != "" {
			lines = append(lines, display.Printed(display.Blocks(md), width, display.Plain)...)
		}
	}
	return strings.Join(lines, "\n")
}

// run runs the editor to its end. When the asking ends, the editor is ended too;
// what it has saved by then counts.
func (q *question) run(command []string) error {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = q.options.In, q.options.Out, q.options.Out
	return runEditor(q.ctx, cmd, editorGrace, editorPatience)
}

// take puts what the editor left into the field. An editor that failed may have
// saved first: then its text is taken, and undo brings back the one before.
func (q *question) take(text string, failed, err error) {
	if err == nil && !utf8.ValidString(text) {
		err = errors.New("the file is not UTF-8 text")
	}
	written := q.field.huh.(*textarea).buffer // only long texts are edited
	if err == nil && failed != nil && strings.HasPrefix(written.Text, strings.TrimSpace(text)) {
		err, failed = failed, nil // nothing new was saved, or not all of it
	}
	if err != nil {
		_ = q.store(q.input()) // the draft may hold what is in the file
		q.remark = q.options.Words.Say("ask-editor-failed", "error", errors.Join(failed, err).Error())
		return
	}
	if text != written.Text {
		written.Set(text)
		q.field.edited = true
		_ = q.keep() // says so itself
	}
	if failed != nil {
		q.remark = q.options.Words.Say("ask-editor-saved", "error", failed.Error())
	}
}

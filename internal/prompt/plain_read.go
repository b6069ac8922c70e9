package prompt

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// answerReader reads the answer to one question of the plain asker.
type answerReader struct {
	p        *Plain
	ctx      context.Context
	q        guide.Question
	store    func(text string) error // keeps a draft
	draftDue <-chan time.Time        // fires when the draft is to be kept; nil while it is as typed
	typed    string                  // so far, with what was refused
	begun    string                  // of typed: what the next line continues, if it is not a long text
	refused  string                  // of a long text
	drafted  string                  // how much of typed is in the draft
	checking string                  // the answer that is being checked
	told     bool                    // that the draft cannot be kept
}

// answer reads one answer, as the question's Check takes it. Any action other
// than next ends the question.
func (r *answerReader) answer() (string, guide.Action) { return widgetOf(r.q.Kind).read(r) }

// choice reads one of the options.
func (r *answerReader) choice() (string, guide.Action) {
	input, action := r.line()
	return chosen(r.q.Options, input), action
}

// choices reads any of the options.
func (r *answerReader) choices() (string, guide.Action) {
	input, action := r.line()
	return strings.Join(severalChosen(r.q.Options, input), ","), action
}

// line reads one line, without its end. The last line of a pipe needs none.
func (r *answerReader) line() (string, guide.Action) {
	for {
		got, action := r.readLine()
		body, _ := cutEnd(got)
		if action != guide.Next && body == "" {
			return "", action
		}
		asked, isCommand := r.command(body)
		switch {
		case !isCommand:
			return unescaped(body), guide.Next
		case asked != guide.Next:
			return "", asked
		}
	}
}

// long reads lines up to one that holds a single dot. Every byte counts,
// except for the line end before the dot.
func (r *answerReader) long() (string, guide.Action) {
	var b strings.Builder
	if b.WriteString(r.refused); r.refused != "" {
		b.WriteString("\n")
	}
	begin := b.Len()
	for {
		got, action := r.readLine()
		body, end := cutEnd(got)
		if body == "." {
			return cutLast(b.String()[begin:], end), guide.Next
		}
		asked, isCommand := r.command(body)
		switch {
		case isCommand && asked != guide.Next:
			return "", asked
		case !isCommand && got != "":
			b.WriteString(unescaped(body) + end)
			r.typed = b.String()
		}
		if b.Len() > longestLine {
			r.p.say(r.p.options.Words.Say("plain-flood"))
			return "", guide.Stop
		}
		if action != guide.Next {
			return "", action
		}
	}
}

// refuse notes an answer that the question refused. It is part of the draft: a
// long text together with the lines that follow, a short one until the next.
func (r *answerReader) refuse(input string) {
	if !widgetOf(r.q.Kind).long {
		r.typed = input
		return
	}
	if input == r.q.Value || input == "" { // nothing new
		return
	}
	if r.refused != "" {
		r.refused += "\n"
	}
	r.refused += input
	r.typed = r.refused
}

// task reads which of the three answers it is, by number or name, and then
// the date or the reason; or both in one line.
func (r *answerReader) task() (string, guide.Action) {
	input, action := r.line()
	if action != guide.Next || input == "" {
		return input, action
	}
	state, detail := taskSaid(r.q, r.p.options.Words, input)
	ask := taskDetail(r.q.Outcomes, state, r.p.options.Words)
	if ask == "" || detail != "" {
		return strings.TrimSpace(state + " " + detail), guide.Next
	}
	r.p.say(ask)
	r.p.understood(r.q, state)
	r.typed, r.begun = state, state+" "
	detail, action = r.line()
	return strings.TrimSpace(state + " " + detail), action
}

// command carries out a line if it is a command. After the action next, reading
// goes on.
func (r *answerReader) command(body string) (action guide.Action, isCommand bool) {
	switch strings.TrimSpace(body) {
	case "/back":
		if r.q.CanBack {
			return guide.GoBack, true
		}
		r.p.say(r.p.options.Words.Say("plain-no-back"))
	case "/skip":
		if !r.q.Needed {
			return guide.Skip, true
		}
		r.p.say(r.p.options.Words.Say("plain-needed"))
	case "/quit":
		return guide.Stop, true
	case "/exit":
		return guide.Vanish, true
	case "/help":
		r.p.say(r.p.markdown(r.p.options.Words.Say("plain-help"))...)
	default:
		return guide.Next, false
	}
	return guide.Next, true
}

// unescaped removes the character that keeps a line from meaning something else:
// one dot of a line of dots, one slash of a command with several.
func unescaped(body string) string {
	if len(body) > 1 && strings.Trim(body, ".") == "" {
		return body[1:]
	}
	if rest := strings.TrimLeft(body, "/"); len(body)-len(rest) > 1 && slices.Contains(commands(), rest) {
		return body[1:]
	}
	return body
}

func commands() []string { return []string{"back", "skip", "quit", "exit", "help"} }

// readLine reads one line as it came, and keeps the draft while it waits: a while
// after something new was typed, and never without that.
func (r *answerReader) readLine() (string, guide.Action) {
	if r.p.options.Typing {
		r.p.mark()
	}
	r.requestLine()
	if r.draftDue == nil && r.typed != r.drafted {
		r.draftDue = time.After(draftEvery)
	}
	for {
		select {
		case <-r.ctx.Done():
			r.takeUnfinished()
			return "", guide.Stop
		case <-r.draftDue:
			r.draftDue = nil
			r.keep()
		case l := <-r.p.lines:
			r.p.pending = false
			if r.p.options.Typing && len(l.text) >= longestTyped {
				r.p.say(display.OneLine(r.p.options.Words.Say("plain-cut", "prompt", r.q.ID)))
			}
			if errors.Is(l.err, errFlood) {
				r.p.say(r.p.options.Words.Say("plain-flood"))
				r.typed += l.text
				return "", guide.Stop
			}
			var crash *term.Crash
			if errors.As(l.err, &crash) {
				panic(crash)
			}
			if l.err != nil {
				return l.text, guide.EndInput
			}
			return l.text, guide.Next
		}
	}
}

// requestLine has one line read, unless one is being read already.
func (r *answerReader) requestLine() {
	if !r.p.pending {
		r.p.request <- struct{}{}
		r.p.pending = true
	}
}

// takeUnfinished adds what was typed and is not read yet, when the asking ends
// from outside: lines typed ahead, and one without its end. It answers nothing.
func (r *answerReader) takeUnfinished() {
	if r.p.finished || r.p.options.Finish == nil || !r.p.options.Finish() {
		return
	}
	r.p.finished = true
	r.p.say("") // what follows begins a line
	var rest strings.Builder
	for {
		r.requestLine()
		l := <-r.p.lines
		r.p.pending = false
		rest.WriteString(l.text)
		if l.err != nil {
			break
		}
	}
	text := rest.String()
	switch {
	case strings.TrimSpace(text) == "":
		return
	case widgetOf(r.q.Kind).long:
		if r.typed != "" && !strings.HasSuffix(r.typed, "\n") {
			r.typed += "\n"
		}
		r.typed += text
	default:
		r.typed = r.begun + r.inOneLine(text)
	}
}

// inOneLine returns lines as the draft of an answer that is one line, or a choice.
func (r *answerReader) inOneLine(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	switch r.q.Kind {
	case workbook.Choice:
		return chosen(r.q.Options, text)
	case workbook.Choices:
		return strings.Join(severalChosen(r.q.Options, text), ",")
	}
	return text
}

// longestTyped is the longest line that a terminal passes on, with its end, in
// bytes; what is typed beyond it never reaches a program.
const longestTyped = 4095

// keep keeps what was typed so far as the draft.
func (r *answerReader) keep() {
	if r.typed == "" || r.typed == r.drafted {
		return
	}
	if err := r.store(r.draft()); err != nil {
		if !r.told {
			r.p.say(display.OneLine(r.p.options.Words.Say("ask-not-kept", "error", err.Error())))
		}
		r.told = true
		return
	}
	r.drafted = r.typed
}

// rescue keeps the draft when a panic ends the question, and passes the panic on.
func (r *answerReader) rescue() {
	if crash := term.Caught(recover()); crash != nil {
		crash.Lost = !r.rescued()
		panic(crash)
	}
}

func (r *answerReader) rescued() (kept bool) {
	defer func() { _ = recover() }() // what is broken may break again
	if r.checking != "" {
		return r.store(r.checking) == nil
	}
	r.keep()
	return r.typed == r.drafted
}

// draft returns what the draft is to hold: what was typed, after the draft that
// there was before. An answer is no draft: it is safe in the journal, and what was
// typed is to take its place.
func (r *answerReader) draft() string { return r.afterDraft(r.typed) }

// afterDraft appends lines to the draft that the question came with.
func (r *answerReader) afterDraft(lines string) string {
	switch {
	case !hasDraft(r.q):
		return lines
	case strings.TrimSpace(lines) == "":
		// The last line end is the one before the dot, and does not count.
		value, _ := cutEnd(r.q.Value)
		return value
	}
	return strings.TrimSuffix(r.q.Value, "\n") + "\n" + lines
}

// hasDraft reports whether a question comes with the draft of a long text.
func hasDraft(q guide.Question) bool {
	return widgetOf(q.Kind).long && q.Value != "" && q.Value != q.CurrentAnswer
}

// leave ends the question without an answer. The end of the input in the middle
// of an answer is a stop.
func (r *answerReader) leave(action guide.Action) guide.Reply {
	if action == guide.Vanish {
		r.p.wipe()
	}
	r.keep()
	if action == guide.EndInput && r.typed != "" {
		action = guide.Stop
	}
	return guide.Reply{Action: action}
}

// cutEnd splits a line into its text and its end.
func cutEnd(s string) (body, end string) {
	body = strings.TrimSuffix(s, "\n")
	if body != s {
		body = strings.TrimSuffix(body, "\r")
	}
	return body, s[len(body):]
}

// cutLast cuts the line end before the closing dot: one like the dot's own, or a
// single \n if the dot has none.
func cutLast(s, end string) string {
	if cut, ok := strings.CutSuffix(s, end); ok && end != "" {
		return cut
	}
	return strings.TrimSuffix(s, "\n")
}

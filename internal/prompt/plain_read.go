package prompt

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// taking is one question while the plain asker reads its answer.
type taking struct {
	p       *Plain
	ctx     context.Context
	q       guide.Question
	store   func(text string) error // keeps a draft
	tick    <-chan time.Time
	given   string // what was given so far, with what was refused
	refused string // of a long text: what was refused
	kept    string // what of it is in the draft
	checked string // an answer that is being checked
	told    bool   // that the draft cannot be kept
}

// take reads one answer, as the question's Check takes it. Any other action
// than next ends the question.
func (t *taking) take() (string, guide.Action) { return widgetOf(t.q.Kind).read(t) }

// choice reads one of the options.
func (t *taking) choice() (string, guide.Action) {
	input, action := t.line()
	return chosen(t.q.Options, input), action
}

// choices reads any of the options.
func (t *taking) choices() (string, guide.Action) {
	input, action := t.line()
	return strings.Join(severalChosen(t.q.Options, input), ","), action
}

// line reads one line, without its end. The last line of a pipe needs none.
func (t *taking) line() (string, guide.Action) {
	for {
		got, action := t.read()
		body, _ := cutEnd(got)
		if action != guide.Next && body == "" {
			return "", action
		}
		asked, isCommand := t.command(body)
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
func (t *taking) long() (string, guide.Action) {
	var b strings.Builder
	if b.WriteString(t.refused); t.refused != "" {
		b.WriteString("\n")
	}
	begin := b.Len()
	for {
		got, action := t.read()
		body, end := cutEnd(got)
		if body == "." {
			return cutLast(b.String()[begin:], end), guide.Next
		}
		asked, isCommand := t.command(body)
		switch {
		case isCommand && asked != guide.Next:
			return "", asked
		case !isCommand && got != "":
			b.WriteString(unescaped(body) + end)
			t.given = b.String()
		}
		if b.Len() > longestLine {
			t.p.say(t.p.o.Words.Say("plain-flood"))
			return "", guide.Stop
		}
		if action != guide.Next {
			return "", action
		}
	}
}

// refuse notes an answer that was not taken. Its words are kept until one is:
// a long text with those that follow, a short one until the next.
func (t *taking) refuse(input string) {
	if !widgetOf(t.q.Kind).long {
		t.given = input
		return
	}
	if input == t.q.Value || input == "" { // kept as it is
		return
	}
	if t.refused != "" {
		t.refused += "\n"
	}
	t.refused += input
	t.given = t.refused
}

// legible makes UTF-8 of a text that was typed in an older encoding: each byte
// that does not belong there is taken for the letter that Latin-1 has for it.
func legible(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)) {
			r = rune(s[i])
		}
		b.WriteRune(r)
	}
	return b.String()
}

// task reads which of the three answers it is, by number or name, and then
// the date or the reason; or both in one line.
func (t *taking) task() (string, guide.Action) {
	input, action := t.line()
	if action != guide.Next || input == "" {
		return input, action
	}
	state, detail := taskSaid(taskOptions(t.p.o.Words), input)
	ask := taskDetail(state, t.p.o.Words)
	if ask == "" || detail != "" {
		return strings.TrimSpace(state + " " + detail), guide.Next
	}
	t.p.say(ask)
	t.given = state
	detail, action = t.line()
	return strings.TrimSpace(state + " " + detail), action
}

// command carries out a line if it is a command. With the action next the
// reading goes on.
func (t *taking) command(body string) (action guide.Action, isCommand bool) {
	switch strings.TrimSpace(body) {
	case "/back":
		if t.q.CanBack {
			return guide.GoBack, true
		}
		t.p.say(t.p.o.Words.Say("plain-no-back"))
	case "/skip":
		if !t.q.Needed {
			return guide.Skip, true
		}
		t.p.say(t.p.o.Words.Say("plain-needed"))
	case "/quit":
		return guide.Stop, true
	case "/exit":
		return guide.Vanish, true
	case "/help":
		t.p.say(unpainted(t.p.o.Words.Say("plain-help"), t.p.o.Width)...)
	default:
		return guide.Next, false
	}
	return guide.Next, true
}

// unescaped takes one sign off a line that would mean something else without
// it: a line of dots loses a dot, and a command with more slashes a slash.
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

// read reads one line as it came, and keeps the draft while it waits.
func (t *taking) read() (string, guide.Action) {
	if t.p.o.Typing {
		t.p.mark()
	}
	if !t.p.owed {
		t.p.want <- struct{}{}
		t.p.owed = true
	}
	for {
		select {
		case <-t.ctx.Done():
			return "", guide.Stop
		case <-t.tick:
			t.keep()
		case l := <-t.p.lines:
			t.p.owed = false
			if t.p.o.Typing && len(l.text) >= longestTyped {
				t.p.say(display.OneLine(t.p.o.Words.Say("plain-cut", "prompt", t.q.ID)))
			}
			if errors.Is(l.err, errFlood) {
				t.p.say(t.p.o.Words.Say("plain-flood"))
				t.given += l.text
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

// longestTyped is the longest line that a terminal passes on in one piece, with
// its end, in bytes; what is typed beyond it never reaches a program.
const longestTyped = 4095

// keep stores what was given so far.
func (t *taking) keep() {
	if t.given == "" || t.given == t.kept {
		return
	}
	if err := t.store(t.draft()); err != nil {
		if !t.told {
			t.p.say(display.OneLine(t.p.o.Words.Say("ask-not-kept", "error", err.Error())))
		}
		t.told = true
		return
	}
	t.kept = t.given
}

// rescue keeps what was given when a panic ends the question, and passes that on.
func (t *taking) rescue() {
	if crash := term.Caught(recover()); crash != nil {
		crash.Lost = !t.rescued()
		panic(crash)
	}
}

func (t *taking) rescued() (kept bool) {
	defer func() { _ = recover() }() // what is broken may break again
	if t.checked != "" {
		return t.store(t.checked) == nil
	}
	t.keep()
	return t.given == t.kept
}

// draft is what was given so far: by itself where it is to take the place of an
// answer, which stands in the journal; else behind what was half typed before,
// which stands nowhere else.
func (t *taking) draft() string { return t.behind(t.given) }

// behind puts lines behind what was half typed before.
func (t *taking) behind(lines string) string {
	switch {
	case !halfTyped(t.q):
		return lines
	case strings.TrimSpace(lines) == "":
		// The last line end is one before the dot, and does not count.
		value, _ := cutEnd(t.q.Value)
		return value
	}
	return strings.TrimSuffix(t.q.Value, "\n") + "\n" + lines
}

// halfTyped reports whether a question comes with the beginning of a long text
// that is no answer yet.
func halfTyped(q guide.Question) bool {
	return widgetOf(q.Kind).long && q.Value != "" && q.Value != q.CurrentAnswer
}

// leave ends the question without an answer. An end of the input in the middle
// of an answer is a stop.
func (t *taking) leave(action guide.Action) guide.Reply {
	if action == guide.Vanish {
		t.p.wipe()
	}
	t.keep()
	if action == guide.EndInput && t.given != "" {
		action = guide.Stop
	}
	return guide.Reply{Action: action}
}

// cutEnd parts a line from its end.
func cutEnd(s string) (body, end string) {
	body = strings.TrimSuffix(s, "\n")
	if body != s {
		body = strings.TrimSuffix(body, "\r")
	}
	return body, s[len(body):]
}

// cutLast cuts the line end before the closing dot: of the sort that the dot
// itself had, and of a single \n where that one was not given.
func cutLast(s, end string) string {
	if cut, ok := strings.CutSuffix(s, end); ok && end != "" {
		return cut
	}
	return strings.TrimSuffix(s, "\n")
}

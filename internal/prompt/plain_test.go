//go:build unix

package prompt_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/prompt"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func words(t *testing.T) workbook.Words {
	t.Helper()
	w, err := workbook.LoadWords(content.FS)
	must(t, err)
	return w
}

// plainly asks questions of an input and returns all that came of it.
func plainly(t *testing.T, in io.Reader, names ...string) (replies []guide.Reply, drafts []string, out string) {
	t.Helper()
	var said bytes.Buffer
	p := prompt.NewPlain(prompt.PlainOptions{In: in, Out: &said, Words: words(t)})
	defer p.Close()
	for _, name := range names {
		r, err := p.Ask(t.Context(), sample(name), func(text string) error {
			drafts = append(drafts, text)
			return nil
		})
		must(t, err)
		replies = append(replies, r)
		if r.Action == guide.Stop || r.Action == guide.Vanish || r.Action == guide.EndInput {
			break
		}
	}
	return replies, drafts, said.String()
}

func TestPlainAnswers(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 3<<20)
	endless := strings.Repeat("y", 4<<20+64<<10) // as much as is read of one line
	for _, test := range []struct {
		question, in string
		want         guide.Reply
		draft        string
	}{
		// long text: every byte but the line end before the dot
		{"deed", "one\ntwo\n.\n", guide.Reply{Input: "one\ntwo"}, ""},
		{"deed", "one\n.", guide.Reply{Input: "one"}, ""},
		{"deed", "\n\n\tone \n\n\n.\n", guide.Reply{Input: "\n\n\tone \n\n"}, ""},
		{"deed", "one\r\ntwo\r\n.\r\n", guide.Reply{Input: "one\r\ntwo"}, ""},
		{"deed", "one\r\n.\n", guide.Reply{Input: "one\r"}, ""},
		{"deed", "a\x00b\x1b[31m\u202e\n.\n", guide.Reply{Input: "a\x00b\x1b[31m\u202e"}, ""},
		{"deed", "one\n..\n...\n....more\n.\n", guide.Reply{Input: "one\n.\n..\n....more"}, ""},
		{"deed", "one\n//back\n///quit\n//other\n/other\n.\n", guide.Reply{Input: "one\n/back\n//quit\n//other\n/other"}, ""},
		{"deed", long + "\n.\n", guide.Reply{Input: long}, ""},
		{"deed", "\xff\n.\nabc\n.\n", guide.Reply{Input: "abc"}, ""},
		{"deed", ".\nabc\n.\n", guide.Reply{Input: "abc"}, ""},
		// the ways out, with what was typed so far
		{"deed", "one\n/back\n", guide.Reply{Action: guide.GoBack}, "one\n"},
		{"deed", "one\n/skip\n", guide.Reply{Action: guide.Skip}, "one\n"},
		{"deed", "one\n/quit\n", guide.Reply{Action: guide.Stop}, "one\n"},
		{"deed", "one\n/exit\n", guide.Reply{Action: guide.Vanish}, "one\n"},
		{"deed", "one\ntwo", guide.Reply{Action: guide.Stop}, "one\ntwo"},
		{"deed", "", guide.Reply{Action: guide.EndInput}, ""},
		{"deed", "/help\n", guide.Reply{Action: guide.EndInput}, ""},
		{"deed", ".\n", guide.Reply{Action: guide.EndInput}, ""},
		{"name", "/back\nSam\n", guide.Reply{Input: "Sam"}, ""}, // nothing before it
		// what is refused is kept until something else is taken
		{"deed", "caf\xe9\n.\n", guide.Reply{Action: guide.Stop}, "caf\u00e9"},
		{"deed", "\xe9\n.\n\xe8\n.\nthree\n/quit\n", guide.Reply{Action: guide.Stop}, "\u00e9\n\u00e8\nthree\n"},
		{"deed=kept", "\xe9\n.\n", guide.Reply{Action: guide.Stop}, "kept\n\u00e9"},
		{"deed", "one\n" + endless + "\n.\n", guide.Reply{Action: guide.Stop}, "one\n" + endless},
		{"name", endless + "\n", guide.Reply{Action: guide.Stop}, endless},
		// what was kept stays with an empty answer
		{"deed=kept\nso far", ".\n", guide.Reply{Input: "kept\nso far"}, ""},
		{"deed=one\ntwo\n", ".\n", guide.Reply{Input: "one\ntwo"}, ""}, // typed line by line: without the end before the dot
		{"deed=one\n\n", ".\n", guide.Reply{Input: "one\n"}, ""},
		{"deed=kept", "new\n.\n", guide.Reply{Input: "kept\nnew"}, ""},
		{"values=kept", "\n\n.\n", guide.Reply{Input: "kept"}, ""},
		{"name=Sam", "\n", guide.Reply{Input: "Sam"}, ""},
		{"values", ".\n", guide.Reply{}, ""},
		// one line
		{"name", "Sam\n", guide.Reply{Input: "Sam"}, ""},
		{"name", "Sam", guide.Reply{Input: "Sam"}, ""},
		{"name", "Sam\r\n", guide.Reply{Input: "Sam"}, ""},
		{"name", "..\n", guide.Reply{Input: "."}, ""},
		{"name", "//help\n", guide.Reply{Input: "/help"}, ""},
		{"name", "\n\n", guide.Reply{Action: guide.EndInput}, ""},
		// choices, by number or by name
		{"channel", "2\n", guide.Reply{Input: "letter"}, ""},
		{"channel", " call \n", guide.Reply{Input: "call"}, ""},
		{"channel", "In a Call.\n", guide.Reply{Input: "call"}, ""},
		{"channel", "by e\n", guide.Reply{Input: "email"}, ""},
		{"channel", "by\n", guide.Reply{Input: "by"}, ""}, // two begin so: the check will say
		{"channel", "2.\n", guide.Reply{Input: "letter"}, ""},
		{"safe", "n\n", guide.Reply{Input: "no"}, ""},
		{"safe", "Y\n", guide.Reply{Input: "yes"}, ""},
		{"safe", "I prefer not to say\n", guide.Reply{Input: "unsaid"}, ""},
		{"costs", "money, or things that money can buy\n", guide.Reply{Input: "money"}, ""},
		{"costs", "Pride, friends\n", guide.Reply{Input: "pride,friends"}, ""},
		{"costs", "1, pride 3\n", guide.Reply{Input: "sleep,pride,friends"}, ""},
		{"costs", "\n4\n", guide.Reply{Input: "pride"}, ""},
		{"lied", "yes\n", guide.Reply{Input: "yes"}, ""},
		{"lied", "/skip\nno\n", guide.Reply{Input: "no"}, ""}, // cannot be left out
		{"scale", "7\n", guide.Reply{Input: "7"}, ""},
		// a date that is refused is asked for again from the next line
		{"review", "tomorrow\n2026-03-14\n", guide.Reply{Input: "2026-03-14"}, ""},
		{"review", "tomorrow\n", guide.Reply{Action: guide.Stop}, "tomorrow"},
		// tasks, in one line or two
		{"talk", "1\n", guide.Reply{Input: "done"}, ""},
		{"talk", "done\n", guide.Reply{Input: "done"}, ""},
		{"talk", "2\n2026-03-20\n", guide.Reply{Input: "not-yet 2026-03-20"}, ""},
		{"talk", "not-yet 2026-03-20\n", guide.Reply{Input: "not-yet 2026-03-20"}, ""},
		{"talk", "Not yet 2026-03-20\n", guide.Reply{Input: "not-yet 2026-03-20"}, ""},
		{"talk", "not yet\n2026-03-20\n", guide.Reply{Input: "not-yet 2026-03-20"}, ""},
		{"talk", "Decided not to\nno time\n", guide.Reply{Input: "no no time"}, ""},
		{"talk", "no time\n", guide.Reply{Input: "no time"}, ""},
		{"talk", "3\nMaya asked me not to.\n", guide.Reply{Input: "no Maya asked me not to."}, ""},
		{"talk", "2\n", guide.Reply{Action: guide.Stop}, "not-yet"},
		{"talk", "2\n/quit\n", guide.Reply{Action: guide.Stop}, "not-yet"},
	} {
		replies, drafts, out := plainly(t, strings.NewReader(test.in), test.question)
		if replies[0] != test.want {
			t.Errorf("%s with %.40q: %.60v instead of %.60v", test.question, test.in, replies[0], test.want)
		}
		if got := strings.Join(drafts, "|"); got != test.draft {
			t.Errorf("%s with %.40q: drafts %.60q instead of %.60q", test.question, test.in, got, test.draft)
		}
		if strings.ContainsAny(out, "\x1b\x00\r") {
			t.Errorf("%s with %.40q wrote %q", test.question, test.in, out)
		}
	}
}

// One reader serves all questions of a session, and a card in between takes
// none of it.
func TestPlainSession(t *testing.T) {
	t.Parallel()
	in := "Sam\nWe sat.\n.\nyes\n"
	replies, _, _ := plainly(t, strings.NewReader(in), "name", "deed", "lied", "channel")
	want := []guide.Reply{{Input: "Sam"}, {Input: "We sat."}, {Input: "yes"}, {Action: guide.EndInput}}
	for i := range want {
		if replies[i] != want[i] {
			t.Errorf("reply %d is %v instead of %v", i, replies[i], want[i])
		}
	}
}

// What was kept is told in words.
func TestPlainTellsWhatWasKept(t *testing.T) {
	t.Parallel()
	for question, want := range map[string]string{
		"channel=call":             "\nIn a call\n",
		"costs=pride,sleep":        "\nPride\nSleep\n",
		"lied=true":                "\nYes\n",
		"talk=not-yet 2026-03-20":  "\nNot yet\n2026-03-20\n",
		"deed=half a\nsentence":    "\nhalf a\nsentence\n",
		"channel=no-such \x1b[31m": "\nno-such \\x1b[31m\n",
	} {
		if _, _, out := plainly(t, strings.NewReader(""), question); !strings.Contains(out, want) {
			t.Errorf("%q is not in %q", want, out)
		}
	}
}

func TestPlainShowsNothingRaw(t *testing.T) {
	t.Parallel()
	_, _, out := plainly(t, strings.NewReader(""), "hostile=a\x1b[31mb\x00")
	for _, r := range out {
		if r < ' ' && r != '\n' || 0x7f <= r && r < 0xa0 || r == '\u202e' || r == '\u2066' {
			t.Errorf("%q was written", r)
		}
	}
}

// A signal ends the asking while nothing is typed, and the draft is kept.
func TestPlainHearsSignals(t *testing.T) {
	t.Parallel()
	in, typing := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	p := prompt.NewPlain(prompt.PlainOptions{In: in, Out: io.Discard, Words: words(t)})
	defer p.Close()
	go func() {
		_, _ = io.WriteString(typing, "one\n")
		_, _ = io.WriteString(typing, "/help\n") // once this is read, one was
		cancel()
	}()
	var draft string
	r, err := p.Ask(ctx, sample("deed"), func(text string) error { draft = text; return nil })
	must(t, err)
	if r.Action != guide.Stop || draft != "one\n" {
		t.Errorf("reply %v and draft %q", r, draft)
	}
}

func TestPlainTellsThatDraftsAreNotKept(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := prompt.NewPlain(prompt.PlainOptions{In: strings.NewReader("one\n/quit\n"), Out: &out, Words: words(t)})
	defer p.Close()
	r, err := p.Ask(t.Context(), sample("deed"), func(string) error { return errors.New("the disk is full") })
	must(t, err)
	if r.Action != guide.Stop || !strings.Contains(out.String(), "the disk is full") {
		t.Errorf("reply %v, output %q", r, out.String())
	}
}

// What is typed over an answer is a draft of its own: the answer is in the journal.
// What is typed after a draft is appended to it.
func TestPlainDraftOverAnswer(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ answer, value, draft string }{
		{"", "", "new\n"},
		{"old", "old", "new\n"},
		{"", "half", "half\nnew\n"},
		{"old", "half", "half\nnew\n"},
	} {
		p := prompt.NewPlain(prompt.PlainOptions{In: strings.NewReader("new\n/quit\n"), Out: io.Discard, Words: words(t)})
		q := sample("deed")
		q.Value, q.CurrentAnswer = test.value, test.answer
		var draft string
		_, err := p.Ask(t.Context(), q, func(text string) error { draft = text; return nil })
		must(t, errors.Join(err, p.Close()))
		if draft != test.draft {
			t.Errorf("over %q, beside %q: the draft is %q instead of %q", test.value, test.answer, draft, test.draft)
		}
	}
}

// A panic while an answer is taken costs nothing that was typed before; one of
// the reader reaches whoever asks.
func TestPlainCrash(t *testing.T) {
	for name, test := range map[string]struct {
		in    io.Reader
		kind  workbook.Kind
		check func(string) error
		want  string
	}{
		"check":  {strings.NewReader("I lied.\n.\n"), workbook.Text, func(string) error { panic("x") }, "I lied."},
		"line":   {strings.NewReader("Kim\n"), workbook.Line, func(string) error { panic("x") }, "Kim"},
		"reader": {io.MultiReader(strings.NewReader("I lied.\n"), panicking{}), workbook.Text, nil, "I lied.\n"},
	} {
		draft := ""
		p := prompt.NewPlain(prompt.PlainOptions{In: test.in, Out: io.Discard})
		crash := func() (crash *term.Crash) {
			defer func() { crash = term.Caught(recover()) }()
			_, _ = p.Ask(t.Context(), guide.Question{ID: "deed", Kind: test.kind, Check: test.check},
				func(text string) error { draft = text; return nil })
			return nil
		}()
		if crash == nil || crash.Lost || draft != test.want {
			t.Errorf("%s: the crash is %v, and the draft %q", name, crash, draft)
		}
		if err := errors.Join(p.Close(), p.Close()); err != nil {
			t.Errorf("%s: closing: %v", name, err)
		}
	}
}

// typist is an input that somebody types into until the asking ends: lines that
// were typed, then one without its end.
type typist struct {
	io.Reader
	finished chan struct{}
	rest     io.Reader
	ended    func()
}

func newTypist(lines, rest string, ended func()) *typist {
	return &typist{strings.NewReader(lines), make(chan struct{}), strings.NewReader(rest), ended}
}

func (y *typist) Read(p []byte) (int, error) {
	if n, err := y.Reader.Read(p); err == nil {
		return n, nil
	}
	y.ended() // all that was typed is read, and the asking ends
	<-y.finished
	return y.rest.Read(p)
}

func (y *typist) Finish() bool {
	close(y.finished)
	return true
}

// A line that is being typed when the asking ends is part of the draft, and no
// answer.
func TestPlainKeepsTheUnfinishedLine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ question, lines, rest, draft string }{
		{"deed", "", "half", "half"},
		{"deed", "one\n", "half", "one\nhalf"},
		{"deed", "one\n", "two\nhalf", "one\ntwo\nhalf"},
		{"deed", "one\n", "", "one\n"},
		{"deed", "one\n", ".", "one\n."},
		{"deed", "one\n", "/quit\n", "one\n/quit\n"},
		{"deed", "\xe9\n.\n", "caf\xe9", "\u00e9\ncaf\u00e9"},
		{"deed=kept", "", "half", "kept\nhalf"},
		{"name", "", "Sa", "Sa"},
		{"name", "", "", ""},
		{"channel", "", "2", "letter"},
		{"costs", "", "1 4", "sleep,pride"},
		{"talk", "no\n", "we are not", "no we are not"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		y := newTypist(test.lines, test.rest, cancel)
		p := prompt.NewPlain(prompt.PlainOptions{In: y, Out: io.Discard, Words: words(t), Typing: true, Finish: y.Finish})
		draft := ""
		r, err := p.Ask(ctx, sample(test.question), func(text string) error { draft = text; return nil })
		must(t, errors.Join(err, p.Close()))
		if r.Action != guide.Stop || draft != test.draft {
			t.Errorf("%s, %q and %q: reply %+v, draft %q instead of %q", test.question, test.lines, test.rest, r, draft, test.draft)
		}
	}
}

// What was typed ahead when the asking had ended already is a draft too.
func TestPlainKeepsWhatWasTypedAhead(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	y := newTypist("", "ahead", cancel)
	p := prompt.NewPlain(prompt.PlainOptions{In: y, Out: io.Discard, Words: words(t), Typing: true, Finish: y.Finish})
	defer p.Close()
	draft := ""
	for range 2 { // the second question has nothing left
		r, err := p.Ask(ctx, sample("deed"), func(text string) error { draft += text; return nil })
		must(t, err)
		if r.Action != guide.Stop || draft != "ahead" {
			t.Errorf("reply %+v, draft %q", r, draft)
		}
	}
}

// panicking is a reader that panics.
type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("x") }

//go:build unix

package tuitest

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// Stage is what a script needs from the test that plays it.
type Stage struct {
	Command func() *exec.Cmd                  // makes the program, not yet started
	Read    func(name string) (string, error) // reads a file that the script names
	Rewrite func(name, screen string) error   // writes an expected screen anew; nil to compare
}

// Play starts the stage's program and plays a script, one instruction a line;
// empty lines and lines that begin with # count as nothing. Errors name the
// line. The session is given back so that a test can look further; the caller
// closes it.
//
//	size COLSxROWS    the size to start with, before anything else
//	silent            a terminal that never answers, before anything else
//	wait TEXT         until the screen shows the text, for Patience at most
//	absent TEXT       until the screen does not show the text
//	type TEXT         typed; a Go string in double quotes is unquoted
//	key NAME...       one key after the other: tab, shift+tab, ctrl+c, pgdn, ...
//	paste FILE        the file's bytes, as one bracketed paste
//	resize COLSxROWS
//	screen FILE       the screen is as in the file
//	blank             screen and scrollback show nothing
//	raw TEXT          the program wrote these bytes at some time
//	no-raw TEXT       the program never wrote these bytes
//	kill [SIGNAL]     KILL, TERM, INT, QUIT or HUP
//	hangup            closes the terminal under the program
//	exit STATUS       waits for the end; 128 and the number after a signal
func Play(script string, stage Stage) (*Session, error) {
	p := player{stage: stage}
	for i, line := range strings.Split(script, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		if err := p.do(word, strings.TrimSpace(rest)); err != nil {
			return p.session, fmt.Errorf("line %d: %s: %w", i+1, line, err)
		}
	}
	return p.session, nil
}

type player struct {
	stage   Stage
	options Options
	session *Session
}

// do carries out one instruction. The program starts with the first that is
// not about how to start.
func (p *player) do(word, rest string) (err error) {
	switch word {
	case "size":
		p.options.Cols, p.options.Rows, err = size(rest)
		return err
	case "silent":
		p.options.Silent = true
		return nil
	}
	if p.session == nil {
		if p.session, err = Start(p.stage.Command(), p.options); err != nil {
			return err
		}
	}
	text, err := unquote(rest)
	if err != nil {
		return err
	}
	return p.act(word, text)
}

func (p *player) act(word, text string) error {
	s := p.session
	switch word {
	case "wait":
		return s.Wait(text)
	case "absent":
		return s.Absent(text)
	case "type":
		return s.Type(text)
	case "key":
		return p.keys(strings.Fields(text))
	case "paste":
		data, err := p.stage.Read(text)
		if err != nil {
			return err
		}
		return s.Paste(data)
	case "resize":
		cols, rows, err := size(text)
		if err != nil {
			return err
		}
		return s.Resize(cols, rows)
	case "screen":
		return p.screen(text)
	case "blank":
		return s.blank()
	case "raw", "no-raw":
		return s.wrote(text, word == "raw")
	case "kill":
		return p.kill(text)
	case "hangup":
		return s.Hangup()
	case "exit":
		return p.exit(text)
	}
	return fmt.Errorf("no such instruction")
}

func (p *player) keys(names []string) error {
	for _, name := range names {
		if err := p.session.Key(name); err != nil {
			return err
		}
	}
	return nil
}

// screen compares the screen with a file, or rewrites the file.
func (p *player) screen(name string) error {
	if p.stage.Rewrite != nil {
		return p.stage.Rewrite(name, p.session.settled())
	}
	want, err := p.stage.Read(name)
	if err != nil {
		return err
	}
	return p.session.Match(want)
}

func (p *player) kill(name string) error {
	signals := map[string]syscall.Signal{
		"": syscall.SIGKILL, "KILL": syscall.SIGKILL, "TERM": syscall.SIGTERM,
		"INT": syscall.SIGINT, "QUIT": syscall.SIGQUIT, "HUP": syscall.SIGHUP,
	}
	sig, ok := signals[name]
	if !ok {
		return fmt.Errorf("no signal is called %q here", name)
	}
	return p.session.Signal(sig)
}

func (p *player) exit(status string) error {
	got, err := p.session.Exit()
	if err != nil {
		return err
	}
	if strconv.Itoa(got) != status {
		return fmt.Errorf("it ended with status %d:\n%s", got, p.session.framed())
	}
	return nil
}

func (s *Session) blank() error {
	if screen := strings.TrimSpace(s.Screen()); screen != "" || s.Scrollback() > 0 {
		return fmt.Errorf("%d lines of scrollback, and on the screen:\n%s", s.Scrollback(), s.framed())
	}
	return nil
}

func (s *Session) wrote(text string, want bool) error {
	if strings.Contains(s.Raw(), text) != want {
		return fmt.Errorf("written: %t", !want)
	}
	return nil
}

func size(text string) (cols, rows int, err error) {
	if _, err := fmt.Sscanf(text, "%dx%d", &cols, &rows); err != nil {
		return 0, 0, fmt.Errorf("a size looks like 80x24, not %q", text)
	}
	return cols, rows, nil
}

// unquote takes a Go string in double quotes for what it means.
func unquote(text string) (string, error) {
	if !strings.HasPrefix(text, `"`) {
		return text, nil
	}
	plain, err := strconv.Unquote(text)
	if err != nil {
		return "", fmt.Errorf("unquoting %s: %w", text, err)
	}
	return plain, nil
}

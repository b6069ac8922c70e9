//go:build unix

package tuitest

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// Stage is what a test provides for a script.
type Stage struct {
	Command func() *exec.Cmd                  // returns the program to start
	Read    func(name string) (string, error) // reads a file that the script names
	Rewrite func(name, screen string) error   // updates an expected screen; nil to compare
}

// Play starts the program and runs a script with one instruction in each line.
// Empty lines and lines that start with # are ignored. Errors name the line. The
// session is returned for further checks, and the caller has to close it.
//
//	size COLSxROWS    start with this size; has to be first
//	silent            start with a terminal that never answers; has to be first
//	wait TEXT         wait until the screen shows the text, for at most Patience
//	absent TEXT       wait until the screen does not show the text
//	type TEXT         type the text; a Go string in double quotes is unquoted
//	key NAME...       press keys: tab, shift+tab, ctrl+c, pgdn, ...
//	paste FILE        paste the file's bytes, as one bracketed paste
//	resize COLSxROWS  change the size
//	screen FILE       check that the screen is as in the file
//	blank             check that screen and scrollback are empty
//	raw TEXT          check that the program wrote these bytes
//	no-raw TEXT       check that the program never wrote these bytes
//	kill [SIGNAL]     send KILL, TERM, INT, QUIT or HUP
//	hangup            close the terminal
//	exit STATUS       wait for the exit status; it is 128 and the number for a signal
func Play(script string, stage Stage) (*Session, error) {
	p := player{stage: stage}
	for i, line := range strings.Split(script, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		if err := p.run(word, strings.TrimSpace(rest)); err != nil {
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

// run runs one instruction. The first one that is not size or silent starts the
// program.
func (p *player) run(word, rest string) (err error) {
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
	return p.perform(word, text)
}

func (p *player) perform(word, text string) error {
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
		return s.checkBlank()
	case "raw", "no-raw":
		return s.checkRaw(text, word == "raw")
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

// screen compares the screen with a file, or updates the file.
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
		return fmt.Errorf("no signal is called %q", name)
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

func (s *Session) checkBlank() error {
	if screen := strings.TrimSpace(s.Screen()); screen != "" || s.Scrollback() > 0 {
		return fmt.Errorf("%d lines of scrollback, and on the screen:\n%s", s.Scrollback(), s.framed())
	}
	return nil
}

func (s *Session) checkRaw(text string, want bool) error {
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

// unquote unquotes a text that is a Go string in double quotes.
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

//go:build unix

package tuitest

import (
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
)

// play plays a script against a shell.
func playScript(t *testing.T, shell, script string) (*Session, error) {
	t.Helper()
	s, err := Play(script, Stage{
		Command: func() *exec.Cmd { return exec.Command("sh", "-c", shell) },
		Read: func(name string) (string, error) {
			data, err := os.ReadFile("testdata/" + name)
			return string(data), err
		},
	})
	if s != nil {
		t.Cleanup(s.Close)
	}
	return s, err
}

func TestPlay(t *testing.T) {
	for _, test := range []struct{ name, shell, script string }{
		{"typing", "read a; echo got $a", "type one\nkey enter\nwait got one\nexit 0"},
		{"a text over two lines", "printf '  one\\n┃ two\\n'", "wait one two\nexit 0"},
		{"quoted text", "read a; echo \"<$a>\"", "type \"x  y\\r\"\nwait <x  y>\nexit 0"},
		{"status", "exit 7", "exit 7"},
		{"a signal", "echo up; exec sleep 100", "wait up\nkill TERM\nexit 143"},
		{"kill", "echo up; exec sleep 100", "wait up\nkill\nexit 137"},
		{"hangup", "echo up; exec sleep 100", "wait up\nhangup\nexit 129"},
		{"size", "stty size", "size 33x7\nwait 7 33\nexit 0"},
		{"resize", "stty size; read a; stty size", "wait 24 80\nresize 40x10\nkey enter\nwait 10 40\nexit 0"},
		{"blank", "printf 'a\\n%.0s' $(seq 50); printf '\\033[H\\033[2J\\033[3J'", "exit 0\nblank"},
		{"raw", "printf '\\033[31mred\\033[m'", "wait red\nraw \"\\x1b[31m\"\nno-raw \"\\x1b[32m\"\nexit 0"},
		{"paste", "stty -echo; echo ready; head -n 1 | od -c", "wait ready\npaste paste\nkey enter\nwait [ 2 0 0 ~ p a s t e\nexit 0"},
		{"the emulator answers", "stty raw -echo; printf '\\033[6n'; head -c 6 | od -c", "wait [ 1 ; 1 R\nexit 0"},
		{"a comment", "true", "# nothing\n\nexit 0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if _, err := playScript(t, test.shell, test.script); err != nil {
				t.Error(err)
			}
		})
	}
}

// A hangup ends the program even if the tests ignore it, as under nohup(1).
func TestHangupIgnored(t *testing.T) {
	signal.Ignore(syscall.SIGHUP)
	defer signal.Reset(syscall.SIGHUP)
	if _, err := playScript(t, "echo up; exec sleep 100", "wait up\nhangup\nexit 129"); err != nil {
		t.Error(err)
	}
}

func TestPlayFails(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"no such text", "wait two", `line 1: wait two: no "two" on the screen`},
		{"no such key", "\nkey hyper", `line 2: key hyper: no key is called "hyper"`},
		{"no such instruction", "jump", "no such instruction"},
		{"another status", "exit 1", "ended with status 0"},
		{"bytes that were written", "wait one\nno-raw one", "written: true"},
		{"not blank", "wait one\nblank", "on the screen"},
		{"a size", "size big", "a size looks like"},
		{"a signal", "kill SOFTLY", "no signal is called"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := playScript(t, "echo one", test.script)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v does not tell %q", err, test.want)
			}
		})
	}
}

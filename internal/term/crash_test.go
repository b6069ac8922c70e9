package term_test

import (
	"errors"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// caught runs a function and returns the crash if it panics.
func caught(f func()) (c *term.Crash) {
	defer func() { c = term.Caught(recover()) }()
	f()
	return nil
}

// A crash says where the program failed, and nothing that a person wrote.
func TestCaught(t *testing.T) {
	const secret = "I read your diary"
	for name, f := range map[string]func(){
		"text":       func() { panic("cannot wrap " + secret) },
		"error":      func() { panic(errors.New(secret)) },
		"index":      func() { _ = secret[len(strings.Repeat(secret, 2)):] },
		"assertion":  func() { _ = any(secret).(int) },
		"nil":        func() { var c *term.Crash; _ = c.What + secret },
		"nil panic":  func() { panic(nil) },
		"wrong type": func() { panic([]string{secret}) },
	} {
		c := caught(f)
		if c == nil {
			t.Errorf("%s: nothing was caught", name)
			continue
		}
		if all := c.Error() + c.Stack; strings.Contains(all, "diary") {
			t.Errorf("%s: it shows %q", name, all)
		}
		if !strings.Contains(c.Stack, "TestCaught") || !strings.Contains(c.Stack, "crash_test.go:") || strings.Contains(c.Stack, "0x") {
			t.Errorf("%s: the stack is\n%s", name, c.Stack)
		}
	}
	if c := caught(func() {}); c != nil {
		t.Errorf("without a panic there is %v", c)
	}
}

// A crash that is passed on by another panic keeps its stack.
func TestCaughtTwice(t *testing.T) {
	first := caught(func() { panic("x") })
	if c := caught(func() { panic(first) }); c != first {
		t.Errorf("got %v", c)
	}
}

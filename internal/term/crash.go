package term

import (
	"fmt"
	"runtime"
	"strings"
)

// Crash is a panic that was caught, as an error: a fault of the program, which
// must not write over a terminal in use, and must not cost anybody a word.
type Crash struct {
	What  string // the panic, without anything that a person wrote
	Stack string // the functions that were running, a line each, with file and line
	Lost  bool   // what was being typed may not be kept
}

func (c *Crash) Error() string { return "a fault in the program: " + c.What }

// Caught makes a crash of what recover returned; nil stays nil. Called in the
// deferred function, it still sees where the panic came from. A crash that was
// caught elsewhere, and passed on by another panic, is returned as it is.
//
// A stack as Go prints it shows the arguments of functions, and a panic may
// quote what it failed at. So the stack is of names alone, and of the panic
// only what the runtime says is told: that has types and numbers in it.
func Caught(panicked any) *Crash {
	switch p := panicked.(type) {
	case nil:
		return nil
	case *Crash:
		return p
	case runtime.Error:
		return &Crash{What: p.Error(), Stack: stack()}
	}
	return &Crash{What: fmt.Sprintf("a panic with a %T", panicked), Stack: stack()}
}

// stack lists the functions below the panic, the innermost first.
func stack() string {
	const most = 100
	var b strings.Builder
	counters := make([]uintptr, most)
	frames := runtime.CallersFrames(counters[:runtime.Callers(3, counters)]) // not these two and Callers
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		fmt.Fprintf(&b, "%s\n\t%s:%d\n", f.Function, f.File, f.Line)
	}
	return b.String()
}

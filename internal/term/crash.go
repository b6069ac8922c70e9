package term

import (
	"fmt"
	"runtime"
	"strings"
)

// Crash is an error for a recovered panic: a fault of the program, which must not
// mess up the screen or lose what a person is typing.
type Crash struct {
	What  string // the panic, without anything that a person wrote
	Stack string // the call stack, with function, file and line
	Lost  bool   // what was being typed may be lost
}

func (c *Crash) Error() string { return "a fault in the program: " + c.What }

// Caught returns a crash for the result of recover, or nil for nil. It has to be
// called in the deferred function to get the stack of the panic. If the panic
// passes on an earlier crash, it returns that.
//
// A Go stack trace shows function arguments, and the text of a panic can quote what
// a person wrote. So the stack has only names, and only the texts of runtime errors
// are used, which have nothing but types and numbers in them.
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

// stack returns the functions that led to the panic, the innermost first.
func stack() string {
	const most = 100
	var b strings.Builder
	counters := make([]uintptr, most)
	frames := runtime.CallersFrames(counters[:runtime.Callers(3, counters)]) // without Callers, stack and Caught
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		fmt.Fprintf(&b, "%s\n\t%s:%d\n", f.Function, f.File, f.Line)
	}
	return b.String()
}

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// shipped builds the program as it is shipped, once. It starts ten times as fast
// as one with the race detector, and other users than root can run it.
var shipped = sync.OnceValues(func() (program string, err error) {
	if shippedIn, err = os.MkdirTemp("", "trustrepair-shipped-"); err != nil {
		return "", err
	}
	if err := os.Chmod(shippedIn, 0o755); err != nil {
		return "", err
	}
	program = filepath.Join(shippedIn, "trustrepair")
	args := []string{"build", "-trimpath", "-o", program}
	if covered() != nil {
		args = append(args, "-cover", "-coverpkg=codeberg.org/trustrepair/trustrepair/...")
	}
	cmd := exec.Command("go", append(args, ".")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", errors.New(string(out))
	}
	return program, nil
})

// shippedIn is the folder with the program as it is shipped; none until then.
var shippedIn string

// covered returns what the environment of a program needs under "make cover", so
// that it notes which of its lines run. The variable has a name of its own, since
// go test sets GOCOVERDIR for itself.
func covered() []string {
	if dir := os.Getenv("COVERDIR"); dir != "" {
		return []string{"GOCOVERDIR=" + dir}
	}
	return nil
}

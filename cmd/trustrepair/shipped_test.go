package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// quickWork is what opening a sealed journal costs in these tests.
const quickWork = "8"

// shipped builds the program as it is shipped, but for the cost of a passphrase,
// once, and returns its path. It starts ten times as fast as with the race detector,
// and other users can run it.
var shipped = sync.OnceValues(func() (program string, err error) {
	if shippedIn, err = os.MkdirTemp("", "trustrepair-shipped-"); err != nil {
		return "", err
	}
	if err := os.Chmod(shippedIn, 0o755); err != nil {
		return "", err
	}
	program = filepath.Join(shippedIn, "trustrepair")
	args := []string{"build", "-trimpath", "-ldflags", "-X main.workFactor=" + quickWork, "-o", program}
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

// shippedIn is the folder that shipped builds the program in, or "".
var shippedIn string

// covered returns what the environment of the program needs under "make cover" to
// record its coverage. COVERDIR is a name of our own, because go test sets
// GOCOVERDIR itself.
func covered() []string {
	if dir := os.Getenv("COVERDIR"); dir != "" {
		return []string{"GOCOVERDIR=" + dir}
	}
	return nil
}

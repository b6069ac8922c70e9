// Command parsecontent parses the YAML files of the content, so that the program starts
// faster. It writes the parsed form of each file beside it, to be embedded. The
// Makefile runs it in the root of the repository before it builds, and removes the
// parsed files afterwards: they are in no commit, and a build without them reads the
// YAML.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func main() {
	if err := parseAll(); err != nil {
		fmt.Fprintln(os.Stderr, "parsecontent:", err)
		os.Exit(1)
	}
}

func parseAll() error {
	files, err := filepath.Glob("content/*/*.yaml")
	if err != nil {
		return err
	}
	steps, err := filepath.Glob("content/*/steps/*.yaml")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("there is no content here: run it in the root of the repository")
	}
	for _, name := range slices.Concat(files, steps) {
		if err := parse(name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func parse(name string) error {
	source, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	parsed, err := workbook.Parsed(source)
	if err != nil {
		return err
	}
	return os.WriteFile(name+workbook.ParsedSuffix, parsed, 0o644)
}

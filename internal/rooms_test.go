package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "codeberg.org/trustrepair/trustrepair/"

// rooms lists the packages of ours that each package may import.
// Policy: do not edit to make a build pass.
var rooms = map[string][]string{
	"content":           {},
	"internal/entry":    {},
	"internal/workbook": {},
	"internal/display":  {},
	"internal/english":  {},
	"internal/pattern":  {"internal/english"},
	"internal/days":     {"internal/workbook"},
	"internal/term":     {},
	"internal/disk":     {},
	"internal/layout":   {"internal/entry", "internal/disk"},
	"internal/locks":    {"internal/disk", "internal/layout"},
	"internal/seal":     {},
	"internal/store":    {"internal/layout", "internal/disk", "internal/seal"},
	"internal/union":    {"internal/entry"},
	"internal/versions": {"internal/entry"},
	"internal/removal":  {"internal/entry"},
	"internal/checkup":  {"internal/entry"},
	"internal/journal":  {"internal/removal", "internal/union", "internal/entry", "internal/layout", "internal/disk", "internal/locks", "internal/store", "internal/seal"},
	"internal/gate":     {"internal/entry"},
	"internal/answers":  {"internal/workbook", "internal/entry", "internal/days"},
	"internal/guide":    {"internal/versions", "internal/workbook", "internal/entry", "internal/days", "internal/gate", "internal/answers", "internal/ledger"},
	"internal/ledger":   {"internal/entry", "internal/workbook", "internal/days"},
	"internal/apology":  {"internal/workbook", "internal/english", "internal/pattern"},
	"internal/safety":   {"internal/workbook", "internal/english", "internal/pattern"},
	"internal/tui":      {"internal/display", "internal/term"},
	"internal/buffer":   {"internal/display"},
	"internal/prompt":   {"internal/workbook", "internal/guide", "internal/answers", "internal/buffer", "internal/tui", "internal/term", "internal/display"},
	"internal/render":   {"internal/guide", "internal/answers", "internal/entry", "internal/workbook", "internal/display", "internal/gate", "internal/ledger", "internal/days"},
	"internal/session":  {"internal/versions", "internal/guide", "internal/answers", "internal/entry", "internal/workbook", "internal/safety", "internal/gate", "internal/ledger", "internal/days"},
	"internal/app": {"internal/entry", "internal/workbook", "internal/display", "internal/term", "internal/journal", "internal/layout", "internal/disk", "internal/guide", "internal/answers",
		"internal/apology", "internal/safety", "internal/prompt", "internal/render", "internal/session", "internal/gate", "internal/ledger", "internal/passphrase", "internal/cmdline", "internal/editor", "internal/seal"},
	"internal/promises": {"internal/app", "internal/answers", "internal/display", "internal/entry", "internal/guide", "internal/ledger", "internal/render", "internal/session"},
	"internal/cli": {"internal/promises", "internal/app", "internal/entry", "internal/workbook", "internal/display", "internal/journal", "internal/layout", "internal/disk", "internal/guide", "internal/answers",
		"internal/apology", "internal/safety", "internal/render", "internal/session", "internal/ledger", "internal/days", "internal/records", "internal/cmdline"},
	"cmd/parsecontent":    {"internal/workbook"},
	"cmd/trustrepair":     {"content", "internal/cli"},
	"internal/passphrase": {"internal/disk"},
	"internal/cmdline":    {"internal/display"},
	"internal/editor":     {"internal/cmdline", "internal/disk"},
	"internal/records": {"internal/app", "internal/entry", "internal/workbook", "internal/display", "internal/journal", "internal/layout", "internal/disk", "internal/guide", "internal/answers",
		"internal/render", "internal/session", "internal/promises", "internal/checkup", "internal/union", "internal/versions", "internal/passphrase", "internal/seal", "internal/store", "internal/cmdline"},
}

// foreign lists the only packages that may import a library, by its prefix.
// Policy: do not edit to make a build pass.
var foreign = map[string][]string{
	"github.com/spf13/":                      {"internal/cli", "internal/records"},
	"github.com/charmbracelet/huh":           {"internal/prompt"},
	"github.com/charmbracelet/bubbletea":     {"internal/tui", "internal/prompt"},
	"github.com/charmbracelet/bubbles":       {"internal/prompt"},
	"gopkg.in/yaml.v3":                       {"internal/workbook"},
	"filippo.io/age":                         {"internal/seal"},
	"github.com/gofrs/flock":                 {"internal/locks"},
	"github.com/go-json-experiment/json":     {"internal/entry"},
	"github.com/oklog/ulid":                  {"internal/entry"},
	"net":                                    {}, // nothing ever leaves the machine
	"plugin":                                 {},
	"os/exec":                                {"internal/prompt", "internal/passphrase"}, // the person's editor, and their command for the passphrase
	"github.com/charmbracelet/x/vt":          {},
	"github.com/creack/pty":                  {},
	"github.com/rogpeppe/go-internal":        {},
	"github.com/charmbracelet/x/exp/teatest": {},
}

// goFiles returns all Go files, without tests and test packages.
func goFiles(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".git") || strings.HasSuffix(d.Name(), "test")) {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			room := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), "../"))
			found[room] = append(found[room], path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// TestRooms checks that no package imports another one than it may.
func TestRooms(t *testing.T) {
	for room, files := range goFiles(t) {
		allowed, known := rooms[room]
		if !known && room != "internal" {
			t.Errorf("package %s is not on the map: add it to internal/doc.go and to rooms", room)
			continue
		}
		for _, file := range files {
			for _, path := range imports(t, file) {
				if ours, ok := strings.CutPrefix(path, module); ok && !slices.Contains(allowed, ours) {
					t.Errorf("%s imports %s, which %s may not", file, ours, room)
				}
				for library, only := range foreign {
					if (path == library || strings.HasPrefix(path, strings.TrimSuffix(library, "/")+"/")) && !slices.Contains(only, room) {
						t.Errorf("%s imports %s, which only %v may", file, path, only)
					}
				}
			}
		}
	}
}

// maxLines is the largest size of a package of ours, in lines without tests. A
// larger one has more than one reason to change.
const maxLines = 3000

// TestRoomSize checks that no package is larger than somebody can read.
func TestRoomSize(t *testing.T) {
	for room, files := range goFiles(t) {
		lines := 0
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines += strings.Count(string(source), "\n")
		}
		if lines > maxLines {
			t.Errorf("%s has %d lines, at most %d: split it by what its parts are for", room, lines, maxLines)
		}
	}
}

// TestMap checks that the map in doc.go has every package, and that each one imports
// only packages below it.
func TestMap(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, row := range regexp.MustCompile(`(?m)^//\t([a-z]+) +owns `).FindAllStringSubmatch(string(doc), -1) {
		order = append(order, "internal/"+row[1])
	}
	for room, allowed := range rooms {
		at := slices.Index(order, room)
		if at < 0 && strings.HasPrefix(room, "internal/") {
			t.Errorf("%s is not on the map in doc.go", room)
		}
		for _, imported := range allowed {
			if below := slices.Index(order, imported); below >= 0 && below < at {
				t.Errorf("%s may import %s, which is above it in doc.go", room, imported)
			}
		}
	}
}

// TestOutside checks that only cmd uses the process, the clock and the environment.
func TestOutside(t *testing.T) {
	outside := regexp.MustCompile(`\b(os\.Exit|os\.Getenv|os\.LookupEnv|os\.Environ|os\.Std(in|out|err)|time\.Now|time\.Since|log\.Fatal)\b`)
	inits := 0
	for room, files := range goFiles(t) {
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			inits += strings.Count(string(source), "\nfunc init()")
			if found := outside.FindString(string(source)); found != "" && !strings.HasPrefix(room, "cmd/") {
				t.Errorf("%s uses %s, which belongs in cmd", file, found)
			}
		}
	}
	if inits != 1 {
		t.Errorf("%d init functions; there must be only the one in term", inits)
	}
}

// TestDirectDependencies checks that doc.go lists the direct dependencies.
func TestDirectDependencies(t *testing.T) {
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	direct := map[string]bool{}
	for _, line := range strings.Split(string(mod), "\n") {
		fields := strings.Fields(line)
		if len(fields) >= 2 && strings.HasPrefix(fields[1], "v") && !strings.Contains(line, "// indirect") {
			direct[fields[0]] = true
		}
	}
	for path := range maps.Keys(direct) {
		if !strings.Contains(string(doc), path+" ") {
			t.Errorf("doc.go does not say what %s is for", path)
		}
	}
}

// TestTopLevel checks which files are visible at the top of the repository.
func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{"cmd", "internal", "content", "go.mod", "go.sum", "Makefile", "README.md", "LICENSE", "bin", "dist"}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s does not belong at the top", e.Name())
		}
	}
}

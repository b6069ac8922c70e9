package workbook_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestOverlay(t *testing.T) {
	base := fstest.MapFS{"words.yaml": file("base"), "safety.yaml": file("base"), "steps/one.yaml": file("base"), "steps/two.yaml": file("base"), "base-only/a": file("base")}
	pack := fstest.MapFS{"words.yaml": file("pack"), "steps/two.yaml": file("pack"), "steps/three.yaml": file("pack"), "pack-only/b": file("pack")}
	over := workbook.Overlay(pack, base)
	if err := fstest.TestFS(over, "words.yaml", "safety.yaml", "steps/one.yaml", "steps/two.yaml", "steps/three.yaml", "base-only/a", "pack-only/b"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"words.yaml": "pack", "safety.yaml": "base", "steps/one.yaml": "base", "steps/two.yaml": "pack", "steps/three.yaml": "pack"} {
		if got, err := fs.ReadFile(over, name); string(got) != want || err != nil {
			t.Errorf("%s is %q, %v, want that of the %s", name, got, err, want)
		}
	}
	names, err := fs.Glob(over, "steps/*.yaml")
	if want := []string{"steps/one.yaml", "steps/three.yaml", "steps/two.yaml"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("the folder lists %v, %v, want %v", names, err, want)
	}
}

// A pack that replaces one file leaves the rest of the workbook as it is.
func TestOverlayLoads(t *testing.T) {
	alone, err := fs.ReadFile(content.FS, "steps/alone.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pack := fstest.MapFS{"steps/alone.yaml": file(strings.Replace(string(alone), "title: ", "title: Mine and ", 1))}
	over := workbook.Overlay(pack, content.FS)
	wb, err := workbook.Load(over, workbook.Alone)
	if err != nil || !strings.HasPrefix(wb.Steps[0].Title, "Mine and ") {
		t.Errorf("the pack's step is not read: %v", err)
	}
	if _, err := workbook.Load(over, workbook.Hurting); err != nil {
		t.Error(err)
	}
}

// A pack can't lead out of its folder or block the program.
func TestHostilePacks(t *testing.T) {
	const bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
	aliases := bomb
	for i := 'b'; i <= 'k'; i++ {
		aliases += strings.Replace("N: &N [*P, *P, *P, *P, *P, *P, *P, *P, *P]\n", "N", string(i), 2)
		aliases = strings.ReplaceAll(aliases, "*P", "*"+string(i-1))
	}
	for name, tt := range map[string]struct {
		words *fstest.MapFile
		want  string
	}{
		"huge":       {file("big: " + strings.Repeat("x", 2<<20)), "larger than"},
		"bomb":       {file(aliases), ""},
		"deep":       {file("deep: " + strings.Repeat("[", 200_000)), ""},
		"a link":     {&fstest.MapFile{Data: []byte("secret"), Mode: fs.ModeSymlink | 0o777}, "plain file"},
		"a pipe":     {&fstest.MapFile{Mode: fs.ModeNamedPipe | 0o600}, "plain file"},
		"a device":   {&fstest.MapFile{Mode: fs.ModeDevice | 0o600}, "plain file"},
		"a folder":   {&fstest.MapFile{Mode: fs.ModeDir | 0o700}, ""},
		"no UTF-8":   {file("saved: \xff\xfe"), ""},
		"no words":   {file(""), ""},
		"not a map":  {file("- saved"), ""},
		"twice":      {file("saved: a\nsaved: b\n"), "already defined"},
		"two in one": {file("saved: a\n---\nsaved: b\n"), "more"},
	} {
		begun := time.Now()
		_, err := workbook.LoadWords(workbook.Overlay(fstest.MapFS{"words.yaml": tt.words, "secret": file("saved: out")}, content.FS))
		if err == nil || !strings.Contains(err.Error(), "words.yaml") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %.200v, want one that says %q of words.yaml", name, err, tt.want)
		}
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%s: it took %v", name, took)
		}
	}
}

// Links to folders and files outside are refused on a real disk too.
func TestLinkedPack(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "alone.yaml"), []byte("id: out\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "steps")); err != nil {
		t.Skip("this system has no links: ", err)
	}
	over := workbook.Overlay(os.DirFS(dir), content.FS)
	for _, name := range []string{"steps/alone.yaml", "steps"} {
		if _, err := over.Open(name); err == nil {
			t.Errorf("%s was opened through a link", name)
		}
	}
	if found, err := fs.ReadDir(over, "steps"); err == nil {
		t.Errorf("a linked folder lists %v", found)
	}
}

// A step's name that leads out of its folder is refused.
func TestPathsLeadNowhereElse(t *testing.T) {
	over := workbook.Overlay(fstest.MapFS{"../out.yaml": file("x"), "/abs.yaml": file("x")}, content.FS)
	for _, name := range []string{"../out.yaml", "/abs.yaml", "steps/../../out.yaml", "./words.yaml", ""} {
		if _, err := over.Open(name); err == nil {
			t.Errorf("%q was opened", name)
		}
	}
	for _, step := range []string{"../words", "/etc/passwd", "a/b", "..", "", "é"} {
		pack := fstest.MapFS{"workbook.yaml": file("title: t\nversion: '1'\npaths: {alone: ['" + step + "']}\n")}
		_, err := workbook.Load(workbook.Overlay(pack, content.FS), workbook.Alone)
		if err == nil || !strings.Contains(err.Error(), "workbook.yaml") {
			t.Errorf("the step %q: error %v, want one that names workbook.yaml", step, err)
		}
	}
}

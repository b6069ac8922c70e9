package workbook

import (
	"io/fs"
	"reflect"
	"testing"

	"gopkg.in/yaml.v3"

	"codeberg.org/trustrepair/trustrepair/content"
)

// sameTree reports whether two trees hold the same. Lines and styles, which
// decoding does not look at, may differ.
func sameTree(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Value != b.Value || a.ShortTag() != b.ShortTag() || len(a.Content) != len(b.Content) ||
		(a.Alias == nil) != (b.Alias == nil) || a.Alias != nil && !sameTree(a.Alias, b.Alias) {
		return false
	}
	for i := range a.Content {
		if !sameTree(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// decoded returns the tree as package yaml reads it, or nil.
func decoded(text string) *yaml.Node {
	var file yaml.Node
	if err := yaml.Unmarshal([]byte(text), &file); err != nil || len(file.Content) != 1 {
		return nil
	}
	return file.Content[0]
}

// TestSimpleYAML checks that the content is read the fast way, and as package
// yaml reads it.
func TestSimpleYAML(t *testing.T) {
	t.Parallel()
	for _, language := range content.Languages() {
		fsys := content.In(language)
		names, err := contentFiles(fsys)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				t.Fatal(err)
			}
			got, line := readSimpleYAML(string(data))
			if got == nil {
				t.Errorf("%s/%s:%d: this is YAML for the slow decoder, so every command waits; write it like the rest of the content",
					language, name, line)
			} else if want := decoded(string(data)); want == nil || !sameTree(got, want) {
				t.Errorf("%s/%s is read differently from how package yaml reads it", language, name)
			}
		}
	}
}

// yamlSeeds are files that either reader may take in its own way if it is
// wrong.
var yamlSeeds = []string{
	"a: b\n", "a:\n  - b\n  - c: d\n    e: f\n", "a: >-\n  b\n  c\n\n  d\n", "a: |-\n  b\n    c\n\n\nd: e\n", "a: [b, 'c', {d: e}]\n",
	"a: b # c\n", "a: b\n  c\n", "a:\n- b\n", "a: \"b\"\n\"c\": 'd'\n", "# a\n\na: 1\n", "a: b: c\n", "a: [b,\n  c]\nd: e\n",
	"a: {b: c}\n", "a: - b\n", "a:\n", "a: >\n  b\n", "a: b\n b: c\n", "a: yes\nb: null\nc: 2026-11-22\n", "- a\n", "a: *b\n",
	"a: b #c\n  d\n", "a: >-\n  b \n  c\n # d\ne: f\n", "a: b\n\n  c\n", "a: - 1\n", "a: -1\n", "a: .5\n", "a: ''''\n", "a: [ ]\n",
	"a: >-\n  b\n   \n  c\n", "a:  >-\n    b\n   c\n", "a: [b\n  ,c ]  # d\n", "a:\n  # b\n  - c\n  # d\ne: f\n", "a: b\na: c\n",
	"a: &b [c]\nd: *b\n", "a: &b\n  - c\nd: [*b, &e f]\n", "a: \"b\\\"c\\\\d\"\n", "a: &b\n", "a: &b c\nb: &b *b\n",
}

// Where it gives up, it says in which line.
func TestSimpleYAMLGivesUp(t *testing.T) {
	t.Parallel()
	for text, line := range map[string]int{
		"a: b\nc:\td\n": 1, "a: b": 1, "a: b\nc: !d e\n": 2, "a:\n  b: c\n d: e\n": 3, "a: b\n---\nc: d\n": 2,
		"a: b\nc: |\n  d\n": 2, "a:\n  - b\n  -\n    c\n": 3, "a: b\nc: *d\n": 2,
	} {
		if got, at := readSimpleYAML(text); got != nil || at != line {
			t.Errorf("%q: gave up in line %d, want %d", text, at, line)
		}
	}
}

// Unknown fields are refused at any depth, as package yaml refuses them, and so
// are doubled keys.
func TestSimpleYAMLIsStrict(t *testing.T) {
	t.Parallel()
	type inner struct {
		B []string `yaml:"b"`
	}
	type outer struct {
		A map[string]*inner `yaml:"a"`
		L []inner           `yaml:"l"`
	}
	for text, want := range map[string]bool{
		"a:\n  x: {b: [c, d]}\nl:\n  - b: [e]\n": true, "l: [{c: d}]\n": false, "a: {x: {b: [], c: d}}\n": false,
		"z: y\n": false, "l:\n  - b: [e]\n    b: [f]\n": false, "l: x\n": false,
	} {
		var fast, slow outer
		if got := decodeSimple(text, &fast); got != want {
			t.Errorf("%q: decoded is %v, want %v", text, got, want)
		}
		if want && (yaml.Unmarshal([]byte(text), &slow) != nil || !reflect.DeepEqual(fast, slow)) {
			t.Errorf("%q is decoded as %+v, want %+v", text, fast, slow)
		}
		if !want && !reflect.DeepEqual(fast, outer{}) {
			t.Errorf("%q was refused and left %+v", text, fast)
		}
	}
}

func FuzzSimpleYAML(f *testing.F) {
	for _, seed := range yamlSeeds {
		f.Add(seed)
	}
	for _, name := range []string{"workbook.yaml", "steps/setup.yaml", "steps/hurt-promise.yaml"} {
		data, err := fs.ReadFile(content.FS, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, line := readSimpleYAML(text)
		if got == nil && line < 1 {
			t.Errorf("it gave up on %q in line %d", text, line)
		}
		if got == nil {
			return
		}
		if want := decoded(text); want == nil || !sameTree(got, want) {
			t.Errorf("%q is read differently from how package yaml reads it", text)
		}
	})
}

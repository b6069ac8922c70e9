package workbook

import (
	"io/fs"
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
	names, err := contentFiles(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(content.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		got := readSimpleYAML(string(data))
		if got == nil {
			t.Errorf("%s has something that makes every command wait for the slow decoder", name)
		} else if want := decoded(string(data)); want == nil || !sameTree(got, want) {
			t.Errorf("%s is read differently from how package yaml reads it", name)
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

func FuzzSimpleYAML(f *testing.F) {
	for _, seed := range yamlSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := readSimpleYAML(text)
		if got == nil {
			return
		}
		if want := decoded(text); want == nil || !sameTree(got, want) {
			t.Errorf("%q is read differently from how package yaml reads it", text)
		}
	})
}

package workbook_test

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// parsed returns the shipped content, each file with its parsed form.
func parsed(t *testing.T) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	for _, pattern := range []string{"*.yaml", "steps/*.yaml"} {
		names, err := fs.Glob(content.FS, pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%v, %v", names, err)
		}
		for _, name := range names {
			source, err := fs.ReadFile(content.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			form, err := workbook.Parsed(source)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			all[name], all[name+workbook.ParsedSuffix] = file(string(source)), file(string(form))
		}
	}
	return all
}

// unparsed returns the same content without the parsed forms.
func unparsed(all fstest.MapFS) fstest.MapFS {
	some := fstest.MapFS{}
	for name, f := range all {
		if !strings.HasSuffix(name, workbook.ParsedSuffix) {
			some[name] = f
		}
	}
	return some
}

// TestParsedIsTheSame checks that the parsed form of every file is decoded to the same
// values as the file.
func TestParsedIsTheSame(t *testing.T) {
	with := parsed(t)
	without := unparsed(with)
	for name := range without {
		var want, got any
		if err := workbook.ReadStrict(without, name, &want); err != nil {
			t.Fatal(err)
		}
		if err := workbook.ReadStrict(with, name, &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s has other values in its parsed form, or the error %v", name, err)
		}
	}
	for _, path := range []workbook.Path{workbook.Hurting, workbook.Hurt, workbook.Alone, workbook.Harmed} {
		if got, want := loadPath(t, with, path), loadPath(t, without, path); !reflect.DeepEqual(got, want) {
			t.Errorf("the path %q is another one from parsed files", path)
		}
	}
}

// loadPath returns a path of the workbook without its compiled phrases, which cannot be
// compared.
func loadPath(t *testing.T, fsys fs.FS, path workbook.Path) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Load(fsys, path)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			p.Phrases = nil
		}
	}
	return wb
}

const (
	oneWord     = "yes: Yes\n"
	anotherWord = "yes: Aye\n"
)

func parsedForm(t *testing.T, source string) string {
	t.Helper()
	form, err := workbook.Parsed([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return string(form)
}

// TestParsedIsRead checks that the parsed form counts, and not the source, as long as
// it is the form of that source.
func TestParsedIsRead(t *testing.T) {
	one, another := parsedForm(t, oneWord), parsedForm(t, anotherWord)
	const sum = 32 // the bytes of the hash
	for name, tt := range map[string]struct{ form, want string }{
		"of this source":           {one, "Yes"},
		"with the hash of this":    {one[:sum] + another[sum:], "Aye"},
		"of another source":        {another, "Yes"},
		"empty":                    {"", "Yes"},
		"cut short in the hash":    {one[:sum-1], "Yes"},
		"without nodes":            {one[:sum], "Yes"},
		"cut short in the nodes":   {one[:len(one)-2], "Yes"},
		"with too few nodes":       {one[:sum] + "\x01" + one[sum+1:], "Yes"},
		"with a huge number":       {one[:sum] + strings.Repeat("\xff", 9) + "\x01" + one[sum+1:], "Yes"},
		"with a text that is long": {one[:sum+3] + "\x7f" + one[sum+4:], "Yes"},
	} {
		words, err := workbook.LoadWords(fstest.MapFS{"words.yaml": file(oneWord), "words.yaml.parsed": file(tt.form)})
		if err != nil || words.Say("yes") != tt.want {
			t.Errorf("with a parsed form %s, yes is %q, %v, want %q", name, words.Say("yes"), err, tt.want)
		}
	}
}

// A pack cannot bring parsed files: its source is what people read.
func TestParsedOfAPack(t *testing.T) {
	another := parsedForm(t, anotherWord)
	forged := parsedForm(t, oneWord)[:32] + another[32:]
	base := fstest.MapFS{"words.yaml": file("yes: Base\n")}
	pack := fstest.MapFS{"words.yaml": file(oneWord), "words.yaml.parsed": file(forged)}
	words, err := workbook.LoadWords(workbook.Overlay(pack, base))
	if err != nil || words.Say("yes") != "Yes" {
		t.Errorf("yes is %q, %v", words.Say("yes"), err)
	}
}

// TestParsedFaults checks that a fault in parsed content is reported with its line in
// the source, and what cannot be parsed at all.
func TestParsedFaults(t *testing.T) {
	const source = "yes: Yes\nno: [a, b]\n"
	_, err := workbook.LoadWords(fstest.MapFS{"words.yaml": file(source), "words.yaml.parsed": file(parsedForm(t, source))})
	if found := workbook.AsProblems("words.yaml", err); len(found) != 1 || found[0].Line != 2 {
		t.Errorf("got %v", err)
	}
	for _, source := range []string{"a: [", "a: &a [*a]\n"} {
		if form, err := workbook.Parsed([]byte(source)); err == nil {
			t.Errorf("%q is parsed to %q", source, form)
		}
	}
}

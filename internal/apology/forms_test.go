package apology

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"codeberg.org/trustrepair/trustrepair/content"
)

// found is what a report says, without the bytes that differ between forms.
func found(t *testing.T, c *Checker, in string) []string {
	t.Helper()
	report := c.Check(in)
	var out []string
	for _, f := range report.Findings {
		out = append(out, f.Rule+" "+strings.Join(strings.Fields(norm.NFC.String(f.Text)), " "))
	}
	return out
}

// TestForms: the same letter in another form of Unicode, with other line ends
// or curly quotes has the same findings.
func TestForms(t *testing.T) {
	c := checker(t)
	in := "Dear Zoë,\n\nI'm sorry if you felt hurt, but I didn't mean it.\nMistakes were made at the café.\n\nLove,\nJosé"
	want := found(t, c, in)
	if len(want) < 3 {
		t.Fatalf("only %q is found", want)
	}
	for name, other := range map[string]string{
		"NFD": norm.NFD.String(in), "NFKC": norm.NFKC.String(in), "NFKD": norm.NFKD.String(in),
		"line ends": strings.ReplaceAll(in, "\n", "\r\n"),
		"a mail":    "On Monday Zoë wrote:\n> I'm sorry if I was late.\n\n" + in,
	} {
		if got := found(t, c, other); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
	curly := found(t, c, strings.ReplaceAll(in, "'", "’"))
	for i := range curly {
		curly[i] = strings.ReplaceAll(curly[i], "’", "'")
	}
	if !reflect.DeepEqual(curly, want) {
		t.Errorf("curly quotes:\n got %q\nwant %q", curly, want)
	}
}

// TestNotChecked: what others said, and code, is nobody's apology.
func TestNotChecked(t *testing.T) {
	c := checker(t)
	for _, in := range []string{
		"> I'm sorry if you felt hurt.",
		"```\nsorry if you felt hurt\n```\n",
		"You wrote \"I am sorry if you felt hurt\" to me in May, and I laughed at it.",
		"I read your diary on Sunday. I am sorry.\n\n-----Original Message-----\nFrom: Sam\nIf I offended you I'm sorry, but you started it.\n",
		"", "\n\n",
	} {
		if got := found(t, c, in); got != nil {
			t.Errorf("%q: found %q", in, got)
		}
	}
}

// TestLoadErrors: a mistake in the rules is told with the rule and the spot.
func TestLoadErrors(t *testing.T) {
	good, err := fs.ReadFile(content.FS, file)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct{ old, with, want string }{
		"unknown field":   {"    level: flaw\n", "    levle: flaw\n", "levle"},
		"unknown level":   {"    level: flaw\n", "    level: grave\n", `rule "conditional-if": level is "flaw" or "advice", not "grave"`},
		"unknown list":    {"@sorry{!negated !would}", "@sory", `no word list "sory"`},
		"open bracket":    {"...8 (if | in case | should", "...8 ((if | in case | should", "never closed"},
		"unknown check":   {"whole: names-no-act", "whole: nothing", `no check of the whole letter called "nothing"`},
		"list is missing": {"\n  explaining:", "\n  explain:", `word list "explaining" is missing`},
	} {
		if !strings.Contains(string(good), tt.old) {
			t.Errorf("%s: the rules have no %q", name, tt.old)
			continue
		}
		bad := strings.Replace(string(good), tt.old, tt.with, 1)
		_, err := Load(fstest.MapFS{file: {Data: []byte(bad)}})
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: error %v, want one with %q", name, err, tt.want)
		}
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("no file is no error")
	}
}

package content_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// numbers holds the numbers of the help lines a second time, so that no slip of
// a key changes one.
func numbers() map[string]string {
	return map[string]string{
		"US": "1-800-799-7233 START to 88788 988 911",
		"UK": "0808 2000 247 0808 801 0327 0808 802 4040 116 123 999",
		"IE": "1800 341 900 1800 816 588 moveireland.ie 116 123 112",
		"CA": "9-8-8 9-8-8 sheltersafe.ca 911",
		"AU": "1800 737 732 1300 766 491 13 11 14 000",
		"NZ": "0800 733 843 0800 456 450 1737 111",
		"IN": "181 14490 14416 112",
		"DE": "116 016 0800 123 99 00 116 006 0800 111 0 111 112",
		"FR": "3919 116 006 3114 08 019 019 11 17 112",
		"ES": "016 024 112",
		"ZA": "0800 150 150 0800 428 428 0800 567 567 112",
	}
}

func TestNumbers(t *testing.T) {
	for _, p := range wrongNumbers(content.FS) {
		t.Error(p)
	}
}

// wrongNumbers compares the help lines with numbers.
func wrongNumbers(fsys fs.FS) (found workbook.Problems) {
	h, err := safety.LoadHelpLines(fsys)
	if err != nil {
		return nil // told elsewhere
	}
	want := numbers()
	for _, c := range h.Countries {
		var got []string
		for _, l := range c.Lines {
			got = append(got, l.Call...)
			for _, way := range []string{l.Text, l.Web} {
				if way != "" {
					got = append(got, way)
				}
			}
		}
		if all := strings.Join(got, " "); all != want[c.Code] {
			found = append(found, workbook.Problem{File: "help-lines.yaml", What: fmt.Sprintf("%s has %q, want %q", c.Code, all, want[c.Code]),
				Fix: "correct the number, or what is known of it here", Requirement: 1})
		}
		delete(want, c.Code)
	}
	for code := range want {
		found = append(found, workbook.Problem{File: "help-lines.yaml", What: code + " is missing", Fix: "write its lines", Requirement: 1})
	}
	return found
}

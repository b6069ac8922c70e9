package tui

import (
	"strings"
	"testing"
)

// press is a record of a character of a sequence that a console sends.
func press(char rune) record {
	return record{kind: keyEvent, down: 1, times: 1, char: uint16(char)}
}

func TestConsole(t *testing.T) {
	t.Parallel()
	down := func(key, char uint16, state uint32) record {
		return record{kind: keyEvent, down: 1, times: 1, key: key, char: char, state: state}
	}
	for name, test := range map[string]struct {
		records []record
		want    string
	}{
		"letters":        {[]record{down('A', 'a', 0), {kind: keyEvent, key: 'A', char: 'a'}, down('B', 'b', 0)}, "ab"},
		"held down":      {[]record{{kind: keyEvent, down: 1, times: 3, key: 'A', char: 'a'}}, "aaa"},
		"control":        {[]record{down('O', 0x0f, leftCtrl)}, "ctrl+o"},
		"alt":            {[]record{down('B', 'b', leftAlt)}, "alt+b"},
		"AltGr":          {[]record{down('Q', '@', leftCtrl|rightAlt)}, "@"},
		"shift and tab":  {[]record{down(vkTab, '\t', shift)}, "shift+tab"},
		"backspace":      {[]record{down(vkBack, '\b', 0), down(vkBack, '\b', leftAlt)}, "backspace alt+backspace"},
		"arrows":         {[]record{down(0x26, 0, 0), down(0x27, 0, leftCtrl), down(0x24, 0, leftCtrl|shift)}, "up ctrl+right ctrl+shift+home"},
		"pages":          {[]record{down(0x22, 0, 0), down(0x2e, 0, 0)}, "pgdown delete"},
		"a modifier":     {[]record{down(0x10, 0, shift), {kind: 0x10}}, ""},
		"by its number":  {[]record{{kind: keyEvent, key: vkMenu, char: 'é'}}, "é"},
		"in two records": {[]record{press(0xd83d), press(0xde00)}, "😀"},
		"half of one":    {[]record{press(0xde00), press('a')}, "\ufffda"},
		"a sequence":     {[]record{press('\x1b'), press('['), press('5'), press('~')}, "pgup"},
	} {
		var c console
		in := c.input(test.records)
		var got []string
		for _, k := range decoded(string(in.bytes)) {
			got = append(got, k.String())
		}
		if g := strings.Join(got, " "); g != test.want || in.resized {
			t.Errorf("%s: %q instead of %q", name, g, test.want)
		}
	}
	var c console
	if in := c.input([]record{{kind: windowBufferSizeEvent}}); !in.resized {
		t.Error("a resize was not noticed")
	}
}

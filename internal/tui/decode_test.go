package tui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// decoded returns the keys of some bytes that come in one piece.
func decoded(in string) []Key {
	var d decoder
	return append(d.decode([]byte(in), false), d.decode(nil, true)...)
}

// messages returns keys as the fields take them.
func messages(keys []Key) []tea.KeyMsg {
	var all []tea.KeyMsg
	for _, k := range keys {
		all = append(all, k.KeyMsg)
	}
	return all
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ in, want string }{
		{"abc", "abc"},
		{"a b\r", "a| |b|enter"},
		{"\x1b[A\x1b[B", "up|down"},
		{"\x1bb\x1b[1;5C", "alt+b|ctrl+right"},
		{"\x1b", "esc"},
		{"\x1b\x1b", "alt+esc"},
		{"\x1b\x1b\x1b[A", "esc|alt+up"},
		{"\x1b[", "alt+["},
		{"\x1bO", "alt+O"},
		{"\x1bOx", "alt+O|x"},
		{"\x1b[?2026;2$y\x1b[24;80Ra", "a"}, // a terminal's answers are no keys
		{"\x1b[Ia\x1b[O", "a"},              // nor is the focus of its window
		{"\x1b[" + strings.Repeat("1", 100) + "A", "alt+[|" + strings.Repeat("1", 100) + "A"},
		{"日本", "日本"},
		{"a\xffb", "aÿb"}, // bytes of an older encoding
		{"I\x92m caf\xe9", "I’m| |café"},
		{"\x1b[200~caf\xe9\x1b[201~", "[café]"},
		{"\xe6\x97", "æ—"},
		// what a terminal answers to others
		{"a\x1b]11;rgb:1e1e/1e1e/1e1e\x07b", "ab"},
		{"a\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\b", "ab"},
		{"\x1bP>|XTerm(370)\x1b\\\x1bP1$r0m\x1b\\a", "a"},
		{"\x1b]l~/letters é\x1b\\\x1b_Gi=31;OK\x1b\\a", "a"},
		{"\x1b[?1;2c\x1b[>0;276;0c\x1b[0na", "a"},
		// and what is none
		{"\x1b]hello", "alt+]|hello"},
		{"\x1b]11;hello", "alt+]|11;hello"},
		{"\x1b]11;one\rtwo", "alt+]|11;one|enter|two"},
		{"\x1bPeter", "alt+P|eter"},
		{"\x1b]0;" + strings.Repeat("x", 5000) + "\a", "alt+]|0;" + strings.Repeat("x", 5000) + "|ctrl+g"},
		{"\x1b[200~one\r\ntwo\x1b[A\x1b[201~x", "[one\r\ntwo\x1b[A]|x"},
		{"\x00\x1f\x7f\x08", "ctrl+@|ctrl+_|backspace|ctrl+h"},
		{"\x1b[7$\x1b[7^\x1b[8@\x1b[a\x1bOa", "shift+home|ctrl+home|ctrl+shift+end|shift+up|ctrl+up"}, // urxvt
	} {
		var got []string
		for _, k := range merged(decoded(test.in)) {
			got = append(got, k.String())
		}
		if g := strings.Join(got, "|"); g != test.want {
			t.Errorf("%q is %q instead of %q", test.in, g, test.want)
		}
	}
}

// A key that comes in two pieces is one key if the second comes soon, and pieces
// are awaited for no longer than that.
func TestSplitKeys(t *testing.T) {
	t.Parallel()
	var d decoder
	for _, in := range []string{"\x1b[1;5Ca", "\x1b[3~", "é", "\x1b[200~日本 é\x1b[201~x", "\x1bb", "\x1b]11;rgb:0/0/0\x1b\\a", "\x1bP>|x\x1b\\a"} {
		for cut := 1; cut < len(in); cut++ {
			keys := d.decode([]byte(in[:cut]), false)
			keys = append(keys, d.decode([]byte(in[cut:]), false)...)
			if want := decoded(in); !reflect.DeepEqual(merged(keys), merged(want)) {
				t.Errorf("%q and %q: %v instead of %v", in[:cut], in[cut:], keys, want)
			}
			if len(d.rest) > 0 {
				t.Errorf("after %q, more is awaited", in)
			}
		}
	}
	for in, want := range map[string]time.Duration{
		"\x1b": splitKey, "\xc3": splitAny, "\x1b[": splitAny, "\x1b]11;rgb": splitAny,
		"\x1b[200~a": -1, "a\x1b[200~": -1, "\t": -1, "a\x1b[A": -1, "a": together, "a\t": together,
	} {
		var d decoder
		if d.decode([]byte(in), false); d.patience() != want {
			t.Errorf("after %q, %v is waited", in, d.patience())
		}
	}
}

// Keys are decoded as Bubble Tea decodes them, for the fields are its own.
func TestDecodesAsBubbleTea(t *testing.T) {
	t.Parallel()
	var all []string
	for _, end := range []string{"A", "B", "C", "D", "H", "F"} {
		all = append(all, "\x1b["+end)
		for modifiers := '2'; modifiers <= '8'; modifiers++ {
			all = append(all, "\x1b[1;"+string(modifiers)+end)
		}
	}
	for _, number := range strings.Fields("1 2 3 4 5 6 7 8 11 12 13 14 15 17 18 19 20 21 23 24 25 26 28 29 31 32 33 34 5;5 6;5 5;3 3;3 7;0 15;3") {
		if number != "7;0" {
			all = append(all, "\x1b["+number+"~")
		}
	}
	all = append(all, strings.Fields("\x1b[Z \x1bOP \x1bOS \x1bOA \x1b[[A \x1b[[E \x1b[7^ \x1b[8$ \x1b[7@ \x1b[a \x1b[1;3P \x1b\x1b[A é \x1bé \x1bb")...)
	for c := byte(1); c < 0x80; c++ {
		if c != esc {
			all = append(all, string(c), "\x1b"+string(c))
		}
	}
	all = append(all, "\x1b[200~pasted\rtext \x1b[201~", "two words")
	for _, in := range all {
		if in == "\x1b[" || in == "\x1bO" { // Bubble Tea drops what it takes for half a sequence
			continue
		}
		if got, want := messages(decoded(in)), bubbleTea(t, in); !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %v instead of %v", in, got, want)
		}
	}
}

// bubbleTea returns the keys that Bubble Tea's own reader makes of some bytes.
func bubbleTea(t *testing.T, in string) []tea.KeyMsg {
	t.Helper()
	m := &collector{}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	p := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(io.MultiReader(strings.NewReader(in), ender{})), tea.WithoutRenderer(),
		tea.WithoutSignalHandler(), tea.WithOutput(&bytes.Buffer{}))
	if _, err := p.Run(); err == nil || !strings.Contains(err.Error(), errEnd.Error()) {
		t.Fatalf("Bubble Tea says %v", err)
	}
	return m.keys
}

type collector struct{ keys []tea.KeyMsg }

func (c *collector) Init() tea.Cmd { return nil }
func (c *collector) View() string  { return "" }
func (c *collector) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok {
		c.keys = append(c.keys, k)
	}
	return c, nil
}

// ender is a reader that fails, which ends Bubble Tea after what came before.
type ender struct{}

var errEnd = errors.New("no more keys")

func (ender) Read([]byte) (int, error) { return 0, errEnd }

// FuzzDecode: whatever a terminal sends, in whatever pieces, no byte is awaited
// for ever, letters come out as they went in, and nothing panics.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"a b", "\x1b[1;5A", "\x1b[200~a\x1b[201~", "\x1b\x1b\x1b", "\x1b[[", "\x1bO", "\x1b[7$", "é\xff", "\x1b[200~\x1b[20", "\x1b]11;a\x1b\\b", "\x1bP1\x1bb", "\xc3\t\r\n"} {
		f.Add(seed, 1)
	}
	f.Fuzz(func(t *testing.T, in string, size int) {
		if size < 1 || size > 100 {
			t.Skip()
		}
		var d decoder
		var keys []Key
		for rest := in; rest != ""; {
			n := min(size, len(rest))
			keys = append(keys, d.decode([]byte(rest[:n]), false)...)
			rest = rest[n:]
			if len(d.rest) > longestAnswer {
				t.Fatalf("%d bytes are awaited", len(d.rest))
			}
		}
		keys = append(keys, d.decode(nil, true)...)
		if len(d.rest) > 0 && !d.pasting {
			t.Fatalf("%q is left of %q", d.rest, in)
		}
		if want := merged(decoded(in)); !reflect.DeepEqual(merged(keys), want) {
			t.Fatalf("%q in pieces of %d: %v instead of %v", in, size, keys, want)
		}
		text := strings.ReplaceAll(display.Legible(in), "\r", "\n")
		for _, k := range keys {
			if k.Type == tea.KeyRunes && !k.Alt && !strings.Contains(text, strings.ReplaceAll(string(k.Runes), "\r", "\n")) {
				t.Fatalf("%q is made up, of %q", string(k.Runes), in)
			}
		}
	})
}

// merged joins letters that follow one another, which come together if they are
// sent together.
func merged(keys []Key) []Key {
	letters := func(k Key) bool { return k.Type == tea.KeyRunes && !k.Alt && !k.Paste }
	var all []Key
	for _, k := range keys {
		if last := len(all) - 1; last >= 0 && letters(k) && letters(all[last]) {
			all[last].Runes = append(slices.Clone(all[last].Runes), k.Runes...)
			continue
		}
		all = append(all, k)
	}
	return all
}

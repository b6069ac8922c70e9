package entry

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var morning = time.Date(2026, 3, 14, 9, 26, 53, 0, time.FixedZone("", 2*60*60))

const (
	one = "01KKM000000000000000000001"
	two = "01KKM000000000000000000002"
)

// samples holds one entry of each kind that the package knows.
func samples() []Entry {
	return []Entry{
		{ID: one, At: morning, Kind: Journal, Format: Format, Workbook: "Trust", Version: "1",
			Subject: Subject{Name: "Ida", Other: "Sam", Relation: "friend", Breach: "lie",
				Intent: "choice", Severity: "serious", Role: "hurting"}},
		{ID: one, At: morning, Kind: Setup, Subject: Subject{Other: "Samira"}},
		{ID: one, At: morning, Kind: Gate, Gate: []string{"none"}},
		{ID: one, At: morning, Kind: Answer, Step: "acknowledge", Prompt: "deed",
			Ask: "What did you do?", Answer: Value("I lied.\n"), Revises: two},
		{ID: one, At: morning, Kind: Skip, Step: "promise", Prompt: "openness", Why: "too soon"},
		{ID: one, At: morning, Kind: Back, Step: "listen"},
		{ID: one, At: morning, Kind: Rest, Step: "apologize", Prompt: "reread", Until: "2026-03-20"},
		{ID: one, At: morning, Kind: Note, Text: "They smiled today."},
		{ID: one, At: morning, Kind: Note, Sort: "win", Text: "We cooked together."},
		{ID: one, At: morning, Kind: Promise, Day: "2026-03-15", Terms: Terms{What: "I pay 40 back", Answers: "the money",
			Every: "monthly:1", From: "due", If: "I am short", Then: "I say so the day before", Unforeseen: "I call",
			Notice: "they see it in the account", Agreed: "both"}},
		{ID: one, At: morning, Kind: Promise, About: two, Terms: Terms{What: "I bring the van back", By: "2026-03-20"}, Ended: "2026-03-18", Why: "sold"},
		{ID: one, At: morning, Kind: Promise, Sort: "openness", Until: "2026-06-30", Terms: Terms{What: "My card statement", Every: "monthly:1"}},
		{ID: one, At: morning, Kind: Checkin, About: two, Since: "2026-03-01", Day: "2026-03-08", Done: "2026-03-09", State: "missed",
			Text: "I forgot.", Told: "yes", Repair: "I pay the fine by Friday."},
		{ID: one, At: morning, Kind: Forgotten, Forgot: []string{two}},
	}
}

func TestEveryKindComesBack(t *testing.T) {
	seen := map[Kind]bool{}
	for _, e := range samples() {
		seen[e.Kind] = true
		line, err := Encode(e)
		if err != nil {
			t.Errorf("kind %q: %v", e.Kind, err)
			continue
		}
		body, ended := bytes.CutSuffix(line, []byte("\n"))
		if !ended || bytes.ContainsRune(body, '\n') {
			t.Errorf("kind %q: not one line: %q", e.Kind, line)
		}
		got, err := Decode(body)
		if err != nil {
			t.Errorf("kind %q: %v", e.Kind, err)
			continue
		}
		if !bytes.Equal(got.Line(), body) {
			t.Errorf("kind %q: line %q, want %q", e.Kind, got.Line(), body)
		}
		if got = comparable(got); !reflect.DeepEqual(got, comparable(e)) {
			t.Errorf("kind %q: got %+v, want %+v", e.Kind, got, e)
		}
	}
	for _, kind := range kinds {
		if !seen[kind] || !kind.Known() {
			t.Errorf("kind %q has no sample, or is not known", kind)
		}
	}
	if Kind("promise-kept").Known() {
		t.Error("a kind that nobody made is known")
	}
}

// comparable drops what two equal entries may differ in: the bytes they were
// read from, and the name of the time zone.
func comparable(e Entry) Entry {
	e.line = nil
	_, offset := e.At.Zone()
	e.At = e.At.In(time.FixedZone("", offset))
	return e
}

func TestLineIsReadable(t *testing.T) {
	line, err := Encode(samples()[3])
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"01KKM000000000000000000001","at":"2026-03-14T09:26:53+02:00","kind":"answer",` +
		`"step":"acknowledge","prompt":"deed","ask":"What did you do?","answer":"I lied.\n",` +
		`"revises":"01KKM000000000000000000002"}` + "\n"
	if string(line) != want {
		t.Errorf("got  %swant %s", line, want)
	}
}

func TestDecodeKeepsWhatItDoesNotKnow(t *testing.T) {
	for name, line := range map[string]string{
		"unknown key":           note(`"mood":{"a":[1,{"b":null}]},"text":"x"`),
		"unknown kind":          head("mood") + `,"promise":"first"}`,
		"own shape in own kind": head("mood") + `,"text":{"a":1},"gate":7,"answer":null}`,
		"key in other case":     note(`"Text":"other","text":"x"`),
		"null is like missing":  note(`"why":null,"gate":null,"step":null,"text":"x"`),
		"blanks and CR":         " " + note(`"text" : "x"`) + " \r",
		"escaped key":           note(`"\u0074ext":"x"`),
		"empty object inside":   head("answer") + `,"step":"a","prompt":"b","ask":"c","answer":{"x":[],"y":{}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			e, err := Decode([]byte(line))
			if err != nil {
				t.Fatal(err)
			}
			if string(e.Line()) != line {
				t.Errorf("line %q, want %q", e.Line(), line)
			}
			if e.Kind == Note && e.Text != "x" {
				t.Errorf("text %q", e.Text)
			}
		})
	}
}

func head(kind string) string {
	return `{"id":"` + one + `","at":"2026-03-14T09:26:53+02:00","kind":"` + kind + `"`
}

func note(rest string) string { return head("note") + "," + rest + "}" }

func TestDecodeRefuses(t *testing.T) {
	good := note(`"text":"x"`)
	if _, err := Decode([]byte(good)); err != nil {
		t.Fatal(err)
	}
	swap := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	answer := head("answer") + `,"step":"a","prompt":"b","ask":"c","answer":`
	for name, test := range map[string]struct{ line, why string }{
		"nothing":             {"", "not valid JSON"},
		"blanks":              {"  ", "not valid JSON"},
		"cut off":             {good[:len(good)-1], "not valid JSON"},
		"two values":          {good + good, "not valid JSON"},
		"byte order mark":     {"\ufeff" + good, "not valid JSON"},
		"NULs":                {"\x00\x00\x00", "not valid JSON"},
		"raw tab in a text":   {swap(`"x"`, "\"\t\""), "not valid JSON"},
		"bad UTF-8":           {swap(`"x"`, "\"\xff\""), "not valid UTF-8"},
		"surrogate in UTF-8":  {swap(`"x"`, "\"\xed\xa0\x80\""), "not valid UTF-8"},
		"half a pair":         {swap(`"x"`, `"\ud83d"`), "half a surrogate pair"},
		"half and more":       {swap(`"x"`, `"\ud83dabcdefgh"`), "half a surrogate pair"},
		"half and half":       {swap(`"x"`, `"\ud83d\ud83d"`), "half a surrogate pair"},
		"second half alone":   {swap(`"x"`, `"\ude00\ud83d"`), "half a surrogate pair"},
		"half in unknown key": {note(`"text":"x","\ud83d":1`), "half a surrogate pair"},
		"array":               {"[" + good + "]", "not a JSON object"},
		"null":                {"null", "not a JSON object"},
		"text":                {`"x"`, "not a JSON object"},
		"key twice":           {note(`"text":"x","text":"y"`), `key "text" is given twice`},
		"key twice, escaped":  {note(`"text":"x","\u0074ext":"y"`), `key "text" is given twice`},
		"key twice, deep":     {answer + `[{"q":[{"a":1,"a":2}]}]}`, `key "a" is given twice`},
		"key in capitals":     {note(`"Text":"x"`), `key "text" is missing`},
		"missing at":          {swap(`"at"`, `"when"`), `key "at" is missing`},
		"null at":             {swap(`"2026-03-14T09:26:53+02:00"`, "null"), `key "at" is missing`},
		"no zone":             {swap("+02:00", ""), `key "at"`},
		"number at":           {swap(`"2026-03-14T09:26:53+02:00"`, "5"), `key "at"`},
		"missing kind":        {swap(`"kind"`, `"sort"`), `key "kind" is missing`},
		"empty kind":          {head("") + "}", `key "kind" is missing or empty`},
		"number as kind":      {swap(`"note"`, "1"), `key "kind" has a value of the wrong shape`},
		"missing id":          {swap(`"id"`, `"ID"`), "is no ULID"},
		"short id":            {swap(one, one[1:]), "is no ULID"},
		"small id":            {swap(one, strings.ToLower(one)), "is no ULID"},
		"too great an id":     {swap(one, "8"+one[1:]), "is no ULID"},
		"number as id":        {head("checkin")[:6] + `1,"at":"2026-03-14T09:26:53Z","kind":"checkin"}`, "wrong shape"},
		"wrong shape":         {swap(`"x"`, "[]"), `key "text" has a value of the wrong shape`},
		"answer missing":      {strings.TrimSuffix(answer, `,"answer":`) + "}", `key "answer" is missing`},
		"answer null":         {answer + "null}", `key "answer" is missing`},
		"no day":              {head("rest") + `,"step":"a","prompt":"b","until":"soon"}`, "is no day"},
		"format zero":         {header("0"), "there is no format 0"},
		"format minus":        {header("-1"), "there is no format -1"},
		"format as text":      {header(`"1"`), `key "format" has a value of the wrong shape`},
		"format null":         {header(`null`), `key "format" is missing`},
		"format half":         {header(`0.5`), `key "format" has a value of the wrong shape`},
		"deeper than deep":    {strings.Repeat("[", 20000) + strings.Repeat("]", 20000), "not valid JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			e, err := Decode([]byte(test.line))
			if err == nil || !strings.Contains(err.Error(), test.why) {
				t.Errorf("error %v, want %q", err, test.why)
			}
			if errors.Is(err, ErrNewer) || !reflect.DeepEqual(e, Entry{}) {
				t.Errorf("entry %+v, error %v", e, err)
			}
		})
	}
}

// TestMalformed: a person finds the place in an editor by its column, which
// counts characters.
func TestMalformed(t *testing.T) {
	good := note(`"text":"äöü"`)
	for name, test := range map[string]struct {
		line   string
		column int
	}{
		"garbage":       {"garbage", 1},
		"cut off":       {good[:len(good)-1], len([]rune(good))},
		"behind it":     {good + "x", len([]rune(good)) + 1},
		"a second":      {good + good, len([]rune(good)) + 1},
		"no comma":      {strings.Replace(good, `","text"`, `" "text"`, 1), strings.Index(good, `,"text"`) + 2},
		"after letters": {strings.Replace(good, `äöü`, "äöü\t", 1), strings.Index(good, "ä") + 4},
		"bad UTF-8":     {strings.Replace(good, `äöü`, "äö\xff", 1), strings.Index(good, "ä") + 3},
		"wrong shape":   {strings.Replace(good, `"äöü"`, "[]", 1), strings.Index(good, "ä")},
	} {
		_, err := Decode([]byte(test.line))
		var malformed *Malformed
		if !errors.As(err, &malformed) || malformed.Column != test.column || malformed.Why != err.Error() {
			t.Errorf("%s: %#v, want column %d", name, err, test.column)
		}
	}
}

func header(format string) string {
	return head("journal") + `,"format":` + format + `,"role":"hurting","workbook":"Trust","version":"1"}`
}

func TestErrorsAreShortAndSafe(t *testing.T) {
	long := strings.Repeat("a\u009b\u202e", 100000)
	for _, line := range []string{
		head("note")[:6] + `"` + long + `","at":"2026-03-14T09:26:53Z","kind":"note","text":"x"}`,
		note(`"text":"x","` + long + `":1,"` + long + `":2`),
		strings.Replace(note(`"text":"x"`), "2026", long, 1),
		head("rest") + `,"step":"a","prompt":"b","until":"` + long + `"}`,
	} {
		_, err := Decode([]byte(line))
		if err == nil || len(err.Error()) > 300 || strings.ContainsFunc(err.Error(), hostile) {
			t.Errorf("error %.400q", err)
		}
	}
}

func TestNewerFormats(t *testing.T) {
	for _, line := range []string{
		header("2"),
		header("1.5"),
		head("journal") + `,"format":99}`,
		`{"format":2,"kind":"journal","id":{"new":"ids"}}`,
	} {
		if _, err := Decode([]byte(line)); !errors.Is(err, ErrNewer) {
			t.Errorf("%s: %v", line, err)
		}
	}
	if _, err := Decode([]byte(note(`"text":"x","format":2`))); err != nil {
		t.Errorf("a note is no header: %v", err)
	}
}

func TestEncodeRefuses(t *testing.T) {
	for name, change := range map[string]func(*Entry){
		"no id":             func(e *Entry) { e.ID = "" },
		"no time":           func(e *Entry) { e.At = time.Time{} },
		"year 10000":        func(e *Entry) { e.At = e.At.AddDate(8000, 0, 0) },
		"no kind":           func(e *Entry) { e.Kind = "" },
		"no step":           func(e *Entry) { e.Step = "" },
		"no answer":         func(e *Entry) { e.Answer = nil },
		"answer null":       func(e *Entry) { e.Answer = json.RawMessage("null") },
		"answer no JSON":    func(e *Entry) { e.Answer = json.RawMessage(`{"a"`) },
		"answer key twice":  func(e *Entry) { e.Answer = json.RawMessage(`{"a":1,"a":2}`) },
		"answer half pair":  func(e *Entry) { e.Answer = json.RawMessage(`"\ud83d"`) },
		"answer bad UTF-8":  func(e *Entry) { e.Answer = json.RawMessage("\"\xff\"") },
		"answer of a text":  func(e *Entry) { e.Answer = Value("\xff") },
		"ask bad UTF-8":     func(e *Entry) { e.Ask = "\xff" },
		"prompt bad UTF-8":  func(e *Entry) { e.Prompt = "\xff" },
		"why bad UTF-8":     func(e *Entry) { e.Why = "a\xc3" },
		"version bad UTF-8": func(e *Entry) { e.Version = "\xed\xa0\x80" },
		"gate bad UTF-8":    func(e *Entry) { e.Gate = []string{"none", "\xff"} },
	} {
		t.Run(name, func(t *testing.T) {
			e := samples()[3]
			change(&e)
			if line, err := Encode(e); err == nil || line != nil {
				t.Errorf("took it: %q", line)
			}
		})
	}
}

func TestValue(t *testing.T) {
	for _, test := range []struct {
		v    any
		want string
	}{
		{"a<b>&\u2028\u009b\x7f\x00", `"a<b>&\u2028\u009b\u007f\u0000"`},
		{true, "true"},
		{3, "3"},
		{[]string{"lie", "money"}, `["lie","money"]`},
		{map[string]string{"then": "b", "if": "a"}, `{"if":"a","then":"b"}`},
		{"\xff", ""},
		{[]string{"a", "\xff"}, ""},
		{map[string]string{"a": "\xff"}, ""},
		{map[string]string{"\xff": "a"}, ""},
		{func() {}, ""},
	} {
		if got := string(Value(test.v)); got != test.want {
			t.Errorf("Value(%q) = %s, want %s", test.v, got, test.want)
		}
	}
}

// FuzzEncode: any text comes back byte for byte, and what we wrote is written
// the same way again.
func FuzzEncode(f *testing.F) {
	for _, s := range []string{"", "\n\tleading", "a\x00b", "\r\n", "👩‍👩‍👧", "\u202eabc\u009b31m", "\ufffd", `\ud83d`, "\"\\", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e := samples()[3]
		e.Ask, e.Why, e.Answer = "? "+s, s, Value(s)
		line, err := Encode(e)
		if !utf8.ValidString(s) {
			if err == nil {
				t.Fatalf("took %q", s)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsFunc(line[:len(line)-1], func(r rune) bool { return r < ' ' || hostile(r) }) {
			t.Errorf("a line with control characters: %q", line)
		}
		got, err := Decode(line[:len(line)-1])
		if err != nil {
			t.Fatal(err)
		}
		var answer string
		if err := json.Unmarshal(got.Answer, &answer); err != nil || answer != s || got.Why != s || got.Ask != "? "+s {
			t.Errorf("%q came back as %+v (%v)", s, got, err)
		}
		again, err := Encode(got)
		if err != nil || !bytes.Equal(again, line) {
			t.Errorf("again %q, first %q (%v)", again, line, err)
		}
	})
}

// FuzzDecode: no line brings the reader down, the line is kept byte for byte,
// what it takes the standard decoder takes as well, with the same texts, and
// what of it can be written reads the same again.
func FuzzDecode(f *testing.F) {
	for _, e := range samples() {
		line, err := Encode(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line[:len(line)-1])
	}
	f.Add([]byte(header("2")))
	f.Add([]byte(note(`"text":"\ud83d\ude00\\u","x":{"y":[1,-2.5e3,true,{}],"z":"\""}`)))
	f.Fuzz(func(t *testing.T, line []byte) {
		e, err := Decode(line)
		if err != nil {
			return
		}
		if !bytes.Equal(e.Line(), line) {
			t.Fatalf("line %q, want %q", e.Line(), line)
		}
		var std map[string]any
		if err := json.Unmarshal(line, &std); err != nil {
			t.Fatalf("the standard decoder refuses %q: %v", line, err)
		}
		if e.Kind.Known() && (orEmpty(std["text"]) != e.Text || orEmpty(std["ask"]) != e.Ask) {
			t.Fatalf("%q was read as %+v", line, e)
		}
		if _, offset := e.At.Zone(); offset%60 != 0 || e.At.Nanosecond() != 0 {
			return // written to the second only
		}
		again, err := Encode(e)
		if err != nil {
			return // a required key that is there but empty
		}
		got, err := Decode(again[:len(again)-1])
		if err != nil {
			t.Fatal(err)
		}
		got.Answer, e.Answer = compact(t, got.Answer), compact(t, e.Answer)
		if len(e.Gate) == 0 {
			e.Gate = nil
		}
		if !reflect.DeepEqual(comparable(got), comparable(e)) {
			t.Fatalf("%q was written as %q", line, again)
		}
	})
}

func orEmpty(v any) string {
	s, _ := v.(string)
	return s
}

func compact(t *testing.T, b []byte) []byte {
	if len(b) == 0 {
		return nil
	}
	var out bytes.Buffer
	if err := json.Compact(&out, b); err != nil {
		t.Fatal(err)
	}
	return EscapeJSON(out.Bytes())
}

// FuzzEscapeJSON: the value stays, no hostile character does, and a second
// time changes nothing.
func FuzzEscapeJSON(f *testing.F) {
	f.Add([]byte("{\"\u202e\":[\"\x7f\u0085\\u009b\"]}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if !utf8.Valid(b) || !json.Valid(b) {
			return
		}
		got := EscapeJSON(bytes.Clone(b))
		if bytes.ContainsFunc(got, hostile) {
			t.Errorf("%q has hostile characters", got)
		}
		var before, after any
		if json.Unmarshal(b, &before) != nil {
			return // a number that is too great
		}
		if err := json.Unmarshal(got, &after); err != nil || !reflect.DeepEqual(before, after) {
			t.Errorf("%q became %q (%v)", b, got, err)
		}
		if again := EscapeJSON(got); !bytes.Equal(again, got) {
			t.Errorf("twice: %q, once: %q", again, got)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	e := samples()[3]
	e.Answer = Value(strings.Repeat("They sleep badly since then. ", 8))
	line, err := Encode(e)
	if err != nil {
		b.Fatal(err)
	}
	line = line[:len(line)-1]
	b.ReportAllocs()
	var d Decoder
	for b.Loop() {
		if _, err := d.Decode(line); err != nil {
			b.Fatal(err)
		}
	}
}

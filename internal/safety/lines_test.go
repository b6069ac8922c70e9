package safety_test

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
)

func loadLines(t testing.TB) *safety.HelpLines {
	t.Helper()
	h, err := safety.LoadHelpLines(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestCountry(t *testing.T) {
	h := loadLines(t)
	tests := []struct {
		named, environment string
		locales            []string
		want               string
	}{
		{"UK", "", nil, "UK"},
		{"gb", "", nil, "UK"},
		{"Great  Britain", "", nil, "UK"},
		{"new zealand", "", nil, "NZ"},
		{"España", "", nil, "ES"},
		{" usa ", "", nil, "US"},
		{"it", "", nil, "IT"},
		{"DE", "FR", []string{"en_GB.UTF-8"}, "DE"},
		{"", "fr", []string{"en_GB.UTF-8"}, "FR"},
		{"", "", []string{"en_GB.UTF-8"}, "UK"},
		{"", "", []string{"", "", "de_DE@euro"}, "DE"},
		{"", "", []string{"pt_BR.UTF-8", "en_US.UTF-8"}, "BR"},
		{"", "", []string{"zh-Hant-TW"}, "TW"},
		{"", "", []string{"en-NZ"}, "NZ"},
		{"Atlantis", "FR", []string{"en_GB"}, ""},
		{"", "nowhere", []string{"en_GB"}, ""},
		{"", "", []string{"C"}, ""},
		{"", "", []string{"C.UTF-8", "", "en_GB.UTF-8"}, ""},
		{"", "", []string{"POSIX"}, ""},
		{"", "", []string{"en"}, ""},
		{"", "", []string{"en_001"}, ""},
		{"", "", []string{"__", "en_US"}, ""},
		{"", "", []string{"en_\x00\x01"}, ""},
		{"", "", nil, ""},
		{" ", "\t", []string{"", ""}, ""},
	}
	for _, tt := range tests {
		if got := h.Country(tt.named, tt.environment, tt.locales...); got != tt.want {
			t.Errorf("Country(%q, %q, %q) = %q, want %q", tt.named, tt.environment, tt.locales, got, tt.want)
		}
	}
}

// TestFirstLine: what is needed most comes first, and a country without such
// a line sends people to the directory first.
func TestFirstLine(t *testing.T) {
	h := loadLines(t)
	tests := []struct {
		country string
		need    safety.Need
		want    string
	}{
		{"UK", safety.OwnBehaviour, "Respect"},
		{"AU", safety.OwnBehaviour, "Men's Referral Service"},
		{"NZ", safety.OwnBehaviour, "Are You OK, the family violence line"},
		{"FR", safety.OwnBehaviour, "Ne frappez pas"},
		{"US", safety.OwnBehaviour, "Find A Helpline"},
		{"UK", safety.Suicide, "Samaritans"},
		{"US", safety.Suicide, "988 Suicide & Crisis Lifeline"},
		{"UK", safety.Violence, "National Domestic Abuse Helpline"},
		{"CA", safety.Violence, "Shelters near you"},
		{"UK", safety.Emergency, "Emergency"},
	}
	for _, tt := range tests {
		l := h.Lines(tt.country, tt.need)
		if l.Lines[0].Name != tt.want {
			t.Errorf("%s, %s: %q comes first, want %q", tt.country, tt.need, l.Lines[0].Name, tt.want)
		}
	}
}

// TestEveryCountry: all lines are there whatever comes first, an emergency
// number and a crisis line among them.
func TestEveryCountry(t *testing.T) {
	h := loadLines(t)
	for _, c := range h.Countries {
		for _, need := range []safety.Need{safety.OwnBehaviour, safety.Suicide, safety.Violence} {
			l := h.Lines(c.Code, need)
			if len(l.Lines) != len(c.Lines)+1 || l.Country != c.Name || l.Advice != "" {
				t.Errorf("%s: %d of %d lines, for %q", c.Code, len(l.Lines), len(c.Lines)+1, l.Country)
			}
			for _, wanted := range []safety.Need{safety.Emergency, safety.Suicide, safety.Violence, safety.Directory} {
				if !slices.ContainsFunc(l.Lines, func(l safety.Line) bool { return slices.Contains(l.For, wanted) }) {
					t.Errorf("%s has no line for %s", c.Code, wanted)
				}
			}
		}
	}
}

// TestNeverAWrongNumber: where we know nothing, there is no number at all,
// except 112 in the EU.
func TestNeverAWrongNumber(t *testing.T) {
	h := loadLines(t)
	for _, code := range []string{"", "BR", "ZZ", "XX", "../..", "us"} {
		l := h.Lines(code, safety.Suicide)
		if len(l.Lines) != 1 || l.Lines[0].Web != "findahelpline.com" || l.Lines[0].Call != nil || l.Advice == "" || l.Country != "" {
			t.Errorf("%q gets %v", code, l)
		}
	}
	for _, code := range []string{"IT", "PL", "AT", "EL", "GR"} {
		l := h.Lines(code, safety.Violence)
		if len(l.Lines) != 2 || l.Lines[0].Web != "findahelpline.com" || !slices.Equal(l.Lines[1].Call, []string{"112"}) {
			t.Errorf("%q gets %v", code, l)
		}
		if strings.Contains(l.String(), "116") {
			t.Errorf("%q is given a 116 number: %s", code, l)
		}
	}
	if n := len(h.Elsewhere.EU); n != 27+1 {
		t.Errorf("%d codes for 27 member states, one with two", n)
	}
	for _, c := range h.Countries {
		s := h.Lines(c.Code).String()
		if strings.Contains(s, "116 006") && c.Code != "DE" && c.Code != "FR" || strings.Contains(s, "116 016") && c.Code != "DE" {
			t.Errorf("%s is given a number that is not in every member state", c.Code)
		}
	}
}

func TestDue(t *testing.T) {
	h := loadLines(t)
	oldest := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	if due := h.Due(oldest.AddDate(0, 0, 90), 90); len(due) != 0 {
		t.Errorf("%d lines are due on day 90", len(due))
	}
	due := h.Due(oldest.AddDate(0, 0, 91), 90)
	if len(due) < 35 || due[0].Country != "US" || due[0].Days != 91 || due[len(due)-1].Country != "" {
		t.Errorf("on day 91 are due: %v", due)
	}
	h.Countries[0].Lines[0].Checked = oldest.AddDate(0, 0, 1)
	if again := h.Due(oldest.AddDate(0, 0, 91), 90); len(again) != len(due)-1 {
		t.Errorf("a line that was checked is due as if it was not: %v", again)
	}
}

// TestListing: the country comes first, then each number before its name, and
// then how to change the country; how old the lines are is said once.
func TestListing(t *testing.T) {
	h := loadLines(t)
	for _, c := range h.Countries {
		for _, need := range []safety.Need{safety.OwnBehaviour, safety.Suicide, safety.Violence} {
			l := h.Lines(c.Code, need)
			parts := strings.Split(l.String(), "\n\n")
			rows := strings.Split(parts[0], "\n")
			if !strings.Contains(rows[0], c.Name) || len(rows) != len(l.Lines)+1 {
				t.Fatalf("%s: the lines begin with\n%s", c.Code, parts[0])
			}
			for i, line := range l.Lines {
				way := append(slices.Clone(line.Call), line.Web)[0]
				if !strings.HasPrefix(rows[i+1], "**"+way) || !strings.Contains(rows[i+1], "** ") || !strings.Contains(rows[i+1], line.About) {
					t.Errorf("%s: a line is %q", c.Code, rows[i+1])
				}
				if who := regexp.MustCompile(`\bfor (women|men):`).FindStringSubmatch(rows[i+1]); (who != nil) != (line.Who != "") || who != nil && who[1] != line.Who {
					t.Errorf("%s: %q is for %q", c.Code, rows[i+1], line.Who)
				}
			}
			if (c.Gap != "") != slices.Contains(parts, c.Gap) || !strings.Contains(l.String(), "trustrepair help-lines") {
				t.Errorf("%s: the gap or the other country is missing:\n%s", c.Code, l)
			}
			if strings.Count(l.String(), "2026") != 1 || strings.Contains(strings.ToLower(l.String()), "checked") {
				t.Errorf("%s: a date is missing or double, or something is called checked:\n%s", c.Code, l)
			}
		}
	}
}

// Only what somebody rang or read at its source is called checked.
func TestChecked(t *testing.T) {
	l := loadLines(t).Lines("NZ")
	day := time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)
	l.Lines[1].Checked = day
	rows := strings.Split(l.String(), "\n")
	for i, row := range rows {
		if strings.Contains(row, "checked Thu 3 Dec 2026") != (i == 2) {
			t.Errorf("row %d is %q", i, row)
		}
	}
	if !strings.Contains(l.String(), "the oldest on Sun 22 Nov 2026") {
		t.Errorf("the others are not told apart: %s", l)
	}
	for i := range l.Lines {
		l.Lines[i].Checked = day.AddDate(0, 0, i)
	}
	if s := l.String(); !strings.HasSuffix(s, "Checked Thu 3 Dec 2026.") {
		t.Errorf("when all were checked: %s", s)
	}
}

func TestEmergency(t *testing.T) {
	h := loadLines(t)
	for country, want := range map[string]string{"US": "911", "AU": "000", "FR": "17 or 112", "IT": "112", "BR": "the emergency number", "": "the emergency number"} {
		l := h.Lines(country, safety.Suicide)
		if got := (safety.Card{Body: "Call {emergency}."}).Fill(l); got != "Call "+want+"." {
			t.Errorf("%q: %q", country, got)
		}
	}
}

// TestWhole: lines that leave somebody out have to say so, and only those.
func TestWhole(t *testing.T) {
	for _, tt := range []struct {
		lines, gap string
		fault      bool
	}{
		{"a women", "", true}, {"a men", "", true}, {"a women, b men", "", false}, {"a", "", false}, {"a, b women", "", false},
		{"a women", "none for men", false}, {"a", "none for men", true}, {"a women, b men", "none", true},
	} {
		var lines []string
		for _, l := range strings.Split(tt.lines, ", ") {
			name, who, _ := strings.Cut(l, " ")
			lines = append(lines, "{name: "+name+", who: "+cmp.Or(who, "''")+", about: b, call: ['11'], for: [violence, suicide, emergency], compared: 2026-11-22, source: a.org}")
		}
		source := "countries: [{code: DE, name: Germany, gap: '" + tt.gap + "', lines: [" + strings.Join(lines, ", ") + "]}]"
		_, err := safety.LoadHelpLines(fstest.MapFS{"help-lines.yaml": {Data: []byte(source)}})
		if err == nil || strings.Contains(err.Error(), "leave somebody out") != tt.fault {
			t.Errorf("%s, gap %q: %v", tt.lines, tt.gap, err)
		}
	}
}

func TestLoadHelpLinesFaults(t *testing.T) {
	line := "{name: a, about: b, call: ['1'], for: [suicide], compared: 2026-11-22, source: a.org}"
	for _, tt := range []struct{ content, want string }{
		{"", "help-lines.yaml: the file is empty"},
		{"land: x", "field land not found"},
		{"countries: [{code: Germany}]", "code, name or lines are missing"},
		{"countries: [{code: DE, name: Germany, lines: [{name: a}]}]", "about or for is missing"},
		{"countries: [{code: DE, name: Germany, lines: [{name: a}]}]", "no way to reach it"},
		{"countries: [{code: DE, name: Germany, lines: [{call: [0800-HELP]}]}]", "cannot be dialed"},
		{"countries: [{code: DE, name: Germany, lines: [{source: 'https://a.org'}]}]", "compared or source"},
		{"countries: [{code: DE, name: Germany, lines: [{who: cats}]}]", `who is "cats"`},
		{"countries: [{code: DE, name: Germany, lines: [" + strings.Replace(line, "suicide", "tea", 1) + "]}]", `need "tea"`},
		{"elsewhere: {directory: " + line + "}", "advice or eu is missing"},
	} {
		_, err := safety.LoadHelpLines(fstest.MapFS{"help-lines.yaml": {Data: []byte(tt.content)}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want one with %q", tt.content, err, tt.want)
		}
	}
}

func FuzzCountry(f *testing.F) {
	f.Add("", "", "en_GB.UTF-8")
	f.Add("uk", "US", "C")
	h := loadLines(f)
	f.Fuzz(func(t *testing.T, named, environment, locale string) {
		code := h.Country(named, environment, locale)
		if code != "" && len(code) != 2 {
			t.Fatalf("%q is no code", code)
		}
		if len(h.Lines(code).Lines) == 0 {
			t.Fatalf("no line for %q", code)
		}
	})
}

// TestCountryNames checks that each name that is suggested for a country is one that
// Country takes.
func TestCountryNames(t *testing.T) {
	h := loadLines(t)
	names := h.Names()
	if !slices.Contains(names, "Ireland") || !slices.Contains(names, "deutschland") || slices.Contains(names, "gb") {
		t.Errorf("the names are %q", names)
	}
	for _, name := range names {
		if h.Country(name, "") == "" {
			t.Errorf("%q is suggested and not taken", name)
		}
	}
}

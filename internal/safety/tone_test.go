package safety

import (
	"regexp"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/text"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

const maxSentence = 25 // words

// spoken gathers every text that a person reads, by where it stands.
func spoken(t *testing.T) map[string]string {
	t.Helper()
	f, err := read(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for role, s := range f.Gate {
		at := string(role) + ": "
		all[at+"intro"], all[at+"title"], all[at+"after"] = s.Intro, s.Title, s.After
		all[at+"unsaid"] = s.Unsaid.Title + ".\n\n" + s.Unsaid.Body
		for _, q := range s.Questions {
			all[at+q.ID+": question"] = strings.Join([]string{q.Ask, q.Why, q.Guide}, "\n\n")
			all[at+q.ID+": yes"] = q.Yes
		}
	}
	for _, c := range f.Counsellor {
		all["counsellor: "+c.Card.Title] += c.Card.Body + "\n\n"
	}
	for topic, c := range f.Cards {
		all["card: "+string(topic)] = c.Title + ".\n\n" + c.Body
	}
	for _, o := range f.Replies {
		all["reply: "+o.ID] = o.Label
	}
	h, err := LoadHelpLines(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	all["help lines: advice"] = h.Elsewhere.Advice
	for _, c := range h.Countries {
		for _, l := range c.Lines {
			all["help lines: "+c.Code+" "+l.Name] = l.About
		}
	}
	return all
}

func TestTone(t *testing.T) {
	for where, s := range spoken(t) {
		parsed := text.Parse(strings.ReplaceAll(s, "`", ""))
		for _, sentence := range parsed.Sentences {
			if n := len(strings.Fields(parsed.Source[sentence.Start:sentence.End])); n > maxSentence {
				t.Errorf("%s: a sentence of %d words, at most %d: %q", where, n, maxSentence, parsed.Source[sentence.Start:sentence.End])
			}
		}
		if i := strings.IndexFunc(s, func(r rune) bool { return r == '!' || r > '~' }); i >= 0 {
			t.Errorf("%s: an exclamation mark or an odd character in %q", where, s[i:])
		}
	}
}

// claims are what the program must never say of itself or of what will come.
var claims = regexp.MustCompile(`(?i)\b(validated|proven|clinically|diagnos\w*|guarantee\w*|will (forgive|work|heal|help you)|cure[sd]?|treatment|your therapist)\b`)

// blame are words that would hurt somebody who has just answered with yes.
var blame = regexp.MustCompile(`(?i)\b(abuser|abusive|perpetrator|victim|offender|guilty|shame\w*|must|how could you|toxic|sick|crazy|weak|good job|well done|proud)\b`)

func TestClaimsAndBlame(t *testing.T) {
	for where, s := range spoken(t) {
		for _, wrong := range []*regexp.Regexp{claims, blame} {
			if hit := wrong.FindString(s); hit != "" {
				t.Errorf("%s says %q", where, hit)
			}
		}
		if strings.Contains(s, "therapy") && !strings.Contains(s, "no therapy") {
			t.Errorf("%s speaks of therapy as if it were some", where)
		}
	}
}

// TestSaysWhatItIs: the first thing that anybody reads says what these
// questions are not, where answers stay, and what a yes does.
func TestSaysWhatItIs(t *testing.T) {
	all := spoken(t)
	for _, where := range []string{"hurting: intro", "hurt: intro"} {
		for _, part := range []string{"our own", "no clinic has tested them", "on this machine", "A yes"} {
			if !strings.Contains(strings.Join(strings.Fields(all[where]), " "), part) {
				t.Errorf("%s does not say %q", where, part)
			}
		}
	}
}

// approach are ways of telling somebody to get in touch with the person they
// hurt, alone or through others.
var approach = regexp.MustCompile(`(?i)\b((write|call|text|visit|message|contact|phone|ring|email|approach|meet|see|ask|tell|show) (to )?(them|him|her|the other)|send (them|him|her|it|your|a)|reach out|get in touch|win \w+ back|through (a friend|family|others you)|apologi[sz]e to|let them know)\b`)

// TestNoContactMeansNone: no text on the way through the gate, and no card,
// suggests an approach to the other person.
func TestNoContactMeansNone(t *testing.T) {
	for where, s := range spoken(t) {
		if strings.HasPrefix(where, "hurt: ") {
			continue // their own safety; nothing there is about reaching anybody
		}
		if hit := approach.FindString(s); hit != "" {
			t.Errorf("%s suggests an approach: %q", where, hit)
		}
		for _, name := range []string{"{other}", "{me}"} {
			if strings.Contains(s, name) {
				t.Errorf("%s holds %s: these texts use nobody's name", where, name)
			}
		}
	}
	g, err := LoadGate(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := g.Closing(workbook.Hurting, []string{"no-contact"})
	if !strings.Contains(strings.Join(strings.Fields(c.Body), " "), "No contact means none.") {
		t.Errorf("after no-contact it is not said outright: %q", c.Body)
	}
}

// TestTitlesSayLittle: a title may be read over somebody's shoulder.
func TestTitlesSayLittle(t *testing.T) {
	loud := regexp.MustCompile(`(?i)suicid|harm|violen|abus|danger|crisis|safety|afraid|force|help`)
	f, err := read(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	titles := []string{f.Gate[workbook.Hurting].Title, f.Gate[workbook.Hurt].Title}
	for _, c := range f.Cards {
		titles = append(titles, c.Title)
	}
	for _, title := range titles {
		if loud.MatchString(title) {
			t.Errorf("the title %q tells a bystander too much", title)
		}
	}
}

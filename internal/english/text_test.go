package english

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// outline writes a text in short: a line for each sentence, its clauses in
// brackets with their subject and joining word, <verb> with its tense, - before
// a negated word, ' before a quoted one, R at the end of what is reported.
func outline(t *Text) string {
	var b strings.Builder
	for _, s := range t.Sentences {
		for i := s.Clauses.First; i < s.Clauses.End; i++ {
			b.WriteString(clauseOutline(t, t.Clauses[i]))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func clauseOutline(t *Text, c Clause) string {
	var b strings.Builder
	b.WriteString("[" + []string{"none", "i", "we", "you", "it", "they", "noun"}[c.Subject])
	if c.Marker != "" {
		b.WriteString(" " + c.Marker)
	}
	b.WriteString(":")
	for k := c.Words.First; k < c.Words.End; k++ {
		w := t.Words[k]
		b.WriteString(" ")
		if w.Negated {
			b.WriteString("-")
		}
		if w.Quoted {
			b.WriteString("'")
		}
		verb := c.Verb.End > c.Verb.First
		if verb && k == c.Verb.First {
			b.WriteString("<")
		}
		b.WriteString(w.Form)
		if verb && k == c.Verb.End-1 {
			b.WriteString(">" + []string{"", "now", "past", "will", "would"}[c.Tense])
			if c.Passive {
				b.WriteString("+passive")
			}
		}
	}
	if c.Reported {
		b.WriteString(" R")
	}
	return b.String() + "]"
}

func TestParse(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"conditional", "I'm sorry if you felt hurt.", "[i: i <am>now sorry][you if: if you <felt>past hurt]"},
		{"negation passed on", "I don't think I hit her, but I didn’t mean to.",
			"[i: i <do not -think>now][i: -i -<hit>past -her][i but: but i <did not -mean>past -to]"},
		{"passive", "Mistakes were made.", "[noun: mistakes <were made>past+passive]"},
		{"order", "Forgive me, please!", "[none: <forgive>now me please]"},
		{"feeling about a clause", "Sorry you feel that way.", "[none: <sorry>now][you: you <feel>now that way]"},
		{"reported", "He said that I lied.", "[they: he <said>past][i that: that i <lied>past R]"},
		{"own words are not reported", "I said that I lied.", "[i: i <said>past][i that: that i <lied>past]"},
		{"a new thought is not reported", "You said it; I lied.", "[you: you <said>past it][i: i <lied>past]"},
		{"lost apostrophes", "i m sorry... i didn t know u were there",
			"[i: i <am>now sorry][i: i <did not -know>past][you: you <were there>past]"},
		{"abbreviations", "Ms. Jones, I read them, e.g. the first, at 5 p.m. on Monday.",
			"[none: <ms>now jones][i: i <read>past them e g the first at 5 p m on monday]"},
		{"no right to", "I had no right to read your letters.", "[i: i <had>past no -right to read your letters]"},
		{"a verb of its own", "The pain I caused you was real.", "[none: <the>now pain][i: i <caused>past you was real]"},
		{"shared subject", "I lied, and then told Mum that you knew.",
			"[i: i <lied>past][i and: and then <told>past mum][you that: that you <knew>past]"},
		{"quotation", "I said \"you never listen to me\" to you.",
			"[i: i <said>past 'you 'never -'listen -'to -'me -to -you]"},
		{"scare quotes are no quotation", "the \"incident\" was bad", "[noun: the incident <was>past bad]"},
		{"cause first", "Because I was tired, I shouted.", "[i because: because i <was>past tired][i: i <shouted>past]"},
		{"softened", "Even if I was tired, that is no excuse.",
			"[i if: even if i <was>past tired][it: that <is>now no -excuse]"},
		{"not only", "It was not only wrong, it was cruel.", "[it: it <was>past not only wrong][it: it <was>past cruel]"},
		{"would", "I would never hit her.", "[i: i <would never -hit>would -her]"},
		{"question", "Did I hurt you?", "[i: <did i hurt>past you]"},
		{"future", "We'll pay it back.", "[we: we <will pay>will it back]"},
		{"a second verb", "I was jealous and read your letters.", "[i: i <was>past jealous][i and: and <read>past your letters]"},
		{"no second verb", "I was tired and stressed.", "[i: i <was>past tired and stressed]"},
		{"two who act", "We and our friends let you down.", "[we: we and our friends <let>past you down]"},
		{"who hangs on I", "I, who promised to wait, left.", "[i: i][i: who <promised>past to wait left]"},
		{"what serves passes no subject on", "I was away when it came, and did not look.",
			"[i: i <was>past away][it when: when it <came>past][i and: and <did not -look>past]"},
		{"any adverb", "I privately told her.", "[i: i privately <told>past her]"},
		{"for some time", "I have been reading your mail.", "[i: i <have been reading>past your mail]"},
		{"hyphen for a dash", "between us-but you made me", "[none: <between>now us][you but: but you <made>past me]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.TrimSuffix(outline(Parse(tt.in)), "\n"); got != tt.want {
				t.Errorf("%q\n got %s\nwant %s", tt.in, got, tt.want)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"marks", "I lied. Why? I was afraid! No more…", []string{"I lied.", "Why?", "I was afraid!", "No more…"}},
		{"abbreviations", "Dr. Lee and Mr. J. Smith paid 3.50 e.g. today. It rained.", []string{"Dr. Lee and Mr. J. Smith paid 3.50 e.g. today.", "It rained."}},
		{"acronym at the end", "I live in the U.S. We moved at 5 p.m. on Monday.", []string{"I live in the U.S.", "We moved at 5 p.m. on Monday."}},
		{"ellipsis within", "I... I lied... sorry.", []string{"I... I lied... sorry."}},
		{"no capitals", "that is no excuse. we apologise to you.", []string{"that is no excuse.", "we apologise to you."}},
		{"missing space", "I lied.It was wrong. See example.com now.", []string{"I lied.", "It was wrong.", "See example.com now."}},
		{"wrapped line", "I told you that I would\ncome on Sunday. I did not.", []string{"I told you that I would\ncome on Sunday.", "I did not."}},
		{"windows line ends", "I lied.\r\n\r\nIt was\r\nwrong.", []string{"I lied.", "It was\r\nwrong."}},
		{"greeting", "Dear Sam,\nYesterday I lied.\nLove,\nAda", []string{"Dear Sam", "Yesterday I lied.", "Love", "Ada"}},
		{"markdown", "# Sorry\n\nI was **late**, *again*.\n\n- One thing\n- Another\n\n1. First", []string{"Sorry", "I was **late**, *again*.", "One thing", "Another", "First"}},
		{"mail", "On Monday Ada wrote:\n> You lied.\n>> I did\n\nYes, I lied.", []string{"Yes, I lied."}},
		{"mail below text", "Yes, I lied.\nOn Monday Ada wrote:\n> You lied.", []string{"Yes, I lied."}},
		{"code", "I broke it.\n```\nsorry if\n```\nI fixed it.", []string{"I broke it.", "I fixed it."}},
		{"fence never closed", "I broke it.\n```\nI fixed it.", []string{"I broke it.", "I fixed it."}},
		{"address", "See https://example.com/I.lied. It is there.", []string{"See https://example.com/I.lied.", "It is there."}},
		{"smile", "I was harsh :( I know.", []string{"I was harsh", "I know."}},
		{"closing quote", "You said “go.” I went.", []string{"You said “go.”", "I went."}},
		{"nothing", " \n\n** -- **\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Parse(tt.in).Sentences {
				got = append(got, tt.in[s.Start:s.End])
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	got := Parse("One. Two.\n\nThree.").Sentences
	if got[0].Paragraph != got[1].Paragraph || got[1].Paragraph == got[2].Paragraph {
		t.Errorf("paragraphs %d %d %d", got[0].Paragraph, got[1].Paragraph, got[2].Paragraph)
	}
}

// The same text in any Unicode normalisation has the same words.
func TestNormalisation(t *testing.T) {
	in := "I’m sorry, José: I didn’t mean to hurt Zoë. Naïve, wasn’t it?"
	want := outline(Parse(norm.NFC.String(in)))
	for _, form := range []norm.Form{norm.NFD, norm.NFKC, norm.NFKD} {
		if got := outline(Parse(form.String(in))); got != want {
			t.Errorf("form %v:\n got %s\nwant %s", form, got, want)
		}
	}
	if straight := outline(Parse(strings.ReplaceAll(in, "’", "'"))); straight != want {
		t.Errorf("straight apostrophes:\n got %s\nwant %s", straight, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"I'm sorry if you felt hurt. I don't think I hit her, but I didn’t mean to.",
		"> quoted\n\n- item\n# head\n```\ncode\n```\nyes", "i m sorry... u 'cause \"a b c\" d", "e\u0301\u0301's n\u2019t", "\xff.\xfe?", "I.I.I.I... \u200b\u00ad'",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got := Parse(in)
		if !reflect.DeepEqual(got, Parse(in)) {
			t.Fatal("parsing twice differs")
		}
		checkShape(t, got)
	})
}

// checkShape checks that a parsed text is as its types promise.
func checkShape(t *testing.T, got *Text) {
	t.Helper()
	words, clauses, at := 0, 0, 0
	for i, s := range got.Sentences {
		if s.Words.First != words || s.Words.End <= words || s.Clauses.First != clauses || s.Clauses.End <= clauses {
			t.Fatalf("sentence %d: words %v after %d, clauses %v after %d", i, s.Words, words, s.Clauses, clauses)
		}
		checkSpan(t, got.Source, s.Span, at)
		for k := s.Clauses.First; k < s.Clauses.End; k++ {
			c := got.Clauses[k]
			if c.Words.First != words || c.Words.End <= words || c.Sentence != i {
				t.Fatalf("clause %d: %+v, words should begin at %d", k, c, words)
			}
			if c.Verb.First < c.Verb.End && (c.Verb.First < c.Words.First || c.Verb.End > c.Words.End) {
				t.Fatalf("clause %d: verb %v outside of %v", k, c.Verb, c.Words)
			}
			for ; words < c.Words.End; words++ {
				w := got.Words[words]
				checkSpan(t, got.Source, w.Span, at)
				at = w.End
				if w.Clause != k || w.Sentence != i || w.Form == "" {
					t.Fatalf("word %d: %+v in clause %d, sentence %d", words, w, k, i)
				}
			}
		}
		clauses = s.Clauses.End
	}
	if words != len(got.Words) || clauses != len(got.Clauses) {
		t.Fatalf("%d words and %d clauses in sentences, of %d and %d", words, clauses, len(got.Words), len(got.Clauses))
	}
}

func checkSpan(t *testing.T, source string, s Span, after int) {
	t.Helper()
	if s.Start < after || s.Start >= s.End || s.End > len(source) {
		t.Fatalf("span %v after %d in %d bytes", s, after, len(source))
	}
	if !utf8.RuneStart(source[s.Start]) || (s.End < len(source) && utf8.ValidString(source) && !utf8.RuneStart(source[s.End])) {
		t.Fatalf("span %v cuts a character of %q", s, source)
	}
}

// BenchmarkParse shows that time grows with the text, also with texts made to
// be hard.
func BenchmarkParse(b *testing.B) {
	for name, unit := range map[string]string{
		"letter":     "I'm sorry that I told Mum, and that I didn’t say so. It was wrong; you trusted me.\n",
		"one-line":   "sorry if you, but I. ",
		"no-stops":   "sorry if you felt that way and I ",
		"quotes":     "'a \"b ‘c “d ",
		"fences":     "```\na\n",
		"apostrophe": "a'",
		"accents":    "e\u0301",
		"commas":     "a,",
	} {
		for _, size := range []int{1 << 17, 1 << 20} {
			in := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%s/%dK", name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(in)))
				b.ReportAllocs()
				for b.Loop() {
					Parse(in)
				}
			})
		}
	}
}

func TestEnglish(t *testing.T) {
	for source, want := range map[string]bool{
		"": true, "Entschuldige bitte": true,
		"I told Anna your secret at dinner, and I am sorry.":                     true,
		"sorry man, my bad, shouldve asked first before posting pics":            true,
		"Es tut mir leid, dass ich dich angelogen habe. Das war falsch von mir.": false,
		"Je suis vraiment désolé de t'avoir menti hier soir devant tes amis.":    false,
		"Siento mucho haberte mentido delante de tus amigos. No tengo excusa.":   false,
		"本当にごめんなさい。あなたの秘密を話してしまいました。":                                            false,
		"昨日 は 本当 に ごめん なさい 。 嘘 を つい て しまい まし た 。":                                false,
	} {
		if got := Parse(source).English(); got != want {
			t.Errorf("%q: English is %v, want %v", source, got, want)
		}
	}
}

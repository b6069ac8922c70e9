package english

import (
	"slices"
	"strings"
	"sync"
)

// irregularVerbs lists base, past and participle, then other forms that the
// rules would not make.
const irregularVerbs = `
be was been am is are were being
have had had has
do did done does
go went gone goes
say said said; pay paid paid; lay laid laid; lie lied lied lay lain lying; die died died dying
make made made; take took taken; give gave given; come came come; become became become
get got got gotten; forget forgot forgotten; beget begot begotten
see saw seen; foresee foresaw foreseen; oversee oversaw overseen
know knew known; grow grew grown; throw threw thrown; blow blew blown; draw drew drawn; withdraw withdrew withdrawn
think thought thought; bring brought brought; buy bought bought; fight fought fought; seek sought sought
catch caught caught; teach taught taught
feel felt felt; keep kept kept; sleep slept slept; sweep swept swept; weep wept wept; creep crept crept
leave left left; deal dealt dealt; mean meant meant; dream dreamt dreamt
tell told told; sell sold sold; hold held held; uphold upheld upheld; withhold withheld withheld
find found found; bind bound bound; stand stood stood; understand understood understood
misunderstand misunderstood misunderstood; withstand withstood withstood
hear heard heard; lose lost lost; shoot shot shot; meet met met; lead led led; mislead misled misled; read read read
send sent sent; spend spent spent; lend lent lent; bend bent bent; build built built
hit hit hit; hurt hurt hurt; cut cut cut; put put put; let let let; set set set; shut shut shut; cost cost cost
cast cast cast; burst burst burst; quit quit quit; upset upset upset; spread spread spread; bet bet bet; rid rid rid
break broke broken; speak spoke spoken; steal stole stolen; choose chose chosen; freeze froze frozen; wake woke woken
write wrote written; drive drove driven; ride rode ridden; rise rose risen; arise arose arisen; bite bit bitten; hide hid hidden
eat ate eaten; fall fell fallen; beat beat beaten; shake shook shaken; mistake mistook mistaken; undertake undertook undertaken
swear swore sworn; wear wore worn; tear tore torn; bear bore borne born
begin began begun; drink drank drunk; ring rang rung; sing sang sung; sink sank sunk; swim swam swum; run ran run
hang hung hung; stick stuck stuck; strike struck struck; sting stung stung; swing swung swung; win won won; spin spun spun; dig dug dug
forgive forgave forgiven; overreact overreacted overreacted; overdo overdid overdone; undo undid undone
sit sat sat; spit spat spat; light lit lit; slide slid slid; feed fed fed; bleed bled bled; speed sped sped
show showed shown; prove proved proven; swell swelled swollen; sew sewed sewn
fly flew flown; lay laid laid; shrink shrank shrunk; forbid forbade forbidden; bid bid bid; split split split; slit slit slit
learn learnt learnt learned; burn burnt burnt burned; spoil spoilt spoilt spoiled; lean leant leant leaned`

// irregular maps the irregular verbs to their other forms. pasts and
// participles are two of those forms.
var (
	irregular   = sync.OnceValue(readIrregular)
	pasts       = irregularForms{n: 0}
	participles = irregularForms{n: 1}
)

func readIrregular() map[string][]string {
	verbs := map[string][]string{}
	for line := range strings.FieldsFuncSeq(irregularVerbs, func(r rune) bool { return r == '\n' || r == ';' }) {
		forms := strings.Fields(line)
		verbs[forms[0]] = forms[1:]
	}
	return verbs
}

// irregularForms are the nth forms of all irregular verbs.
type irregularForms struct {
	n    int
	once sync.Once
	set  map[string]bool
}

func (f *irregularForms) has(form string) bool {
	f.once.Do(func() {
		f.set = map[string]bool{}
		for _, forms := range irregular() {
			f.set[forms[f.n]] = true
		}
	})
	return f.set[form]
}

// IsParticiple reports words that make a passive after a form of be.
func IsParticiple(form string) bool {
	return participles.has(form) || (strings.HasSuffix(form, "ed") && len(form) > 3)
}

// IsGerund reports forms in -ing that can be of a verb.
func IsGerund(form string) bool {
	return strings.HasSuffix(form, "ing") && len(form) > 4 && !strings.HasSuffix(form, "thing")
}

// isPast reports a past tense, as far as the form tells.
func isPast(form string) bool {
	return pasts.has(form) || form == "were" || (strings.HasSuffix(form, "ed") && len(form) > 3) || pasts.has(withoutPrefix(form))
}

// withoutPrefix makes "slept" of "overslept".
func withoutPrefix(form string) string {
	for _, prefix := range []string{"over", "under", "mis", "out", "re"} {
		if rest, ok := strings.CutPrefix(form, prefix); ok {
			return rest
		}
	}
	return form
}

// Forms returns the forms of a verb or noun in lower case, in both British
// and American spelling: of "apologise" there are apologise, apologized,
// apologising and so on. Some forms may be no English; those do no harm,
// since nobody writes them.
func Forms(base string) []string {
	forms := regular(base)
	if rest, ok := irregular()[base]; ok {
		forms = append(forms, rest...)
	}
	for _, form := range slices.Clone(forms) {
		if other := otherSpelling(form); other != form {
			forms = append(forms, other)
		}
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

func regular(base string) []string {
	last := base[len(base)-1:]
	stem := base[:len(base)-1]
	switch {
	case last == "e":
		return []string{base, base + "s", base + "d", stem + "ing"}
	case last == "y" && len(base) > 1 && !isVowel(base[len(base)-2]):
		return []string{base, stem + "ies", stem + "ied", base + "ing"}
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), last == "x", last == "z":
		return []string{base, base + "es", base + "ed", base + "ing"}
	}
	forms := []string{base, base + "s", base + "ed", base + "ing"}
	if doubles(base) {
		forms = append(forms, base+last+"ed", base+last+"ing")
	}
	return forms
}

// doubles reports whether the last letter may be doubled: hitting, cancelled.
func doubles(base string) bool {
	n := len(base)
	return n > 2 && !isVowel(base[n-1]) && isVowel(base[n-2]) && strings.IndexByte("wxy", base[n-1]) < 0
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// otherSpelling turns a British form into the American one, or back.
func otherSpelling(form string) string {
	for _, pair := range [][2]string{{"ise", "ize"}, {"isi", "izi"}, {"yse", "yze"}, {"our", "or"}} {
		if i := strings.LastIndex(form, pair[0]); i > 2 && (pair[0] != "our" || i+3 >= len(form)-2) {
			return form[:i] + pair[1] + form[i+3:]
		}
	}
	return form
}

// Bases returns the base of each irregular form: "took" is a form of "take".
// The map is the caller's own.
func Bases() map[string]string {
	bases := map[string]string{}
	for base, forms := range irregular() {
		for _, form := range forms {
			if bases[form] == "" || base < bases[form] {
				bases[form] = base
			}
		}
	}
	for base := range irregular() {
		delete(bases, base)
	}
	return bases
}

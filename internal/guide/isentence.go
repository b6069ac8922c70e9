package guide

import (
	"regexp"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Remark gives the name of a text in words.yaml that says something about an
// input which is valid all the same, or "". It is said once; the person
// decides.
func Remark(p *workbook.Prompt, field, input string) string {
	if p.Kind == workbook.ISentence && field == "feeling" && accuses(input) {
		return "remark-feeling"
	}
	return ""
}

// An I-sentence begins with a feeling. "I feel that you ..." is an opinion,
// and "I feel let down" says what the other person did.
var (
	opinion = regexp.MustCompile(`(?i)^\s*(i\s+feel\s+)?(that|like|as\s+(if|though))\b|\byou(r|'re|’re)?\b`)
	charges = regexp.MustCompile(`(?i)\b(abandoned|abused|accused|attacked|betrayed|blamed|cheated|controlled|criticised|criticized|deceived|disrespected|dismissed|ignored|insulted|judged|let down|lied to|manipulated|misled|neglected|overlooked|patronised|patronized|provoked|rejected|threatened|tricked|unappreciated|unheard|used|wronged)\b`)
)

func accuses(feeling string) bool {
	return opinion.MatchString(strings.TrimSpace(feeling)) || charges.MatchString(feeling)
}

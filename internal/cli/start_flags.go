package cli

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// subjectFlags adds the flags of start and setup that say who and what the journal
// is about.
func subjectFlags(cmd *cobra.Command, s *entry.Subject) {
	cmd.Flags().StringVar(&s.Name, "name", "", "your `NAME`")
	cmd.Flags().StringVar(&s.Other, "other", "", "the other person's `NAME`")
	cmd.Flags().StringVar(&s.Relation, "relation", "", "who they are to you, a `KIND`: "+values("relation"))
	cmd.Flags().StringVar(&s.Breach, "breach", "", "what happened, a `KIND`: "+values("breach"))
	cmd.Flags().StringVar(&s.Intent, "intent", "", "lapse, choice or lie, a `KIND`")
	cmd.Flags().StringVar(&s.Severity, "severity", "", "how heavy it is for them, a `DEGREE`: "+values("severity"))
}

func values(field string) string { return strings.Join(workbook.SetupValues()[field], ", ") }

// gateValues lists the answers to the safety questions, and says which of them only
// one role can give.
func gateValues() string {
	return strings.NewReplacer("no-contact", "no-contact (role hurting only)",
		"machine", "machine (role hurt only)").Replace(values("gate"))
}

// check checks the values of the flags.
func (o *startOptions) check() error {
	if o.safe {
		o.Gate = append(o.Gate, "none")
	}
	if o.Subject.Role != "" && o.Subject.Role != string(workbook.Hurting) && o.Subject.Role != string(workbook.Hurt) {
		return app.Usage("use hurting or hurt", "--role %q is unknown", o.Subject.Role)
	}
	if o.Subject.Role == "" {
		o.Subject.Role = string(workbook.Hurting)
	}
	if slices.Contains(o.Gate, "none") && len(slices.Compact(slices.Sorted(slices.Values(o.Gate)))) > 1 {
		return app.Usage("give none alone, or leave it out", "--gate has none beside another answer")
	}
	for _, answer := range o.Gate {
		if !slices.Contains(workbook.SetupValues()["gate"], answer) {
			return app.Usage("use one of: "+values("gate"), "--gate %q is unknown", answer)
		}
	}
	if slices.Contains(o.Gate, "machine") && o.Subject.Role != string(workbook.Hurt) {
		return app.Usage("leave it out, or add --role hurt", "--gate machine is an answer of the person who was hurt")
	}
	return checkSubject(o.Subject)
}

func checkSubject(s entry.Subject) error {
	if !utf8.ValidString(s.Name) || !utf8.ValidString(s.Other) {
		return app.Usage("type it again", "a name is not valid UTF-8 text")
	}
	for _, f := range []struct{ name, value string }{
		{"relation", s.Relation}, {"breach", s.Breach}, {"intent", s.Intent}, {"severity", s.Severity},
	} {
		if f.value != "" && !slices.Contains(workbook.SetupValues()[f.name], f.value) {
			return app.Usage("use one of: "+values(f.name), "--%s %q is unknown", f.name, f.value)
		}
	}
	return nil
}

// missing lists the flags that are needed to start without asking.
func (o startOptions) missing() []string {
	var flags []string
	for _, f := range []struct{ flag, value string }{
		{"--name", o.Subject.Name}, {"--other", o.Subject.Other}, {"--relation", o.Subject.Relation},
		{"--breach", o.Subject.Breach}, {"--intent", o.Subject.Intent}, {"--severity", o.Subject.Severity},
		{"--gate", strings.Join(o.Gate, "")},
	} {
		if strings.TrimSpace(f.value) == "" {
			flags = append(flags, f.flag)
		}
	}
	return flags
}

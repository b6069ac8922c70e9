package safety

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/english"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// mostPromises is how many promises can be open at the same time.
const mostPromises = 3

// lintPath checks that the prompts of a path meet the requirements of the package
// doc.
func lintPath(wb *workbook.Workbook) (found workbook.Problems) {
	add := func(requirement int, p *workbook.Prompt, what, fix string) {
		found = append(found, workbook.Problem{File: "workbook.yaml", Kind: "prompt", ID: p.ID, What: what, Fix: fix, Requirement: requirement})
	}
	promises := 0
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			switch p.Kind {
			case workbook.Promises:
				promises++
				for _, f := range p.Fields {
					if f.Optional {
						add(11, p, fmt.Sprintf("%q can be left empty", f.ID), "a promise has all of it")
					}
				}
				if promises > mostPromises {
					add(11, p, "this is one promise too many", "keep three at most")
				}
			case workbook.Review:
				if !threeEndings(p) {
					add(14, p, "it does not end in going on, changing or stopping", "offer go-on, change and one more, in this order")
				}
			}
			if wb.Path != workbook.Hurt && aboutTheOther(p) {
				add(14, p, "a scale measures the other person", "ask it of the reader, or in words")
			}
		}
	}
	if wb.Path == workbook.Hurting {
		found = append(found, lintKnown(wb)...)
	}
	return found
}

func threeEndings(review *workbook.Prompt) bool {
	i := slices.IndexFunc(review.Fields, func(f *workbook.Field) bool { return f.ID == "ending" })
	if i < 0 {
		return false
	}
	ids := optionIDs(review.Fields[i].Options)
	return len(ids) == 3 && ids[0] == "go-on" && ids[1] == "change"
}

func optionIDs(options []workbook.Option) (ids []string) {
	for _, o := range options {
		ids = append(ids, o.ID)
	}
	return ids
}

// aboutTheOther reports whether a scale, in the journal of the person who broke
// trust, asks about the other person. What they feel is theirs to record.
func aboutTheOther(p *workbook.Prompt) bool {
	asked := map[string]*workbook.Ends{p.Ask: p.Scale}
	for _, f := range p.Fields {
		asked[f.Ask] = f.Scale
	}
	for ask, scale := range asked {
		if scale == nil {
			continue
		}
		for _, w := range english.Parse(strings.Join([]string{ask, scale.Low, scale.High}, "\n")).Words {
			if slices.Contains([]string{"other", "they", "them", "their", "he", "him", "his", "she", "her"}, w.Form) {
				return true
			}
		}
	}
	return false
}

// lintKnown checks the prompts of the main path that a requirement names.
func lintKnown(wb *workbook.Workbook) (found workbook.Problems) {
	for _, want := range []struct {
		requirement int
		prompt      string
		holds       func(*workbook.Prompt) bool
		what        string
	}{
		{1, "still-safe", closesByMe, "a yes to force by oneself does not close the workbook"},
		{8, "forgiveness", func(p *workbook.Prompt) bool { return slices.Contains(optionIDs(p.Options), "left-out") }, "it cannot be left out"},
		{12, "missed", func(p *workbook.Prompt) bool {
			return slices.Equal(optionIDs(p.Options), []string{"none", "told", "found", "untold"})
		}, "it does not tell apart what was missed and told, found, or untold"},
		{13, "openness", func(p *workbook.Prompt) bool { return p.Until != "" && p.Optional }, "it has no end, or cannot be left out"},
	} {
		p, _ := wb.Prompt(want.prompt)
		if p == nil || !want.holds(p) {
			found = append(found, workbook.Problem{File: "workbook.yaml", Kind: "prompt", ID: want.prompt, What: want.what,
				Fix: "ask it as it was", Requirement: want.requirement})
		}
	}
	return found
}

func closesByMe(p *workbook.Prompt) bool {
	for _, o := range p.Options {
		if (o.ID == "done-by-me" || o.ID == "both") && o.Gate == "" {
			return false
		}
	}
	return slices.Contains(optionIDs(p.Options), "done-by-me")
}

// lintUnkeepable checks that promises that can't be kept are sent back.
func lintUnkeepable(phrases *workbook.Phrases) (found workbook.Problems) {
	var ids []string
	for _, v := range phrases.Vows {
		ids = append(ids, v.ID)
	}
	for _, id := range []string{"always", "try", "everything", "be-better"} {
		if !slices.Contains(ids, id) {
			found = append(found, workbook.Problem{File: "phrases.yaml", What: fmt.Sprintf("no vow %q is sent back", id), Fix: "find it again", Requirement: 11})
		}
	}
	return found
}

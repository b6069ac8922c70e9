package main

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// earlier returns a journal that was kept on content of version 1, with every prompt
// answered.
func earlier(t *testing.T, severity string) []entry.Entry {
	t.Helper()
	j, err := journal.Open(context.Background(), filepath.Join("testdata", "journal-1-"+severity+".jsonl"))
	check(t, err)
	return j.Entries
}

// earlierPlanner returns a planner who goes on with a journal on the day after its
// last entry.
func earlierPlanner(t *testing.T, entries []entry.Entry) *planner {
	t.Helper()
	p := newPlanner(t, entries[0].Subject, true)
	p.plan.entries = entries
	p.now = entries[len(entries)-1].At.AddDate(0, 0, 1)
	for _, h := range []how{skips, leavesEmpty, endsRest, goesOn} {
		p.done[h] = true // only answers
	}
	p.delayed["nothing"] = true
	return p
}

// eachDay answers all that is asked on each of the next days, and calls see with
// each item before.
func (p *planner) eachDay(days int, see func(v guide.View, it guide.Item)) {
	p.t.Helper()
	for range days {
		for asked := 0; ; asked++ {
			v := p.view()
			next := v.Agenda.Next
			if next.Kind != guide.ItemAsk && next.Kind != guide.ItemDue {
				break
			}
			if asked > 100 {
				p.t.Fatalf("on %s it still asks %q", p.now, next.Prompt)
			}
			if next.Promise != "" {
				p.keep(next)
				continue
			}
			see(v, next)
			p.answer(v)
			p.now = p.now.Add(time.Minute)
		}
		p.now = p.now.AddDate(0, 0, 1)
	}
}

// keep tells that a promise was kept on each day since its item is due.
func (p *planner) keep(it guide.Item) {
	p.add(entry.Entry{Kind: entry.Checkin, About: it.Promise, Since: it.At.Format(time.DateOnly), Day: p.now.Format(time.DateOnly), State: "kept"})
}

// TestEarlierNotAskedAgain checks that nothing which the earlier content asked is asked
// again, under its own name or another one, while a person answers on each of 60 days
// what is new. What comes back on its day does so, and what was put off.
func TestEarlierNotAskedAgain(t *testing.T) {
	for _, severity := range []string{"serious", "grave"} {
		t.Run(severity, func(t *testing.T) {
			entries := earlier(t, severity)
			then := map[string]entry.Entry{}
			for _, e := range entries {
				if e.Kind == entry.Answer {
					then[e.Prompt] = e
				}
			}
			p := earlierPlanner(t, entries)
			asked := map[string]bool{}
			p.eachDay(60, func(v guide.View, it guide.Item) {
				prompt, _ := p.book.Prompt(it.Prompt)
				asked[it.Prompt] = true
				for _, id := range earlierNames(prompt) {
					e, answered := then[id]
					comesBack := returns(v, it) && e.At.Before(it.At)
					if answered && !comesBack {
						t.Errorf("on %s it asks %q (%s of %q), answered as %q: %s", p.now.Format(time.DateOnly), it.Prompt, it.Kind, it.Sitting, id, e.Answer)
					}
				}
			})
			t.Logf("asked: %q", slices.Sorted(maps.Keys(asked)))
			if !asked["missed"] || !asked["review"] {
				t.Error("the weeks after the promise do not come")
			}
		})
	}
}

// earlierNames returns the ids under which a prompt was asked: now, and before.
func earlierNames(p *workbook.Prompt) []string {
	names := []string{p.ID}
	for _, former := range p.Formerly {
		names = append(names, former.Prompt)
	}
	return names
}

// returns reports whether an item is meant to be asked each time that its sitting
// comes.
func returns(v guide.View, it guide.Item) bool {
	return slices.ContainsFunc(v.State.Route(v.Workbook).Sittings, func(s *workbook.Sitting) bool {
		return s.ID == it.Sitting && slices.Contains(s.Again, it.Prompt)
	})
}

// TestEarlierLetter checks that a letter which was held back until the whole truth is
// told still is, and one that was not is still open.
func TestEarlierLetter(t *testing.T) {
	for severity, held := range map[string]bool{"serious": false, "grave": true} {
		entries := slices.DeleteFunc(earlier(t, severity), func(e entry.Entry) bool { return e.Prompt == "letter" || e.Prompt == "reread" })
		p := earlierPlanner(t, entries)
		asked := map[string]bool{}
		p.eachDay(60, func(_ guide.View, it guide.Item) { asked[it.Prompt] = true })
		if asked["letter"] == held {
			t.Errorf("%s: the letter is asked: %v", severity, !held)
		}
		if asked["full-disclosure"] {
			t.Errorf("%s: it asks before its day whether all was told", severity)
		}
		waits := slices.ContainsFunc(p.view().Agenda.Waiting, func(it guide.Item) bool {
			return it.Prompt == "full-disclosure" && it.At.Format(time.DateOnly) == "2027-01-10"
		})
		if waits != held {
			t.Errorf("%s: telling the whole truth waits for its day: %v", severity, waits)
		}
	}
}

// TestEarlierTalk checks that what was heard in the talk, which earlier content asked by
// itself, is how the talk went.
func TestEarlierTalk(t *testing.T) {
	for heard, outcome := range map[string]string{"told": "all", "part": "part", "later": "later", "silent": "nothing"} {
		entries := earlier(t, "serious")
		for i := range entries {
			if entries[i].Prompt == "heard" {
				entries[i].Answer = entry.Value(heard)
			}
		}
		v := earlierPlanner(t, entries).view()
		if !v.State.Holds(workbook.When{"talk": {outcome}}) {
			t.Errorf("heard %q: the outcome of the talk is not %q", heard, outcome)
		}
		needs, _ := v.Workbook.Prompt("needs")
		if asks := heard == "told" || heard == "part"; v.State.Applies(v.Workbook, needs) != asks {
			t.Errorf("heard %q: it asks what they need: %v", heard, !asks)
		}
	}
}

// TestEarlierShown checks that the journal shows each answer of the earlier content
// under the question that was asked then, and that promises keep their days.
func TestEarlierShown(t *testing.T) {
	t.Parallel()
	for _, severity := range []string{"serious", "grave"} {
		h := newHome(t)
		data, err := os.ReadFile(filepath.Join("testdata", "journal-1-"+severity+".jsonl"))
		check(t, err, os.MkdirAll(h.folder(), 0o700), os.WriteFile(h.journal(), data, 0o600))
		const now = "2026-03-12T20:00:00Z"
		page := oneSpace(h.must("", "journal", "--now", now))
		for _, e := range earlier(t, severity) {
			want := e.Ask
			if words := "My words for " + e.Prompt + "."; string(e.Answer) == `"`+words+`"` {
				want += " " + words
			}
			if e.Kind == entry.Answer && !strings.Contains(page, oneSpace(want)) {
				t.Errorf("%s: the journal does not show %q", severity, want)
			}
		}
		sheet := oneSpace(h.must("", "sheet", "agreement", "--now", now))
		for _, text := range []string{"My words for first-promise.act", "every Friday", "My words for openness.", "Thu 31 Dec 2026"} {
			if !strings.Contains(sheet, text) {
				t.Errorf("%s: the agreement lacks %q:\n%s", severity, text, sheet)
			}
		}
		if sheet := h.must("", "sheet", "agreement", "--now", "2027-01-01T20:00:00Z"); strings.Contains(sheet, "My words for openness.") {
			t.Errorf("%s: the agreement still has what ended the day before:\n%s", severity, sheet)
		}
	}
}

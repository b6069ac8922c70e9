package guide

import (
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Route returns the route that this person is on: the first one that matches.
func (st State) Route(wb *workbook.Workbook) *workbook.Route {
	for _, route := range wb.Routes.Routes {
		if st.holdsAny(route.When) {
			return route
		}
	}
	return &workbook.Route{}
}

// planner plans the sittings of one route at one moment.
type planner struct {
	wb      *workbook.Workbook
	st      State
	now     time.Time
	route   *workbook.Route
	prompts map[string]*workbook.Prompt // that apply, by id
	opening map[*workbook.Sitting]opening
}

// opening is the day on which a sitting opens, if it is known.
type opening struct {
	at    time.Time
	known bool
}

func newPlanner(wb *workbook.Workbook, st State, now time.Time) planner {
	pl := planner{wb, st, now, st.Route(wb), map[string]*workbook.Prompt{}, map[*workbook.Sitting]opening{}}
	rules := st.InForce(wb)
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			closed := slices.ContainsFunc(rules, func(rule *workbook.Rule) bool { return closes(rule, p) })
			if !closed && st.Holds(p.When) {
				pl.prompts[p.ID] = p
			}
		}
	}
	return pl
}

// applies reports whether a prompt is asked of this person.
func (pl planner) applies(p *workbook.Prompt) bool { return pl.prompts[p.ID] != nil }

// promptsOf returns the prompts of a sitting that apply.
func (pl planner) promptsOf(s *workbook.Sitting) []*workbook.Prompt {
	if !pl.st.Holds(s.When) {
		return nil
	}
	var prompts []*workbook.Prompt
	for _, id := range s.Prompts {
		if p := pl.prompts[id]; p != nil && !pl.superseded(s, id) && !pl.unread(s, p) {
			prompts = append(prompts, p)
		}
	}
	return prompts
}

// superseded reports whether a prompt that comes back is asked in a later sitting
// by now. After weeks away it is asked once, not once for each week.
func (pl planner) superseded(s *workbook.Sitting, prompt string) bool {
	if !slices.Contains(s.Again, prompt) {
		return false
	}
	return slices.ContainsFunc(pl.later(s), func(other *workbook.Sitting) bool {
		return slices.Contains(other.Again, prompt) && pl.st.Holds(other.When) && pl.isOpen(other)
	})
}

// unread reports whether a text is to be read once more that was not read again a first
// time yet. That waits for its rest.
func (pl planner) unread(s *workbook.Sitting, p *workbook.Prompt) bool {
	return p.Again != "" && slices.Contains(s.Again, p.ID) && pl.st.last(p.ID) == ""
}

// isOpen reports whether a sitting has opened.
func (pl planner) isOpen(s *workbook.Sitting) bool {
	at, known := pl.opens(s)
	return known && !at.After(pl.now)
}

// opens returns the day on which a sitting opens, the zero time if it is open from
// the beginning, and reports whether that is known yet.
func (pl planner) opens(s *workbook.Sitting) (time.Time, bool) {
	o, found := pl.opening[s]
	if !found {
		o.at, o.known = pl.findOpening(s)
		pl.opening[s] = o
	}
	return o.at, o.known
}

func (pl planner) findOpening(s *workbook.Sitting) (time.Time, bool) {
	o := s.Opens
	switch {
	case o == nil:
		return time.Time{}, true
	case o.Away > 0:
		return pl.st.backSince(o.Away, pl.now)
	case o.On != "":
		return pl.opensOn(s)
	}
	base, known := pl.base(o.After)
	if !known {
		return time.Time{}, false
	}
	if day, moved := pl.moved(s, base.id); moved {
		return day, true
	}
	switch {
	case o.Days == 0 && len(s.Again) > 0:
		return base.at, true // what is asked again has to be newer than that
	case o.Days == 0:
		return time.Time{}, true
	}
	return inZone(days.DayOf(base.at), pl.now).AddDate(0, 0, o.Days), true
}

// opensOn returns when a sitting opens that waits for a day which an answer names.
func (pl planner) opensOn(s *workbook.Sitting) (time.Time, bool) {
	p, _ := pl.wb.Prompt(s.Opens.On)
	if p == nil || !pl.done(p) {
		return time.Time{}, false
	}
	if day, moved := pl.moved(s, pl.st.last(p.ID)); moved {
		return day, true
	}
	day := days.Start(answers.NamedDay(p, pl.st.answers[p.ID].Answer), pl.now)
	if day.IsZero() {
		return time.Time{}, p.Kind != workbook.Date && !p.Kind.HasFields()
	}
	return day.AddDate(0, 0, s.Opens.Days), true
}

// moved returns the day to which the person moved the opening of a sitting, if they
// did since the entry with this id.
func (pl planner) moved(s *workbook.Sitting, since string) (time.Time, bool) {
	last := ""
	for _, id := range s.Prompts {
		if e, ok := pl.st.rests[id]; ok && e.ID > max(since, last) {
			last = e.ID
		}
	}
	if last == "" {
		return time.Time{}, false
	}
	for _, id := range s.Prompts {
		if e := pl.st.rests[id]; e.ID == last {
			return days.Start(e.Until, pl.now), true
		}
	}
	return time.Time{}, false
}

// done reports whether a prompt needs nothing more for now: it was answered or
// skipped, and is no task that was put off.
func (pl planner) done(p *workbook.Prompt) bool {
	if pl.st.last(p.ID) == "" {
		return false
	}
	if _, skipped := pl.st.Skipped(p.ID); skipped {
		return true
	}
	return !pl.st.lapsed(p.ID) && answers.PutOffDay(p, pl.st.answers[p.ID].Answer) == ""
}

// base is what the days until a sitting count from.
type base struct {
	id string    // of the entry
	at time.Time // when it was written
}

// base returns the first prompt or sitting of a list that applies, and reports
// whether it is done.
func (pl planner) base(after []string) (base, bool) {
	for _, id := range after {
		prompts := pl.named(id)
		if len(prompts) == 0 {
			continue
		}
		done := pl.done
		if pl.wb.Routes.Titles[id] != "" {
			done = func(p *workbook.Prompt) bool { return pl.st.last(p.ID) != "" } // a task that was put off does not delay other sittings
		}
		var last base
		for _, p := range prompts {
			if !done(p) || pl.st.outdated(p) {
				return base{}, false
			}
			if e := pl.st.baseEntry(p); e.ID > last.id {
				last = base{e.ID, pl.st.written(e, pl.now)}
			}
		}
		return last, true
	}
	return base{}, false
}

// baseEntry returns the entry that days count from: the last answer to a prompt, or
// the first one to a promise, whose weeks do not start again when it is changed.
func (st State) baseEntry(p *workbook.Prompt) entry.Entry {
	first, promised := st.firsts[p.ID]
	if p.Kind == workbook.Promises && promised {
		return first
	}
	return st.lastEntry(p.ID)
}

// named returns the prompt of that name, or the prompts of the sitting of that
// name, as far as they apply or were answered.
func (pl planner) named(id string) []*workbook.Prompt {
	if p, _ := pl.wb.Prompt(id); p != nil {
		if pl.done(p) || pl.applies(p) && !pl.pointless(p) {
			return []*workbook.Prompt{p}
		}
		return nil
	}
	var prompts []*workbook.Prompt
	for _, s := range pl.route.Sittings {
		if s.ID != id || !pl.st.Holds(s.When) {
			continue
		}
		for _, id := range s.Prompts {
			if p := pl.prompts[id]; p != nil && !pl.pointless(p) {
				prompts = append(prompts, p)
			}
		}
	}
	return prompts
}

// backSince returns when the person came back after the last time without any entry
// for so many days: the day of the first entry after it, or now.
func (st State) backSince(gap int, now time.Time) (time.Time, bool) {
	for i := len(st.entries); i > 0; i-- {
		back := now
		if i < len(st.entries) {
			back = st.written(st.entries[i], now)
		}
		if away := st.written(st.entries[i-1], now); !days.Midnight(away).AddDate(0, 0, gap).After(back) {
			return days.Midnight(back), true
		}
	}
	return time.Time{}, false
}

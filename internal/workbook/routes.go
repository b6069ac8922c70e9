package workbook

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// routesFile is the content file with the routes and the steering.
const routesFile = "routes.yaml"

// Routes says what is asked of whom, in which order and on which days. A path
// without routes is walked step by step.
type Routes struct {
	// Titles names every sitting, in a few words.
	Titles map[string]string `yaml:"titles"`

	// Minutes is how long the answer to a prompt of each kind takes, reading aside.
	Minutes map[Kind]float64 `yaml:"minutes"`

	Check       []string      `yaml:"check"`       // what is asked again at every check-in
	Routes      []*Route      `yaml:"routes"`      // the first one that matches is taken
	Corrections []*Correction `yaml:"corrections"` // facts that are set to something else
	Turns       []*Turn       `yaml:"turns"`       // what a corrected fact means for the way from here
	Steering    []*Rule       `yaml:"steering"`    // in order of precedence
	Changes     []*Change     `yaml:"changes"`     // what a person can report at any time
	End         []string      `yaml:"end"`         // prompts whose answers are on the last page
}

// Route is one way along a path: a list of sittings.
type Route struct {
	ID       string     `yaml:"id"`
	Path     Path       `yaml:"path"`
	When     []When     `yaml:"when"` // any of these; empty for always
	Sittings []*Sitting `yaml:"sittings"`
}

// Sitting is what is done at one time: some prompts, in order. Several of the same id
// are one sitting, whose parts depend on answers.
type Sitting struct {
	ID      string   `yaml:"id"`
	When    When     `yaml:"when"`
	Opens   *Opening `yaml:"opens"` // nil: open from the beginning
	Check   bool     `yaml:"check"` // a check-in: the prompts of Routes.Check come first
	Prompts []string `yaml:"prompts"`
	Again   []string `yaml:"again"`  // those of Prompts that are asked again once it opens
	Offers  []string `yaml:"offers"` // prompts that are offered at its end
}

// Opening says when a sitting opens. The days count from the start of the day on
// which its base was done.
type Opening struct {
	// After lists prompts and sittings. The first one that applies is the base.
	After []string `yaml:"after"`

	// On is a prompt whose answer names a day. If it names none, the sitting
	// opens as soon as the prompt is answered.
	On string `yaml:"on"`

	// Away is the number of days without any entry after which it opens.
	Away int `yaml:"away"`

	Days int    `yaml:"days"` // after the base, or from the day that On names; can be negative there
	Why  string `yaml:"why"`  // set for a rest, which is good for something
}

// Correction sets facts of the setup to something else when they are given together
// for the first time. Whoever gives them again insists, and is believed.
type Correction struct {
	ID   string            `yaml:"id"`
	When When              `yaml:"when"` // facts of the setup only
	Sets map[string]string `yaml:"sets"`
	Say  string            `yaml:"say"`
}

// Turn is told when facts of the setup change from one thing to another.
type Turn struct {
	ID      string `yaml:"id"`
	Was     When   `yaml:"was"`
	When    When   `yaml:"when"`
	Say     string `yaml:"say"`
	Resting string `yaml:"resting"` // in place of Say while a text rests; {date} is until when
}

// Rule is one row of the steering: answers that close prompts.
type Rule struct {
	ID     string   `yaml:"id"`
	When   []When   `yaml:"when"`   // any of these
	Quiet  bool     `yaml:"quiet"`  // no promise that reaches for the other person comes round
	Ends   bool     `yaml:"ends"`   // no promise that was made before comes round any more
	Closes []string `yaml:"closes"` // ids of prompts, or Reaching for all that reach for the other person
	Say    string   `yaml:"say"`    // what the person is told, once
	Start  bool     `yaml:"start"`  // it is told after the setup even if it closes nothing
	Pages  bool     `yaml:"pages"`  // it closes the pages for the other person, too
}

// Reaching stands for every prompt that reaches for the other person, in
// Rule.Closes.
const Reaching = "reaching"

// Change is something that can happen at any time, and what is asked again then.
type Change struct {
	ID   string   `yaml:"id"` // of the option of the prompt Changed
	When When     `yaml:"when"`
	Asks []string `yaml:"asks"` // prompts, or one fact of the setup

	Later []string `yaml:"later"` // prompts that are asked some days after that
	Days  int      `yaml:"days"`
}

// Changed is the prompt by which a person reports a Change.
const Changed = "changed"

// sittings returns the sittings in which the prompts of a change are asked.
func (c *Change) sittings() []*Sitting {
	when := When{Changed: {c.ID}}
	for key, values := range c.When {
		when[key] = values
	}
	sittings := []*Sitting{{ID: Changed, When: when, Opens: &Opening{After: []string{Changed}}, Prompts: c.Asks, Again: c.Asks}}
	if len(c.Later) > 0 {
		sittings = append(sittings, &Sitting{ID: Changed, When: when, Opens: &Opening{After: []string{Changed}, Days: c.Days}, Prompts: c.Later, Again: c.Later})
	}
	return sittings
}

// addRoutes reads the routes of the path, if there are any, and checks them.
func (wb *Workbook) addRoutes(fsys fs.FS) error {
	var r Routes
	err := ReadStrict(fsys, routesFile, &r)
	if errors.Is(err, fs.ErrNotExist) {
		wb.Routes = wb.stepByStep()
		return nil
	}
	if err != nil {
		return err
	}
	r.Routes = slices.DeleteFunc(r.Routes, func(route *Route) bool { return route.Path != wb.Path })
	if len(r.Routes) == 0 {
		wb.Routes = wb.stepByStep()
		return nil
	}
	if wb.Path != Hurting {
		r.Corrections, r.Turns, r.Steering, r.Changes, r.End = nil, nil, nil, nil, nil
	}
	for _, change := range r.Changes {
		if len(change.Asks) == 0 {
			return Problems{{File: routesFile, Kind: "change", ID: change.ID, What: "it asks nothing", Fix: "name prompts, or a fact of the setup"}}
		}
	}
	r.expand()
	wb.Routes = r
	if found := wb.checkRoutes(); len(found) > 0 {
		return found.Locate(fsys)
	}
	return nil
}

// expand adds the prompts of the check-ins to their sittings, and what is asked after
// a change to every route.
func (r *Routes) expand() {
	var changed []*Sitting
	for _, change := range r.Changes {
		if SetupValues()[change.Asks[0]] == nil {
			changed = append(changed, change.sittings()...)
		}
	}
	for _, route := range r.Routes {
		route.Sittings = slices.Concat(changed, route.Sittings)
		for _, s := range route.Sittings {
			if s.Check {
				s.Prompts = slices.Concat(r.Check, s.Prompts)
				s.Again = slices.Concat(r.Check, s.Again)
			}
		}
	}
}

// stepByStep returns the routes of a path that has none: each step is a sitting, and
// opens once the step before it is done.
func (wb *Workbook) stepByStep() Routes {
	titles, route := map[string]string{}, &Route{ID: string(wb.Path), Path: wb.Path}
	for _, step := range wb.Steps {
		s := &Sitting{ID: step.ID}
		if n := len(route.Sittings); n > 0 {
			s.Opens = &Opening{After: []string{route.Sittings[n-1].ID}}
		}
		for _, p := range step.Prompts {
			s.Prompts = append(s.Prompts, p.ID)
		}
		titles[step.ID] = step.Title
		route.Sittings = append(route.Sittings, s)
	}
	return Routes{Titles: titles, Routes: []*Route{route}}
}

// checkRoutes returns every fault of the routes and the steering.
func (wb *Workbook) checkRoutes() Problems {
	c := routeChecker{checker{path: wb, file: routesFile, setup: SetupValues(), private: wb.Path == Hurt}}
	for _, route := range wb.Routes.Routes {
		c.anyOf(route.ID, route.When)
		for i, s := range route.Sittings {
			c.sitting(route, i, s)
		}
	}
	for _, rule := range wb.Routes.Steering {
		c.anyOf(rule.ID, rule.When)
		c.text(rule.ID, rule.Say)
		for _, id := range rule.Closes {
			if id != Reaching {
				c.knows(rule.ID, id)
			}
		}
	}
	c.facts()
	for _, change := range wb.Routes.Changes {
		c.when(change.ID, change.When)
		if p, _ := wb.Prompt(Changed); p == nil || !slices.Contains(p.conditionValues(), change.ID) {
			c.add(change.ID, fmt.Sprintf("%q is no option of the prompt %q", change.ID, Changed), "add it there")
		}
		for _, id := range slices.Concat(change.Asks, change.Later) {
			if c.setup[id] == nil {
				c.knows(change.ID, id)
			}
		}
	}
	for _, id := range wb.Routes.End {
		c.knows("end", id)
	}
	return c.found
}

// routeChecker collects the faults of the routes.
type routeChecker struct{ checker }

// facts checks what is said or done when facts of the setup are given.
func (c *routeChecker) facts() {
	for _, cor := range c.path.Routes.Corrections {
		c.onlyFacts(cor.ID, cor.When)
		c.text(cor.ID, cor.Say)
		for fact, value := range cor.Sets {
			c.onlyFacts(cor.ID, When{fact: {value}})
		}
	}
	for _, turn := range c.path.Routes.Turns {
		c.onlyFacts(turn.ID, turn.Was)
		c.onlyFacts(turn.ID, turn.When)
		c.text(turn.ID, turn.Say)
		c.text(turn.ID, strings.ReplaceAll(turn.Resting, "{date}", ""))
	}
}

// onlyFacts checks a condition that can only name facts of the setup.
func (c *routeChecker) onlyFacts(id string, when When) {
	for key := range when {
		if c.setup[key] == nil {
			c.add(id, fmt.Sprintf("its condition names %q, which is no fact of the setup", key), "name a fact")
		}
	}
	c.when(id, when)
}

func (c *routeChecker) anyOf(id string, conditions []When) {
	for _, when := range conditions {
		c.when(id, when)
	}
}

func (c *routeChecker) knows(owner, prompt string) {
	if p, _ := c.path.Prompt(prompt); p == nil {
		c.add(owner, fmt.Sprintf("it names %q, which is no prompt of this path", prompt), "name a prompt")
	}
}

// sitting checks sitting i of a route.
func (c *routeChecker) sitting(route *Route, i int, s *Sitting) {
	c.when(s.ID, s.When)
	if c.path.Routes.Titles[s.ID] == "" {
		c.add(s.ID, "the sitting has no title", "add it to titles")
	}
	if len(s.Prompts) > maxSitting {
		c.add(s.ID, fmt.Sprintf("the sitting of route %q has %d prompts", route.ID, len(s.Prompts)),
			fmt.Sprintf("make two of it: one evening holds %d", maxSitting))
	}
	for _, id := range slices.Concat(s.Prompts, s.Offers) {
		c.knows(s.ID, id)
	}
	for _, id := range s.Again {
		if !slices.Contains(s.Prompts, id) {
			c.add(s.ID, fmt.Sprintf("it asks %q again, which is not among its prompts", id), "add it to prompts")
		}
	}
	if s.Opens != nil {
		c.opening(route, i, s.Opens)
	}
}

// maxSitting is the largest number of prompts in a sitting.
const maxSitting = 10

// opening checks that a sitting waits for something that comes before it.
func (c *routeChecker) opening(route *Route, i int, o *Opening) {
	id := route.Sittings[i].ID
	if len(o.After) == 0 && o.On == "" && o.Away == 0 {
		c.add(id, "opens names nothing to wait for", "write after, on or away")
	}
	if o.On != "" {
		c.knows(id, o.On)
	}
	for _, base := range o.After {
		if p, _ := c.path.Prompt(base); p != nil {
			continue
		}
		if !slices.ContainsFunc(route.Sittings[:i], func(s *Sitting) bool { return s.ID == base }) {
			c.add(id, fmt.Sprintf("it opens after %q, which is no prompt and no earlier sitting of route %q", base, route.ID), "name one")
		}
	}
}

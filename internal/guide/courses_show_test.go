package guide_test

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// show shows the agenda.
func (c *course) show() {
	a := c.view().Agenda
	c.say("day %d: %s", c.on, line(a.Next))
	if a.Sitting.ID != "" {
		c.say("sitting %s", c.sitting(a.Sitting))
	}
	for _, it := range a.Due {
		c.say("due %s", line(it))
	}
	for _, it := range a.Waiting {
		c.say("waits %s", line(it))
	}
}

// line shows an item in a line. A promise is named by its words.
func line(it guide.Item) string {
	var b strings.Builder
	name := it.Name()
	if it.Promise != "" {
		name = `"` + it.Text + `"`
	}
	b.WriteString(string(it.Kind) + " " + name)
	if !it.At.IsZero() {
		b.WriteString(it.At.Format(" 01-02"))
	}
	if it.Sitting != "" {
		b.WriteString(" in " + it.Sitting)
	}
	if it.For != "" {
		b.WriteString(" after " + it.For)
	}
	for _, flag := range []struct {
		is   bool
		word string
	}{{it.Rests, "rests"}, {it.Again, "again"}, {it.Anew, "anew"}, {it.Off, "put-off"}, {it.Unclear, "unclear"}, {it.Count > 1, "several"}} {
		if flag.is {
			b.WriteString(", " + flag.word)
		}
	}
	return b.String()
}

func (c *course) sitting(s guide.Sitting) string {
	text := s.ID + " (" + s.Step + "), left: " + strings.Join(s.Left, " ")
	if done := len(s.Prompts) - len(s.Left); done > 0 {
		text += ", done: " + strings.Repeat("*", done)
	}
	if len(s.Offers) > 0 {
		text += ", offers: " + strings.Join(s.Offers, " ")
	}
	return text
}

// page shows the page after the sitting of the last answer.
func (c *course) page() {
	p := c.view().Threshold(c.last)
	c.say("page after %s, day %d", c.last, c.on)
	list := func(name string, texts []string) {
		if len(texts) > 0 {
			c.say("  %s: %s", name, strings.Join(texts, " · "))
		}
	}
	list("done", p.Done)
	list("skipped", p.Skipped)
	list("offers", p.Offers)
	list("early", p.Early)
	if p.Next.ID != "" {
		at := ""
		if !p.At.IsZero() {
			at = p.At.Format(" on 01-02")
		}
		c.say("  next: %s%s: %s", p.Next.ID, at, strings.Join(p.Next.Left, " "))
	}
	if p.Wait.IsPrompt() {
		c.say("  wait: %s", line(p.Wait))
	}
	if p.Rest != "" {
		c.say("  rest: %s", start5(p.Rest))
	}
	if p.First {
		c.say("  first evening")
	}
	for _, l := range p.End {
		c.say("  end: %s: %s", l.Label, strings.ReplaceAll(l.Text, "\n", " / "))
	}
	var changes []string
	for _, change := range p.Changes {
		changes = append(changes, change.ID)
	}
	list("changes", changes)
}

// steps shows how far each step has come.
func (c *course) steps() {
	var steps []string
	for _, s := range c.view().Agenda.Steps {
		steps = append(steps, s.ID+" "+string(s.State))
	}
	c.say("%s", strings.Join(steps, ", "))
}

// order shows in which order prompts are gone back to, up to those of no sitting.
func (c *course) order() {
	v := c.view()
	var ids []string
	for _, p := range v.Order(c.last) {
		if sitting, _ := v.Core(p); sitting != "" {
			ids = append(ids, p.ID)
		}
	}
	c.say("order: %s", strings.Join(ids, " "))
}

// shared shows what may go to the other person.
func (c *course) shared() {
	var ids []string
	for _, s := range c.view().Shared(day(c.on)) {
		ids = append(ids, s.Prompt.ID)
	}
	c.say("shared: %s", strings.Join(ids, " "))
}

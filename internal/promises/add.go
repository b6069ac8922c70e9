package promises

import (
	"context"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// Terms are the flags for what a promise says.
type Terms struct {
	What, Answers, By, Every, From, IfThen, Unforeseen, Notice, Agreed, Until string
}

// AddOptions are the flags of promise add.
type AddOptions struct {
	Terms
	Start string
	Limit bool
}

// inputs returns the flags that were given, by the fields of the form.
func (t *Terms) inputs(v guide.View) map[string]string {
	inputs := map[string]string{"act": t.What, "answers": t.Answers, "by": t.By, "unforeseen": t.Unforeseen,
		"notice": t.Notice, "agreed": t.Agreed, "until": t.Until}
	if rhythm, err := v.Answers().Rhythm(t.Every); t.Every != "" && err == nil {
		inputs["by"] = rhythm
	}
	inputs["if"], inputs["then"] = splitIfThen(v, t.IfThen)
	for field, text := range inputs {
		if strings.TrimSpace(text) == "" {
			delete(inputs, field)
		}
	}
	return inputs
}

// splitIfThen splits a plan into what could get in the way and what happens then. A
// plan without such words is all of it what happens.
func splitIfThen(v guide.View, plan string) (when, then string) {
	for _, word := range v.Words.List("if-then-splits") {
		i := strings.Index(strings.ToLower(plan), " "+word+" ")
		if i < 0 {
			continue
		}
		when, then = strings.TrimRight(strings.TrimSpace(plan[:i]), ","), strings.TrimSpace(plan[i+len(word)+2:])
		for _, first := range v.Words.List("if-then-begins") {
			if len(when) > len(first) && strings.EqualFold(when[:len(first)], first) && when[len(first)] == ' ' {
				return strings.TrimSpace(when[len(first):]), then
			}
		}
		return when, then
	}
	return "", plan
}

// check refuses flags that don't go together.
func (t *Terms) check(v guide.View) error {
	if t.By != "" && t.Every != "" {
		return app.Usage("nothing was saved. Give --by for one day, or --every for a rhythm", "--by and --every don't go together")
	}
	if t.From != "" && t.From != "due" && t.From != ledger.FromDone {
		return app.Usage("use one of: due, done", "--from %q is unknown", t.From)
	}
	if t.Every != "" {
		if _, err := v.Answers().Rhythm(t.Every); err != nil {
			return app.Usage("nothing was saved", "--every: %s", answers.Reason(v.Words, err))
		}
	}
	return nil
}

func (c Commands) Add(ctx context.Context, opts AddOptions) error {
	o, v, err := c.openPromises(ctx)
	if err != nil {
		return err
	}
	if opts == (AddOptions{}) && c.Terminal().Typing && !c.NoInput {
		return c.askPromise(ctx, o, v)
	}
	if err := opts.check(v); err != nil {
		return err
	}
	if opts.Limit {
		return c.addLimit(ctx, o, v, opts)
	}
	made, err := opts.made(c, v)
	if err != nil {
		return err
	}
	r := c.Recorder(o)
	done, err := r.Promise(ctx, o, made)
	if err != nil {
		return c.refusedPromise(v, err)
	}
	return c.printPromise(o, o.Entries[len(o.Entries)-1].ID, done, "Saved.")
}

// made returns the promise that the flags make.
func (opts AddOptions) made(c Commands, v guide.View) (session.Made, error) {
	made := session.Made{From: opts.From}
	if opts.Until != "" {
		made.Sort = ledger.Openness
	}
	inputs := opts.inputs(v)
	for _, f := range []struct{ field, flag, ask string }{
		{"act", "--what", "what will you do that somebody could see?"},
		{"by", "--by or --every", "by which day, or how often?"},
		{"then", "--if-then", "what could get in the way, and what will you do then?"},
	} {
		if inputs[f.field] == "" && (f.field != "then" || made.Sort == ledger.Usual) {
			return made, app.Usage(`nothing was saved. For example: trustrepair promise add --what "I'll call at six" --every Sunday --if-then "If I'm on the road, then I'll call at nine"`,
				"%s is missing: %s", f.flag, f.ask)
		}
	}
	if inputs["if"] == "" && inputs["then"] != "" {
		inputs["if"] = v.Words.Say("if-anything")
	}
	made.Form, _ = v.PromiseForm(made.Sort)
	made.Input = answers.JoinFields(made.Form, inputs)
	if opts.Start != "" {
		day, err := c.anyDay(v, opts.Start)
		if err != nil {
			return made, err
		}
		made.Start = day.Format(time.DateOnly)
	}
	return made, nil
}

// anyDay reads a day that has come or will come.
func (c Commands) anyDay(v guide.View, said string) (time.Time, error) {
	day, err := v.Answers().Date(said)
	if err != nil {
		return day, app.Usage("nothing was saved. Give a day, like Sunday", "%q: %s", said, answers.Reason(v.Words, err))
	}
	return day, nil
}

func (c Commands) addLimit(ctx context.Context, o *app.Opened, v guide.View, opts AddOptions) error {
	if strings.TrimSpace(opts.What) == "" {
		return app.Usage(`nothing was saved. For example: trustrepair promise add --limit --what "I don't drive after a drink"`, "--what is missing: what's the limit?")
	}
	r := c.Recorder(o)
	done, err := r.Limit(ctx, o, entry.Terms{What: opts.What, Answers: opts.Answers, Agreed: opts.Agreed, Notice: opts.Notice})
	if err != nil {
		return err
	}
	return c.printPromise(o, o.Entries[len(o.Entries)-1].ID, done, "Saved.")
}

// askPromise asks for the promise.
func (c Commands) askPromise(ctx context.Context, o *app.Opened, v guide.View) error {
	if v.Ledger.Full() {
		return c.refusedPromise(v, &answers.Refusal{Code: "promises-full"})
	}
	var done session.Recorded
	return c.RunSession(ctx, o, func(s *session.Session) (outcome session.Outcome, err error) {
		outcome, done, err = s.Promise(ctx, ledger.Usual)
		return outcome, err
	}, func() {
		if done.Kind != "" {
			_ = c.printPromise(o, o.Entries[len(o.Entries)-1].ID, session.Recorded{Told: done.Told}, o.Words.Say("saved"))
		}
	})
}

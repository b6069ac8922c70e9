// Package promises owns what the commands about promises do, once their flags are read:
// which promise and which day is meant, what is missing, and what is said then.
//
// It refuses flags and help (package cli), what a promise is (package ledger), and
// writing entries itself (package session).
package promises

import (
	"context"
	"errors"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// Commands are the commands of one run of the program.
type Commands struct{ *app.App }

// openPromises opens the journal for a command that makes or changes a promise.
func (c Commands) openPromises(ctx context.Context) (*app.Opened, guide.View, error) {
	o, err := c.OpenAsked(ctx)
	if err != nil {
		return nil, guide.View{}, err
	}
	return o, o.View(), c.checkPromises(o.View())
}

// openPromise opens the journal for a command that changes the promise that is meant.
func (c Commands) openPromise(ctx context.Context, said string) (*app.Opened, guide.View, *ledger.Promise, error) {
	o, v, err := c.openPromises(ctx)
	if err != nil {
		return nil, v, nil, err
	}
	p, err := c.promise(v, said)
	return o, v, p, err
}

// ToShow opens the journal for a command that shows promises.
func (c Commands) ToShow(ctx context.Context) (guide.View, error) {
	o, err := c.OpenToShow(ctx)
	if err != nil {
		return guide.View{}, err
	}
	return o.View(), c.checkPromises(o.View())
}

// checkPromises refuses promises on a path that has none.
func (c Commands) checkPromises(v guide.View) error {
	if v.State.Closed() {
		return c.TellStillClosed()
	}
	if form, _ := v.PromiseForm(ledger.Usual); form == nil {
		return app.Usage("to see what it has, type: trustrepair steps", "this journal has no promises, since you're the one who was hurt")
	}
	return nil
}

// promise returns the promise that a person means. Without any words, it is the only
// open one.
func (c Commands) promise(v guide.View, said string) (*ledger.Promise, error) {
	hint := "to see them all, type: trustrepair promise list"
	if open := v.Ledger.Open(); said == "" && len(open) == 1 {
		return open[0], nil
	}
	if said == "" {
		return nil, app.Usage(hint, "which promise? Give its number, its id, or a few of its words")
	}
	p, err := v.Ledger.Find(said)
	switch {
	case errors.Is(err, ledger.ErrSeveral):
		return nil, app.Usage(hint+", and use a number", "%q fits more than one promise", said)
	case err != nil:
		return nil, app.Usage(hint, "no promise fits %q", said)
	}
	return p, nil
}

// dayAndPromise splits arguments into a promise and a day, either of which can be
// missing. A lone argument that is both, such as "friday", means the promise if its
// words have it.
func (c Commands) dayAndPromise(v guide.View, args []string) (*ledger.Promise, time.Time, error) {
	said, day := "", ""
	switch len(args) {
	case 1:
		said = args[0]
		if _, err := v.Ledger.Find(said); err != nil {
			if _, _, err := v.Answers().PastDay(said); err == nil {
				said, day = "", args[0]
			}
		}
	case 2:
		said, day = args[0], args[1]
	}
	p, err := c.promise(v, said)
	if err != nil || day == "" {
		return p, time.Time{}, err
	}
	on, err := c.pastDay(v, day)
	return p, on, err
}

// pastDay reads a day that has come.
func (c Commands) pastDay(v guide.View, said string) (time.Time, error) {
	stored, _, err := v.Answers().PastDay(said)
	if err != nil {
		return time.Time{}, app.Usage("nothing was saved. Give a day, like yesterday", "%q: %s", said, answers.Reason(v.Words, err))
	}
	day, err := time.Parse(time.DateOnly, stored)
	if err == nil && day.After(v.Ledger.Today) {
		err = app.Usage("nothing was saved. Tell of it when the day has come", "%s hasn't come yet", v.Words.Day(day))
	}
	return day, err
}

// printPromise says that something about a promise is saved, and when it comes around
// next.
func (c Commands) printPromise(o *app.Opened, id string, done session.Recorded, saved string) error {
	v := o.View()
	if p := v.Ledger.ByID(id); p != nil && !c.IsDiscreet() {
		saved = strings.TrimSpace(saved + " " + render.PromiseLine(v, p))
	}
	return c.PrintRecorded(o, done, saved)
}

// refusedPromise returns the error for what can't be promised.
func (c Commands) refusedPromise(v guide.View, err error) error {
	var refusal *answers.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	hint := "nothing was saved. To see what it takes, type: trustrepair promise add --help"
	flag := map[string]string{"act": "--what: ", "by": "--by or --every: ", "then": "--if-then: ", "if": "--if-then: "}[refusal.Field]
	return app.Usage(hint, "%s%s", flag, answers.Reason(v.Words, err))
}

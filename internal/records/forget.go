package records

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/versions"
)

func runForget(ctx context.Context, g *global, id string, yes bool) error {
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	if before := func(e entry.Entry) bool { return slices.Contains(e.Forgot, strings.ToUpper(id)) }; slices.ContainsFunc(o.Entries, before) {
		return g.PrintDone(o.Words.Say("forgotten-before"))
	}
	e, err := g.find(o, id)
	if err != nil {
		return err
	}
	if err := refuseForgetting(e); err != nil {
		return err
	}
	gone := versions.Together(o.Entries, e)
	if agreed, err := g.agreeToForget(ctx, o, gone, yes); err != nil || !agreed {
		return err
	}
	w, err := o.OpenWorkspace(ctx)
	if err != nil {
		return err
	}
	unreached, err := w.Forget(ctx, o.Now, gone)
	if err = errors.Join(err, w.Close()); err != nil {
		return err
	}
	return g.tellForgotten(o, unreached)
}

// refuseForgetting returns an error for an entry that has to stay.
func refuseForgetting(e entry.Entry) error {
	switch e.Kind {
	case entry.Journal, entry.Setup:
		return app.Fail(errors.New("the setup can't be removed by itself"),
			"nothing was removed. To change it, type: trustrepair setup", "to remove the whole journal, type: trustrepair journal delete")
	case entry.Gate:
		return app.Fail(errors.New("what you said about safety can't be removed by itself"),
			"nothing was removed. To answer again, type: trustrepair setup --ask", "to remove the whole journal, type: trustrepair journal delete")
	case entry.Forgotten:
		return app.Fail(errors.New("that only says that something was removed"), "nothing was removed")
	}
	return nil
}

// agreeToForget shows what goes and asks for a yes.
func (g *global) agreeToForget(ctx context.Context, o *app.Opened, gone []entry.Entry, yes bool) (bool, error) {
	if yes {
		return true, nil
	}
	if g.NoInput || !g.Terminal().Typing {
		return false, app.Usage("nothing was removed. To remove it without being asked, add --yes", "removing it needs a yes, and it can't ask you here")
	}
	page := g.Page()
	page.Color = false
	fmt.Fprint(g.Err, page.Entries(o.View(), gone)+"\n")
	return g.ConfirmBelow(ctx, o.Words, guide.Question{ID: "forget", Step: o.Words.Say("forget-title"),
		Ask: o.Words.Say("forget-ask"), Why: o.Words.Say("forget-why")}, o.Words.Say("not-forgotten"))
}

// tellForgotten says what was removed, and what couldn't be.
func (g *global) tellForgotten(o *app.Opened, unreached []string) error {
	text := g.Page().Text(o.Words.Say("forgotten"))
	if len(unreached) > 0 {
		text += "\n" + g.Page().Text(o.Words.Say("forget-unreached"))
		for _, path := range unreached {
			text += "  " + display.Path(path) + "\n"
		}
	}
	return g.Print(text + "\n" + g.Page().Text(o.Words.Say("where-traces")))
}

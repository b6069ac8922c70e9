package records

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Answer reads the answer to one prompt from a file or standard input, or asks for it.
func Answer(ctx context.Context, a *app.App, o *app.Opened, prompt, file string) error {
	g := &global{a}
	p, err := g.FindPrompt(o, prompt)
	if err != nil {
		return err
	}
	if file == "" && g.Terminal().Typing {
		return g.askOne(ctx, o, p.ID)
	}
	input, err := g.ReadInput(ctx, file)
	if err != nil {
		return err
	}
	return g.recordAnswer(ctx, o, p, input)
}

// recordAnswer records an answer and says so.
func (g *global) recordAnswer(ctx context.Context, o *app.Opened, p *workbook.Prompt, input string) error {
	r := g.Recorder(o)
	done, err := r.Answer(ctx, o, r.View(), p, input)
	var refusal *answers.Refusal
	switch {
	case errors.As(err, &refusal):
		return app.Usage(refusedHint(p), "%q wasn't saved. %s", p.ID, answers.Reason(o.Words, err))
	case err != nil:
		return fmt.Errorf("saving the answer to %q: %w", p.ID, err)
	case done.Unchanged:
		return g.PrintRecorded(o, done, o.Words.Say("unchanged", "prompt", p.ID))
	}
	return g.PrintRecorded(o, done, strings.TrimSuffix("Saved: "+p.ID+", "+o.SavedDays(p.ID, done), ", "))
}

// refusedHint says what to do if a prompt refuses an answer.
func refusedHint(p *workbook.Prompt) string {
	if p.Kind == workbook.Letter {
		return "what you wrote before is still there. To write the letter, type: trustrepair apology write"
	}
	return "to see what it takes, type: trustrepair answer --help"
}

// askOne asks a single prompt.
func (g *global) askOne(ctx context.Context, o *app.Opened, prompt string) error {
	if g.NoInput {
		return app.Usage("pipe the answer in, or name a file: --file FILE", "%q would have to be asked, and with --no-input nothing is", prompt)
	}
	var done session.Recorded
	return g.RunSession(ctx, o, func(s *session.Session) (outcome session.Outcome, err error) {
		outcome, done, err = s.One(ctx, prompt)
		return outcome, err
	}, func() { g.TellAnswered(o, prompt, done) })
}

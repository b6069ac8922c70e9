package records

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/passphrase"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// seal seals the journal with a new passphrase.
func (g *global) seal(ctx context.Context, recovery bool) error {
	path, words, err := g.journalToChange(ctx)
	if err != nil {
		return err
	}
	if layout.IsSealed(path) {
		return g.PrintDone(words.Say("sealed-already"))
	}
	lock, secret, err := g.NewLock(ctx, words, recovery)
	if err != nil {
		return err
	}
	if err := g.Opener().Seal(ctx, path, lock); err != nil {
		return err
	}
	if err := g.Print(words.Say("sealed", "file", display.Path(layout.Found(path))) + "\n"); err != nil {
		return err
	}
	return g.TellSealed(words, secret)
}

// unseal turns the sealed journal into a plain one.
func (g *global) unseal(ctx context.Context) error {
	path, words, err := g.journalToChange(ctx)
	if err != nil {
		return err
	}
	if !layout.IsSealed(path) {
		return g.PrintDone(words.Say("not-sealed"))
	}
	if err := g.Opener().Unseal(ctx, path); err != nil {
		return err
	}
	return g.Print(words.Say("unsealed", "file", display.Path(layout.Found(path))) + "\n")
}

// changePassphrase gives the sealed journal another passphrase, which comes from a
// source or is typed.
func (g *global) changePassphrase(ctx context.Context, from passphrase.Source, recovery bool) error {
	path, words, err := g.journalToChange(ctx)
	if err != nil {
		return err
	}
	if !layout.IsSealed(path) {
		return g.PrintDone(words.Say("not-sealed"))
	}
	j, err := g.OpenJournal(ctx)
	if err != nil {
		return err
	}
	typed := g.TypedPassphrase()
	if !recovery || from.Given() {
		if typed, err = g.NewPassphrase(ctx, from, newFlags); err != nil {
			return err
		}
	}
	secret := ""
	if recovery {
		secret, err = j.AddRecovery(ctx, typed, g.SealWork)
	} else {
		err = j.ChangePassphrase(ctx, typed, g.SealWork)
	}
	if err != nil {
		return err
	}
	if secret == "" {
		return g.Print(words.Say("passphrase-changed") + "\n")
	}
	return g.Print(g.Page().Text(words.Say("recovery-key")) + "\n  " + secret + "\n")
}

const newFlags = "add --new-passphrase-file FILE or --new-passphrase-command COMMAND"

// recover gives the sealed journal a new passphrase with the help of its recovery key.
func (g *global) recover(ctx context.Context, keyFile string, from passphrase.Source) error {
	path, words, err := g.journalToChange(ctx)
	if err != nil {
		return err
	}
	if !layout.IsSealed(path) {
		return g.PrintDone(words.Say("not-sealed"))
	}
	const most = 64 << 10
	text, err := g.ReadText(ctx, keyFile, most)
	if err != nil {
		return err
	}
	lock := journal.Lock{Work: g.SealWork}
	if lock.Key, err = seal.RecoveredKey(text); err != nil {
		return app.Usage("nothing was changed. Put the key on a line of its own, as it was printed", "%w", err)
	}
	if lock.Passphrase, err = g.NewPassphrase(ctx, from, newFlags); err != nil {
		return err
	}
	if err := g.Opener().Recover(ctx, path, lock); err != nil {
		return err
	}
	return g.Print(words.Say("passphrase-changed") + "\n")
}

// journalToChange returns the path of the journal if there is one.
func (g *global) journalToChange(ctx context.Context) (string, workbook.Words, error) {
	path, err := g.JournalPath()
	if err != nil {
		return "", nil, err
	}
	if found, err := g.JournalExists(); err != nil {
		return "", nil, err
	} else if !found { // the error says so, and what may have been meant
		_, err = g.OpenJournal(ctx)
		return "", nil, err
	}
	if !layout.IsSealed(path) { // nobody chooses a passphrase for what can't be read
		if _, err := g.OpenJournal(ctx); err != nil {
			return "", nil, err
		}
	}
	words, err := g.Words()
	return path, words, err
}

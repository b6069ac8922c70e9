package app

import (
	"context"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// sealFlags says how to give a passphrase where it can't be asked for.
const sealFlags = "add --passphrase-file FILE or --passphrase-command COMMAND"

// NewLock returns a new key and the passphrase for it. If nobody wants a recovery key,
// secret is empty.
func (a *App) NewLock(ctx context.Context, words workbook.Words, recovery bool) (lock journal.Lock, secret string, err error) {
	if !a.Passphrase.Given() && !a.NoInput {
		a.Tell(words.Say("seal-about"))
	}
	lock.Work = a.SealWork
	if lock.Passphrase, err = a.NewPassphrase(ctx, a.Passphrase, sealFlags); err != nil {
		return lock, "", err
	}
	if lock.Key, err = seal.NewKey(); err != nil {
		return lock, "", err
	}
	if !recovery && !a.Passphrase.Given() && a.Terminal().Typing {
		recovery, err = a.ConfirmBelow(ctx, words, guide.Question{ID: "recovery", Step: words.Say("recovery-title"),
			Ask: words.Say("recovery-ask"), Why: words.Say("recovery-why")}, words.Say("recovery-none"))
	}
	if err == nil && recovery {
		secret, err = lock.Key.AddRecovery()
	}
	a.typed = lock.Passphrase
	return lock, secret, err
}

// TellSealed shows the recovery key, and says what sealing doesn't reach.
func (a *App) TellSealed(words workbook.Words, secret string) error {
	text := ""
	if secret != "" {
		text = "\n" + a.Page().Text(words.Say("recovery-key")) + "\n  " + secret + "\n"
	}
	text += "\n" + a.Page().Text(words.Say("sealed-traces"))
	copies, err := a.plainCopies()
	if err != nil {
		return err
	}
	if len(copies) > 0 {
		text += "\n" + a.Page().Text(words.Say("sealed-copies")) + strings.Join(copies, "")
	}
	return a.Print(text)
}

// plainCopies returns the copies next to a sealed journal that aren't sealed, a line
// each.
func (a *App) plainCopies() (lines []string, err error) {
	path, err := a.JournalPath()
	if err != nil {
		return nil, err
	}
	files, err := layout.Files(path)
	for _, f := range files {
		if (f.Sort == layout.Copy || f.Sort == layout.Conflict) && !layout.IsSealed(f.Path) {
			lines = append(lines, "  "+display.Path(f.Path)+"\n")
		}
	}
	return lines, err
}

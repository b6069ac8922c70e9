package app

import (
	"context"
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/editor"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/passphrase"
)

// mostWrong is how often a passphrase may be typed.
const mostWrong = 3

// Opener returns what opens journals, sealed ones as well.
func (a *App) Opener() journal.Opener {
	return journal.Opener{Passphrase: a.passphraseOf, Private: editor.PrivateFolder(a.Getenv, programName)}
}

// passphraseOf returns the passphrase of the sealed journal: the one that opened it
// before in this run, or else what the flags say, or else what the person types.
func (a *App) passphraseOf(ctx context.Context, wrong int) (string, error) {
	switch {
	case wrong > 0 && a.Passphrase.Given(), wrong == mostWrong:
		return "", journal.ErrWrongPassphrase
	case wrong == 0 && a.typed != "":
		return a.typed, nil
	case wrong > 0:
		a.Tell("That's not the passphrase. Nothing was changed. Try again.")
	}
	var err error
	a.typed, err = a.readPassphrase(ctx, a.Passphrase, "Passphrase: ", "add --passphrase-file FILE or --passphrase-command COMMAND")
	return a.typed, err
}

// TypedPassphrase returns the passphrase that opened the journal.
func (a *App) TypedPassphrase() string { return a.typed }

// readPassphrase reads a passphrase from its source, or asks for it. flags says what
// to add if it can't be asked for.
func (a *App) readPassphrase(ctx context.Context, from passphrase.Source, ask, flags string) (string, error) {
	if from.Given() {
		var err error
		if from.File, err = a.file(from.File); err != nil {
			return "", err
		}
		typed, err := from.Read(ctx, a.Err)
		if err != nil {
			return "", Usage("nothing was changed. The passphrase is the first line of the file, or of what the command prints", "%w", err)
		}
		return typed, nil
	}
	if a.NoInput {
		return "", Usage(flags, "the passphrase would have to be asked for, and with --no-input nothing is")
	}
	typed, err := passphrase.Ask(ctx, a.In, a.Err, ask)
	switch {
	case errors.Is(err, passphrase.ErrNoTerminal):
		return "", Usage(flags, "%w", err)
	case ctx.Err() != nil, errors.Is(err, passphrase.ErrStopped):
		return "", &Error{StatusStopped, passphrase.ErrStopped, []string{"nothing was changed"}}
	}
	return typed, err
}

// NewPassphrase returns a passphrase to seal with: from its source, or typed twice.
// flags says what to add if it can't be asked for.
func (a *App) NewPassphrase(ctx context.Context, from passphrase.Source, flags string) (string, error) {
	for {
		typed, err := a.readPassphrase(ctx, from, "A new passphrase: ", flags)
		if err != nil || from.Given() {
			return typed, err
		}
		if typed == "" {
			return "", &Error{StatusStopped, errNoPassphrase, []string{"nothing was changed"}}
		}
		again, err := a.readPassphrase(ctx, from, "The same one again: ", flags)
		if err != nil {
			return "", err
		}
		if again == typed {
			return typed, nil
		}
		a.Tell("Those two weren't the same. Try again, or press enter to stop.")
	}
}

// errNoPassphrase says that the person typed none.
var errNoPassphrase = errors.New("stopped, because no passphrase was typed")

// wrongPassphrase explains that a passphrase was wrong.
func (a *App) wrongPassphrase(err error) *Error {
	return &Error{StatusPassphrase, fmt.Errorf("%w", err), []string{
		"nothing was changed. Try it again: capital letters and spaces count",
		"if you've forgotten it and have a recovery key, type: trustrepair journal passphrase --recovery-key FILE"}}
}

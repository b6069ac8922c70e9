package seal

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strings"

	"filippo.io/age"
)

// recoveryLine begins the line of a key file that names the recipient of the
// recovery key. To age it's a comment.
const recoveryLine = "# recovery key: "

// Protected returns the key as the contents of a key file, which this passphrase
// opens. work is the base-2 logarithm of how much that costs; 0 is age's own choice.
func (k *Key) Protected(passphrase string, work int) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, fmt.Errorf("using the passphrase: %w", err)
	}
	if work > 0 {
		recipient.SetWorkFactor(work)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "# public key: %s\n", k.identity.Recipient())
	if k.recovery != nil {
		fmt.Fprintf(&text, "%s%s\n", recoveryLine, k.recovery)
	}
	fmt.Fprintf(&text, "%s\n", k.identity)
	return encrypt([]byte(text.String()), recipient)
}

// OpenKey returns the key in a key file. The error is ErrWrongPassphrase, or *Unopened
// if the file is no key file of ours any more.
func OpenKey(file []byte, passphrase string) (*Key, error) {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil { // it's empty
		return nil, ErrWrongPassphrase
	}
	text, err := decrypt(file, identity)
	var wrong *age.NoIdentityMatchError
	switch {
	case errors.As(err, &wrong) && len(wrong.StanzaTypes) == 1 && wrong.StanzaTypes[0] == "scrypt":
		return nil, ErrWrongPassphrase
	case err != nil:
		return nil, &Unopened{err}
	}
	return parseKey(text)
}

// ErrWrongPassphrase says that a passphrase doesn't open a key file.
var ErrWrongPassphrase = errors.New("that's the wrong passphrase")

func parseKey(text []byte) (*Key, error) {
	k := &Key{}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		var err error
		switch line := strings.TrimSpace(lines.Text()); {
		case strings.HasPrefix(line, recoveryLine):
			k.recovery, err = age.ParseX25519Recipient(strings.TrimPrefix(line, recoveryLine))
		case line != "" && !strings.HasPrefix(line, "#") && k.identity == nil:
			k.identity, err = age.ParseX25519Identity(line)
		}
		if err != nil { // age's own error would repeat a part of the key
			return nil, &Unopened{errors.New("the key in it is malformed")}
		}
	}
	if k.identity == nil {
		return nil, &Unopened{errors.New("there's no key in it")}
	}
	return k, nil
}

// RecoveredKey returns the key that somebody typed or printed: the first secret key of
// age in the text. What was sealed with a recovery key beside it opens with it.
func RecoveredKey(text string) (*Key, error) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		identity, err := age.ParseX25519Identity(line)
		if err != nil {
			return nil, ErrNoRecoveryKey
		}
		return &Key{identity: identity}, nil
	}
	return nil, ErrNoRecoveryKey
}

// ErrNoRecoveryKey says that a text holds no recovery key. The parser's own error
// would repeat parts of what was typed.
var ErrNoRecoveryKey = errors.New("that's no recovery key. It starts with AGE-SECRET-KEY-1")

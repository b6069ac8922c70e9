// Package seal owns the encryption of a journal: the key, the file in which a
// passphrase protects it, and what is sealed with it. It uses the format of age, so
// that the standard tool opens everything that this package writes:
//
//	age -d -i NAME.key.age NAME.jsonl.age
//
// What is sealed is written to the key's own recipient, and to that of a recovery
// key if there is one. Sealing needs no passphrase, opening does.
//
// It refuses to know files, and how a passphrase is asked for.
package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// A Key seals and opens.
type Key struct {
	identity *age.X25519Identity
	recovery *age.X25519Recipient // nil if there is no recovery key
}

// NewKey returns a new key.
func NewKey() (*Key, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	return &Key{identity: identity}, nil
}

// AddRecovery makes a recovery key, which opens what is sealed from now on, and
// returns it in the form that age reads. It is kept nowhere.
func (k *Key) AddRecovery() (secret string, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return "", fmt.Errorf("making a recovery key: %w", err)
	}
	k.recovery = identity.Recipient()
	return identity.String(), nil
}

// HasRecovery reports whether there is a recovery key.
func (k *Key) HasRecovery() bool { return k.recovery != nil }

// Same reports whether two keys open the same.
func (k *Key) Same(other *Key) bool { return k.identity.String() == other.identity.String() }

// Seal encrypts data.
func (k *Key) Seal(data []byte) ([]byte, error) {
	recipients := []age.Recipient{k.identity.Recipient()}
	if k.recovery != nil {
		recipients = append(recipients, k.recovery)
	}
	return encrypt(data, recipients...)
}

// Open decrypts what was sealed. The error is *Unopened if that was changed, cut
// off, or sealed with another key.
func (k *Key) Open(sealed []byte) ([]byte, error) {
	data, err := decrypt(sealed, k.identity)
	if err != nil {
		return nil, &Unopened{err}
	}
	return data, nil
}

// Unopened says that something isn't sealed with this key, or was changed since.
type Unopened struct{ Err error }

func (e *Unopened) Error() string {
	var other *age.NoIdentityMatchError
	if errors.As(e.Err, &other) {
		return "it was sealed with another key"
	}
	return fmt.Sprintf("it can't be opened, because it's no longer what was sealed: %v", e.Err)
}

// Unwrap returns what age said.
func (e *Unopened) Unwrap() error { return e.Err }

func encrypt(data []byte, recipients ...age.Recipient) ([]byte, error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipients...)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	return sealed.Bytes(), nil
}

func decrypt(sealed []byte, identity age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(sealed), identity)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

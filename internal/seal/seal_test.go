package seal

import (
	"bytes"
	"errors"
	"testing"
)

const quick = 1 // the least that a passphrase can cost

func newKey(t testing.TB) *Key {
	t.Helper()
	k, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func sealed(t testing.TB, k *Key, data string) []byte {
	t.Helper()
	s, err := k.Seal([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestKeyFile(t *testing.T) {
	k := newKey(t)
	secret, err := k.AddRecovery()
	if err != nil {
		t.Fatal(err)
	}
	file, err := k.Protected("right horse", quick)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := OpenKey(file, "right horse")
	if err != nil || !opened.Same(k) || !opened.HasRecovery() {
		t.Fatalf("opened %v, %v", opened, err)
	}
	for _, wrong := range []string{"", "right horse ", "Right horse"} {
		if _, err := OpenKey(file, wrong); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("with %q: %v", wrong, err)
		}
	}
	recovered, err := RecoveredKey("# printed\n\n " + secret + "\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []*Key{k, opened, recovered} {
		if data, err := key.Open(sealed(t, opened, "words")); err != nil || string(data) != "words" {
			t.Errorf("opened %q, %v", data, err)
		}
	}
	if _, err := newKey(t).Open(sealed(t, k, "words")); err == nil || err.Error() != "it was sealed with another key" {
		t.Errorf("another key: %v", err)
	}
	for _, text := range []string{"", "right horse", "AGE-SECRET-KEY-1", secret[:40]} {
		if _, err := RecoveredKey(text); !errors.Is(err, ErrNoRecoveryKey) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// FuzzOpen checks that whatever is read as a sealed file is what was sealed, or an
// error.
func FuzzOpen(f *testing.F) {
	k := newKey(f)
	whole := sealed(f, k, "words")
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("age-encryption.org/v1\n"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		opened, err := k.Open(data)
		var unopened *Unopened
		if err != nil && !errors.As(err, &unopened) || err == nil && !bytes.Equal(data, whole) {
			t.Errorf("opened %q, %v", opened, err)
		}
	})
}

// FuzzOpenKey does the same with key files.
func FuzzOpenKey(f *testing.F) {
	k := newKey(f)
	whole, err := k.Protected("right horse", quick)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:100])
	f.Add(sealed(f, k, "words"))
	f.Fuzz(func(t *testing.T, data []byte) {
		opened, err := OpenKey(data, "right horse")
		var unopened *Unopened
		if err != nil && !errors.As(err, &unopened) && !errors.Is(err, ErrWrongPassphrase) || err == nil && !opened.Same(k) {
			t.Errorf("opened %v, %v", opened, err)
		}
	})
}

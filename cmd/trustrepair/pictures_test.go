//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// pictures is the folder of the README's pictures.
const pictures = "../../.github/pictures"

// TestPictures draws the main screens, for a dark and a light page, and compares them
// with the pictures in the README. With -update it draws those: see make pictures.
func TestPictures(t *testing.T) {
	for _, screen := range []struct {
		name, title   string
		size          tuitest.Options
		open          func(h *home) []string // the arguments of the program
		text          string                 // typed into it
		before, after string                 // the cursor is between them in the end
	}{
		{"safety", "The first question, about safety", tuitest.Options{Cols: 80, Rows: 22}, openStart, "", " ", "Is the other person"},
		{"question", "A question, with the beginning of an answer", tuitest.Options{Cols: 80, Rows: 24}, openQuestion,
			"She had to explain it to her mother before she was ready.", "she was ready.", " "},
		{"letter", "A letter that is read again, and what the checker asks about it", tuitest.Options{Cols: 80, Rows: 29}, openLetter, "", "┃ ", "Dear Sam,"},
	} {
		t.Run(screen.name, func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			s := h.terminal(screen.size, screen.open(h)...)
			check(t, s.Wait("keys"), s.Type(screen.text), s.Cursor(screen.before, screen.after))
			for mode, palette := range map[string]tuitest.Palette{"dark": tuitest.Dark(), "light": tuitest.Light()} {
				comparePicture(t, filepath.Join(pictures, screen.name+"-"+mode+".svg"), s.Picture(screen.title, palette))
			}
		})
	}
}

func comparePicture(t *testing.T, path, drawn string) {
	t.Helper()
	if *update {
		check(t, os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(drawn), 0o644))
		return
	}
	if there, err := os.ReadFile(path); err != nil || !bytes.Equal(there, []byte(drawn)) {
		t.Errorf("%s shows another screen than the program: type make pictures (%v)", path, err)
	}
}

func openStart(*home) []string { return []string{"start"} }

// tell begins a journal on a day, with what a person did.
func tell(h *home, day string) {
	h.must("", "start", "--no-input", "--safe", "--name", "Kim", "--other", "Sam", "--relation", "friend", "--breach", "secret",
		"--intent", "choice", "--severity", "serious", "--now", day)
	h.must("On Friday I told Mia your secret at dinner.", "answer", "deed", "--now", day)
}

func openQuestion(h *home) []string {
	const day = "2026-12-01T20:00:00Z"
	tell(h, day)
	return []string{"next", "--now", day}
}

func openLetter(h *home) []string {
	const day, later = "2026-12-01T20:00:00Z", "2026-12-08T20:00:00Z"
	tell(h, day)
	h.must("She had to explain it to her mother.", "answer", "impact", "--now", day)
	h.must("Dear Sam,\n\nOn Friday at dinner I told Mia your secret. I'm sorry if that hurt you. You had to explain it to your mother, and that's my doing.\n\nI've asked Mia to keep it to herself.\n\nKim", "answer", "letter", "--now", day)
	return []string{"answer", "reread", "--now", later}
}

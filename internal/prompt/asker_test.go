//go:build unix

package prompt_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/prompt"
	"codeberg.org/trustrepair/trustrepair/internal/term"
	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

var update = flag.Bool("update", false, "rewrite the screens of the scripts")

// The scripts drive a small program of our own, asker, which is this test
// binary under another name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"asker": asker})
}

func TestScripts(t *testing.T) {
	t.Parallel()
	dir := filepath.Join("testdata", "script")
	testscript.Run(t, testscript.Params{
		Dir:           dir,
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, quickExit)
			if dir := os.Getenv("COVERDIR"); dir != "" { // see make cover
				env.Setenv("GOCOVERDIR", dir)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"tui": tuitest.Command(dir, *update)},
	})
}

// asker asks the questions that its arguments name, one after the other, and
// writes what came back to the file replies, and drafts to the file drafts.
//
//	asker [-plain] [-color] [-no-keep] QUESTION...
//
// A question is the name of one of samples, or a card.
func asker() {
	plain := flag.Bool("plain", false, "ask in lines")
	color := flag.Bool("color", false, "use colours")
	broken := flag.Bool("no-keep", false, "drafts cannot be kept")
	version := flag.Bool("version", false, "print a version and end")
	flag.Parse()
	if *version {
		fmt.Println("1")
		return
	}
	var signals term.Signals
	ctx, stop := signals.Watch(context.Background())
	defer stop()
	t := term.Detect(os.Stdin, os.Stdout, os.Stderr, os.Getenv, term.Options{Plain: *plain})
	words, err := workbook.LoadWords(content.FS)
	check(err)

	var a interface {
		Ask(context.Context, guide.Question, func(string) error) (guide.Reply, error)
		Tell(context.Context, guide.Card) (guide.Reply, error)
		Close() error
	}
	if t.FullScreen {
		a = prompt.NewScreen(prompt.Options{
			In: os.Stdin, Out: os.Stderr, Words: words, Color: *color, Editor: strings.Fields(os.Getenv("EDITOR")),
			Edit: func(id, text, note string) (string, func(error) (string, error), error) {
				check(os.WriteFile("note", []byte(note+"\n"), 0o600))
				return privateFile(id, text, signals.Suspend())
			},
		})
	} else {
		a = prompt.NewPlain(prompt.PlainOptions{
			In: os.Stdin, Out: os.Stderr, Words: words, Width: t.Width, Typing: t.Typing, Clear: t.Clear,
		})
	}
	end := walk(ctx, a.Ask, a.Tell, flag.Args(), *broken)
	check(a.Close())
	if end == guide.Stop {
		os.Exit(130)
	}
}

func walk(ctx context.Context, ask func(context.Context, guide.Question, func(string) error) (guide.Reply, error),
	tell func(context.Context, guide.Card) (guide.Reply, error), names []string, broken bool,
) guide.Action {
	for i := 0; i < len(names); i++ {
		keep := func(text string) error {
			if broken {
				return errors.New("the disk is full")
			}
			return note("drafts", map[string]any{"question": names[i], "text": text})
		}
		var r guide.Reply
		var err error
		if c, isCard := cards[names[i]]; isCard {
			r, err = tell(ctx, c)
		} else {
			r, err = ask(ctx, sample(names[i]), keep)
		}
		check(err)
		check(note("replies", map[string]any{"question": names[i], "action": r.Action, "input": r.Input}))
		switch r.Action {
		case guide.Stop, guide.Vanish, guide.EndInput:
			return r.Action
		case guide.GoBack:
			i -= 2
		}
	}
	return guide.Next
}

// note appends one value to a file, as a line of JSON.
func note(file string, v any) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err = f.Write(line.Bytes())
	return err
}

func privateFile(id, text string, back func()) (string, func(error) (string, error), error) {
	path := "journal.edit-" + id + ".md"
	if err := os.WriteFile(path, []byte(text+"\n"), 0o600); err != nil {
		return "", nil, err
	}
	return path, func(error) (string, error) {
		defer back()
		defer os.Remove(path)
		data, err := os.ReadFile(path)
		return strings.TrimSuffix(string(data), "\n"), err
	}, nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "asker:", err)
		os.Exit(1)
	}
}

// sample returns one of the questions that the tests ask. A name with a = sets
// the value that it has at first.
func sample(name string) guide.Question {
	name, value, _ := strings.Cut(name, "=")
	q, ok := samples[name]
	if !ok {
		check(fmt.Errorf("no sample is called %q", name))
	}
	if rest, ok := strings.CutPrefix(value, "@"); ok {
		data, err := os.ReadFile(rest)
		check(err)
		value = string(data)
	}
	q.ID, q.Rail, q.Step, q.Value = name, rail, "Apologize", cmp.Or(value, q.Value)
	if q.Check == nil {
		q.Check = func(string) error { return nil }
	}
	return q
}

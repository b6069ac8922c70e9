package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

func TestOneWorkspaceAtATime(t *testing.T) {
	j := fresh(t)
	cmd, out := start(t, "workspace", j.Path)
	if !out.Scan() {
		t.Fatal("the other process did not come up")
	}
	var inUse *InUse
	if _, err := j.OpenWorkspace(t.Context()); !errors.As(err, &inUse) || !inUse.Busy {
		t.Errorf("error %v", err)
	}
	add(t, j, note("an append needs no desk"))
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	w := openWorkspace(t, j)
	if _, err := j.OpenWorkspace(t.Context()); !is[*InUse](err) {
		t.Errorf("twice in one process: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	openWorkspace(t, j)
}

func holdWorkspace(path string) error {
	j, err := Open(context.Background(), path)
	if err != nil {
		return err
	}
	if _, err := j.OpenWorkspace(context.Background()); err != nil {
		return err
	}
	fmt.Println("here")
	select {} // until killed
}

// A run that waited for the desk has to know what the one before it saved.
func TestWorkspaceTakesInWhatWasAppendedMeanwhile(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		add(t, in.open(t, j.Path), note("meanwhile"))
		openWorkspace(t, j)
		if got := texts(j.Entries); !slices.Equal(got, []string{"meanwhile"}) {
			t.Errorf("entries %q", got)
		}
	})
}

func TestDrafts(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		w := openWorkspace(t, j)
		if _, ok := w.Draft("deed"); ok || len(draftNames(w)) != 0 {
			t.Error("a draft from nowhere")
		}
		set := func(prompt, text string) {
			t.Helper()
			if err := w.Keep(prompt, text); err != nil {
				t.Fatal(err)
			}
		}
		texts := map[string]string{
			"deed": "I li", "impact": "\n\t\x00<b>\u202e\u009b👩‍👩‍👧\r\n", "worth": "", "first-promise.act": "x",
		}
		for prompt, text := range texts {
			set(prompt, "old")
			set(prompt, text)
		}
		set("gone", "x")
		discard(t, w, "gone")
		if got := mode(t, j.names.Draft()); got != 0o600 {
			t.Errorf("mode %o", got)
		}
		if strings.ContainsAny(in.read(t, j.names.Draft()), "\u202e\u009b\x00") {
			t.Error("control characters in the file")
		}
		w = in.reopen(t, w)
		for prompt, want := range texts {
			if got, ok := w.Draft(prompt); got != want || !ok {
				t.Errorf("draft of %q is %q, want %q", prompt, got, want)
			}
		}
		if got := draftNames(w); !slices.Equal(got, []string{"deed", "first-promise.act", "impact", "worth"}) {
			t.Errorf("drafts %q", got)
		}
		for prompt := range texts {
			discard(t, w, prompt)
		}
		has(t, j.Path, "journal.jsonl", "journal.lock", "journal.busy")
	})
}

// reopenWorkspace leaves the desk and comes back as a new run does.
func reopenWorkspace(t *testing.T, w *Workspace) *Workspace {
	t.Helper()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return openWorkspace(t, open(t, w.journal.Path))
}

// Drafts can be looked at without the place at the keyboard.
func TestDraftsAreReadWithoutAWorkspace(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		if got := j.Drafts(); len(got) > 0 {
			t.Errorf("drafts of nobody: %v", got)
		}
		if err := openWorkspace(t, j).Keep("deed", "I li"); err != nil {
			t.Fatal(err)
		}
		if got := j.Drafts(); len(got) != 1 || got["deed"] != "I li" {
			t.Errorf("drafts: %v", got)
		}
		if err := os.WriteFile(j.names.Draft(), []byte(`{"deed": "I l`), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := j.Drafts(); len(got) > 0 {
			t.Errorf("drafts that cannot be read: %v", got)
		}
	})
}

func TestDraftsRefuse(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		w := openWorkspace(t, in.fresh(t))
		for prompt, text := range map[string]string{
			"": "x", "../deed": "x", "a@b": "x", "a b": "x", strings.Repeat("a", 101): "x",
			"bad": "\xff", "much": strings.Repeat("x", maxText+1),
		} {
			if err := w.Keep(prompt, text); err == nil {
				t.Errorf("took %.20q", prompt)
			}
		}
		has(t, w.journal.Path, "journal.jsonl", "journal.lock", "journal.busy")
	})
}

func TestDraftsThatCannotBeReadAreQuarantined(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		for name, put := range map[string]func(path string) error{
			"no JSON":   func(path string) error { return os.WriteFile(path, []byte(`{"deed": "I li`), 0o600) },
			"empty":     func(path string) error { return os.WriteFile(path, nil, 0o600) },
			"a list":    func(path string) error { return os.WriteFile(path, []byte(`["I lied"]`), 0o600) },
			"no text":   func(path string) error { return os.WriteFile(path, []byte(`{"deed": {"a": "I lied"}}`), 0o600) },
			"not UTF-8": func(path string) error { return os.WriteFile(path, []byte("{\"deed\": \"\xff\"}"), 0o600) },
			"a folder":  func(path string) error { return os.Mkdir(path, 0o700) },
			"a pipe":    func(path string) error { return pipe(path) },
			"too large": func(path string) error { return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, 1<<40)) },
		} {
			t.Run(name, func(t *testing.T) {
				j := in.fresh(t)
				if err := put(j.names.Draft()); errors.Is(err, errors.ErrUnsupported) {
					t.Skip(err)
				} else if err != nil {
					t.Fatal(err)
				}
				if err := os.Chtimes(j.names.Draft(), morning, morning); err != nil {
					t.Fatal(err)
				}
				before, err := os.Lstat(j.names.Draft())
				if err != nil {
					t.Fatal(err)
				}
				w := openWorkspace(t, j)
				moved := j.names.Draft() + ".damaged-20260314T092653Z"
				after, err := os.Lstat(moved)
				if err != nil || !os.SameFile(before, after) || before.Size() != after.Size() {
					t.Errorf("%v, %v", after, err)
				}
				n := j.Notices()
				if len(n) != 1 || n[0].Event != DraftsQuarantined || n[0].Path != moved || n[0].Err == nil {
					t.Errorf("notices %+v", n)
				}
				if err := w.Keep("deed", "again"); err != nil {
					t.Error(err)
				}
				if in.reopen(t, w).journal.Notices() != nil {
					t.Error("told again")
				}
			})
		}
	})
}

// draftNames lists the drafts of a workspace, in alphabetical order.
func draftNames(w *Workspace) []string { return slices.Sorted(maps.Keys(w.drafts)) }

// discard removes drafts without an entry.
func discard(t *testing.T, w *Workspace, prompts ...string) {
	t.Helper()
	if added, err := w.Submit(t.Context(), prompts); err != nil || added != nil {
		t.Fatalf("added %+v, error %v", added, err)
	}
}

// Submitting nothing removes drafts, and says when it cannot.
func TestSubmitWithoutEntries(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		w := openWorkspace(t, in.fresh(t))
		if err := errors.Join(w.Keep("deed", "I l"), w.Keep("deed.act", "x"), w.Keep("impact", "They")); err != nil {
			t.Fatal(err)
		}
		discard(t, w, "deed", "deed.act", "none")
		for range 2 {
			if got := draftNames(w); !slices.Equal(got, []string{"impact"}) {
				t.Errorf("drafts %q", got)
			}
			w = in.reopen(t, w)
		}
		if err := errors.Join(w.Keep("worth", "x"), os.MkdirAll(w.journal.names.Unfinished(w.journal.names.Draft())+"/in the way", 0o700)); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Submit(t.Context(), []string{"impact"}); !is[*NotSaved](err) {
			t.Errorf("error %v", err)
		}
		if got := draftNames(w); !slices.Equal(got, []string{"impact", "worth"}) {
			t.Errorf("after a failure: drafts %q", got)
		}
	})
}

func TestSubmit(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		w := openWorkspace(t, in.fresh(t))
		if err := errors.Join(w.Keep("deed", "I l"), w.Keep("deed.act", "x"), w.Keep("impact", "They")); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Submit(t.Context(), []string{"deed"}, note("")); err == nil {
			t.Error("submitted nothing")
		}
		if got, _ := w.Draft("deed"); got != "I l" {
			t.Errorf("the draft after a failure is %q", got)
		}
		for _, prompt := range []string{"deed", "values"} { // one with a draft, one without
			if added, err := w.Submit(t.Context(), []string{prompt, prompt + ".act"}, answer(prompt, "I lied.")); err != nil || len(added) != 1 {
				t.Fatal(err)
			}
		}
		for range 2 {
			if got := draftNames(w); !slices.Equal(got, []string{"impact"}) {
				t.Errorf("drafts %q", got)
			}
			w = in.reopen(t, w)
		}
	})
}

// What a kill within a submit leaves: a marked draft, with or without its
// entry.
func TestSubmitCutShort(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t, answer("deed", "an earlier answer"))
		saved := j.Entries[1].ID
		never := "0" + j.Entries[0].ID[1:] // of no entry: it would be of another century
		if never == j.Entries[0].ID {
			never = "1" + never[1:]
		}
		for name, test := range map[string]struct {
			drafts map[string]string
			want   []string
		}{
			"before the entry": {map[string]string{"deed@" + never: "I li", "deed.act@" + never: "x"}, []string{"deed", "deed.act"}},
			"after the entry":  {map[string]string{"deed@" + saved: "I li", "impact": "x"}, []string{"impact"}},
			"the only drafts":  {map[string]string{"deed@" + saved: "I li", "deed.act@" + saved: "x"}, nil},
			"begun again":      {map[string]string{"deed@" + never: "I li", "deed": "I lied and"}, []string{"deed"}},
		} {
			t.Run(name, func(t *testing.T) {
				in.write(t, j.names.Draft(), string(entry.Value(test.drafts)))
				w := openWorkspace(t, in.open(t, j.Path))
				for range 2 {
					if got := draftNames(w); !slices.Equal(got, test.want) {
						t.Errorf("drafts %q", got)
					}
					w = in.reopen(t, w)
				}
				if err := errors.Join(w.save(nil), w.Close()); err != nil {
					t.Error(err)
				}
			})
		}
	})
}

func TestEditor(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		w := openWorkspace(t, in.fresh(t))
		path, err := w.EditFile("letter", "Dear S", "")
		if err != nil {
			t.Fatal(err)
		}
		if in.read(t, path) != "Dear S\n" || mode(t, path) != 0o600 || filepath.Dir(path) != filepath.Dir(w.journal.Path) {
			t.Errorf("%s has mode %o", path, mode(t, path))
		}
		in.write(t, path, "Dear Sam,\n")
		text, err := w.FinishEdit("letter")
		if draft, _ := w.Draft("letter"); err != nil || text != "Dear Sam," || draft != text {
			t.Errorf("text %q, draft %q, error %v", text, draft, err)
		}

		if _, err := w.FinishEdit("letter"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("error %v", err)
		}
		if _, err := w.EditFile("../letter", "", ""); err == nil {
			t.Error("wrote outside")
		}
		has(t, w.journal.Path, "journal.jsonl", "journal.lock", "journal.busy", "journal.draft")
	})
}

// What an editor leaves that failed, or that was emptied, takes no words away.
func TestNoDraftIsWrittenOver(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		for name, test := range map[string]struct {
			failed             bool
			edited, want, kept string
		}{
			"finished":          {false, "Hello Sam\n", "Hello Sam", ""},
			"emptied":           {false, "\n", "", "Dear Sam, I lied"},
			"failed, unchanged": {true, "Dear Sam, I lied\n", "Dear Sam, I lied", ""},
			"failed, emptied":   {true, "", "Dear Sam, I lied", ""},
			"failed, half":      {true, "Dear S", "Dear Sam, I lied", ""},
			"failed, another":   {true, "Hello S", "Hello S", "Dear Sam, I lied"},
			"failed, longer":    {true, "Dear Sam, I lied twice", "Dear Sam, I lied twice", ""},
		} {
			w := openWorkspace(t, in.fresh(t))
			path, err := w.EditFile("letter", "Dear Sam, I lied", "")
			if err != nil {
				t.Fatal(err)
			}
			in.write(t, path, test.edited)
			finish := w.FinishEdit
			if test.failed {
				finish = w.RescueEdit
			}
			if text, err := finish("letter"); err != nil || text != strings.TrimSuffix(test.edited, "\n") {
				t.Errorf("%s: %q, %v", name, text, err)
			}
			n := w.journal.Notices()
			if test.kept == "" && n != nil || test.kept != "" && (len(n) != 1 || n[0].Event != TextKept || in.read(t, n[0].Path) != test.kept) {
				t.Errorf("%s: notices %+v", name, n)
			}
			w = in.reopen(t, w)
			if got, _ := w.Draft("letter"); got != test.want {
				t.Errorf("%s: draft %q, want %q", name, got, test.want)
			}
		}
	})
}

// What an editor saves while its text is taken back is kept; and a run killed
// in between finds it.
func TestLateSaves(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		w := openWorkspace(t, in.fresh(t))
		path, err := w.EditFile("letter", "Dear Sam", "")
		if err != nil {
			t.Fatal(err)
		}
		in.write(t, path, "Dear Sam, late")
		if err := w.discard(path, "letter"); err != nil {
			t.Fatal(err)
		}
		if n := w.journal.Notices(); len(n) != 1 || n[0].Event != TextKept || in.read(t, n[0].Path) != "Dear Sam, late" {
			t.Errorf("notices %+v", n)
		}
		in.write(t, path+layout.TakenEnding, "Dear Sam, taken")
		w = in.reopen(t, w)
		if got, _ := w.Draft("letter"); got != "Dear Sam, taken" {
			t.Errorf("draft %q", got)
		}
		if _, err := os.Lstat(path + layout.TakenEnding); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("it is still there: %v", err)
		}
	})
}

// What nano had not saved when its terminal went away is in a file of its own,
// and is taken up: by the run that waited for it, or by the next one.
func TestUnsavedTextOfAnEditor(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		for name, test := range map[string]struct {
			take        func(*Workspace, string) (string, error)
			want, draft string
			kept        []string
		}{
			"failed":   {(*Workspace).RescueEdit, "Dear Sam, unsaved", "Dear Sam, unsaved", []string{"Dear Sam", "Hello, older"}},
			"finished": {(*Workspace).FinishEdit, "Dear Sam, saved", "Dear Sam, saved", []string{"Hello, older", "Dear Sam, unsaved"}},
			"next run": {nil, "", "Dear Sam, unsaved", []string{"Dear Sam", "Hello, older"}},
		} {
			w := openWorkspace(t, in.fresh(t))
			path, err := w.EditFile("letter", "Dear Sam", "")
			if err != nil {
				t.Fatal(err)
			}
			saved := "Dear Sam, saved"
			if name != "finished" {
				saved = "Dear Sam"
			}
			for file, text := range map[string]string{path: saved, path + ".save": "Dear Sam, unsaved", path + ".save.1": "Hello, older"} {
				in.write(t, file, text)
			}
			if err := os.Chtimes(path+".save.1", morning, morning); err != nil {
				t.Fatal(err)
			}
			files, err := layout.Files(w.journal.Path)
			listed := func(path string) bool {
				return slices.ContainsFunc(files, func(f layout.File) bool { return f.Path == path })
			}
			if err != nil || !listed(path+".save") || !listed(path+".save.1") {
				t.Errorf("the files are %v, %v", files, err)
			}
			var notices []Notice
			if test.take == nil {
				w = in.reopen(t, w)
				notices = w.journal.Notices()
			} else if got, err := test.take(w, "letter"); got != test.want || err != nil {
				t.Errorf("%s: %q, %v", name, got, err)
			}
			notices = append(notices, w.journal.Notices()...)
			var kept []string
			for _, n := range notices {
				if n.Event == TextKept {
					kept = append(kept, in.read(t, n.Path))
				}
			}
			if !slices.Equal(kept, test.kept) {
				t.Errorf("%s: kept aside are %q", name, kept)
			}
			w = in.reopen(t, w)
			if got, _ := w.Draft("letter"); got != test.draft {
				t.Errorf("%s: the draft is %q", name, got)
			}
			if left, err := w.edits(); err != nil || len(left) > 0 {
				t.Errorf("%s: left are %v, %v", name, left, err)
			}
		}
	})
}

// A text that was on its way into the draft is not lost to one that the editor
// saved later.
func TestTakenTextAndALaterOne(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		in.write(t, j.names.Edit("letter")+layout.TakenEnding, "Dear Sam, taken")
		in.write(t, j.names.Edit("letter"), "Hello, later")
		w := openWorkspace(t, j)
		got, _ := w.Draft("letter")
		n := j.Notices()
		if got != "Hello, later" || !slices.ContainsFunc(n, func(n Notice) bool { return n.Event == TextKept && in.read(t, n.Path) == "Dear Sam, taken" }) {
			t.Errorf("draft %q, notices %+v", got, n)
		}
	})
}

func TestEditorThatLeavesNoText(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		w := openWorkspace(t, in.fresh(t))
		path, err := w.EditFile("letter", "Dear Sam", "")
		if err != nil {
			t.Fatal(err)
		}
		in.write(t, path, "Dear S\xe4m")
		_, err = w.FinishEdit("letter")
		var unusable *Unusable
		if !errors.As(err, &unusable) || in.read(t, unusable.Path) != "Dear S\xe4m" {
			t.Errorf("error %v", err)
		}
		if draft, _ := w.Draft("letter"); draft != "Dear Sam" {
			t.Errorf("draft %q", draft)
		}
	})
}

func TestEditedTextOfAKilledRunBecomesADraft(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		for name, test := range map[string]struct {
			draft, edited, want string
			event               Event
		}{
			"no draft":       {"", "Dear Sam", "Dear Sam", EditAdopted},
			"changed":        {"Dear S", "Hello Sam\n", "Hello Sam", EditAdopted},
			"longer":         {"Dear S", "Dear Sam", "Dear Sam", EditAdopted},
			"the same":       {"Dear Sam", "Dear Sam", "Dear Sam", ""},
			"with its end":   {"Dear Sam", "Dear Sam\n", "Dear Sam", ""},
			"half written":   {"Dear Sam", "Dear", "Dear Sam", ""},
			"empty":          {"Dear Sam", "", "Dear Sam", ""},
			"nothing at all": {"", "", "", ""},
			"only new lines": {"", "\n\n", "", ""},
			"not UTF-8":      {"Dear Sam", "\xff", "Dear Sam", EditQuarantined},
			"too large":      {"Dear Sam", strings.Repeat("x", maxText+1), "Dear Sam", EditQuarantined},
			"much too large": {"Dear Sam", strings.Repeat("x", MaxLine+1), "Dear Sam", EditQuarantined},
		} {
			t.Run(name, func(t *testing.T) {
				j := in.fresh(t)
				w := openWorkspace(t, j)
				if test.draft != "" {
					if err := w.Keep("letter", test.draft); err != nil {
						t.Fatal(err)
					}
				}
				in.write(t, j.names.Edit("letter"), test.edited)
				other := filepath.Join(filepath.Dir(j.Path), "journal.edit-not ours.md")
				in.write(t, other, "x")
				w = in.reopen(t, w)
				if got, _ := w.Draft("letter"); got != test.want {
					t.Errorf("draft %q, want %q", got, test.want)
				}
				n := w.journal.Notices()
				switch {
				case test.event == "" && n != nil:
					t.Errorf("notices %+v", n)
				case name == "changed":
					if len(n) != 2 || n[0].Event != TextKept || in.read(t, n[0].Path) != test.draft || n[1].Event != test.event {
						t.Errorf("notices %+v", n)
					}
				case test.event != "" && (len(n) != 1 || n[0].Event != test.event || n[0].Prompt != "letter"):
					t.Errorf("notices %+v", n)
				case test.event == EditQuarantined && in.read(t, n[0].Path) != test.edited:
					t.Error("not kept byte for byte")
				}
				if _, err := os.Lstat(j.names.Edit("letter")); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("the edited file is still there: %v", err)
				}
				if in.read(t, other) != "x" {
					t.Error("touched what is not ours")
				}
			})
		}
	})
}

// Only edited texts of ours are adopted, not a file of the person's own.
func TestOwnFilesAreLeftAlone(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		own := j.names.Edit("my-thoughts")
		in.write(t, own, "mine")
		in.write(t, j.names.Edit("letter"), "Dear Sam")
		j.OwnsDraft = func(prompt string) bool { return prompt == "letter" }
		w := openWorkspace(t, j)
		if got := draftNames(w); !slices.Equal(got, []string{"letter"}) || in.read(t, own) != "mine" {
			t.Errorf("the drafts are of %q", got)
		}
	})
}

// The editor of a killed run may save once more, after its text was taken up.
func TestNoTextIsWrittenOver(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		w := openWorkspace(t, in.fresh(t))
		path := w.journal.names.Edit("letter")
		for _, late := range []string{"Hello Sam", "Dear", ""} { // one with words of its own
			in.write(t, path, late)
			if _, err := w.EditFile("letter", "Dear Sam", ""); err != nil {
				t.Fatal(err)
			}
			n := w.journal.Notices()
			if own := late == "Hello Sam"; own != (len(n) == 1 && n[0].Event == TextKept && in.read(t, n[0].Path) == late) {
				t.Errorf("after %q: notices %+v", late, n)
			}
			if in.read(t, path) != "Dear Sam\n" {
				t.Error("the editor gets another text")
			}
		}
		files, err := layout.Files(w.journal.Path)
		if err != nil || !slices.ContainsFunc(files, func(f layout.File) bool { return strings.Contains(f.Path, ".kept-") }) {
			t.Errorf("%q: %v", files, err)
		}
	})
}

func TestLeftoversOfAKilledRunAreRemoved(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		j := in.fresh(t)
		if err := os.Link(j.Path, j.names.Fresh()); err != nil { // killed between the two names
			t.Fatal(err)
		}
		in.write(t, j.names.Unfinished(j.names.Draft()), `{"deed": "I l`)
		in.write(t, j.names.Unfinished(j.names.Edit("deed")), "Dear")
		openWorkspace(t, j)
		has(t, j.Path, "journal.jsonl", "journal.lock", "journal.busy")
		if len(in.open(t, j.Path).Entries) != 1 {
			t.Error("the journal suffered")
		}
	})
}

// FuzzDraft: any valid text comes back byte for byte in the next run.
func FuzzDraft(f *testing.F) {
	for _, s := range []string{"", "\n\tx", "a\x00b\r\n", "👩‍👩‍👧 \u202e\u009b31m", "\ufffd\\ud83d", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w := openWorkspace(t, fresh(t))
		err := w.Keep("deed", text)
		if (err == nil) != utf8.ValidString(text) {
			t.Fatalf("%q: %v", text, err)
		}
		if got, ok := reopenWorkspace(t, w).Draft("deed"); err == nil && (got != text || !ok) {
			t.Fatalf("%q came back as %q", text, got)
		}
	})
}

// What is no text where an edited text or the drafts should be is moved out of
// the way, and keeps nobody from their words.
func TestLinksInTheWay(t *testing.T) {
	for name, to := range map[string]string{"nowhere": "nowhere", "a circle": "journal.edit-letter.md", "a folder": "."} {
		t.Run(name, func(t *testing.T) {
			w := openWorkspace(t, fresh(t))
			if err := w.Keep("letter", "Dear Sam"); err != nil {
				t.Fatal(err)
			}
			path := w.journal.names.Edit("letter")
			if err := os.Symlink(to, path); err != nil {
				t.Fatal(err)
			}
			w = reopenWorkspace(t, w)
			if got, _ := w.Draft("letter"); got != "Dear Sam" {
				t.Errorf("draft %q", got)
			}
			n := w.journal.Notices()
			if len(n) != 1 || n[0].Event != EditQuarantined || n[0].Prompt != "letter" {
				t.Fatalf("notices %+v", n)
			}
			if got, err := os.Readlink(n[0].Path); err != nil || got != to {
				t.Errorf("it leads to %q: %v", got, err)
			}
			if err := os.Symlink(to, path); err != nil { // while the text is lent
				t.Fatal(err)
			}
			if _, err := w.FinishEdit("letter"); !is[*Unusable](err) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestDraftsThatAreALinkToNowhere(t *testing.T) {
	w := openWorkspace(t, fresh(t))
	if err := os.Symlink("nowhere", w.journal.names.Draft()); err != nil {
		t.Fatal(err)
	}
	w = reopenWorkspace(t, w)
	if n := w.journal.Notices(); len(n) != 1 || n[0].Event != DraftsQuarantined {
		t.Errorf("notices %+v", n)
	}
	if err := w.Keep("letter", "Dear Sam"); err != nil {
		t.Error(err)
	}
}

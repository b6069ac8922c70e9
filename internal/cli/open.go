package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// opened is a journal with the part of the workbook that it walks.
type opened struct {
	*journal.Journal
	workbook *workbook.Workbook
	words    workbook.Words
	now      time.Time
	sources  []guide.Source // of items besides the prompts; nil for none
}

// asking is how the journal stands at this command's time.
func (o *opened) asking() guide.View {
	state := guide.Fold(o.Entries)
	return guide.View{Workbook: o.workbook, Words: o.words, State: state,
		Agenda: guide.Plan(o.workbook, state, o.now, o.sources...)}
}

// open reads the journal and the content that fits it.
func (g *global) open(ctx context.Context) (*opened, error) {
	now, err := g.time()
	if err != nil {
		return nil, err
	}
	j, err := g.openJournal(ctx)
	if err != nil {
		return nil, err
	}
	j.Entries = guide.WithoutPrivate(j.Entries)
	o := &opened{Journal: j, now: now}
	if o.words, err = g.words(); err != nil {
		return nil, err
	}
	o.workbook, err = g.load(guide.Fold(j.Entries).Path())
	return o, err
}

// skim returns what the journal says in entries of these kinds, for commands
// that only show it. It is much faster than open. Whatever is unusual about the
// file it leaves to open, which also tells the person.
func (g *global) skim(ctx context.Context, kinds ...entry.Kind) (guide.State, error) {
	path, err := g.path()
	if err != nil {
		return guide.State{}, err
	}
	if entries, err := journal.Skim(path, kinds...); err == nil {
		return guide.Fold(entries), nil
	}
	j, err := g.openJournal(ctx)
	if err != nil {
		return guide.State{}, err
	}
	return guide.Fold(j.Entries), nil
}

func (g *global) openJournal(ctx context.Context) (*journal.Journal, error) {
	path, err := g.path()
	if err != nil {
		return nil, err
	}
	j, err := journal.Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	j.OnLockWait = func() { g.tell(waiting) }
	g.tellNotices(j)
	return j, nil
}

// waiting is said when another process takes long to write to the journal.
const waiting = "another process is writing to the journal; waiting for it"

// tellNotices says what happened to the person's words without their doing.
func (g *global) tellNotices(j interface{ Notices() []journal.Notice }) {
	for _, n := range j.Notices() {
		switch n.Event {
		case journal.TornQuarantined:
			g.tell("the last line of the journal was cut off, as by a power cut; it is kept in " + n.Path)
		case journal.TornLeft:
			g.tell(fmt.Sprintf("the last line of the journal is cut off and was left in place: %v", n.Err))
		case journal.DraftsQuarantined:
			g.tell("the half-typed answers could not be read; they are kept in " + n.Path)
		case journal.EditAdopted:
			g.tell(fmt.Sprintf("the text left in your editor is taken up again at %q", n.Prompt))
		case journal.EditQuarantined:
			g.tell("the text left in your editor could not be taken up; it is kept in " + n.Path)
		case journal.TextKept:
			g.tell(fmt.Sprintf("another text of %q stood there and is kept in %s", n.Prompt, n.Path))
		}
	}
}

// tell says something about the journal on standard error. Where nobody is to
// see what this is, it does not name the program.
func (g *global) tell(what string) {
	who := "trustrepair: "
	if g.discreet {
		who = ""
	}
	fmt.Fprintf(g.Err, "%s%s\n", who, display.Safe(g.withJournalFlag(what)))
}

// tellSaved says what is saved and what to type next, by the name of its words;
// where nobody is to see what this is, only that it is saved.
func (g *global) tellSaved(w workbook.Words, name string, values ...string) {
	if g.discreet {
		name = "saved"
	}
	g.tell(w.Say(name, values...))
}

func (g *global) journalExists() (bool, error) {
	path, err := g.path()
	if err != nil {
		return false, err
	}
	_, err = os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// path returns the journal's file: --journal, else TRUSTREPAIR_JOURNAL, else
// the journal named "journal". A name lies in the data folder.
func (g *global) path() (string, error) {
	name := g.journal
	if name == "" {
		name = g.Getenv("TRUSTREPAIR_JOURNAL")
	}
	if name == "" {
		name = "journal"
	}
	if strings.ContainsAny(name, `/`+string(filepath.Separator)) || strings.HasSuffix(name, ".jsonl") {
		return filepath.Abs(name)
	}
	if strings.HasPrefix(name, ".") || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return "", usage("use letters, for instance --journal sam", "the journal name %q will not do", name)
	}
	data, err := g.dataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(data, "trustrepair", name+".jsonl"), nil
}

// errNoHome says that there can be no journal by name.
var errNoHome = errors.New("no home folder is known, so there is no place for a journal")

// dataFolder is where programs keep a person's data on this system.
func (g *global) dataFolder() (string, error) {
	if dir := g.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	if runtime.GOOS == "windows" {
		if dir := g.Getenv("LOCALAPPDATA"); dir != "" {
			return dir, nil
		}
	}
	home := g.Getenv("HOME")
	if runtime.GOOS == "windows" {
		home = g.Getenv("USERPROFILE")
	}
	if home == "" {
		return "", &exitError{statusFailure, errNoHome,
			[]string{"set HOME, or name a file: --journal ./journal.jsonl"}}
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support"), nil
	}
	return filepath.Join(home, ".local", "share"), nil
}

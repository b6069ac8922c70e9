// Package internal is the map of the house. Data flows one way: content and
// journal entries in, agenda out, questions asked, entries appended.
//
//	entry      one line of a journal
//	workbook   the content's types, read strictly, laid over one another, linted
//	display    any string, shown safely: escapes, width, wrapping, small Markdown
//	english    sentences, clauses, patterns of words
//	journal    the file: append, lock, read, drafts
//	guide      the pure engine: where a person stands, what is due
//	apology    the checker of apologies
//	safety     the gate, the phrases of danger, the help lines
//	term       what the terminal is and can, signals, a panic as an error
//	prompt     asks a person: full-screen and plain
//	render     state and entries as text, Markdown and HTML
//	session    the loop: agenda, ask, record (the one write path); setup and gate
//	cli        the commands, messages and exit statuses
//
// Which room may import which is checked by TestRooms in this folder. The core
// never prints, knows no flags, reads no clock and no environment.
//
// # One answer, from the key press to the disk
//
// Each line that begins with a number is a call into another room, or the reply
// to one.
//
//	   prompt   Screen reads keys and shows the field; tab asks for the next question
//	1  guide    Question.Check (Parse): can this be the answer?
//	2  session  the Reply to Asker.Ask; then Recorder.Answer, where a pipe begins too
//	3  guide    Parse: the JSON value to store
//	4  journal  Workspace.Refresh: what other processes appended meanwhile
//	5  guide    Fold, Plan, Unchanged, Entries: is it news, and what goes on record
//	6  journal  Workspace.Submit: lock, read on; the drafts are marked before the write
//	7  entry    Encode: one line of the file
//	8  the disk one write, then fsync; then the drafts are removed
//	   session  Recorded: closed? danger (safety)? a rest? Then the agenda once more
//
// # Direct dependencies, and what each is for
//
//	github.com/spf13/cobra              commands, flags, help, completion (cli)
//	github.com/spf13/pflag              cobra's flags, looked at by a test (tests only)
//	github.com/charmbracelet/huh        the fields of the full-screen asker (prompt)
//	github.com/charmbracelet/bubbletea  the program that holds those fields (prompt)
//	github.com/charmbracelet/bubbles    the viewport and keys beside them (prompt)
//	github.com/charmbracelet/lipgloss   layout and colour of the screen (prompt, term)
//	github.com/charmbracelet/x/ansi     wrapping text by display width (render, prompt)
//	github.com/charmbracelet/x/term     size and kind of a terminal (term)
//	gopkg.in/yaml.v3                    reading the content (workbook)
//	github.com/oklog/ulid/v2            ids that sort by time (entry)
//	github.com/go-json-experiment/json  reading JSON strictly (entry)
//	github.com/gofrs/flock              file locks on all systems (journal)
//	github.com/aymanbagabas/go-udiff    what changed between two letters (render)
//	golang.org/x/text                   Unicode normalisation (english, cli)
//	github.com/muesli/termenv           how many colours the screen may have (prompt)
//	golang.org/x/sys                    pipes and pseudo-terminals (tests only)
//	github.com/rogpeppe/go-internal     scripts as tests (tests only)
//	github.com/creack/pty               real pseudo-terminals (tests only)
//	github.com/charmbracelet/x/vt       a terminal to read the screen of (tests only)
//	honnef.co/go/tools                  staticcheck (make lint only)
package internal

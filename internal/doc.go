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
//	tui        what any full-screen scene needs: program, keys, scroll, theme
//	prompt     asks a person: full-screen and plain
//	render     state and entries as text, Markdown and HTML
//	session    the loop: agenda, ask, check, record
//	cli        the commands, messages and exit statuses
//
// Which room may import which is held by TestRooms beside this file. The core
// never prints, knows no flags, reads no clock and no environment.
//
// # Direct dependencies, and what each is for
//
//	github.com/spf13/cobra              commands, flags, help, completion (cli)
//	github.com/spf13/pflag              cobra's flags, looked at by a test (tests only)
//	github.com/charmbracelet/huh        the fields of the full-screen asker (prompt)
//	github.com/charmbracelet/bubbletea  the type of a key, which those fields take (tui, prompt)
//	github.com/charmbracelet/bubbles    which keys those fields know (prompt)
//	github.com/charmbracelet/lipgloss   colour and style of text (tui, prompt, term)
//	github.com/charmbracelet/x/ansi     the width of text on a terminal (display, tui, prompt)
//	github.com/charmbracelet/x/term     size, kind and mode of a terminal (term, tui)
//	gopkg.in/yaml.v3                    reading the content (workbook)
//	github.com/oklog/ulid/v2            ids that sort by time (entry)
//	github.com/go-json-experiment/json  reading JSON strictly (entry)
//	github.com/gofrs/flock              file locks on all systems (journal)
//	github.com/aymanbagabas/go-udiff    what changed between two letters (render)
//	golang.org/x/text                   Unicode normalisation (english, cli)
//	github.com/muesli/termenv           how many colours the screen may have (tui)
//	golang.org/x/sys                    waiting for keys, and the console of Windows (tui)
//	github.com/rogpeppe/go-internal     scripts as tests (tests only)
//	github.com/creack/pty               real pseudo-terminals (tests only)
//	github.com/charmbracelet/x/vt       a terminal to read the screen of (tests only)
//	honnef.co/go/tools                  staticcheck (make lint only)
package internal

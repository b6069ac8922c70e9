// Package internal is the map of the packages.
//
// Data flows one way: the content and the entries of the journal lead to an agenda,
// the agenda to questions, and the answers to new entries. Imports go one way too:
// each package in this list imports only packages below it.
//
//	cli        owns the commands: names, arguments, flags, help
//	records    owns the commands about what is recorded: journal, sheet
//	promises   owns what the commands about promises do, once their flags are read
//	app        owns one run of the program: journal, terminal, messages, exit status
//	session    owns the loop: asks what is next and records it; setup and safety gate
//	prompt     owns asking a person, on the full screen or in plain mode
//	buffer     owns a text that is being written: cursor, editing, undo, rows
//	tui        owns what any full-screen scene needs: program, keys, scroll, theme
//	render     owns the form of state and entries: text, Markdown, HTML, JSON
//	guide      owns the engine: how far a person has come, what is due, what waits
//	answers    owns what can be the answer to a prompt: accepted, stored, shown
//	ledger     owns promises over time: their wordings, days, and what was told of them
//	gate       owns what the answers to the safety questions add up to
//	journal    owns the file: appending, locks, drafts, damage, and its two forms
//	locks      owns the locks of a journal
//	store      owns those forms: plain lines, or sealed
//	seal       owns the encryption of a journal, and its key
//	passphrase owns getting a passphrase: from a file, a command, the terminal
//	layout     owns which files belong to a journal: their names, and copies of them
//	apology    owns the checker of apologies
//	safety     owns the safety gate, the warning of danger, the help lines
//	days       owns reading a day as a person writes it: tomorrow, 6 December
//	checkup    owns what is wrong with the lines of a journal, and what is left of it
//	removal    owns what is left of a text without some entries
//	union      owns bringing copies of a journal together
//	versions   owns which entries are versions of the same thing
//	workbook   owns the structure of the content: reading, overlays, lint
//	entry      owns one line of a journal: kinds, ids, encoding
//	pattern    owns patterns of words: what a rule is written in, and its search
//	english    owns taking a text apart: sentences, clauses, words
//	editor     owns what is known of the person's editor: its flags, a private folder
//	cmdline    owns command lines as texts: quoting, splitting, the nearest word
//	display    owns showing any text safely: escapes, width, wrapping
//	disk       owns durable files, and what systems differ in there
//	term       owns what the terminal can do, signals, and panics as errors
//
// What differs from command to command is in cli, which alone knows cobra. What is
// the same for all of them is in app, which knows no command but its name.
//
// TestRooms lists which package may import which, and checks it. TestRoomSize checks
// that none becomes too large. None of them reads the clock, the environment or the
// standard streams: cmd/trustrepair passes those in. From render down, none prints
// anything or knows a flag.
//
// # One answer, from the key press to the disk
//
// Each line with a number is a call into another package, or the reply to one.
//
//	   prompt   Screen reads keys and shows the field; tab asks for the next question
//	1  answers  Question.Check (Format.Parse): can this be the answer?
//	2  session  the Reply to Asker.Ask; then Recorder.Answer, where a pipe begins too
//	3  answers  Format.Parse: the JSON value to store
//	4  journal  Workspace.Refresh: what other processes have appended
//	5  guide    Fold, Plan, Unchanged, Entries: is it new, and what to record
//	6  journal  Workspace.Submit: lock, read on, mark the drafts
//	7  entry    Encode: one line of the file
//	8  the disk one write, then fsync; then remove the drafts
//	   session  Recorded: closed? danger (safety)? a rest? Then the next agenda
//
// # Direct dependencies
//
//	github.com/spf13/cobra              commands, flags, help, completion (cli)
//	github.com/spf13/pflag              cobra's flags (tests only)
//	github.com/charmbracelet/huh        the fields of the full-screen asker (prompt)
//	github.com/charmbracelet/bubbletea  the type of a key, which those fields take (tui, prompt)
//	github.com/charmbracelet/bubbles    which keys those fields know (prompt)
//	github.com/charmbracelet/lipgloss   color and style of text (tui, prompt, term)
//	github.com/charmbracelet/x/ansi     the width of text on a terminal (display, tui, prompt)
//	github.com/charmbracelet/x/term     size, kind and mode of a terminal (term, tui, passphrase)
//	gopkg.in/yaml.v3                    reading the content (workbook)
//	github.com/oklog/ulid/v2            ids that sort by time (entry)
//	github.com/go-json-experiment/json  reading JSON strictly (entry)
//	filippo.io/age                      encrypting a journal in a form that other tools open (seal)
//	github.com/gofrs/flock              file locks on all systems (locks)
//	github.com/aymanbagabas/go-udiff    the changes between two letters (render)
//	golang.org/x/text                   Unicode normalization (english, render)
//	github.com/muesli/termenv           how many colors the screen can have (tui)
//	golang.org/x/sys                    waiting for keys, and the console of Windows (tui)
//	github.com/rogpeppe/go-internal     scripts as tests (tests only)
//	github.com/creack/pty               real pseudo-terminals (tests only)
//	github.com/charmbracelet/x/vt       an emulated terminal screen (tests only)
//	honnef.co/go/tools                  staticcheck (make lint only)
package internal

package prompt

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// scene is what fills the screen: a question or a card.
type scene interface {
	press(k tea.KeyMsg) turn
	ready(fresh bool) bool // takes keys now; fresh: those typed since it was opened
	view(width, height int) string
	resize(width int)
	keep() error // stores the draft, if there is one
}

// turn is what came of a key: mostly nothing but what is seen, else something
// to run, or the reply that ends the scene.
type turn struct {
	reply *guide.Reply
	cmd   tea.Cmd
}

// over ends a scene.
func over(r guide.Reply) turn { return turn{reply: &r} }

// model is the Bubble Tea program of a session. It shows one scene at a time;
// between two of them the last one stays on the screen.
type model struct {
	width, height int
	scene         scene
	open          bool // the scene waits for its reply
	replies       chan guide.Reply
	vanished      bool

	held  []tea.KeyMsg // keys that no scene was ready for
	fresh bool         // keys come that were typed since the scene was opened
}

// The size of a terminal that does not know its own.
const unknownWidth, unknownHeight = 80, 24

// The messages that the asker sends into the program.
type (
	// showMsg puts a scene on the screen.
	showMsg struct {
		scene   func(width int) scene
		replies chan guide.Reply
	}
	// remarkMsg is said below a question.
	remarkMsg string
	// leaveMsg ends the open scene, because the asking is being ended.
	leaveMsg struct{}
	// closeMsg empties the screen and ends the program.
	closeMsg struct{}
)

func (m *model) Init() tea.Cmd { return nil }

// filter takes the messages that change nothing on the screen, before they
// cause it to be drawn.
func (m *model) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(readMsg); ok {
		m.fresh = true
		return nil
	}
	return msg
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = cmp.Or(msg.Width, unknownWidth), cmp.Or(msg.Height, unknownHeight)
		if m.scene != nil {
			m.scene.resize(measure(m.width))
		}
	case showMsg:
		return m, m.show(msg)
	case remarkMsg:
		if q, ok := m.scene.(*question); ok {
			q.remark = string(msg)
		}
	case leaveMsg:
		m.leave(guide.Stop)
	case closeMsg:
		m.scene = nil
		return m, tea.Quit
	case keepTick:
		if m.open && m.scene == scene(msg.of) {
			_ = msg.of.keep() // says so itself
		}
	case edited:
		msg.of.editing = false
		if msg.err != nil {
			msg.of.take("", msg.err, nil)
		}
		return m, m.replay()
	case tea.KeyMsg:
		return m, m.press(msg)
	case *term.Crash:
		panic(msg) // to be caught where the program runs
	}
	return m, nil
}

// guarded makes a message on a goroutine of Bubble Tea's, where nobody else
// would catch a panic.
func guarded(make func() tea.Msg) (msg tea.Msg) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			msg = crash
		}
	}()
	return make()
}

// show opens a scene and gives it the keys that were typed ahead.
func (m *model) show(msg showMsg) tea.Cmd {
	m.scene, m.open, m.replies = msg.scene(measure(m.width)), true, msg.replies
	m.fresh = false
	return m.replay()
}

// replay presses the keys again that were held.
func (m *model) replay() tea.Cmd {
	held := m.held
	m.held = nil
	var cmds []tea.Cmd
	for _, k := range held {
		cmds = append(cmds, m.press(k))
	}
	return tea.Batch(cmds...)
}

// press gives a key to the scene, or holds it until one is ready for it.
func (m *model) press(k tea.KeyMsg) tea.Cmd {
	switch {
	case m.vanished:
		return nil
	case k.String() == "ctrl+x":
		m.vanished = true
		return tea.Quit
	case k.String() == "ctrl+l":
		return tea.ClearScreen
	case !m.open || !m.scene.ready(m.fresh):
		m.held = append(m.held, k)
		return nil
	}
	t := m.scene.press(k)
	if t.reply != nil {
		m.reply(*t.reply)
	}
	return t.cmd
}

func (m *model) reply(r guide.Reply) {
	m.open = false
	m.replies <- r // has room for one
}

// leave ends an open scene from outside and keeps its draft.
func (m *model) leave(a guide.Action) {
	if m.open {
		_ = m.scene.keep() // whoever keeps it knows what could not be kept
		m.reply(guide.Reply{Action: a})
	}
}

// rescue keeps the draft of an open scene after a panic, and reports whether it
// could.
func (m *model) rescue() (kept bool) {
	defer func() { _ = recover() }() // what is broken may break again
	return !m.open || m.scene.keep() == nil
}

func (m *model) View() string {
	if m.scene == nil || m.vanished {
		return ""
	}
	return m.scene.view(m.width, m.height)
}

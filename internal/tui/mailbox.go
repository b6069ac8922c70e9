package tui

import "sync"

// mailbox holds the messages that the loop has not taken yet. Whoever puts one in
// never waits, so that no two goroutines can wait for each other.
type mailbox struct {
	mu   sync.Mutex
	msgs []any
	some chan struct{} // holds a value while there are messages
}

func newMailbox() *mailbox { return &mailbox{some: make(chan struct{}, 1)} }

func (m *mailbox) put(msg any) {
	m.mu.Lock()
	m.msgs = append(m.msgs, msg)
	m.mu.Unlock()
	select {
	case m.some <- struct{}{}:
	default:
	}
}

// take waits for messages and returns all of them, in order.
func (m *mailbox) take() []any {
	<-m.some
	m.mu.Lock()
	defer m.mu.Unlock()
	msgs := m.msgs
	m.msgs = nil
	return msgs
}

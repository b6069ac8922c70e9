package cli

import "codeberg.org/trustrepair/trustrepair/internal/safety"

// gate reads the safety questions, once for a command.
func (g *global) gate() (*safety.Gate, error) {
	if g.gateRead != nil {
		return g.gateRead, nil
	}
	gate, err := safety.LoadGate(g.Content)
	if err != nil {
		return nil, err
	}
	g.gateRead = gate
	return gate, nil
}

package tui

import (
	"errors"
	"fmt"
	"time"
)

// loop takes messages until the program is over, and draws after them.
func (p *Program) loop() error {
	p.end = Left
	if err := p.open(); err != nil {
		return err
	}
	for {
		for _, msg := range p.mail.take() {
			if err := p.handle(msg); err != nil || p.over {
				return err
			}
		}
		if p.scene != nil {
			view := p.scene.View(p.size.Width, p.size.Height)
			p.seen.Store(p.shown) // first, for somebody may answer as soon as it is drawn
			p.screen.draw(view, p.size)
		}
	}
}

func (p *Program) handle(msg any) error {
	switch msg := msg.(type) {
	case show:
		return p.show(msg)
	case burst:
		return p.takeBurst(msg)
	case leave:
		return p.leave()
	case quit:
		p.over = true
	case fault:
		return msg.err
	case wake:
		if p.ended != nil && msg.scene == p.shown {
			return p.turn(p.scene.Update(Wake{}))
		}
	default:
		if p.scene != nil {
			return p.turn(p.scene.Update(msg))
		}
	}
	return nil
}

// show puts a scene on the screen and passes it the keys that were held.
func (p *Program) show(s show) error {
	p.scene, p.ended = s.scene, s.ended
	p.shown++
	if err := p.turn(p.scene.Update(p.size)); err != nil {
		return err
	}
	held := p.held
	p.held = nil
	return p.press(held)
}

func (p *Program) takeBurst(b burst) error {
	if b.stopping && b.reader == p.reader { // else it has been stopped since
		return p.turn(Turn{Run: p.device.stop})
	}
	if b.continued {
		p.screen.enter()
	}
	if b.resized {
		if err := p.resize(); err != nil {
			return err
		}
	}
	return p.press(b.keys)
}

// resize takes in the size of the screen and forgets what was drawn for another.
func (p *Program) resize() error {
	before := p.size
	p.size.Width, p.size.Height = p.device.size()
	p.screen.forget()
	if p.scene == nil || p.size == before {
		return nil
	}
	return p.turn(p.scene.Update(p.size))
}

// press passes keys to the scene, or holds them until one takes them.
func (p *Program) press(keys []Key) error {
	for _, k := range keys {
		switch {
		case p.over:
			return nil
		case k.String() == VanishKey:
			p.over, p.end = true, Vanished
		case k.String() == RedrawKey:
			p.screen.erase()
		case p.ended == nil:
			p.held = append(p.held, k)
		default:
			k.Ahead = k.seen < p.shown
			t := p.scene.Update(k)
			if t.Hold {
				p.held = append(p.held, k)
			}
			if err := p.turn(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// turn does what a scene wants.
func (p *Program) turn(t Turn) error {
	if t.Wake > 0 {
		scene := p.shown
		time.AfterFunc(t.Wake, func() { p.mail.put(wake{scene}) })
	}
	if t.Done && p.ended != nil {
		p.ended <- Done
		p.ended = nil
	}
	if t.Run == nil {
		return nil
	}
	p.giveBack()
	t.Run()
	if err := p.open(); err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return nil
}

// leave ends an open scene from outside.
func (p *Program) leave() error {
	if p.ended == nil {
		return nil
	}
	_ = p.scene.Close() // the scene tells whoever it keeps things for
	p.ended <- p.end
	p.ended = nil
	return nil
}

// open takes the terminal: its screen and its keys.
func (p *Program) open() error {
	if err := p.device.raw(); err != nil {
		return fmt.Errorf("taking the terminal: %w", err)
	}
	p.screen.enter()
	p.reader = make(chan struct{})
	go p.read(p.reader)
	return p.resize()
}

// giveBack restores the terminal. Called again, it does nothing.
func (p *Program) giveBack() {
	if p.reader == nil {
		return
	}
	p.device.interrupt()
	<-p.reader
	p.reader = nil
	p.screen.leave()
	if p.end == Vanished {
		p.screen.write(Wipe)
	}
	p.device.restore()
}

// read reads keys until the device is interrupted or fails.
func (p *Program) read(stopped chan struct{}) {
	defer close(stopped)
	err := guard(func() error {
		var d decoder
		for {
			in, err := p.device.read(d.patience())
			d.seen = p.seen.Load()
			b := burst{in, d.decode(in.bytes, in.late), stopped}
			if err != nil {
				b.keys = append(b.keys, d.end()...)
			}
			if len(b.keys) > 0 || b.resized || b.stopping {
				p.mail.put(b)
			}
			if err != nil {
				return err
			}
		}
	})
	if !errors.Is(err, errInterrupted) {
		p.mail.put(fault{err})
	}
}

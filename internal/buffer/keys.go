package buffer

// Press does what a key means: the arrows, and the keys of a shell's line.
func (b *Buffer) Press(key string) {
	switch key {
	case "enter", "alt+enter", "ctrl+j":
		b.Insert("\n")
	case "left", "ctrl+b":
		b.Move(b.before())
	case "right", "ctrl+f":
		b.Move(b.after())
	case "up", "ctrl+p":
		b.up()
	case "down", "ctrl+n":
		b.down()
	case "home", "ctrl+a":
		b.Move(b.Row(b.At).From)
	case "end":
		b.Move(b.rowEnd(b.Row(b.At)))
	case "ctrl+home", "alt+<":
		b.Move(0)
	case "ctrl+end", "alt+>":
		b.Move(len(b.Text))
	case "alt+left", "ctrl+left", "alt+b":
		b.Move(b.wordBefore())
	case "alt+right", "ctrl+right", "alt+f":
		b.Move(b.WordAfter())
	case "backspace", "ctrl+h":
		b.Remove(b.before())
	case "delete":
		b.Remove(b.after())
	case "ctrl+w", "alt+backspace":
		b.Remove(b.wordBefore())
	case "alt+d", "alt+delete":
		b.Remove(b.WordAfter())
	case "ctrl+u":
		b.Remove(b.paragraph(b.At).From)
	case "ctrl+k":
		b.Remove(b.paragraph(b.At).To)
	case "ctrl+z", "ctrl+_":
		b.undo()
	}
}

// Package buffer owns a text that is being written: its cursor, the keys that move
// and edit, undo, and how the text wraps to the rows of a screen.
//
// It refuses to draw, and to know what the text is for.
package buffer

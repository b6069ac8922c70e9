// Package tui owns what every full-screen scene needs: a [Program] that takes
// the terminal and restores it however it ends, the keys as they are pressed,
// and the parts that scenes are drawn from (theme, scrolled text, key line).
// A [Scene] is a question, a card, a list: it takes messages and draws itself.
//
// Nothing runs while nobody presses a key: the program draws when a message has
// come, and only the rows that changed. Keys take one path on all systems: a
// device reads what the terminal sends, a decoder makes keys of it.
//
// It refuses to know what a scene is about, to keep anything, and to look at the
// environment or a clock.
package tui

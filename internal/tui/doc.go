// Package tui owns what every full-screen scene needs: a [Program] that takes
// the terminal and restores it however it ends, the keys as they are pressed,
// and the parts that scenes are drawn from (theme, scrolled text, key line).
// A [Scene] is a question, a card, a list: it takes messages and draws itself.
//
// Nothing runs while nobody presses a key: the program draws when a message has
// come, and only the rows that changed. Keys take one path on all systems: a
// device reads what the terminal sends, a decoder makes keys of it.
//
// The terminal's own cursor is where a scene has put [CursorHere], for those who do
// not look at the screen as a whole. No scene draws another one.
//
// # Pastes without marks
//
// A terminal marks the beginning and the end of a paste if it can. From one that
// cannot, a paste looks like keys, and a tab in it looks like the key that records
// an answer. Two things tell them apart:
//
//   - Time. A person needs longer than 4 ms from one key to the next. Bytes that
//     come sooner after one another are a burst, in however many reads they come.
//   - Letters. In a burst, a control character that has letters before it and after
//     it is inside a text ([Key.Inside]). A scene takes a tab there as a tab, a line
//     end as a line end, and no key there as one that records or leaves something
//     out. After several lines, the last line end is also one of the text.
//
// What has letters on one side only is a key: the tab after the words of a script or
// of a quick typist, and the enter before them. So is a control character between
// two bursts, and between a letter and an arrow. Someone whose line is slow may get
// a tab in the text instead of the next question, but never records half an answer.
//
// It refuses to know what a scene is about, to keep anything, and to look at the
// environment or a clock.
package tui

// Package display owns showing a string, wherever it came from, on a terminal
// or a page: without control characters, on one line, wrapped to a width, as
// the small part of Markdown that the workbook's texts use.
//
// It refuses to know what a text says, to write anywhere, and to ask what
// terminal there is: the width is a parameter.
package display

// Package content holds what the workbook says: the steps and their prompts,
// the practices behind them, the words of the interface, the rules of the
// apology checker and of safety, and the help lines. It holds files and
// nothing else; package workbook reads and checks them.
package content

import "embed"

// FS is every content file, as the program ships it.
//
//go:embed *.yaml steps/*.yaml
var FS embed.FS

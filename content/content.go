// Package content holds what the workbook says: the steps and their prompts,
// the practices they teach, the words of the interface, the rules of the
// apology checker and of safety, and the help lines. Each language is a folder
// of its own. The package holds files and nothing else; package workbook reads
// and checks them.
package content

import (
	"embed"
	"io/fs"
)

// files is every content file, as the program ships it. A release has the parsed form of
// each YAML file too: see cmd/parsecontent.
//
//go:embed */*.yaml* */steps/*.yaml* */danger*
var files embed.FS

// FS is the content in English.
var FS = In("en")

// In returns the content in a language, named by its folder. A language that
// the program does not ship has no files.
func In(language string) fs.FS {
	sub, err := fs.Sub(files, language)
	if err != nil { // no folder can have that name
		return embed.FS{}
	}
	return sub
}

// Languages returns the languages, by the names of their folders.
func Languages() []string {
	var names []string
	folders, _ := files.ReadDir(".") // it is embedded, and so it is there
	for _, f := range folders {
		names = append(names, f.Name())
	}
	return names
}

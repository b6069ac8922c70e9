package workbook

import (
	"io/fs"
	"strings"
)

// wordsFile is where the words of the interface are in the content.
const wordsFile = "words.yaml"

// Words are the labels, keys and page texts of the interface, by name.
type Words map[string]string

// LoadWords reads words.yaml.
func LoadWords(fsys fs.FS) (Words, error) {
	var words Words
	err := ReadStrict(fsys, wordsFile, &words)
	return words, err
}

// Say returns the text of that name. Each pair of values fills one
// placeholder: Say("due-since", "date", "2026-03-14") fills {date}. A name
// that the file lacks comes back as it is.
func (w Words) Say(name string, values ...string) string {
	text, ok := w[name]
	if !ok {
		return name
	}
	pairs := make([]string, 0, len(values))
	for i := 0; i+1 < len(values); i += 2 {
		pairs = append(pairs, "{"+values[i]+"}", values[i+1])
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

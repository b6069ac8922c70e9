package workbook

import "io/fs"

// practicesFile is where the practices are in the content.
const practicesFile = "practices.yaml"

// Practice is one piece of advice that the workbook teaches.
type Practice struct {
	Gist     string `yaml:"gist"`     // one line
	Evidence string `yaml:"evidence"` // authors, year, and what they found; "" where nothing is claimed
}

// LoadPractices reads practices.yaml: the practices by id.
func LoadPractices(fsys fs.FS) (map[string]Practice, error) {
	var practices map[string]Practice
	err := ReadStrict(fsys, practicesFile, &practices)
	return practices, err
}

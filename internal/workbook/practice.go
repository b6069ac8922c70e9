package workbook

import "io/fs"

// practicesFile is the content file with the practices.
const practicesFile = "practices.yaml"

// Practice is one piece of advice that the workbook teaches.
type Practice struct {
	Gist     string `yaml:"gist"`     // one line
	Evidence string `yaml:"evidence"` // authors, year, and what they found; "" if nothing is claimed
}

// LoadPractices reads practices.yaml and returns the practices by id.
func LoadPractices(fsys fs.FS) (map[string]Practice, error) {
	var practices map[string]Practice
	err := ReadStrict(fsys, practicesFile, &practices)
	return practices, err
}

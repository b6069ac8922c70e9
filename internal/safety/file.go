package safety

import (
	"io/fs"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// fileName is the file with the gate, the cards and the rules.
const fileName = "safety.yaml"

// file is safety.yaml.
type file struct {
	Replies    []workbook.Option      `yaml:"replies"`
	Gate       map[workbook.Role]*set `yaml:"gate"`
	Counsellor []counsel              `yaml:"counsellor"`
	Cards      map[Topic]Card         `yaml:"cards"`
	Alone      Card                   `yaml:"alone"` // replaces some of them in the journal for oneself
	Words      map[string][]string    `yaml:"words"`
	Elsewhere  []elsewhere            `yaml:"elsewhere"`
	Rules      []rule                 `yaml:"rules"`
}

func read(fsys fs.FS) (*file, error) {
	f := &file{}
	if err := workbook.ReadStrict(fsys, fileName, f); err != nil {
		return nil, err
	}
	return f, nil
}

// problem returns a fault in safety.yaml.
func problem(what, fix string) workbook.Problem {
	return workbook.Problem{File: fileName, What: what, Fix: fix}
}

// at adds the place in the file to some faults.
func at(place string, found workbook.Problems) workbook.Problems {
	for i := range found {
		found[i].ID = place
	}
	return found
}

// asError returns the faults as an error, or nil if there are none.
func asError(found workbook.Problems) error {
	if len(found) == 0 {
		return nil
	}
	return found
}

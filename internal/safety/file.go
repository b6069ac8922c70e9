package safety

import (
	"io/fs"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// fileName is the file that holds the gate, the cards and the rules.
const fileName = "safety.yaml"

// file is safety.yaml.
type file struct {
	Replies    []workbook.Option      `yaml:"replies"`
	Gate       map[workbook.Role]*set `yaml:"gate"`
	Counsellor []counsel              `yaml:"counsellor"`
	Cards      map[Topic]Card         `yaml:"cards"`
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

// problem is one fault of safety.yaml.
func problem(what, fix string) workbook.Problem {
	return workbook.Problem{File: fileName, What: what, Fix: fix}
}

// at says where in the file faults are.
func at(place string, found workbook.Problems) workbook.Problems {
	for i := range found {
		found[i].ID = place
	}
	return found
}

// asError turns faults into an error, or into nil if there are none.
func asError(found workbook.Problems) error {
	if len(found) == 0 {
		return nil
	}
	return found
}

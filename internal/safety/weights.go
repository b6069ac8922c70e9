package safety

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/english"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The files of the classifier: the classes of words, written by hand, and the
// weights, written by the training.
const (
	wordsFile   = "danger-words.txt"
	weightsFile = "danger.weights"
)

// loadClassifier reads both files.
func loadClassifier(fsys fs.FS, p people) (*classifier, error) {
	v, err := loadVocabulary(fsys, p)
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(fsys, weightsFile)
	if err != nil {
		return nil, fmt.Errorf("reading the weights: %w", err)
	}
	w, err := parseWeights(data)
	if err != nil {
		return nil, workbook.Problems{{File: weightsFile, What: err.Error(), Fix: "make watch writes it"}}
	}
	return &classifier{v, w}, nil
}

// loadVocabulary reads the classes of words. A line is "class: word word", where
// <verb> means all forms of a verb, or it is "word = other spellings".
func loadVocabulary(fsys fs.FS, p people) (vocabulary, error) {
	data, err := fs.ReadFile(fsys, wordsFile)
	if err != nil {
		return vocabulary{}, fmt.Errorf("reading the classes of words: %w", err)
	}
	v := vocabulary{map[string][]string{}, map[string]string{}, english.Bases(), p}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if word, others, ok := strings.Cut(line, " = "); ok {
			for _, other := range strings.Fields(others) {
				v.spelled[other] = word
			}
		} else if class, members, ok := strings.Cut(line, ": "); ok {
			v.add("@"+class, strings.Fields(members))
		} else {
			return v, workbook.Problems{{File: wordsFile, Line: i + 1, What: fmt.Sprintf("%q has no colon", line), Fix: "write class: words"}}
		}
	}
	return v, nil
}

func (v *vocabulary) add(class string, members []string) {
	for _, word := range members {
		verb, ok := strings.CutPrefix(word, "<")
		if !ok {
			v.classes[word] = append(v.classes[word], class)
			continue
		}
		for _, form := range english.Forms(strings.TrimSuffix(verb, ">")) {
			v.classes[form] = append(v.classes[form], class)
		}
	}
}

// head is the first line of the weights: threshold, calm, bias, step, how many
// features tell danger and how many the topic, and the sum of what they were
// learned from. Then come the features, as four bytes each, and their weights.
const head = "danger weights 1: %g %g %g %g %d %d %s\n"

func (w weights) format() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, head, w.threshold, w.calm, w.bias, w.step, len(w.danger), len(w.topics), w.sum)
	put := func(f feature, weights ...int8) {
		_ = binary.Write(&out, binary.LittleEndian, f) // a buffer takes all
		_ = binary.Write(&out, binary.LittleEndian, weights)
	}
	for _, f := range slices.Sorted(maps.Keys(w.danger)) {
		put(f, w.danger[f])
	}
	for _, f := range slices.Sorted(maps.Keys(w.topics)) {
		put(f, w.topics[f]...)
	}
	return out.Bytes()
}

func parseWeights(data []byte) (w weights, err error) {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	danger, topics, each := 0, 0, len(allTopics())
	if _, err := fmt.Sscanf(string(line)+"\n", head, &w.threshold, &w.calm, &w.bias, &w.step, &danger, &topics, &w.sum); err != nil {
		return w, fmt.Errorf("the first line is not as it should be: %w", err)
	}
	const id = 4 // bytes
	if most := len(rest); danger < 0 || topics < 0 || danger > most || topics > most || danger*(id+1)+topics*(id+each) != most {
		return w, fmt.Errorf("its length is not that of %d and %d features", danger, topics)
	}
	w.danger, w.topics = make(map[feature]int8, danger), make(map[feature][]int8, topics)
	for range danger {
		w.danger[feature(binary.LittleEndian.Uint32(rest))] = int8(rest[id])
		rest = rest[id+1:]
	}
	for range topics {
		weights := make([]int8, each)
		for i := range weights {
			weights[i] = int8(rest[id+i])
		}
		w.topics[feature(binary.LittleEndian.Uint32(rest))] = weights
		rest = rest[id+each:]
	}
	return w, nil
}

package safety

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/text"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The files of the classifier: the classes of words, written by hand, and the
// weights, written by the training.
const (
	wordsFile   = "danger-words.txt"
	weightsFile = "danger.weights"
)

// topicBuckets is how many weights a topic has. Which topic it is needs less
// than whether it is one.
const topicBuckets = 1 << 13

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

// loadVocabulary reads the classes of words. A line is "class: word word", a
// verb in all its forms is <verb>, and "word = other spellings" is one as well.
func loadVocabulary(fsys fs.FS, p people) (vocabulary, error) {
	data, err := fs.ReadFile(fsys, wordsFile)
	if err != nil {
		return vocabulary{}, fmt.Errorf("reading the classes of words: %w", err)
	}
	v := vocabulary{map[string][]string{}, map[string]string{}, text.Bases(), p}
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
		for _, form := range text.Forms(strings.TrimSuffix(verb, ">")) {
			v.classes[form] = append(v.classes[form], class)
		}
	}
}

// head is the first line of the weights: threshold, bias, step, and the sum of
// what they were learnt from.
const head = "danger weights 1: %g %g %g %s\n"

func (w weights) format() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, head, w.threshold, w.bias, w.step, w.sum)
	for _, table := range append([][]int8{w.danger}, w.topics...) {
		for _, weight := range table {
			out.WriteByte(byte(weight))
		}
	}
	return out.Bytes()
}

func parseWeights(data []byte) (w weights, err error) {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	if _, err := fmt.Sscanf(string(line)+"\n", head, &w.threshold, &w.bias, &w.step, &w.sum); err != nil {
		return w, fmt.Errorf("the first line is not as it should be: %w", err)
	}
	if len(rest) != buckets+len(allTopics())*topicBuckets {
		return w, fmt.Errorf("it holds %d weights", len(rest))
	}
	table := func(n int) []int8 {
		t := make([]int8, n)
		for i := range t {
			t[i] = int8(rest[i])
		}
		rest = rest[n:]
		return t
	}
	w.danger = table(buckets)
	for range allTopics() {
		w.topics = append(w.topics, table(topicBuckets))
	}
	return w, nil
}

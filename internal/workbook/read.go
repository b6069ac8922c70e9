package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"gopkg.in/yaml.v3"
)

// maxFile is the size above which a content file is refused, in bytes.
const maxFile = 1 << 20

// ReadStrict decodes one YAML file of the content: unknown fields, double keys
// and a second document are Problems that name the file and the line.
func ReadStrict(fsys fs.FS, name string, into any) error {
	data, err := readFile(fsys, name)
	if err != nil {
		return err
	}
	if decodeParsed(fsys, name, data, into) {
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil {
		return AsProblems(name, err)
	}
	if err := dec.Decode(new(any)); !errors.Is(err, io.EOF) {
		return Problems{{File: name, What: "there is more than one document", Fix: "keep one"}}
	}
	return nil
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	defer f.Close()
	var data bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Size() <= maxFile {
		data.Grow(int(info.Size()) + bytes.MinRead) // or else reading makes copies
	}
	if _, err := data.ReadFrom(io.LimitReader(f, maxFile+1)); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if data.Len() > maxFile {
		return nil, fmt.Errorf("reading %s: larger than %d bytes", name, maxFile)
	}
	return data.Bytes(), nil
}

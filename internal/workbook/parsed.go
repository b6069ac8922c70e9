package workbook

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"gopkg.in/yaml.v3"
)

// ParsedSuffix follows the name of a YAML file in that of its parsed form.
const ParsedSuffix = ".parsed"

// Parsed returns the parsed form of a YAML file: its hash, the number of its nodes,
// and the nodes. A release has it beside each file of the content, because parsing
// YAML takes much longer than anything else that most commands do. The parsed form of
// another source than the file at hand is ignored.
//
// Comments, lines and anchors are not in it. What needs them reads the source.
func Parsed(source []byte) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(source, &document); err != nil {
		return nil, fmt.Errorf("parsing: %w", err)
	}
	sum := sha256.Sum256(source)
	var w nodeWriter
	if err := w.write(&document, 0); err != nil {
		return nil, err
	}
	return slices.Concat(sum[:], binary.AppendUvarint(nil, w.nodes), w.buf), nil
}

// maxDepth is how deep nodes may be nested. An anchor inside its own node would be
// endless.
const maxDepth = 100

// nodeWriter writes nodes, each before its children.
type nodeWriter struct {
	buf   []byte
	nodes uint64
}

func (w *nodeWriter) write(n *yaml.Node, depth int) error {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if depth > maxDepth {
		return fmt.Errorf("line %d: nested more than %d deep", n.Line, maxDepth)
	}
	w.nodes++
	w.buf = append(w.buf, byte(n.Kind), byte(n.Style))
	w.tag(n.Tag)
	w.text(n.Value)
	w.buf = binary.AppendUvarint(w.buf, uint64(len(n.Content)))
	for _, child := range n.Content {
		if err := w.write(child, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// usualTags are the tags that a node has as a rule. They are written as their place
// here, from 1, because every node has one.
var usualTags = []string{"", "!!str", "!!seq", "!!map", "!!bool", "!!int", "!!float", "!!null", "!!merge", "!!timestamp"}

func (w *nodeWriter) tag(tag string) {
	place := slices.Index(usualTags, tag) + 1
	w.buf = append(w.buf, byte(place))
	if place == 0 {
		w.text(tag)
	}
}

func (w *nodeWriter) text(s string) {
	w.buf = append(binary.AppendUvarint(w.buf, uint64(len(s))), s...)
}

// decodeParsed decodes the parsed form of a file. It reports false if there is none of
// this source, or if it has a fault, which the source then shows with its line.
func decodeParsed(fsys fs.FS, name string, source []byte, into any) bool {
	if _, tree := into.(*yaml.Node); tree {
		return false // who asks for nodes wants their lines
	}
	parsed, err := readFile(fsys, name+ParsedSuffix)
	sum := sha256.Sum256(source)
	nodes, same := bytes.CutPrefix(parsed, sum[:])
	if err != nil || !same {
		return false
	}
	document, err := readNodes(nodes)
	return err == nil && document.Decode(into) == nil
}

// readNodes reads the number of nodes, and what a nodeWriter wrote.
func readNodes(data []byte) (*yaml.Node, error) {
	r := nodeReader{data: data, text: string(data)}
	r.nodes = make([]yaml.Node, 0, r.number())
	document := r.node()
	return document, r.err
}

// nodeReader reads nodes. After an error it reads empty ones.
type nodeReader struct {
	data  []byte
	text  string // the same; the texts of the nodes are parts of it
	at    int
	nodes []yaml.Node // allocated all at once
	err   error
}

var errCutShort = errors.New("cut short")

// number reads a number of bytes, nodes or children. It is never larger than the data.
func (r *nodeReader) number() int {
	n, size := binary.Uvarint(r.data[r.at:])
	r.at += max(size, 0)
	if size <= 0 || n > uint64(len(r.data)-r.at) {
		r.err, r.at = errCutShort, len(r.data)
		return 0
	}
	return int(n)
}

func (r *nodeReader) string() string {
	n := r.number()
	r.at += n
	return r.text[r.at-n : r.at]
}

func (r *nodeReader) tag() string {
	place := int(r.data[r.at])
	r.at++
	switch {
	case place == 0:
		return r.string()
	case place > len(usualTags):
		r.err, r.at = errCutShort, len(r.data)
		return ""
	}
	return usualTags[place-1]
}

func (r *nodeReader) node() *yaml.Node {
	if len(r.data)-r.at < 3 || len(r.nodes) == cap(r.nodes) {
		r.err, r.at = errCutShort, len(r.data)
		return &yaml.Node{}
	}
	r.nodes = append(r.nodes, yaml.Node{Kind: yaml.Kind(r.data[r.at]), Style: yaml.Style(r.data[r.at+1])})
	n := &r.nodes[len(r.nodes)-1]
	r.at += 2
	n.Tag, n.Value = r.tag(), r.string()
	for range r.number() {
		n.Content = append(n.Content, r.node())
	}
	return n
}

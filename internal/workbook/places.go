package workbook

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// place is a node in a content file with the keys and ids that lead to it, such as
// "prompts/heard/ask".
type place struct {
	name string
	node *yaml.Node
	line int
	item bool // it is an item of a list
}

type places []place

// placesOf returns all places of a file, in order.
func placesOf(file *yaml.Node) places {
	var found places
	for _, top := range file.Content {
		found.walk("", top)
	}
	return found
}

func (ps *places) walk(name string, node *yaml.Node) {
	for i, child := range node.Content {
		switch {
		case node.Kind == yaml.SequenceNode:
			ps.add(place{name + itemName(child, i), child, child.Line, true})
		case node.Kind == yaml.MappingNode && i%2 == 1:
			key := node.Content[i-1]
			ps.add(place{name + key.Value, child, key.Line, false})
		}
	}
}

func (ps *places) add(p place) {
	*ps = append(*ps, p)
	ps.walk(p.name+"/", p.node)
}

// itemName returns the id, code or name of a list item, or else its index.
func itemName(item *yaml.Node, i int) string {
	for _, key := range []string{"id", "code", "name"} {
		for k := 0; k+1 < len(item.Content) && item.Kind == yaml.MappingNode; k += 2 {
			if item.Content[k].Value == key {
				return item.Content[k+1].Value
			}
		}
	}
	return strconv.Itoa(i)
}

// key returns the last part of the name.
func (p place) key() string { return p.name[strings.LastIndex(p.name, "/")+1:] }

// line returns the line of the outermost place whose name ends with an id, or 0 if
// there is none. Conditions and options can have the same id as a prompt.
func (ps places) line(id string) int {
	line, depth := 0, 0
	for _, p := range ps {
		if d := strings.Count(p.name, "/"); strings.HasSuffix("/"+p.name, "/"+id) && (line == 0 || d < depth) {
			line, depth = p.line, d
		}
	}
	return line
}

package workbook

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// place is a spot in a file of content: the keys and ids that lead to it, as
// "prompts/heard/ask", and what is there.
type place struct {
	name string
	node *yaml.Node
	line int
	item bool // of a list
}

type places []place

// placesOf returns all places of a file, in its order.
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
			ps.add(place{name + called(child, i), child, child.Line, true})
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

// called names an item of a list: by its id, code or name, else by its number.
func called(item *yaml.Node, i int) string {
	for _, key := range []string{"id", "code", "name"} {
		for k := 0; k+1 < len(item.Content) && item.Kind == yaml.MappingNode; k += 2 {
			if item.Content[k].Value == key {
				return item.Content[k+1].Value
			}
		}
	}
	return strconv.Itoa(i)
}

// key is the last part of the name.
func (p place) key() string { return p.name[strings.LastIndex(p.name, "/")+1:] }

// line returns the line of the place whose name ends with an id, 0 if there is
// none: of the outermost, as a condition or an option can have the id of a
// prompt.
func (ps places) line(id string) int {
	line, depth := 0, 0
	for _, p := range ps {
		if d := strings.Count(p.name, "/"); strings.HasSuffix("/"+p.name, "/"+id) && (line == 0 || d < depth) {
			line, depth = p.line, d
		}
	}
	return line
}

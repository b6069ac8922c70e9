package workbook

import (
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"
)

// decodeSimple decodes a file of simple YAML. It reports false if the file is
// more than that, or if anything in it is wrong: then the decoder of package
// yaml has to read it, which says what.
func decodeSimple(text string, into any) bool {
	out := reflect.ValueOf(into).Elem()
	if out.Type() == reflect.TypeFor[yaml.Node]() { // with lines and comments
		return false
	}
	tree, _ := readSimpleYAML(text)
	s := strictness{fields: map[reflect.Type]map[string]reflect.Type{}, aliases: map[aliased]bool{}}
	if tree == nil || !s.known(tree, out.Type()) {
		return false
	}
	decoded := reflect.New(out.Type())
	decoded.Elem().Set(out)
	if tree.Decode(decoded.Interface()) != nil {
		return false
	}
	out.Set(decoded.Elem())
	return true
}

// strictness finds fields that no type has, which decoding a tree passes over.
type strictness struct {
	fields  map[reflect.Type]map[string]reflect.Type // by their names in YAML
	aliases map[aliased]bool                         // that were looked at
}

// aliased is a node that is named elsewhere, and the type it is there.
type aliased struct {
	node *yaml.Node
	as   reflect.Type
}

// known reports whether each key below a node is a field, where the type that
// it is decoded into has fields.
func (s strictness) known(n *yaml.Node, t reflect.Type) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		if a := (aliased{n.Alias, t}); !s.aliases[a] { // each once: aliases of aliases are very many
			s.aliases[a] = true
			return s.known(n.Alias, t)
		}
		return true
	case reflect.PointerTo(t).Implements(reflect.TypeFor[yaml.Unmarshaler]()):
		return true // it checks them itself
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.known(n, t.Elem())
	case reflect.Slice, reflect.Map:
		for _, child := range values(n) {
			if !s.known(child, t.Elem()) {
				return false
			}
		}
	case reflect.Struct:
		return s.knownFields(n, t)
	}
	return true
}

func (s strictness) knownFields(n *yaml.Node, t reflect.Type) bool {
	if n.Kind != yaml.MappingNode {
		return true // decoding refuses it
	}
	fields, ok := s.fields[t]
	if !ok {
		fields = fieldsOf(t)
		s.fields[t] = fields
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		field, ok := fields[n.Content[i].Value]
		if !ok || !s.known(n.Content[i+1], field) {
			return false
		}
	}
	return true
}

// values returns the items of a list, or the values of a mapping.
func values(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.MappingNode {
		return n.Content
	}
	var all []*yaml.Node
	for i := 1; i < len(n.Content); i += 2 {
		all = append(all, n.Content[i])
	}
	return all
}

// fieldsOf returns the fields of a type as package yaml names them. Fields that
// it would take from an embedded struct are left out: a file that has them is
// not simple.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case !f.IsExported() || name == "-" || strings.Contains(options, "inline"):
			continue
		case name == "":
			name = strings.ToLower(f.Name)
		}
		fields[name] = f.Type
	}
	return fields
}

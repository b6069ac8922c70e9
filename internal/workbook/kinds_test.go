package workbook_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestEveryKindHasAShape checks that each constant of type Kind has a row in
// the table, so that no kind is accepted or refused by accident.
func TestEveryKindHasAShape(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "kinds.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var declared []workbook.Kind
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Kind" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			declared = append(declared, workbook.Kind(value))
		}
		return true
	})
	slices.Sort(declared)
	if kinds := workbook.Kinds(); len(kinds) == 0 || !slices.Equal(declared, kinds) {
		t.Errorf("the constants are %q, and the table has %q", declared, kinds)
	}
}

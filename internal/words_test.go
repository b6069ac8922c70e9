package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

var placeholder = regexp.MustCompile(`\{([a-z]+)\}`)

// TestEveryWordHasAText checks that words.yaml has each text that the program uses,
// and that the program fills each placeholder of it. The two names are filled in
// later.
func TestEveryWordHasAText(t *testing.T) {
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	used := 0
	for _, files := range goFiles(t) {
		for _, file := range files {
			for _, call := range callsToSay(t, file) {
				name, ok := quoted(call.Args[0])
				if !ok {
					continue
				}
				used++
				text, ok := words[name]
				if !ok {
					t.Errorf("%s uses the words %q, which words.yaml lacks", file, name)
				}
				for _, found := range placeholder.FindAllStringSubmatch(text, -1) {
					byFill := found[1] == "me" || found[1] == "other"
					if !byFill && !call.Ellipsis.IsValid() && !slices.Contains(filledBy(call), found[1]) {
						t.Errorf("%s does not fill {%s} of %q", file, found[1], name)
					}
				}
			}
		}
	}
	if used < 50 {
		t.Errorf("only %d uses were found", used)
	}
}

// callsToSay returns the calls in a file to any method named Say.
func callsToSay(t *testing.T, file string) []*ast.CallExpr {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var calls []*ast.CallExpr
	ast.Inspect(parsed, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Say" {
			calls = append(calls, call)
		}
		return true
	})
	return calls
}

// filledBy returns the placeholders that a call fills.
func filledBy(call *ast.CallExpr) []string {
	var names []string
	for i := 1; i < len(call.Args); i += 2 {
		name, _ := quoted(call.Args[i])
		names = append(names, name)
	}
	return names
}

func quoted(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

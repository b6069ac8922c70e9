package answers_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func words(t testing.TB) workbook.Words {
	t.Helper()
	w, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func phrases(t testing.TB) *workbook.Phrases {
	t.Helper()
	ph, err := workbook.LoadPhrases(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return ph
}

func TestReason(t *testing.T) {
	refusal := &answers.Refusal{Code: "off-scale", Values: []string{"from", "0", "to", "10"}}
	w := workbook.Words{"refusal-off-scale": "From {from} to {to}."}
	if got := answers.Reason(w, fmt.Errorf("answering: %w", refusal)); got != "From 0 to 10." {
		t.Errorf("the refusal reads %q", got)
	}
	if got := answers.Reason(w, errors.New("the disk is full")); got != "the disk is full" {
		t.Errorf("another error reads %q", got)
	}
}

// TestEveryRefusalHasAText finds the codes and the names of the values in the source,
// and checks that the content has a text for each.
func TestEveryRefusalHasAText(t *testing.T) {
	texts, codes := words(t), 0
	for _, call := range callsTo(t, "refuse") {
		code, ok := literal(call.Args[0])
		if !ok {
			continue // a code from the content, which the lint checks
		}
		codes++
		text, ok := texts["refusal-"+code]
		if !ok {
			t.Errorf("words.yaml has no text refusal-%s", code)
		}
		var given, wanted []string
		for i := 1; i < len(call.Args); i += 2 {
			name, _ := literal(call.Args[i])
			given = append(given, "{"+name+"}")
		}
		wanted = regexp.MustCompile(`\{[a-z]+\}`).FindAllString(text, -1)
		slices.Sort(given)
		slices.Sort(wanted)
		if !slices.Equal(given, wanted) {
			t.Errorf("refusal-%s uses %q, and %q is given", code, wanted, given)
		}
	}
	if codes < 12 {
		t.Errorf("only %d codes were found", codes)
	}
}

// callsTo finds the calls to a function of this package.
func callsTo(t *testing.T, name string) []*ast.CallExpr {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var calls []*ast.CallExpr
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if f, ok := call.Fun.(*ast.Ident); ok && f.Name == name {
					calls = append(calls, call)
				}
			}
			return true
		})
	}
	return calls
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

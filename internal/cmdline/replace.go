package cmdline

import (
	"slices"
	"strings"
)

// ReplaceValue replaces a word that is an argument or part of one: "WRONG", "--
// flag=WRONG", "other,WRONG".
func ReplaceValue(arg, wrong, right string) (string, bool) {
	if arg == wrong {
		return right, true
	}
	flag, values := "", arg
	if name, value, ok := strings.Cut(arg, "="); ok && strings.HasPrefix(arg, "-") {
		flag, values = name+"=", value
	}
	list := strings.Split(values, ",")
	i := slices.Index(list, wrong)
	if i < 0 {
		return arg, false
	}
	list[i] = right
	return flag + strings.Join(list, ","), true
}

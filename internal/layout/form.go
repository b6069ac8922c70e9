package layout

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Sealing returns the file that is there while a plain journal is on its way to the
// sealed form. The plain one counts as long as it's there.
func (n Names) Sealing() string { return n.Stem + ".trustrepair-sealing" }

// Unsealing returns the file that is there while a sealed journal is on its way to the
// plain form. The sealed one counts as long as it's there.
func (n Names) Unsealing() string { return n.Stem + ".trustrepair-unsealing" }

// Plain returns the names of the journal in its plain form.
func (n Names) Plain() Names { return n.as("") }

// Sealed returns the names of the journal in its sealed form.
func (n Names) Sealed() Names { return n.as(SealedEnding) }

func (n Names) as(ending string) Names {
	n.Journal, n.Ending = strings.TrimSuffix(n.Journal, n.Ending)+ending, ending
	return n
}

// Other returns the names of the journal in its other form.
func (n Names) Other() Names {
	if n.Ending == "" {
		return n.Sealed()
	}
	return n.Plain()
}

// InForm returns the name that a file of the journal has in another form.
func (n Names) InForm(path string, to Names) string {
	return strings.TrimSuffix(path, n.Ending) + to.Ending
}

// Words returns the files in this form that hold words, other than the journal.
func (n Names) Words() (paths []string, err error) {
	dir := filepath.Dir(n.Stem)
	found, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	form := regexp.MustCompile(`^\.` + words + `$`)
	for _, f := range found {
		rest, ok := strings.CutPrefix(f.Name(), filepath.Base(n.Stem))
		if ok && form.MatchString(rest) && IsSealed(rest) == (n.Ending != "") {
			paths = append(paths, filepath.Join(dir, f.Name()))
		}
	}
	return paths, nil
}

// Found returns the path of the journal in the form that it has now. If there is
// none, that is the path itself. If there are both, it's the one that counts, or
// the path itself if that can't be told: see [Names.Both].
func Found(path string) string {
	n := At(path)
	plain, sealed := exists(n.Plain().Journal), exists(n.Sealed().Journal)
	switch {
	case plain && sealed && exists(n.Unsealing()):
		return n.Sealed().Journal
	case plain && sealed && exists(n.Sealing()), plain && !sealed:
		return n.Plain().Journal
	case sealed && !plain:
		return n.Sealed().Journal
	}
	return path
}

// Both reports whether there is a plain and a sealed journal, and none of them is
// left over from a change of the form: a copy of one was put there.
func (n Names) Both() bool {
	return exists(n.Plain().Journal) && exists(n.Sealed().Journal) && !n.Between()
}

// Between reports whether the journal was left on its way from one form to the other.
func (n Names) Between() bool { return exists(n.Sealing()) || exists(n.Unsealing()) }

// exists reports whether there is anything at the path, even what can't be read.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// leadsTo returns the journal that a symbolic link leads to if its file is there in
// the other form only: it was sealed or unsealed by another name.
func leadsTo(link string) (string, bool) {
	target, err := os.Readlink(link)
	if err != nil {
		return "", false
	}
	if !filepath.IsAbs(target) {
		target = filepath.Join(filepath.Dir(link), target)
	}
	found := Found(target)
	return found, found != target
}

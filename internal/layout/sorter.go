package layout

import (
	"bufio"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// A sorter tells the files of a journal from others in the same folder. By a
// name alone it takes nothing for the journal's that could be the file of
// another one: sam-old.jsonl is not sam.jsonl's, and neither is sam-old.draft.
type sorter struct {
	Names
	others []string // stems of other journals here that begin with ours
	first  []byte   // the journal's first line, nil if it cannot be read

	before, after, conflict, own, likeConflict, likeCopy *regexp.Regexp
}

// What programs put before and after a name, and into it.
const (
	// Emacs, vim, LibreOffice, Syncthing, macOS and rsync.
	beforeCopies = `^(\.syncthing\.|~syncthing~|\.~lock\.|\._|\.#|~\$|[.#~])`

	// Editors, people and archivers: journal.jsonl~, .save.1, .bak, .orig, .swp, .copy.gz.
	afterCopies = `(?i)^([._ -]?(copy|bak|backup|old|orig|original|saved?|(kate-)?sw[a-z]|un~|te?mp|part|prev|gz|zip|7z|xz|bz2|zst|gpg|asc)([._ -]?\d+)?|\.?~\d+~|[~#])+$`

	// Syncthing, ownCloud, and Dropbox, Nextcloud and Seafile.
	conflictCopies = `(?i)^(\.sync-conflict-\d{8}-\d{6}|_conflict-\d{8}-\d{6}|[ _-]*\([^()]*(conflicted copy|case conflict|sfconflict)[^()]*\))`

	// The files next to a journal, wherever they are cut off.
	ownNames = `^\.(lock|busy|draft|told|key|trustrepair-(new|draft|edit|torn|told|key|sealing|unsealing)|(torn|crash)-\d{8}T\d{6}Z|edit-[A-Za-z0-9._-]+\.md)(\.age)?`

	// These could be the names of other journals, so the files have to begin as
	// the journal does. Resilio, Synology, and Dropbox in any language:
	likeConflicts = `(?i)^([ ._-]conflict|_[^.]*_conflict|[ _-]*\([^()]*(conflict|\d{4}-\d\d-\d\d)[^()]*\))$`

	// File managers: journal (1).jsonl, journal copy 2.jsonl, journal - Copy.jsonl.
	likeCopies = `(?i)^( \(\d+\)| (- )?copy( \d+)?| (- )?copy \(\d+\)| \([^()]*copy[^()]*\))$`
)

func newSorter(n Names, found []fs.DirEntry) *sorter {
	s := &sorter{Names: n, first: firstEntry(n),
		before: regexp.MustCompile(beforeCopies), after: regexp.MustCompile(afterCopies), own: regexp.MustCompile(ownNames),
		conflict:     regexp.MustCompile(conflictCopies),
		likeConflict: regexp.MustCompile(likeConflicts), likeCopy: regexp.MustCompile(likeCopies)}
	for _, f := range found {
		other := stem(f.Name())
		tail, ok := continues(f.Name(), s.base())
		if ok && isJournal(f.Name()) && other != s.base() && !s.conflict.MatchString(tail) && s.byContent(f.Name()) == "" {
			s.others = append(s.others, other)
		}
	}
	return s
}

// file is the name of the journal in its plain form. Of copies, either can be there.
func (s *sorter) file() string { return filepath.Base(s.Plain().Journal) }

// base is what the names of all files next to the journal begin with.
func (s *sorter) base() string { return filepath.Base(s.Stem) }

// sort returns the sort of a file, or "" if its name begins differently.
func (s *sorter) sort(f fs.DirEntry) Sort {
	name := f.Name()
	plain := s.before.ReplaceAllString(name, "")
	file, isFile := continues(plain, s.file())
	file = strings.TrimPrefix(file, SealedEnding)
	side, isSide := continues(plain, s.base())
	switch {
	case !isFile && !isSide:
		return ""
	case s.owns(name), name == s.file(), name == s.file()+SealedEnding:
		return Own
	case f.IsDir(), s.another(plain):
		return Other
	case isSide && s.conflict.MatchString(s.own.ReplaceAllString(side, "")), s.conflicts(plain):
		return Conflict
	case isFile && (file == "" || s.after.MatchString(file)), isSide && s.afterOwn(side, plain != name):
		return Copy
	}
	if sort := s.byContent(name); sort != "" {
		return sort
	}
	return Other
}

// another reports whether a name is of another journal in the same folder.
func (s *sorter) another(name string) bool {
	for _, other := range s.others {
		if _, ok := continues(name, other); ok {
			return true
		}
	}
	return false
}

// conflicts reports whether a name is the journal's own with a mark of a
// synchronizer before its ending.
func (s *sorter) conflicts(name string) bool {
	for _, file := range []string{s.file(), s.file() + SealedEnding} {
		ending := filepath.Ext(file)
		tail, ok := strings.CutPrefix(name, strings.TrimSuffix(file, ending))
		if ok && strings.HasSuffix(tail, ending) && s.conflict.MatchString(tail) {
			return true
		}
	}
	return false
}

// afterOwn reports whether a name goes on from the name of a file next to the
// journal as a copy of that one does. With an editor's mark before it, it is one
// however it goes on.
func (s *sorter) afterOwn(tail string, marked bool) bool {
	rest := s.own.ReplaceAllString(tail, "")
	return rest != tail && (rest == "" || marked || s.after.MatchString(rest))
}

// byContent returns the sort of a file that begins as the journal does, if its
// name is that of a copy as well, or of no journal.
func (s *sorter) byContent(name string) Sort {
	if !s.begins(name) {
		return ""
	}
	file := filepath.Base(s.Journal)
	ending := filepath.Ext(file)
	tail := strings.TrimSuffix(strings.TrimPrefix(name, strings.TrimSuffix(file, ending)), ending)
	switch {
	case s.likeConflict.MatchString(tail):
		return Conflict
	case s.likeCopy.MatchString(tail), !isJournal(name):
		return Copy
	}
	return ""
}

// begins reports whether a file has the journal's first line, whose id no other
// journal has.
func (s *sorter) begins(name string) bool {
	return s.first != nil && bytes.Equal(s.first, firstLine(filepath.Join(filepath.Dir(s.Stem), name)))
}

// continues returns what follows after the beginning of a name. It is no
// beginning in the middle of a word: samantha does not continue sam.
func continues(name, beginning string) (tail string, ok bool) {
	tail, ok = strings.CutPrefix(name, beginning)
	r, _ := utf8.DecodeRuneInString(tail)
	return tail, ok && !unicode.IsLetter(r) && !unicode.IsDigit(r) || ok && tail == ""
}

// firstEntry returns the first line of a plain journal. The first lines of sealed ones
// are all the same.
func firstEntry(n Names) []byte {
	if n.Ending != "" {
		return nil
	}
	return firstLine(n.Journal)
}

// firstLine returns the first line of a file that is no empty one, or nil.
func firstLine(path string) []byte {
	const most = 64 << 10
	f, _, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return nil
	}
	defer f.Close()
	lines := bufio.NewScanner(io.LimitReader(f, most))
	lines.Buffer(nil, most)
	for lines.Scan() {
		if line := entry.TrimLine(lines.Bytes()); len(line) > 0 {
			return bytes.TrimRight(line, " \t\r")
		}
	}
	return nil
}

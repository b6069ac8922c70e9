package workbook

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Overlay returns a file system in which the files of a pack replace those of the
// base with the same name. A folder lists the files of both. Parsed files are only
// those of the base: nobody reads them, so a pack could hide anything in them.
//
// A pack may come from anywhere, so only its plain files and folders are read. A
// link could lead out of the pack, and reading a pipe or a device might never end:
// opening one is an error, even if the base has a file of that name.
func Overlay(pack, base fs.FS) fs.FS { return overlay{pack, base} }

type overlay struct{ pack, base fs.FS }

// errNotPlain is the error for a link, a pipe or a device in a pack.
var errNotPlain = errors.New("neither a plain file nor a folder; put a copy of the file there")

func (o overlay) Open(name string) (fs.File, error) {
	if path.Ext(name) == ParsedSuffix {
		return o.base.Open(name)
	}
	info, err := o.inPack(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return o.base.Open(name)
	case err != nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	case info.IsDir():
		return o.openDir(name, info)
	}
	return o.pack.Open(name)
}

// inPack describes a file of the pack without opening it: a pipe would block.
func (o overlay) inPack(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	parts := strings.Split(name, "/")
	for n := range parts {
		info, err := fs.Lstat(o.pack, path.Join(parts[:n+1]...))
		if err != nil {
			return nil, err
		}
		last := n == len(parts)-1
		if last && (info.IsDir() || info.Mode().IsRegular()) {
			return info, nil
		}
		if !info.IsDir() {
			return nil, notPlain(info)
		}
	}
	return nil, fs.ErrNotExist
}

// notPlain returns why a file in the middle of a name, or a special file at its
// end, cannot be opened.
func notPlain(info fs.FileInfo) error {
	if info.Mode().IsRegular() {
		return fs.ErrNotExist
	}
	return errNotPlain
}

// ReadDir lists the files of both, sorted by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	info, err := o.inPack(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fs.ReadDir(o.base, name)
	case err != nil:
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	case !info.IsDir():
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("not a folder")}
	}
	ours, err := fs.ReadDir(o.pack, name)
	if err != nil {
		return nil, err
	}
	theirs, err := fs.ReadDir(o.base, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return merge(ours, theirs), nil
}

func merge(ours, theirs []fs.DirEntry) []fs.DirEntry {
	all := slices.Concat(ours, theirs)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() })
}

func (o overlay) openDir(name string, info fs.FileInfo) (fs.File, error) {
	entries, err := o.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return &folder{info: info, entries: entries}, nil
}

// folder is an open folder of an overlay.
type folder struct {
	info    fs.FileInfo
	entries []fs.DirEntry // not yet read
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }

func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: errors.New("is a folder")}
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.entries)
	} else if len(f.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.entries))
	read := f.entries[:n]
	f.entries = f.entries[n:]
	return read, nil
}

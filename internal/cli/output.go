package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// outputOptions say in which form a page comes out, and where.
type outputOptions struct {
	format string
	file   string
}

// check settles the form: the one given, else that of the file's ending, else
// text. An ending that belongs to no form is refused: a file that ends in .docx
// and holds plain text opens nowhere.
func (o *outputOptions) check(g *global, formats []string) error {
	if o.file == "-" {
		o.file = ""
	}
	var err error
	if o.file, err = g.file(o.file); err != nil {
		return err
	}
	if o.format != "" {
		if !slices.Contains(formats, o.format) {
			return usage("use one of: "+strings.Join(formats, ", "), "--format %q is unknown", o.format)
		}
		return nil
	}
	ending := strings.ToLower(filepath.Ext(o.file))
	if o.format = "text"; ending == "" {
		return nil
	}
	for _, form := range formats {
		if endings()[form] == ending {
			o.format = form
			return nil
		}
	}
	return usage("end it in "+knownEndings(formats)+", or name the form: --format text",
		"no form is known for %q", filepath.Base(o.file))
}

// endings gives the ending of a file in each form.
func endings() map[string]string {
	return map[string]string{"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}
}

// knownEndings names the endings of these forms: ".txt, .md or .html".
func knownEndings(formats []string) string {
	var list []string
	for _, form := range formats {
		list = append(list, endings()[form])
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}

// write makes the page in its form.
func (g *global) write(o outputOptions, doc render.Document, data any) (string, error) {
	switch o.format {
	case "markdown":
		return render.Markdown(doc), nil
	case "html":
		return render.HTML(doc)
	case "json":
		return render.JSON(data)
	}
	if o.file != "" {
		return render.Page{Width: fileWidth}.Document(doc), nil
	}
	return g.page().Document(doc), nil
}

// fileWidth is the width of text that goes to a file, in columns.
const fileWidth = 80

// hand gives a page out: to a new file, or to standard output.
func (g *global) hand(o outputOptions, page string) error {
	if o.file == "" {
		return g.print(page)
	}
	err := writeNew(o.file, page)
	if errors.Is(err, fs.ErrExist) {
		return taken(o.file)
	}
	if err != nil {
		return &exitError{statusFailure, fmt.Errorf("writing the page: %w", err), []string{"no file was left behind; name a place that can be written"}}
	}
	return g.print("Saved: " + display.Path(o.file) + "\n")
}

// refuseTaken looks first whether something stands in the file's place.
func refuseTaken(file string) error {
	if _, err := os.Lstat(file); file != "" && err == nil {
		return taken(file)
	}
	return nil
}

func taken(file string) error {
	return &exitError{statusFailure, fmt.Errorf("%q is there already", file), []string{"nothing was changed; name a file that is not there yet"}}
}

// writeNew makes a file for its owner alone. It never touches one that is
// there, and leaves none behind when it fails.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// page is the layout that results are printed with.
func (g *global) page() render.Page {
	t := g.terminal()
	return render.Page{Width: t.Width, Color: t.Color}
}

// printJSON prints a result for programs.
func (g *global) printJSON(v any) error {
	text, err := render.JSON(v)
	if err != nil {
		return err
	}
	return g.print(text)
}

// print writes a result. A standard output that is closed or full is an error
// that the person learns of, once.
func (g *global) print(s string) error {
	if _, err := io.WriteString(g.results(), s); err != nil {
		return g.outErr
	}
	return nil
}

// results is standard output; it remembers the first error, which cobra's own
// printing drops.
func (g *global) results() io.Writer { return resultWriter{g} }

type resultWriter struct{ g *global }

func (w resultWriter) Write(b []byte) (int, error) {
	n, err := w.g.Out.Write(b)
	if err != nil && w.g.outErr == nil {
		w.g.outErr = &exitError{statusFailure, errors.New("standard output cannot be written: " + err.Error()),
			[]string{"what was to be saved is saved, once; look with: trustrepair journal"}}
	}
	return n, err
}

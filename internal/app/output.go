package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// Output say in which form a page comes out, and where.
type Output struct {
	Format string
	File   string
}

// Check settles the form: the one given, else that of the file's ending, else
// text. An ending that belongs to no form is refused: a file that ends in .docx
// and holds plain text opens nowhere.
func (o *Output) Check(g *App, formats []string) error {
	if o.File == "-" {
		o.File = ""
	}
	var err error
	if o.File, err = g.file(o.File); err != nil {
		return err
	}
	if o.Format != "" {
		if !slices.Contains(formats, o.Format) {
			return Usage("use one of: "+strings.Join(formats, ", "), "--format %q is unknown", o.Format)
		}
		return nil
	}
	ending := strings.ToLower(filepath.Ext(o.File))
	if o.Format = "text"; ending == "" {
		return nil
	}
	for _, form := range formats {
		if endings()[form] == ending {
			o.Format = form
			return nil
		}
	}
	return Usage("end it in "+knownEndings(formats)+", or name the form: --format text",
		"no form is known for %q", filepath.Base(o.File))
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

// Format makes the page in its form.
func (a *App) Format(o Output, doc render.Document, data any) (string, error) {
	switch o.Format {
	case "markdown":
		return render.Markdown(doc), nil
	case "html":
		return render.HTML(doc)
	case "json":
		return render.JSON(data)
	}
	if o.File != "" {
		return render.Page{Width: fileWidth}.Document(doc), nil
	}
	return a.Page().Document(doc), nil
}

// fileWidth is the width of text that goes to a file, in columns.
const fileWidth = 80

// Deliver gives a page out: to a new file, or to standard output.
func (a *App) Deliver(o Output, page string) error {
	if o.File == "" {
		return a.Print(page)
	}
	err := disk.WriteNew(o.File, []byte(page))
	if errors.Is(err, fs.ErrExist) {
		return taken(o.File)
	}
	if err != nil {
		return &Error{StatusFailure, fmt.Errorf("writing the page: %w", err), []string{"no file was left behind; name a place that can be written"}}
	}
	return a.Print("Saved: " + display.Path(o.File) + "\n")
}

// RefuseTaken looks first whether something stands in the file's place.
func RefuseTaken(file string) error {
	if _, err := os.Lstat(file); file != "" && err == nil {
		return taken(file)
	}
	return nil
}

func taken(file string) error {
	return &Error{StatusFailure, fmt.Errorf("%q is there already", file), []string{"nothing was changed; name a file that is not there yet"}}
}

// Page is the layout that results are printed with.
func (a *App) Page() render.Page {
	t := a.Terminal()
	return render.Page{Width: t.Width, Color: t.Color}
}

// PrintJSON prints a result for programs.
func (a *App) PrintJSON(v any) error {
	text, err := render.JSON(v)
	if err != nil {
		return err
	}
	return a.Print(text)
}

// Print writes a result. A standard output that is closed or full is an error
// that the person learns of, once.
func (a *App) Print(s string) error {
	if _, err := io.WriteString(a.Results(), s); err != nil {
		return a.outErr
	}
	return nil
}

// Results is standard output; it remembers the first error, which cobra's own
// printing drops.
func (a *App) Results() io.Writer { return resultWriter{a} }

type resultWriter struct{ g *App }

func (w resultWriter) Write(b []byte) (int, error) {
	n, err := w.g.Out.Write(b)
	if err != nil && w.g.outErr == nil {
		w.g.outErr = &Error{StatusFailure, errors.New("standard output cannot be written: " + err.Error()),
			[]string{"what was to be saved is saved, once; look with: trustrepair journal"}}
	}
	return n, err
}

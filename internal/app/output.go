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

// Output says in which format to write a page, and to which file.
type Output struct {
	Format string
	File   string
}

// Check decides on the format: the one that was given, or else the one that fits the
// file extension, or else text. It refuses an unknown extension, because no program
// could open a .docx file with plain text in it.
func (o *Output) Check(a *App, formats []string) error {
	if o.File == "-" {
		o.File = ""
	}
	var err error
	if o.File, err = a.file(o.File); err != nil {
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
	return Usage("end the name in "+knownEndings(formats)+", or say the form: --format text",
		"%q doesn't say which form you want", filepath.Base(o.File))
}

// endings returns the file extension of each format.
func endings() map[string]string {
	return map[string]string{"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}
}

// knownEndings lists the extensions of these formats: ".txt, .md or .html".
func knownEndings(formats []string) string {
	var list []string
	for _, form := range formats {
		list = append(list, endings()[form])
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}

// Format returns a page in the chosen format. data is what JSON shows of it.
func (a *App) Format(o Output, doc render.Document, data any) (string, error) {
	switch o.Format {
	case "markdown":
		return render.Markdown(doc), nil
	case "html":
		return render.HTML(doc), nil
	case "json":
		return render.JSON(data)
	}
	if o.File != "" {
		return render.Page{Width: fileWidth}.Document(doc), nil
	}
	return a.Page().Document(doc), nil
}

// fileWidth is the width of text in a file, in columns.
const fileWidth = 80

// Deliver writes a page to a new file, or to standard output.
func (a *App) Deliver(o Output, page string) error {
	if o.File == "" {
		return a.Print(page)
	}
	err := disk.WriteNew(o.File, []byte(page))
	if errors.Is(err, fs.ErrExist) {
		return taken(o.File)
	}
	if err != nil {
		return &Error{StatusFailure, fmt.Errorf("writing the page: %w", err), []string{"no file was left behind. Name a place that can be written to"}}
	}
	return a.Print("Saved: " + display.Path(o.File) + "\n")
}

// RefuseTaken returns an error if the file exists.
func RefuseTaken(file string) error {
	if _, err := os.Lstat(file); file != "" && err == nil {
		return taken(file)
	}
	return nil
}

func taken(file string) error {
	return &Error{StatusFailure, fmt.Errorf("%q already exists", file), []string{"nothing was changed. Name a file that isn't there yet"}}
}

// Page returns the layout for what is printed.
func (a *App) Page() render.Page {
	t := a.Terminal()
	return render.Page{Width: t.Width, Color: t.Color}
}

// PrintJSON prints a value as JSON.
func (a *App) PrintJSON(v any) error {
	text, err := render.JSON(v)
	if err != nil {
		return err
	}
	return a.Print(text)
}

// Print prints a result. If standard output is closed or full, the person gets one
// error message about it.
func (a *App) Print(s string) error {
	if _, err := io.WriteString(a.Results(), s); err != nil {
		return a.outErr
	}
	return nil
}

// Results returns standard output as a writer that remembers its first error. Cobra
// ignores such errors when it prints the help.
func (a *App) Results() io.Writer { return resultWriter{a} }

type resultWriter struct{ a *App }

func (w resultWriter) Write(b []byte) (int, error) {
	n, err := w.a.Out.Write(b)
	if err != nil && w.a.outErr == nil {
		w.a.outErr = &Error{StatusFailure, errors.New("standard output can't be written: " + err.Error()),
			[]string{"what had to be saved is saved, once. To see it, type: trustrepair journal"}}
	}
	return n, err
}

// NoteToUser tells the person who makes a page what isn't on it.
func (a *App) NoteToUser(paragraphs []string) {
	page := a.Page()
	page.Color = false
	for _, p := range paragraphs {
		fmt.Fprint(a.Err, page.Text(a.AsCalled(p))+"\n")
	}
}

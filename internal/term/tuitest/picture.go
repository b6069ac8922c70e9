//go:build unix

package tuitest

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Palette is what a terminal's colors look like: text and background, and the sixteen
// colors that a program can name.
type Palette struct {
	Background, Frame, Text, Faint string
	Named                          map[ansi.BasicColor]string
}

// Dark and Light are the palettes of two usual terminals. Text that is not faint has
// a contrast of at least 7 to 1, and faint text of 4.5 to 1.
func Dark() Palette {
	return Palette{"#1b1f24", "#3d444d", "#e6edf3", "#9aa4b0", map[ansi.BasicColor]string{ansi.Cyan: "#5cc8d8", ansi.Yellow: "#e3b341"}}
}

// Light is for a light page.
func Light() Palette {
	return Palette{"#ffffff", "#d0d7de", "#1f2328", "#656d76", map[ansi.BasicColor]string{ansi.Cyan: "#0a5c6b", ansi.Yellow: "#6f4400"}}
}

// The size of a cell and the space around the screen, in pixels.
const (
	cellWidth  = 8.4
	cellHeight = 19.0
	padding    = 14.0
)

// Picture draws the screen as an SVG. Its text is text, so that it can be searched and
// read aloud.
func (s *Session) Picture(title string, p Palette) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	width, height := s.emu.Width(), s.emu.Height()
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f" role="img" aria-label=%q font-family="ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill=%q xml:space="preserve">`+"\n",
		float64(width)*cellWidth+2*padding, float64(height)*cellHeight+2*padding, title, p.Text)
	fmt.Fprintf(&b, `<title>%s</title>`+"\n", html.EscapeString(title))
	fmt.Fprintf(&b, `<rect x="0.5" y="0.5" width="%.1f" height="%.1f" rx="8" fill=%q stroke=%q/>`+"\n",
		float64(width)*cellWidth+2*padding-1, float64(height)*cellHeight+2*padding-1, p.Background, p.Frame)
	for y := range height {
		for _, r := range s.runs(y) {
			b.WriteString(r.draw(y, p))
		}
	}
	if at := s.emu.CursorPosition(); !s.hidden {
		fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="2" height="%.1f"/>`+"\n", left(at.X), top(at.Y)+1, cellHeight-2)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func left(x int) float64 { return padding + float64(x)*cellWidth }
func top(y int) float64  { return padding + float64(y)*cellHeight }

// look is how a piece of text looks.
type look struct {
	color  color.Color
	bold   bool
	faint  bool
	italic bool
}

// run is a piece of a row that has one look, or that is one line of a frame.
type run struct {
	look
	x, width int
	text     string
}

// The attributes of a cell, as the emulator has them.
const (
	attrBold = 1 << iota
	attrFaint
	attrItalic
)

// runs returns the pieces of a row; the caller has to hold the lock.
func (s *Session) runs(y int) []run {
	var all []run
	for x := 0; x < s.emu.Width(); {
		cell := s.emu.CellAt(x, y)
		if cell == nil || cell.Content == "" {
			x++
			continue
		}
		a := cell.Style.Attrs
		r := run{look{cell.Style.Fg, a&attrBold != 0, a&attrFaint != 0, a&attrItalic != 0}, x, max(1, cell.Width), cell.Content}
		x += r.width
		if n := len(all) - 1; n >= 0 && all[n].joins(r) {
			all[n].text, all[n].width = all[n].text+r.text, all[n].width+r.width
			continue
		}
		if strings.TrimSpace(r.text) != "" {
			all = append(all, r)
		}
	}
	return all
}

// joins reports whether another piece goes on with this one.
func (r run) joins(next run) bool {
	lines := isLine(r.text) || isLine(next.text)
	return r.look == next.look && r.x+r.width == next.x && (!lines || strings.HasPrefix(r.text, next.text))
}

// isLine reports whether a text is a line of a frame, which is drawn: in most fonts it
// has gaps.
func isLine(s string) bool { return strings.Trim(s, "─") == "" || strings.Trim(s, "│┃") == "" }

func (r run) draw(y int, p Palette) string {
	text := strings.TrimRight(r.text, " ")
	fill := p.Text
	if c, ok := r.color.(ansi.BasicColor); ok {
		fill = p.Named[c]
	}
	if r.faint {
		fill = p.Faint
	}
	x, width := left(r.x), float64(display.Width(text))*cellWidth
	switch {
	case strings.Trim(text, "─") == "":
		return fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="%.1f" height="1" fill=%q/>`+"\n", x, top(y)+cellHeight/2, width, fill)
	case isLine(text):
		thick := map[string]float64{"┃": 3, "│": 1}[text]
		return fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill=%q/>`+"\n", x+(cellWidth-thick)/2, top(y), thick, cellHeight, fill)
	}
	more := ""
	if r.bold {
		more += ` font-weight="bold"`
	}
	if r.italic {
		more += ` font-style="italic"`
	}
	return fmt.Sprintf(`<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs" fill=%q%s>%s</text>`+"\n",
		x, top(y)+cellHeight-5, width, fill, more, html.EscapeString(text))
}

package answers

import (
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Format is how answers are written at one moment: in which words, with which names,
// and which day tomorrow is. In the zero Format a day has the form in which it is
// stored.
type Format struct {
	Words workbook.Words
	Names workbook.Names
	Now   time.Time
}

// Fill fills the names into a text of the content.
func (fm Format) Fill(text string) string { return fm.Names.Fill(text, fm.Words) }

// days returns the reader for days that are typed now.
func (fm Format) days() days.Reader { return days.NewReader(fm.Words, fm.Now) }

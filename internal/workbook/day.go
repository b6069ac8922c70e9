package workbook

import "time"

// Day shows a day to a person, in the one form that is used everywhere.
func Day(t time.Time) string { return t.Format("Mon 2 Jan 2006") }

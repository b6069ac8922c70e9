package prompt

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// shares says what each part of a question has of the screen.
type shares struct {
	width, wide, height int // of the text, of the screen without margins, of the screen
	side                int // the width of what stands beside; 0 for nothing

	header, checks, above, field, remark, safety, guidance []string

	gaps struct{ header, above, below, guidance bool }
	left int  // rows that nobody has
	cut  bool // something of it is not in sight
}

// share shares the rows of the screen. The question, the field, and what somebody may
// be in danger without come first, then what is about this moment, and last the
// guidance.
func (q *question) share(width, height int) *shares {
	s := &shares{width: tui.TextWidth(width), wide: width - 2*tui.Margin(width), height: height, side: sideWidth(width), left: height - 1}
	s.gap(height >= 20) // above the keys
	ask := q.most(s, max(1, (height-1)/2), q.asking(), q.theme.Bold)
	field := 1 // at least
	if height >= 10 {
		field = min(2, q.field.needs(s.width, 2))
	}
	s.left -= len(ask) + field
	s.remark = s.take(append(q.understood(s), q.theme.AtMost(max(3, height/4), q.remark, s.width, q.theme.Warn)...))
	s.safety = s.take(q.safetyLines(s))
	s.checks = s.take(q.check(s))
	s.left += field
	head := header(q.q, q.note(), s.wide, height, q.options.Words, q.theme)
	least := q.fieldLeast(s, len(head))
	s.left -= least
	s.header = s.all(head)
	q.above(s, ask)
	s.gaps.header = s.gap(height >= 16 && len(s.header) > 0)
	s.gaps.above = s.gap(height >= 12)
	s.gaps.below = s.gap(height >= 18 && (q.hasGuidance() || len(s.safety) > 0))
	s.gaps.guidance = s.gap(height >= 18 && q.hasGuidance() && len(s.safety) > 0)
	s.left += least
	q.shareRest(s)
	return s
}

// take takes the rows that there is room for.
func (s *shares) take(rows []string) []string {
	if len(rows) > s.left {
		s.cut = true
		rows = tui.Cut(rows, s.left)
	}
	s.left -= len(rows)
	return rows
}

// all takes the rows if there is room for all of them.
func (s *shares) all(rows []string) []string {
	if len(rows) > s.left {
		return nil
	}
	s.left -= len(rows)
	return rows
}

// gap takes an empty row if it is wanted and there is room.
func (s *shares) gap(wanted bool) bool {
	if !wanted || s.left <= 0 {
		return false
	}
	s.left--
	return true
}

// shareRest shares what is left between the field and what helps to answer, which
// gives way as the text grows. A long text that is still short leaves it its room.
func (q *question) shareRest(s *shares) {
	guidance := q.guidanceBelow(s)
	rows := min(q.field.needs(s.width, max(1, s.left)), s.left)
	words := q.wordsBelow(s)
	if len(guidance)+len(words) > s.left-max(rows, q.field.lines/2) {
		words = nil
	}
	if q.field.long {
		rows = max(rows, min(max(q.field.lines, s.height/3), s.left-len(guidance)-len(words)))
	}
	if dense := withoutAir(guidance); len(guidance) > s.left-rows && len(dense) <= s.left-rows {
		guidance = dense
	}
	if free := s.left - rows; q.field.long && free < min(2, len(guidance)) {
		rows = s.left
	}
	rows = max(1, rows)
	if rows == s.left && len(s.safety) == 0 && s.gaps.below { // nothing is below
		s.gaps.below = false
		rows++
	}
	s.field = strings.Split(q.field.view(s.width, rows), "\n")
	s.left = max(0, s.left-rows)
	s.guidance = s.take(append(guidance, words...))
}

// enough is how many rows of a field somebody can work with.
const enough = 3

// fieldLeast is how many rows the field has before all else gets some. A long list,
// which shows that it goes on, leaves the place in the workbook its rows.
func (q *question) fieldLeast(s *shares, place int) int {
	if q.field.long {
		return max(0, min(enough, s.left))
	}
	return max(0, min(q.field.needs(s.width, max(1, s.left)), max(min(enough, s.left), s.left-place)))
}

package cmdline

import "strings"

// Closest returns the known word that was probably meant: the only one with this
// prefix, or else the first of those with the fewest typos, if there are few. It
// returns "" if there is none.
func Closest(wrong string, known []string) string {
	wrong = strings.ToLower(wrong)
	var begin []string
	best, fewest := "", max(1, len([]rune(wrong))/3)+1
	for _, word := range known {
		lower := strings.ToLower(word)
		if strings.HasPrefix(lower, wrong) {
			begin = append(begin, word)
		}
		if slips := distance(wrong, lower); slips < fewest {
			best, fewest = word, slips
		}
	}
	if len(begin) == 1 && wrong != "" {
		return begin[0]
	}
	return best
}

// distance returns how many letters have to be changed, added, removed or swapped
// with their neighbor to turn one word into the other.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	rows := make([][]int, len(from)+1)
	for i := range rows {
		rows[i] = make([]int, len(to)+1)
		rows[i][0] = i
	}
	for j := range to {
		rows[0][j+1] = j + 1
	}
	for i := range from {
		for j := range to {
			cost := 1
			if from[i] == to[j] {
				cost = 0
			}
			rows[i+1][j+1] = min(rows[i][j+1]+1, rows[i+1][j]+1, rows[i][j]+cost)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				rows[i+1][j+1] = min(rows[i+1][j+1], rows[i-1][j-1]+1)
			}
		}
	}
	return rows[len(from)][len(to)]
}

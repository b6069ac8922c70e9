package versions

import (
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

func ids(entries []entry.Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.ID)
	}
	return strings.Join(all, " ")
}

func TestVersions(t *testing.T) {
	answer := func(id, prompt, revises string) entry.Entry {
		return entry.Entry{ID: id, Kind: entry.Answer, Prompt: prompt, Revises: revises}
	}
	note := func(id, revises string) entry.Entry { return entry.Entry{ID: id, Kind: entry.Note, Revises: revises} }
	all := []entry.Entry{
		answer("1", "deed", ""), note("2", ""), answer("3", "weight", ""), answer("4", "deed", ""), // two machines answered
		note("5", "2"), note("6", "2"), note("7", ""), note("8", "gone"), note("9", "gone"),
		{ID: "a", Kind: entry.Promise}, {ID: "b", Kind: entry.Promise, About: "a"}, {ID: "c", Kind: entry.Checkin, About: "a"},
		{ID: "d", Kind: entry.Promise},
	}
	of := func(id string) entry.Entry {
		for _, e := range all {
			if e.ID == id {
				return e
			}
		}
		return entry.Entry{}
	}
	for id, want := range map[string]string{"1": "1 4", "4": "1 4", "3": "3", "2": "2 5 6", "6": "2 5 6", "7": "7", "8": "8 9", "a": "a", "c": "c"} {
		if got := ids(Of(all, of(id))); got != want {
			t.Errorf("versions of %s: %s, want %s", id, got, want)
		}
	}
	for id, want := range map[string]string{"1": "1 4", "5": "2 5 6", "a": "a b c", "b": "a b c", "c": "c", "d": "d"} {
		if got := ids(Together(all, of(id))); got != want {
			t.Errorf("forgotten with %s: %s, want %s", id, got, want)
		}
	}
	if got := Newest(all, of("2")).ID; got != "6" {
		t.Errorf("the newest is %s", got)
	}
	current := Current(all)
	if current["2"] || !current["5"] || !current["6"] || !current["7"] {
		t.Errorf("current: %v", current)
	}
}

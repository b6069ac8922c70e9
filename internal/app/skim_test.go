package app

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestSkimTellsTheSame compares what a skimmed journal says, about itself and
// about every prompt of its workbook, with what the whole journal says.
func TestSkimTellsTheSame(t *testing.T) {
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		j, err := journal.Create(t.Context(), path, randomEntries(t, random)...)
		if err != nil {
			t.Fatal(err)
		}
		g := New(Env{Getenv: func(string) string { return "" }, Now: time.Now, Content: content.FS}, nil, nil)
		g.Journal = path
		setup, err := g.Skim(t.Context(), entry.Setup, entry.Gate)
		if err != nil {
			t.Fatal(err)
		}
		steps, err := g.Skim(t.Context(), entry.Setup, entry.Gate, entry.Answer, entry.Skip)
		if err != nil {
			t.Fatal(err)
		}
		whole := guide.Fold(j.Entries)
		for _, st := range []guide.State{setup, steps} {
			if st.Subject != whole.Subject || !reflect.DeepEqual(st.Gate, whole.Gate) || st.Path() != whole.Path() {
				t.Errorf("seed %d: %+v of %+v", seed, st, whole)
			}
		}
		wb := loaded(t, whole.Path())
		for _, p := range prompts(wb) {
			if steps.Holds(p.When) != whole.Holds(p.When) {
				t.Errorf("seed %d: %q applies: %v", seed, p.ID, steps.Holds(p.When))
			}
		}
	}
}

// randomEntries are those of a long journal: setups and gates, answers and
// skips that overtake each other, and notes in between.
func randomEntries(t *testing.T, random *rand.Rand) []entry.Entry {
	at := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	pick := func(values ...string) string { return values[random.IntN(len(values))] }
	entries := []entry.Entry{{At: at, Kind: entry.Journal, Format: entry.Format, Workbook: "w", Version: "1",
		Subject: entry.Subject{Role: pick("hurting", "hurt"), Severity: "light", Relation: "friend"}}}
	asked := prompts(loaded(t, workbook.Path(entries[0].Role)))
	for range 300 {
		p := asked[random.IntN(len(asked))]
		e := entry.Entry{At: at, Step: "listen", Prompt: p.ID, Ask: "?"}
		switch random.IntN(12) {
		case 0:
			e.Kind, e.Subject = entry.Setup, entry.Subject{Severity: pick("light", "serious", "grave"), Relation: pick("", "family", "partner")}
		case 1:
			e.Kind, e.Gate = entry.Gate, []string{pick("none", "none", "unsaid", "afraid")}
		case 2, 3:
			e.Kind = entry.Skip
		case 4:
			e.Kind, e.Text = entry.Note, "x"
		default:
			e.Kind, e.Answer = entry.Answer, entry.Value(pick("yes", "no", "done", "not-yet 2026-05-01"))
			if len(p.Options) > 0 {
				e.Answer = entry.Value(p.Options[random.IntN(len(p.Options))].ID)
			}
		}
		entries = append(entries, e)
	}
	return entries
}

func loaded(t *testing.T, path workbook.Path) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Load(content.FS, path)
	if err != nil {
		t.Fatal(err)
	}
	return wb
}

func prompts(wb *workbook.Workbook) []*workbook.Prompt {
	var all []*workbook.Prompt
	for _, step := range wb.Steps {
		all = append(all, step.Prompts...)
	}
	return all
}

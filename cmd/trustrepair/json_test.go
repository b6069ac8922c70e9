//go:build unix

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestShapes checks the keys in the JSON of every command that prints JSON. Other
// programs rely on them: a key may be added but not removed.
func TestShapes(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.start("--now", "2030-01-01T09:00:00Z")
	const now = "2030-01-01T10:00:00Z"
	h.must("I read your letters.", "answer", "deed", "--now", now)
	h.must("both", "answer", "both-want", "--now", now)
	days := []string{"2030-01-02", "2030-02-02"} // one task is due then, the other waits
	for _, step := range readJSON[stepsDoc](h, "steps").Steps {
		for _, p := range step.Prompts {
			if p.Kind == "task" && p.Applies && len(days) > 0 {
				h.must("not-yet "+days[0], "answer", p.ID, "--now", now)
				days = days[1:]
			}
		}
	}
	entries := "entries entries.answer entries.ask entries.at entries.current entries.id entries.kind entries.prompt entries.revises entries.step"
	for _, c := range []struct{ args, schema, keys string }{
		{"steps", "steps", "steps steps.id steps.prompts steps.prompts.applies steps.prompts.ask steps.prompts.core steps.prompts.fields " +
			"steps.prompts.fields.ask steps.prompts.fields.id steps.prompts.fields.kind steps.prompts.fields.optional " +
			"steps.prompts.fields.options steps.prompts.fields.options.id steps.prompts.fields.options.label steps.prompts.fields.scale " +
			"steps.prompts.id steps.prompts.kind steps.prompts.optional steps.prompts.options steps.prompts.options.id " +
			"steps.prompts.options.label steps.prompts.outcomes steps.prompts.outcomes.day steps.prompts.outcomes.id steps.prompts.outcomes.label steps.prompts.practices " +
			"steps.prompts.reaches steps.prompts.scale steps.prompts.sitting steps.prompts.when steps.title"},
		{"status --now 2030-01-03T10:00:00Z", "status", "closed due due.at due.kind due.prompt due.step due.why journal next next.at next.kind " +
			"next.prompt next.step next.why sitting sitting.id sitting.left sitting.minutes sitting.prompts sitting.step steps steps.answered steps.id steps.of steps.state waiting waiting.for waiting.until waiting.what waiting.why"},
		{"journal", "journal-list", entries},
		{"journal list", "journal-list", entries},
		{"journal history deed", "journal-history", entries},
		{"journal search letters", "journal-search", entries},
		{"journal show deed", "journal-show", entries},
		{"journal where", "journal-where", "files files.bytes files.mode files.path files.sort journal"},
		{"setup", "setup", "also-lied breach complaint gate intent name other power relation role severity"},
		{"help-lines NZ", "help-lines", "advice country gap lines lines.about lines.call lines.checked lines.compared lines.for lines.name lines.source lines.text lines.web lines.who"},
	} {
		doc := readJSON[map[string]any](h, strings.Fields(c.args)...)
		if want := "trustrepair/" + c.schema + "/1"; doc["schema"] != want {
			t.Errorf("%s: the schema is %v, want %s", c.args, doc["schema"], want)
		}
		delete(doc, "schema")
		keys := map[string]bool{}
		collectKeys(keys, "", doc)
		got := strings.Join(slices.Sorted(maps.Keys(keys)), " ")
		if got != c.keys {
			t.Errorf("%s: the keys are\n%s\nwant\n%s", c.args, got, c.keys)
		}
	}
}

// collectKeys collects the paths of all keys. The keys of a condition are ids and
// not part of the shape.
func collectKeys(keys map[string]bool, at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			keys[at+key] = true
			if key != "when" && key != "answer" {
				collectKeys(keys, at+key+".", value)
			}
		}
	case []any:
		for _, value := range v {
			collectKeys(keys, at, value)
		}
	}
}

// stepsDoc is what "steps --json" prints.
type stepsDoc struct {
	Steps []struct {
		ID      string
		Prompts []struct {
			ID, Kind          string
			Optional, Applies bool
			Options           []struct{ ID string }
			Fields            []struct{ ID, Kind string }
		}
	}
}

// TestStepsJSON checks that "steps --json" lists the whole workbook as it is
// shipped, with everything that a program needs to answer it.
func TestStepsJSON(t *testing.T) {
	t.Parallel()
	book, err := workbook.Load(content.FS, workbook.Hurting)
	check(t, err)
	var got, want strings.Builder
	for _, s := range readJSON[stepsDoc](newHome(t), "steps").Steps {
		fmt.Fprintln(&got, s.ID)
		for _, p := range s.Prompts {
			fmt.Fprintln(&got, p.ID, p.Kind, p.Optional, p.Options, p.Fields)
		}
	}
	for _, s := range book.Steps {
		fmt.Fprintln(&want, s.ID)
		for _, p := range s.Prompts {
			options, fields := []struct{ ID string }{}, []struct{ ID, Kind string }{}
			for _, o := range p.Options {
				options = append(options, struct{ ID string }{o.ID})
			}
			for _, f := range p.Fields {
				fields = append(fields, struct{ ID, Kind string }{f.ID, string(f.Kind)})
			}
			fmt.Fprintln(&want, p.ID, p.Kind, p.Optional, options, fields)
		}
	}
	if got.String() != want.String() {
		t.Errorf("steps --json lists\n%s\nand the workbook has\n%s", got.String(), want.String())
	}
}

// TestByteForByte stores answers that are hard to store, and reads them back.
func TestByteForByte(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.start()
	texts := []string{
		"\n\n\tleading", "trailing\n\n", "a\tb\t", "CR\rLF\r\nand\n", "NUL\x00in it", "\x01\x02\x1b[31mred\x7f",
		"\u0085next line\u009b31m", "\u2028separators\u2029", "\u202eoverride\u2066isolate\u2069", "a mark \ufeff inside", "\ufffd replaced",
		"👩‍👩‍👧 🏳️‍🌈 e\u0301", `quotes " ' \ and \u0041 </script>`, "  spaces  ", "ends with a dot\n.", "日本語 العربية", strings.Repeat("long ", 200_000),
	}
	for _, text := range texts {
		if got := h.run(text, "answer", "deed"); got.status != 0 {
			t.Errorf("%.40q is refused: %s", text, got.err)
			continue
		}
		e := readJSON[listDoc](h, "journal", "show", "deed").Entries[0]
		if e["answer"] != text {
			t.Errorf("%.80q came back as %.80q", text, e["answer"])
		}
	}
	all := readJSON[listDoc](h, "journal", "list", "--kind", "answer").Entries
	for i, text := range texts {
		if all[i]["answer"] != text {
			t.Errorf("at the end %.80q is %.80q", text, all[i]["answer"])
		}
	}
}

package app

import "testing"

// TestUnnamed checks what --discreet takes off a text, and that it leaves the paths
// of a folder with another name.
func TestUnnamed(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ journal, text, want string }{
		{"/data/trustrepair/sam.jsonl", "open /data/trustrepair/sam.jsonl: no such file", "open sam.jsonl: no such file"},
		{"/j.jsonl", "open /j.jsonl: no such file", "open /j.jsonl: no such file"},
		{"/j.jsonl", "go on with: trustrepair next, or trustrepair --journal x\n status", "go on with: next, or --journal x\n status"},
		{"/j.jsonl", `unknown command "x" for "trustrepair journal"`, `unknown command "x"`},
		{"/j.jsonl", "It stays. To keep it,\nset TRUSTREPAIR_COUNTRY. So it is.", "It stays. So it is."},
	} {
		a := New(Env{Getenv: func(string) string { return "" }}, nil, func() []string { return []string{"next", "status", "journal"} })
		a.Journal = tt.journal
		if got := a.unnamed(tt.text); got != tt.want {
			t.Errorf("with %s, %q becomes %q, want %q", tt.journal, tt.text, got, tt.want)
		}
	}
}

package main

import (
	"runtime/debug"
	"testing"
)

func TestVersionOf(t *testing.T) {
	t.Parallel()
	const revision = "0123456789abcdef0123456789abcdef01234567"
	built := func(version, revision, modified string) *debug.BuildInfo {
		info := &debug.BuildInfo{Main: debug.Module{Version: version}}
		if revision != "" {
			info.Settings = []debug.BuildSetting{{Key: "vcs", Value: "git"},
				{Key: "vcs.revision", Value: revision}, {Key: "vcs.modified", Value: modified}}
		}
		return info
	}
	for _, test := range []struct {
		set  string
		info *debug.BuildInfo
		want string
	}{
		{"1.2.3", built("v1.0.0", revision, "true"), "1.2.3"},
		{"", built("v1.0.0", "", ""), "v1.0.0"}, // go install ...@v1.0.0
		{"", built("v1.0.1-0.20261122072646-0123456789ab", revision, "false"), "v1.0.1-0.20261122072646-0123456789ab"},
		{"", built("v1.0.1-0.20261122072646-0123456789ab+dirty", revision, "true"), "v1.0.1-0.20261122072646-0123456789ab (modified)"},
		{"", built("(devel)", revision, "false"), revision},
		{"", built("", revision, "true"), revision + " (modified)"},
		{"", built("(devel)", "", ""), "dev"},
		{"", nil, "dev"},
	} {
		if got := versionOf(test.set, test.info); got != test.want {
			t.Errorf("with %q set and %+v the version is %q, want %q", test.set, test.info, got, test.want)
		}
	}
}

package main

import (
	"cmp"
	"runtime/debug"
	"strings"
)

// version is set when a release is built; see the Makefile.
var version string

// versionOf returns the version of the program: the one that was set, else the one
// that the Go toolchain recorded in the build info. It says if there were changes
// that were not committed.
func versionOf(set string, info *debug.BuildInfo) string {
	if set != "" || info == nil {
		return cmp.Or(set, "dev")
	}
	setting := map[string]string{}
	for _, s := range info.Settings {
		setting[s.Key] = s.Value
	}
	found, dirty := strings.CutSuffix(strings.TrimPrefix(info.Main.Version, "(devel)"), "+dirty")
	found = cmp.Or(found, setting["vcs.revision"], "dev")
	if dirty || setting["vcs.modified"] == "true" {
		found += " (modified)"
	}
	return found
}

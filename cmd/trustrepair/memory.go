package main

import (
	"runtime"
	"runtime/debug"
)

// collectLater lets the heap grow to 32 MiB before the first garbage collection.
// Most commands end before that, and collecting at 4, 8 and 16 MiB would take a
// tenth of their time. From then on it is as usual.
func collectLater() {
	usual := debug.SetGCPercent(800)
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, usual)
}

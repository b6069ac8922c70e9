package main

import "strconv"

// workFactor is what opening a sealed journal costs, as a base-2 logarithm. It is set
// in the builds that tests use, where it would take a second each time. It is empty
// in what is shipped: the usual cost.
var workFactor string

func sealWork() int {
	work, _ := strconv.Atoi(workFactor) // 0 unless it was set
	return work
}

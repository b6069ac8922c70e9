//go:build race

package journal

const race = true

// Package safety is being written.
package safety

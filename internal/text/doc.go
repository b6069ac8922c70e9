// Package text reads and shows what people wrote.
package text

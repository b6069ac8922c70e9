//go:build unix

package tuitest

import (
	"fmt"
	"math"
	"testing"
)

// luminance is how bright a color looks, from 0 to 1, as WCAG defines it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var channels [3]uint8
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &channels[0], &channels[1], &channels[2]); err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(channels[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// TestContrast checks that the text in pictures can be read.
func TestContrast(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]Palette{"dark": Dark(), "light": Light()} {
		least := map[string]float64{p.Text: 7, p.Faint: 4.5}
		for _, color := range p.Named {
			least[color] = 7
		}
		back := luminance(t, p.Background)
		for color, want := range least {
			front := luminance(t, color)
			if got := (max(front, back) + 0.05) / (min(front, back) + 0.05); got < want {
				t.Errorf("%s: %s has a contrast of %.1f, want %.1f", name, color, got, want)
			}
		}
	}
}

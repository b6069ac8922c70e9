package app

import "codeberg.org/trustrepair/trustrepair/internal/safety"

// HelpLines returns the help lines, and the country: the one that was named, or else
// the one that the environment suggests.
func (a *App) HelpLines(named string) (*safety.HelpLines, string, error) {
	lines, err := safety.LoadHelpLines(a.Content)
	if err != nil {
		return nil, "", err
	}
	return lines, lines.Country(named, a.Getenv("TRUSTREPAIR_COUNTRY"),
		a.Getenv("LC_ALL"), a.Getenv("LC_MESSAGES"), a.Getenv("LANG")), nil
}

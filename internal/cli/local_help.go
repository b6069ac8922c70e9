package cli

import "codeberg.org/trustrepair/trustrepair/internal/safety"

// helpLines reads the lines and works out the country.
func (g *global) helpLines(named string) (*safety.HelpLines, string, error) {
	lines, err := safety.LoadHelpLines(g.Content)
	if err != nil {
		return nil, "", err
	}
	return lines, lines.Country(named, g.Getenv("TRUSTREPAIR_COUNTRY"),
		g.Getenv("LC_ALL"), g.Getenv("LC_MESSAGES"), g.Getenv("LANG")), nil
}

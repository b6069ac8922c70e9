package safety

import (
	"slices"
	"strings"
)

// Country tells which country a person is in, as a code that Lines takes, or
// "" if nothing says. What the person named counts alone, then what the
// environment names (TRUSTREPAIR_COUNTRY), then the first locale that is set,
// in the order LC_ALL, LC_MESSAGES, LANG. A name that is not understood is not
// passed over: then the answer is "".
func (h *HelpLines) Country(named, environment string, locales ...string) string {
	for _, name := range []string{named, environment} {
		if name = strings.TrimSpace(name); name != "" {
			return h.code(name)
		}
	}
	for _, locale := range locales {
		if locale != "" {
			return h.code(territory(locale))
		}
	}
	return ""
}

// code finds the code of a country by its code or English name, in any case.
// Any other two letters are taken as they are: Lines knows whether they are a
// member of the EU.
func (h *HelpLines) code(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	for _, c := range h.Countries {
		if name == strings.ToLower(c.Code) || name == strings.ToLower(c.Name) || slices.Contains(c.Also, name) {
			return c.Code
		}
	}
	if code := strings.ToUpper(name); codeForm.MatchString(code) {
		return code
	}
	return ""
}

// Names returns the names of the countries that have lines of their own, as
// Country takes them; no codes.
func (h *HelpLines) Names() []string {
	var names []string
	for _, c := range h.Countries {
		names = append(names, c.Name)
		for _, also := range c.Also {
			if len(also) > len("usa") {
				names = append(names, also)
			}
		}
	}
	return names
}

// territory is the country part of a locale: "GB" of "en_GB.UTF-8", "TW" of
// "zh-Hant-TW". There is none in "C", "POSIX" and "en".
func territory(locale string) string {
	if i := strings.IndexAny(locale, ".@"); i >= 0 {
		locale = locale[:i]
	}
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })
	for i, part := range parts {
		if i > 0 && len(part) == 2 {
			return part
		}
	}
	return ""
}

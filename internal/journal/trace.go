package journal

import "time"

// KeepTrace writes where in the program a fault happened into a new file next
// to the journal at the path, for the owner alone, and returns its name. The
// journal need not be there. No folder is made for it.
func KeepTrace(path string, at time.Time, trace string) (string, error) {
	n := names{journal: path, stem: stem(path)}
	if named, err := namesFor(path); err == nil {
		n = named
	}
	_, files := plain(path, n)
	return preserve(files, n.crash(), at, []byte(trace))
}

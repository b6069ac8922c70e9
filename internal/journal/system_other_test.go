//go:build !unix

package journal

import "errors"

func pipe(string) error { return errors.ErrUnsupported }

//go:build !(linux || freebsd || netbsd || openbsd || dragonfly)

package x11clip

import (
	"errors"
	"time"
)

var errNoX = errors.New("x11clip: this system has a clipboard of its own")

// Copy fails: this system has no X server.
func Copy(string) error { return errNoX }

// Paste fails: this system has no X server.
func Paste(time.Duration) (string, error) { return "", errNoX }

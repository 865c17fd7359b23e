//go:build !linux && !js

package main

import "time"

// treeTime is not known here.
func treeTime() map[string]time.Duration { return nil }

//go:build !unix && !js

package main

import "time"

var began = time.Now()

// cpuTime is the time by the clock: the same on an idle machine, without the collector's other threads.
func cpuTime() time.Duration { return time.Since(began) }

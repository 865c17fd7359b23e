//go:build !js

package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// cpuByType returns CPU seconds of descendants by chromium type.
func cpuByType() map[string]float64 {
	type proc struct {
		ppid int
		cpu  float64
		typ  string
	}
	all := map[int]proc{}
	ents, _ := os.ReadDir("/proc")
	for _, e := range ents {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			continue
		}
		s := string(b)
		s = s[strings.LastIndex(s, ")")+2:]
		f := strings.Fields(s)
		ppid, _ := strconv.Atoi(f[1])
		u, _ := strconv.ParseFloat(f[11], 64)
		k, _ := strconv.ParseFloat(f[12], 64)
		c, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
		typ := "browser"
		for _, a := range strings.Split(string(c), "\x00") {
			for _, w := range strings.Fields(a) {
				if strings.HasPrefix(w, "--type=") {
					typ = w[7:]
				}
			}
		}
		all[pid] = proc{ppid, (u + k) / 100, typ}
	}
	out := map[string]float64{}
	me := os.Getpid()
	for pid, p := range all {
		for q := pid; q > 1; q = all[q].ppid {
			if q == me {
				if pid != me {
					out[p.typ] += p.cpu
				}
				break
			}
		}
	}
	return out
}

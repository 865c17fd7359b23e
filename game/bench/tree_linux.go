package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// tickLength is the unit of times in /proc.
const tickLength = 10 * time.Millisecond

// treeTime is the processor time of all processes that this one has started, by what Chromium calls their type:
// "renderer" runs the page, "gpu-process" draws it.
func treeTime() map[string]time.Duration {
	parents, times, kinds := map[int]int{}, map[int]time.Duration{}, map[int]string{}
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		pid, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			continue // it has ended meanwhile
		}
		_, rest, _ := strings.Cut(string(stat[strings.LastIndexByte(string(stat), ')'):]), " ")
		fields := strings.Fields(rest)
		if len(fields) < 13 {
			continue
		}
		parents[pid], _ = strconv.Atoi(fields[1])
		user, _ := strconv.Atoi(fields[11])
		system, _ := strconv.Atoi(fields[12])
		times[pid] = time.Duration(user+system) * tickLength
		command, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
		if _, after, ok := strings.Cut(string(command), "--type="); ok {
			kinds[pid] = after[:strings.IndexAny(after+" ", " \x00")]
		}
	}
	sums := map[string]time.Duration{}
	for pid, spent := range times {
		for at := pid; at > 1; at = parents[at] {
			if parents[at] == os.Getpid() {
				sums[kinds[pid]] += spent
				break
			}
		}
	}
	return sums
}

//go:build !js

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lostupdate/game/internal/browser"
	"lostupdate/game/internal/xvfb"
	"lostupdate/levels"
)

func startPart() part {
	return part{
		name:    "start",
		title:   "Start",
		about:   "Seconds by the clock, the median of five. The page is a first visit of a new browser, from this machine.",
		columns: []string{"what", "seconds"},
		rows:    []string{"page, to its first picture", "desktop program, to a picture of its window in a file", "of it: reading the campaign"},
		measure: measureStart,
	}
}

// starts is how often each is started.
const starts = 5

func measureStart() ([][]string, error) {
	page, err := median(startPage)
	if err != nil {
		return nil, err
	}
	desktop, err := startDesktop()
	if err != nil {
		return nil, err
	}
	campaign, err := median(func() (float64, error) {
		begun := time.Now()
		_, err := levels.Campaign()
		return time.Since(begun).Seconds(), err
	})
	return [][]string{{decimal(page)}, {decimal(desktop)}, {decimal(campaign)}}, err
}

func median(once func() (float64, error)) (float64, error) {
	var all []float64
	for range starts {
		seconds, err := once()
		if err != nil {
			return 0, err
		}
		all = append(all, seconds)
	}
	slices.Sort(all)
	return all[len(all)/2], nil
}

// startPage opens the page in a new browser.
func startPage() (seconds float64, err error) {
	err = withTester(func(t testing.TB) {
		page := browser.Open(t, browser.Host(t, browser.Build(t, "")), browser.View{W: screenW, H: screenH, Before: watchTurns})
		page.WaitFor("bench.first > 0")
		seconds = browser.Evaluate[float64](page, "bench.first") / 1000
	})
	return seconds, err
}

// startDesktop builds the program, and lets it open its window and keep what is seen there.
func startDesktop() (float64, error) {
	stop, ok, err := xvfb.Start()
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, fmt.Errorf("no window can be opened: %s", xvfb.Missing)
	}
	defer stop()
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "game")
	if out, err := exec.Command("go", "build", "-o", program, "lostupdate/game").CombinedOutput(); err != nil {
		return 0, fmt.Errorf("go build: %w\n%s", err, out)
	}
	return median(func() (float64, error) {
		begun := time.Now()
		out, err := exec.Command(program, "--shot", filepath.Join(dir, "shot.png")).CombinedOutput()
		if err != nil {
			return 0, fmt.Errorf("%w\n%s", err, out)
		}
		return time.Since(begun).Seconds(), nil
	})
}

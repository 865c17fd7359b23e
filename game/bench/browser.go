//go:build !js

package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"lostupdate/game/internal/browser"
)

func browserPart() part {
	return part{
		name:  "browser",
		title: "In the browser",
		about: fmt.Sprintf("Chromium without a graphics card (SwiftShader), %d by %d. \"Turns\" are how often the page could draw, \"pictures\" how often there was\n"+
			"something new to draw. The aim is 30 turns a second with the fullest level running, and next to no work where nobody touches\n"+
			"anything.", screenW, screenH),
		columns: []string{"what", "turns a second", "pictures a second", "CPU, ms a second: page", "drawing", "CPU, ms a picture: page", "drawing"},
		rows:    []string{"fullest level, running", "untouched for 3 s", "untouched for 20 s"},
		measure: measureBrowser,
	}
}

// watchTurns counts the page's turns, and notes when the first picture was there.
const watchTurns = `(() => {
  const request = window.requestAnimationFrame.bind(window);
  window.bench = { turns: 0, first: 0 };
  window.requestAnimationFrame = (done) => request((now) => { bench.turns++; done(now); });
  addEventListener("lostupdate:drawn", () => { bench.first ||= performance.now(); });
})();`

// tester is what the browser's package asks for. A failure ends the measurement with words.
type tester struct {
	testing.TB
	failure *string
}

func (t tester) Helper()             {}
func (t tester) Logf(string, ...any) {}

func (t tester) Fatal(args ...any) { t.Fatalf("%s", fmt.Sprint(args...)) }

func (t tester) Fatalf(format string, args ...any) {
	t.Errorf(format, args...)
	t.TB.SkipNow()
}

func (t tester) Errorf(format string, args ...any) {
	if *t.failure == "" {
		*t.failure = fmt.Sprintf(format, args...)
	}
}

func (t tester) Skipf(format string, args ...any) { t.Fatalf(format, args...) }

// withTester runs what is written for tests.
func withTester(work func(t testing.TB)) error {
	if err := flag.Set("test.benchtime", "1x"); err != nil {
		return err
	}
	failure := ""
	testing.Benchmark(func(b *testing.B) { work(tester{b, &failure}) })
	if failure != "" {
		return errors.New(failure)
	}
	return nil
}

func measureBrowser() (rows [][]string, err error) {
	s, err := newStudio()
	if err != nil {
		return nil, err
	}
	err = withTester(func(t testing.TB) {
		address := browser.Host(t, browser.Build(t, ""))
		page := browser.Open(t, address+"?lang=en&level="+s.fullest(), browser.View{W: screenW, H: screenH, Before: watchTurns})
		page.WaitFor("window.lostupdate && lostupdate.frame > 0")
		page.WaitFor(`lostupdate.spots.some((s) => s.name === "run")`)
		time.Sleep(3 * time.Second)
		quiet := sample(page, 5*time.Second, nil)
		time.Sleep(12 * time.Second)
		resting := sample(page, 5*time.Second, nil)
		click(page, "run")
		time.Sleep(3 * time.Second)
		running := sample(page, 8*time.Second, func() { click(page, "play") })
		rows = [][]string{running, quiet, resting}
	})
	return rows, err
}

// click clicks on a spot of the screen, if it is there.
func click(page *browser.Page, name string) {
	at := browser.Evaluate[[]float64](page, fmt.Sprintf(
		"lostupdate.spots.filter((s) => s.name === %q).map((s) => [s.x + s.w / 2, s.y + s.h / 2])[0] || []", name))
	if len(at) == 2 {
		page.Click(at[0], at[1])
	}
}

// sample watches the page for a while, and does something all the time if it is to.
func sample(page *browser.Page, length time.Duration, busy func()) []string {
	state := func() []float64 {
		return browser.Evaluate[[]float64](page, "[bench.turns, lostupdate.frame, performance.now()]")
	}
	before, spent := state(), treeTime()
	for end := time.Now().Add(length); time.Now().Before(end); {
		if busy != nil {
			busy()
		}
		time.Sleep(100 * time.Millisecond)
	}
	after, now := state(), treeTime()
	seconds := (after[2] - before[2]) / 1000
	turns, pictures := after[0]-before[0], after[1]-before[1]
	row := []string{decimal(turns / seconds), decimal(pictures / seconds)}
	kinds := []string{"renderer", "gpu-process"}
	for _, per := range []float64{seconds, pictures} {
		for _, kind := range kinds {
			cell := ""
			if now != nil && per > 0 && !(per == pictures && pictures < 10) {
				cell = decimal((now[kind] - spent[kind]).Seconds() * 1000 / per)
			}
			row = append(row, cell)
		}
	}
	return slices.Clip(row)
}

//go:build !js

package main

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

// TestLevelOneByEarAlone plays the first level as somebody does who sees nothing: all that is known comes from the page's
// two live regions, and all that is done are keys that they have told of.
func TestLevelOneByEarAlone(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	ear := listener{player{t, browser.Open(t, address+"?lang=en", browser.View{W: 1024, H: 640})}}
	ear.hears("Title screen.", "Tab goes through the buttons, Enter presses.")
	ear.goTo("Campaign")
	ear.press("Enter")
	ear.hears("Map.", "Enter opens one.")
	ear.goTo("Homework night")
	ear.press("Enter")
	ear.hears("Engineer's level.", "Finish all five subjects by tick 70", "A turn lasts 1 tick.", "R runs the shift")

	ear.press("r")
	ear.hears("misses what is asked of it", "119 ticks", "49 too many", "Escape stops")
	ear.press("Escape")
	ear.hears("A turn lasts 1 tick.", "Choose how long a turn lasts", "Enter chooses")
	ear.goTo("12 ticks")
	ear.press("Enter")
	ear.hears("A turn lasts 12 ticks.", "R runs the shift")
	ear.press("r")
	ear.hears("It holds under every schedule.", "3 stars.")
	ear.hears("The result lies on top.", "Escape closes the sheet.", "batch processing")

	ear.press("F2")
	ear.hears("上面打开了成绩单。", "3 颗星。")
	for _, element := range []string{"document.documentElement", `document.getElementById("mirror")`, `document.getElementById("spoken")`} {
		require.Equal(t, "zh-Hans", browser.Evaluate[string](ear.page, element+".lang"), element)
	}
	kept := ear.progress()
	require.Equal(t, 3, kept.Stars("homework-night"))
}

// listener is a player who sees nothing.
type listener struct{ player }

// hears waits until the polite region says all of it.
func (l listener) hears(parts ...string) {
	l.t.Helper()
	for _, part := range parts {
		l.page.WaitFor(fmt.Sprintf(`document.getElementById("mirror").textContent.includes(%q)`, part))
	}
}

func (l listener) said() string {
	l.t.Helper()
	return browser.Evaluate[string](l.page, `document.getElementById("spoken").textContent`)
}

// goTo presses Tab until the other region says where that has led to.
func (l listener) goTo(name string) {
	l.t.Helper()
	for range 120 {
		before := l.said()
		l.press("Tab")
		l.page.WaitFor(fmt.Sprintf(`document.getElementById("spoken").textContent !== %q`, before))
		if browser.Evaluate[bool](l.page, fmt.Sprintf(`document.getElementById("spoken").textContent.includes(%q)`, name)) {
			return
		}
	}
	l.t.Fatalf("Tab does not come to %q", name)
}

func (l listener) press(key string) {
	l.t.Helper()
	l.page.Key(key)
}

//go:build !js

package main

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

// TestByKeysAlone plays an engineer's and a saboteur's level from the title to the stars with nothing but the keyboard.
func TestByKeysAlone(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	p := player{t, browser.Open(t, address+"?lang=en", browser.View{W: 1024, H: 640})}
	p.waitFor(`lostupdate.frame > 0`)
	p.enter("settings")
	p.waitForSpot("close")
	p.enter("open") // the rooms of these levels are not the first ones
	p.page.Key("Escape")
	p.enter("campaign")
	p.waitFor(`lostupdate.screen === "map"`)

	p.enter("level:the-key")
	p.waitFor(`lostupdate.screen === "play"`)
	p.carry("tool lock red", "slot pack 2")
	p.waitForSpot("gate pack 2")
	p.carry("tool unlock red", "slot pack 5")
	p.waitForSpot("gate pack 5")
	for range 3 {
		p.enter("faster")
	}
	p.page.Key("r")
	p.waitForStars()
	p.enter("map")
	p.waitFor(`lostupdate.screen === "map"`)

	p.enter("level:two-hands")
	p.waitFor(`lostupdate.screen === "sabotage"`)
	for made, worker := range []string{"1", "2", "2", "1"} {
		p.waitFor(fmt.Sprintf(`lostupdate.text.includes("%d step")`, made))
		p.page.Key(worker)
	}
	p.waitForStars()
	p.savedStars()
}

// TestByTouchAlone plays the same on a phone held sideways, with one finger and nothing else. Taps are over before the
// game has drawn the next picture.
func TestByTouchAlone(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	p := player{t, browser.Open(t, address+"?lang=en", browser.View{W: 844, H: 390, Scale: 2, Touch: true, Before: timeTaps})}
	p.waitFor(`lostupdate.frame > 0`)
	p.tap("settings")
	p.waitForSpot("close")
	p.pullIntoSight("open")
	p.tap("open")
	p.waitFor(spot("open") + `.label.endsWith(": on")`)
	p.tap("close")
	p.tap("campaign")
	p.waitFor(`lostupdate.screen === "map"`)

	p.pullIntoSight("level:the-key")
	p.tap("level:the-key")
	p.waitFor(`lostupdate.screen === "play"`)
	p.fingerDrag("tool lock red", "slot pack 2")
	p.waitForSpot("gate pack 2")
	p.fingerDrag("tool unlock red", "slot pack 5")
	p.waitForSpot("gate pack 5")
	p.tap("run")
	p.waitForStars()
	p.tap("map")
	p.waitFor(`lostupdate.screen === "map"`)

	p.pullIntoSight("level:two-hands")
	p.tap("level:two-hands")
	p.waitFor(`lostupdate.screen === "sabotage"`)
	for made, worker := range []int{1, 2, 2, 1} {
		p.waitFor(fmt.Sprintf(`lostupdate.text.includes("%d step")`, made))
		p.tap(fmt.Sprint("step ", worker))
	}
	p.waitForStars()
	p.savedStars()
	shortest := browser.Evaluate[float64](p.page, "Math.min(...window.taps)")
	require.Less(t, shortest, 20.0, "milliseconds: some taps were short")
}

// timeTaps measures in the page how long fingers were down.
const timeTaps = `window.taps = [];
addEventListener("pointerdown", (e) => { window.since = e.timeStamp; }, true);
addEventListener("pointerup", (e) => { window.taps.push(e.timeStamp - window.since); }, true);`

// savedStars looks into the browser's memory for what both levels have earned.
func (p player) savedStars() {
	p.t.Helper()
	kept := p.progress()
	require.Equal(p.t, 3, kept.Stars("the-key"))
	require.Equal(p.t, 3, kept.Stars("two-hands"))
}

// enter goes to a thing by Tab and presses it with Enter.
func (p player) enter(name string) {
	p.t.Helper()
	p.waitForSpot(name)
	p.tabTo(name)
	p.page.Key("Enter")
}

// carry picks a thing up by keyboard, moves it along the places that take it, and puts it down.
func (p player) carry(thing, place string) {
	p.t.Helper()
	p.tabTo(thing)
	p.page.Key("Space")
	p.waitFor(`lostupdate.focus.startsWith("slot ")`)
	p.tabTo(place)
	p.page.Key("Space")
}

// tap touches a thing for less time than a picture is shown.
func (p player) tap(name string) {
	p.t.Helper()
	p.page.Tap(p.middleOf(name))
}

// fingerDrag drags a thing with a finger, and looks where it can be put only when it is in the hand.
func (p player) fingerDrag(thing, place string) {
	p.t.Helper()
	x, y := p.middleOf(thing)
	p.page.Touch(x, y)
	p.page.Slide(x+20, y-20)
	p.waitForSpot(place)
	x, y = p.middleOf(place)
	p.page.Slide(x, y)
	p.page.Lift()
}

// pullIntoSight pulls a list up or down under the finger until all of a thing is to be seen.
func (p player) pullIntoSight(name string) {
	p.t.Helper()
	inSight := "(() => { const s = " + spot(name) + "; return s !== undefined && s.h >= 20 && s.y + s.h <= 386 })()"
	for range 12 {
		if browser.Evaluate[bool](p.page, inSight) {
			return
		}
		before := browser.Evaluate[int](p.page, "lostupdate.frame")
		p.page.TouchDrag(422, 300, 422, 180)
		p.waitFor(fmt.Sprintf("lostupdate.frame > %d", before))
	}
	p.t.Fatalf("%q does not come into sight", name)
}

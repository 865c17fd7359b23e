//go:build !js

package main

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/game/model/campaign"
	"lostupdate/game/model/progress"
	"lostupdate/levels"
)

// TestThreeLevelsInTheBrowser plays as a player does: it looks up in the game's own mirror where things are, and uses
// mouse and keys. One browser plays everything, because starting one takes longer than a level.
func TestThreeLevelsInTheBrowser(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	p := player{t, browser.Open(t, address+"?lang=en", browser.View{W: 1024, H: 640})}
	p.waitFor(`lostupdate.frame > 0`)
	p.click("campaign")
	p.waitFor(`lostupdate.screen === "map"`)
	p.openEverything()

	p.solveTheKey()
	p.solveOnlyTheWrite()
	p.breakTwoHands()
	p.reload()
}

// player is somebody at the page.
type player struct {
	t    *testing.T
	page *browser.Page
}

// openEverything does what a teacher does: these three levels are not the first ones.
func (p player) openEverything() {
	p.click("settings")
	p.waitForSpot("close")
	p.tabTo("open") // the sheet may have to scroll, which the focus does
	p.page.Key("Enter")
	p.click("close")
}

// solveTheKey goes from the map to the level's proof and back.
func (p player) solveTheKey() {
	p.click("level:the-key")
	p.proveTheKey()
}

// proveTheKey builds the proof of the level that was just opened, and goes back to the map.
func (p player) proveTheKey() {
	p.waitFor(`lostupdate.screen === "play"`)
	p.drag("tool lock red", "slot pack 5") // not where it belongs
	p.waitForSpot("gate pack 5")
	p.drag("gate pack 5", "slot pack 2") // before "read total"
	p.waitForSpot("gate pack 2")
	p.drag("tool unlock red", "slot pack 5") // after "write total"
	p.waitForSpot("gate pack 5")
	for range 3 {
		p.click("faster") // eight times: the shift would take as many seconds
	}
	p.click("run")
	p.waitForStars()
	p.click("map")
	p.waitFor(`lostupdate.screen === "map"`)
}

// solveOnlyTheWrite does so without a mouse.
func (p player) solveOnlyTheWrite() {
	p.tabTo("level:only-the-write")
	p.page.Key("Enter")
	p.waitFor(`lostupdate.screen === "play"`)
	p.tabTo("gate count 3")
	p.page.Key("Enter")
	p.waitFor(`lostupdate.focus.startsWith("slot ")`)
	for p.focus() != "slot count 1" { // before "read total"
		p.keyTo("ArrowLeft")
	}
	require.Contains(p.t, browser.Evaluate[string](p.page, `document.getElementById("spoken").textContent`),
		"between take box and read total", "who does not see the screen hears it")
	p.page.Key("Enter")
	p.waitForSpot("gate count 1")
	p.tabTo("run")
	p.page.Key("Enter")
	p.waitForStars()
	p.tabTo("map")
	p.page.Key("Enter")
	p.waitFor(`lostupdate.screen === "map"`)
}

// breakTwoHands loses an update with the shortest schedule.
func (p player) breakTwoHands() {
	p.click("level:two-hands")
	p.waitFor(`lostupdate.screen === "sabotage"`)
	for made, worker := range []int{1, 2, 2, 1} {
		p.waitFor(fmt.Sprintf(`lostupdate.text.includes("%d step")`, made))
		p.click(fmt.Sprint("step ", worker))
	}
	p.waitForStars()
}

// reload opens the page anew and looks for what was earned in three places: the map, what a screen reader hears, and the
// browser's memory.
func (p player) reload() {
	p.page.Reload()
	p.waitFor(`lostupdate.frame > 0`)
	require.Equal(p.t, "title", browser.Evaluate[string](p.page, "lostupdate.screen"))
	p.click("campaign")
	catalog, err := levels.Campaign()
	require.NoError(p.t, err)
	p.waitFor(fmt.Sprintf(`lostupdate.text.includes("9 of %d stars")`, campaign.StarsMax*len(catalog.Levels())))
	kept := p.progress()
	for _, level := range []string{"the-key", "only-the-write", "two-hands"} {
		label := browser.Evaluate[string](p.page, spot("level:"+level)+".label")
		require.Contains(p.t, label, "3 of 3 stars")
		require.Equal(p.t, 3, kept.Stars(level))
	}
	require.Contains(p.t, browser.Evaluate[string](p.page, spot("level:own-shelves")+".label"), "not solved yet")
	require.Zero(p.t, kept.Stars("own-shelves"))
}

// progress reads what the game has put into the browser's memory, below the line that seals it.
func (p player) progress() progress.Document {
	p.t.Helper()
	data, err := base64.StdEncoding.DecodeString(browser.Evaluate[string](p.page, `localStorage.getItem("lostupdate/progress")`))
	require.NoError(p.t, err)
	_, text, _ := strings.Cut(string(data), "\n")
	document, err := progress.Parse(text)
	require.NoError(p.t, err, "%s", data)
	return document
}

// waitForStars waits for the result of a level with all its stars.
func (p player) waitForStars() {
	p.t.Helper()
	p.waitFor(`lostupdate.screen === "result" && lostupdate.text.includes("3 stars")`)
}

func (p player) waitFor(expression string) {
	p.t.Helper()
	p.page.WaitFor("window.lostupdate && " + expression)
}

// spot is the JavaScript expression for what the mirror tells about a place that can be pressed.
func spot(name string) string {
	return fmt.Sprintf("lostupdate.spots.find((s) => s.name === %q)", name)
}

func (p player) waitForSpot(name string) {
	p.t.Helper()
	p.waitFor(spot(name))
}

// middleOf returns where a spot is.
func (p player) middleOf(name string) (x, y float64) {
	p.t.Helper()
	p.waitForSpot(name)
	middle := browser.Evaluate[[]float64](p.page, "["+spot(name)+"].map((s) => [s.x + s.w / 2, s.y + s.h / 2])[0]")
	return middle[0], middle[1]
}

func (p player) click(name string) {
	p.t.Helper()
	p.page.Click(p.middleOf(name))
}

// drag takes hold of something and looks where it can be put only then, as players do.
func (p player) drag(thing, place string) {
	p.t.Helper()
	x, y := p.middleOf(thing)
	p.page.Move(x, y)
	p.page.Press(x, y)
	p.page.Pull(x+12, y-12)
	x, y = p.middleOf(place)
	p.page.Pull(x, y)
	p.page.Release(x, y)
}

func (p player) focus() string {
	p.t.Helper()
	return browser.Evaluate[string](p.page, "lostupdate.focus")
}

// keyTo presses a key that moves the focus.
func (p player) keyTo(key string) {
	p.t.Helper()
	before := p.focus()
	p.page.Key(key)
	p.waitFor(fmt.Sprintf("lostupdate.focus !== %q", before))
}

// tabTo moves the focus with Tab, which goes round all there is. It moves at least once: a click leaves the focus where
// it was made, and it is not seen there.
func (p player) tabTo(name string) {
	p.t.Helper()
	for range 160 {
		p.keyTo("Tab")
		if p.focus() == name {
			return
		}
	}
	p.t.Fatalf("Tab does not come to %q", name)
}

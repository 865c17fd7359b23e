//go:build !js

package browser_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

// The tests of this file play with the program echo, which answers with what it heard.

const drawn = "window.lostupdate && lostupdate.frame > 1"

func openEcho(t *testing.T, query string, view browser.View) *browser.Page {
	t.Helper()
	browser.Need(t)
	page := browser.Open(t, browser.Host(t, browser.Build(t, browser.EchoPackage))+query, view)
	page.WaitFor(drawn)
	return page
}

// heard gives what the program heard after the first line, which counts the visits.
func heard(page *browser.Page) []string {
	return strings.Split(browser.Evaluate[string](page, "lostupdate.text"), "\n")[1:]
}

// waitForLast waits until the last thing heard is the given one.
func waitForLast(page *browser.Page, line string) {
	page.WaitFor("lostupdate.text.endsWith(" + "`\n" + line + "`)")
}

func TestEcho(t *testing.T) {
	// One page for all: starting a browser takes longer than what is tried in it.
	page := openEcho(t, "?lang=zh", browser.View{W: 844, H: 390})
	t.Run("what a player does arrives in order", func(t *testing.T) { arrivesInOrder(t, page) })
	t.Run("the page mirrors the game", func(t *testing.T) { pageMirrorsGame(t, page) })
	t.Run("a visit is remembered over a reload", func(t *testing.T) { visitIsRemembered(t, page) })
}

func visitIsRemembered(t *testing.T, page *browser.Page) {
	require.Equal(t, "visit 1", browser.Evaluate[string](page, `lostupdate.text.split("\n")[0]`))
	page.Reload()
	page.WaitFor(drawn)
	require.Equal(t, "visit 2", browser.Evaluate[string](page, `lostupdate.text.split("\n")[0]`))

	// A value that something has damaged: the last good one counts, and the damaged one is kept.
	page.Script(`localStorage.setItem("lostupdate/visits", "half a val")`)
	page.Reload()
	page.WaitFor(drawn)
	require.Equal(t, "visit 2", browser.Evaluate[string](page, `lostupdate.text.split("\n")[0]`), "1, the backup, and one more")
	require.Contains(t, page.Console(), "info: recovered; set aside as localStorage:lostupdate/visits.damaged-1")
}

func arrivesInOrder(t *testing.T, page *browser.Page) {
	page.WaitFor(`lostupdate.text.includes("Focus true")`)
	require.Equal(t, []string{"Resize 844x390", "Focus true"}, heard(page))

	page.Click(100, 50)
	waitForLast(page, "PointerUp left 100,50")
	page.Wheel(300, 200, 150)
	waitForLast(page, "Wheel +0,+1.5 at 300,200")
	page.Key("a")
	waitForLast(page, "KeyUp A")
	page.Key("z", chromedp.ModifierCtrl)
	waitForLast(page, "KeyUp Z with Control")
	page.Type("Q?")
	waitForLast(page, "KeyUp Slash with Shift")
	page.Key("Tab")
	waitForLast(page, "KeyUp Tab")
	page.Key("ArrowLeft")
	waitForLast(page, "KeyUp ArrowLeft")
	require.Equal(t, []string{
		"PointerMove 100,50",
		"PointerDown left 100,50",
		"PointerUp left 100,50",
		"Wheel +0,+1.5 at 300,200",
		"KeyDown A",
		"Text 'a'",
		"KeyUp A",
		"KeyDown Z with Control",
		"KeyUp Z with Control",
		"KeyDown Q with Shift",
		"Text 'Q'",
		"KeyUp Q with Shift",
		"KeyDown Slash with Shift",
		"Text '?'",
		"KeyUp Slash with Shift",
		"KeyDown Tab",
		"KeyUp Tab",
		"KeyDown ArrowLeft",
		"KeyUp ArrowLeft",
	}, heard(page)[2:])

	page.Resize(1000, 500)
	waitForLast(page, "Resize 1000x500")
	page.Resize(320, 180) // half as large as the smallest screen
	waitForLast(page, "Resize 640x360")
	page.Click(80, 60)
	waitForLast(page, "PointerUp left 160,120")
}

func TestASlowGameLosesNeitherPressesNorPlaces(t *testing.T) {
	// Every tick takes 0.4 s: presses, drags and releases fall between two of them.
	page := openEcho(t, "?pause=400", browser.View{W: 844, H: 390})
	page.Click(10, 10)
	page.Click(400, 20)
	page.Drag(100, 100, 300, 200)
	page.Key("x")
	waitForLast(page, "KeyUp X")
	all := strings.Join(heard(page), "\n")
	for _, story := range []string{
		"PointerDown left 10,10\nPointerUp left 10,10",
		"PointerDown left 400,20\nPointerUp left 400,20",
		"PointerDown left 100,100\nPointerMove ",
		"PointerMove 300,200\nPointerUp left 300,200",
		"KeyDown X\nText 'x'\nKeyUp X",
	} {
		require.Contains(t, all, story)
	}
}

func TestFingersOnAPhone(t *testing.T) {
	page := openEcho(t, "?pause=200", browser.View{W: 844, H: 390, Scale: 3, Touch: true})
	picture := `lostupdate.spots.filter((s) => s.name === "picture").map((s) => s.w + "x" + s.h).join()`
	require.Equal(t, "1688x780", browser.Evaluate[string](page, picture), "twice as fine, not three times")
	page.Tap(200, 100) // over before any tick
	waitForLast(page, "PointerUp left 200,100 touch")
	page.TouchDrag(300, 300, 500, 200)
	waitForLast(page, "PointerUp left 500,200 touch")
	all := strings.Join(heard(page), "\n")
	require.Contains(t, all, "PointerDown left 200,100 touch\nPointerUp left 200,100 touch")
	require.Contains(t, all, "PointerDown left 300,300 touch\nPointerMove ")
	require.NotContains(t, all, "Cancel", "the page does not scroll instead")
}

func TestTheCanvasIsAsFineAsTheScreen(t *testing.T) {
	page := openEcho(t, "", browser.View{W: 800, H: 600})
	const (
		canvas  = `(c => c.width + "x" + c.height)(document.querySelector("canvas"))`
		picture = `lostupdate.spots.filter((s) => s.name === "picture").map((s) => s.w + "x" + s.h).join()`
	)
	for _, at := range []struct {
		w, h  int
		scale float64
		want  string
	}{
		{800, 600, 2, "1600x1200"}, // the window moves to a finer screen
		{400, 300, 2, "800x600"},   // the reader zooms in,
		{533, 401, 1.5, "799x601"}, // out a little,
		{1600, 1200, 0.5, "800x600"},
		{844, 390, 3, "1688x780"}, // nobody sees more than two to one
		{800, 600, 1, "800x600"},
	} {
		page.Zoom(at.w, at.h, at.scale)
		page.WaitFor(picture + ` === "` + at.want + `" && ` + canvas + ` === "` + at.want + `"`)
	}
}

func pageMirrorsGame(t *testing.T, page *browser.Page) {
	page.WaitFor(`document.getElementById("loading").hidden`)
	for expression, want := range map[string]string{
		`document.title`:                "Echo",
		`lostupdate.screen`:             "echo",
		`document.documentElement.lang`: "en",
		`document.querySelector("canvas").getAttribute("aria-label")`:       "Echo",
		`document.querySelector("canvas").getAttribute("aria-describedby")`: "mirror",
		`document.getElementById("mirror").getAttribute("aria-live")`:       "polite",
		`document.getElementById("spoken").getAttribute("aria-live")`:       "assertive",
		`document.activeElement.tagName`:                                    "CANVAS",
		`lostupdate.spots.map((s) => s.name).join()`:                        "pointer,picture",
	} {
		require.Equal(t, want, browser.Evaluate[string](page, expression), expression)
	}
	for region, text := range map[string]string{"mirror": "lostupdate.text", "spoken": "lostupdate.spoken"} {
		page.WaitFor(`document.getElementById("` + region + `").textContent === ` + text) // the first rests between two changes
	}

	// Reading is all that a page can do.
	page.Script(`lostupdate.text = "x"; window.lostupdate = 1; lostupdate.spots.length = 0`)
	require.True(t, browser.Evaluate[bool](page, `lostupdate.text.startsWith("visit") && lostupdate.spots.length === 2`))
}

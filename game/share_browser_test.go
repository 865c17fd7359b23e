//go:build !js

package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/game/model/share"
	"lostupdate/levels/puzzle"
)

// TestALinkOpensItsSolutionInTheBrowser follows a link as a player does who was sent it, looks at what is there, runs it
// and films it.
func TestALinkOpensItsSolutionInTheBrowser(t *testing.T) {
	browser.Need(t)
	link := share.Link(share.Shared{
		Level: "two-hands", Role: puzzle.Saboteur, Text: "format: 1\nlevel: two-hands\nschedule: 1 2 2 1\n",
	})
	address := browser.Host(t, browser.Build(t, ""))
	p := player{t, browser.Open(t, address+"?lang=en"+link, browser.View{W: 844, H: 390})}
	p.waitFor(`lostupdate.screen === "result" || lostupdate.text.includes("4 steps")`)
	p.waitForStars()
	p.page.Key("Escape")
	p.waitForSpot("share")
	p.click("share")
	p.waitForSpot("share film")
	began := time.Now()
	p.click("share film")
	p.waitFor(`lostupdate.text.includes("Saved as two-hands.gif")`)
	t.Logf("a film of four steps takes %v in the browser", time.Since(began).Round(100*time.Millisecond))

	broken := player{t, browser.Open(t, address+"?lang=en"+link[:30], browser.View{W: 844, H: 390})}
	broken.waitFor(`lostupdate.text.includes("damaged")`)
	require.Equal(t, "title", browser.Evaluate[string](broken.page, "lostupdate.screen"))
}

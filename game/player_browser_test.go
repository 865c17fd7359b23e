//go:build !js

package main

import (
	"encoding/base64"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

// TestANameIsWrittenOnAPhone adds a player with fingers. The keyboard of a phone comes up by itself where a field of the
// page is tapped, so that is what must lie there; and it writes through an input method, as Chinese is written.
func TestANameIsWrittenOnAPhone(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	p := player{t, browser.Open(t, address+"?lang=zh", browser.View{W: 844, H: 390, Touch: true})}
	tap := func(name string) {
		t.Helper()
		p.page.Tap(p.middleOf(name))
	}
	p.waitFor(`lostupdate.frame > 0`)
	tap("players")
	tap("add player")
	x, y := p.middleOf("player name")
	require.Equal(t, "INPUT", browser.Evaluate[string](p.page, fmt.Sprintf("document.elementFromPoint(%g, %g).tagName", x, y)))
	p.page.Tap(x, y)
	p.page.WaitFor(`document.activeElement.tagName === "INPUT"`)

	p.page.Compose("gongren", "工人")
	p.waitFor(spot("player name") + `.label.includes("工人")`)
	p.page.Type("7x")
	p.page.Key("Backspace")
	p.waitFor(spot("player name") + `.label.endsWith("工人7")`)
	p.page.Key("Enter")
	p.waitFor(spot("players") + `.label.includes("工人7")`)
	require.Equal(t, "CANVAS", browser.Evaluate[string](p.page, `(document.activeElement === document.body ? "CANVAS" : document.activeElement.tagName)`), "the keyboard goes away")
	require.Zero(t, browser.Evaluate[int](p.page, `document.querySelectorAll("input").length`))

	p.page.WaitFor(`localStorage.getItem("lostupdate/progress-2") !== null`)
	sealed, err := base64.StdEncoding.DecodeString(browser.Evaluate[string](p.page, `localStorage.getItem("lostupdate/progress-2")`))
	require.NoError(t, err)
	require.Contains(t, string(sealed), "工人7")
	p.page.Reload()
	p.waitFor(spot("players") + `.label.includes("工人7")`)
}

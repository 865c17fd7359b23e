//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/levels"
	"lostupdate/levels/class"
)

// hostScript is a page around the game. It keeps what it hears in sessionStorage, as a reload takes everything else away.
const hostScript = `
	const kept = JSON.parse(sessionStorage.getItem("host") || "{}");
	globalThis.heard = [];
	globalThis.lostUpdateHost = {
		assignment: %q, name: "17", player: "student 17", saved: kept.kept,
		progress(text) {
			const report = JSON.parse(text);
			heard.push(report);
			sessionStorage.setItem("host", text);
			if (globalThis.broken === "throws") { throw new Error("no wire"); }
			if (globalThis.broken === "rejects") { return Promise.reject(new Error("no wire")); }
			return Promise.resolve();
		},
		get surprise() { throw new Error("nobody asks for this"); },
	};`

// TestAPageAroundTheGame is what a learning platform and a class server rely on: the game opens on the homework, tells how
// far the player is, takes back what was kept, and survives a host that fails.
func TestAPageAroundTheGame(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	a := &class.Assignment{Label: "Week 3", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 3}}}
	page := browser.Open(t, address+"?lang=en", browser.View{W: 1024, H: 640, Before: fmt.Sprintf(hostScript, a.Text())})
	p := player{t, page}
	p.waitFor(`lostupdate.screen === "map" && lostupdate.text.includes("Assignment") && heard.length === 1`)
	require.Equal(t, 3, browser.Evaluate[int](page, `heard[0].maxStars`))
	p.click("asked the-key")
	p.proveTheKey()
	page.WaitFor(`heard.length === 2`)

	var report struct {
		Stars  int
		Done   bool
		Ticket string
	}
	require.NoError(t, json.Unmarshal([]byte(browser.Evaluate[string](page, `sessionStorage.getItem("host")`)), &report))
	require.Equal(t, 3, report.Stars)
	require.True(t, report.Done)
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	roster := class.Grade([]class.File{{Name: "ticket", Source: []byte(report.Ticket)}}, class.Options{Catalog: campaign, Assignment: a}, nil)
	require.Empty(t, roster.Refused)
	require.Equal(t, "17", roster.Students[0].Name)
	require.Equal(t, 3, roster.Students[0].Marks[0].Stars)

	require.True(t, browser.Evaluate[bool](page, `lostUpdate.told("kept")`))
	p.waitFor(`lostupdate.text.includes("Kept by your class's page")`)
	require.False(t, browser.Evaluate[bool](page, `lostUpdate.told("hello") || lostUpdate.told(7) || lostUpdate.told()`))
	page.Script(`lostUpdate.told = 1; globalThis.lostUpdate = 2`) // reading is all that others can do
	require.Equal(t, "function", browser.Evaluate[string](page, `typeof lostUpdate.told`))

	for i, broken := range []string{"throws", "rejects"} {
		page.Script(`globalThis.broken = "` + broken + `"`)
		p.click("homework")
		require.False(t, browser.Evaluate[bool](page, `lostupdate.spots.some((s) => s.name === "student" || s.name === "put away")`))
		p.tabTo("hand in")
		page.Key("Enter")
		page.WaitFor(fmt.Sprintf(`heard.length === %d && heard.at(-1).handedIn`, 3+i))
		p.waitFor(`lostupdate.text.includes("cannot be reached")`)
		p.click("close")
		require.True(t, browser.Evaluate[bool](page, `lostUpdate.told("kept")`))
		p.waitFor(`lostupdate.text.includes("Kept by your class's page")`)
	}

	// Two students at one machine do not meet in the browser's memory, and the player's own text is not in it.
	require.False(t, browser.Evaluate[bool](page, `Object.keys(localStorage).some((k) => k === "lostupdate/progress" || k.includes("17"))`))

	// Another machine: nothing but what the host has kept.
	page.Script(`localStorage.clear()`)
	page.Reload()
	p.waitFor(`lostupdate.screen === "map" && heard.length > 0 && heard[0].stars === 3`)
}

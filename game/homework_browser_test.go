//go:build !js

package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/levels"
	"lostupdate/levels/class"
)

// TestHomeworkInTheBrowser is a student's lesson: open the teacher's link, solve a level, and hand in. The ticket is caught where
// the page would download it, and graded.
func TestHomeworkInTheBrowser(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	a := &class.Assignment{Label: "Week 3", Due: "Friday", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 3}, {ID: "two-hands", Revision: 1, Stars: 1}}}
	p := player{t, browser.Open(t, a.Link(address+"?lang=en"), browser.View{W: 1024, H: 640})}
	p.waitFor(`lostupdate.screen === "map" && lostupdate.text.includes("Assignment")`)
	p.click("asked the-key")
	p.proveTheKey()

	p.click("homework")
	p.click("digit 1")
	p.click("digit 7")
	browser.Evaluate[bool](p.page, `(() => {
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => { blob.text().then((text) => { window.caught = text; }); return make.call(URL, blob); };
		return true;
	})()`)
	p.tabTo("hand in")
	p.page.Key("Enter")
	p.page.WaitFor(`window.caught !== undefined`)
	p.waitFor(`lostupdate.text.includes("ticket-17.txt")`)

	campaign, err := levels.Campaign()
	require.NoError(t, err)
	ticket := browser.Evaluate[string](p.page, `window.caught`)
	roster := class.Grade([]class.File{{Name: "ticket-17.txt", Source: []byte(ticket)}}, class.Options{Catalog: campaign, Assignment: a}, nil)
	require.Empty(t, roster.Refused)
	require.Equal(t, "17", roster.Students[0].Name)
	require.Empty(t, roster.Students[0].Problems)
	require.Equal(t, 3, roster.Students[0].Marks[0].Stars)

	p.page.Reload()
	p.waitFor(`lostupdate.screen === "map"`)
	require.Equal(t, a.Text(), p.progress().Assignment)
}

//go:build !js

package main

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/levels"
	"lostupdate/levels/class"
)

// TestEveryStudentGetsOwnNumbers gives an assignment out in which every student has numbers of his own, plays it as one of
// them, and grades what he and a neighbour hand in.
func TestEveryStudentGetsOwnNumbers(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	page := teacherAt(t, address+"teacher.html?lang=en", browser.View{W: 1280, H: 800})
	press(page, `[data-level="the-key"] input`)
	require.True(t, browser.Evaluate[bool](page, `document.querySelector("#seed-field").hidden`))
	page.Script(`(() => {
		const numbers = document.querySelector("#numbers");
		numbers.value = "own";
		numbers.dispatchEvent(new Event("input", { bubbles: true }));
	})()`)
	seed := browser.Evaluate[string](page, `document.querySelector("#seed").value`)
	press(page, "#draw")
	require.NotEqual(t, seed, browser.Evaluate[string](page, `document.querySelector("#seed").value`))
	page.Script(`document.querySelector("#seed").value = "7"`)
	press(page, `#assign [type=submit]`)
	page.WaitFor(`!document.querySelector("#made").hidden`)
	require.Contains(t, textOf(page, "#made-sum"), "own numbers for every student (seed 7) in 1 of these levels")
	link := textOf(page, "#made-link")
	a, err := class.ParseAssignment(link)
	require.NoError(t, err)
	require.Equal(t, uint32(7), a.Seed)

	campaign, err := levels.Campaign()
	require.NoError(t, err)
	first, _ := campaign.Level("the-key")
	name := 2
	for a.LevelFor(fmt.Sprint(name), first) == first {
		name++
	}
	mine := a.LevelFor(fmt.Sprint(name), first)
	p := player{t, browser.Open(t, link, browser.View{W: 1024, H: 640})}
	p.click("asked the-key")
	p.waitFor(`lostupdate.text.includes("First write your name or number here")`)
	p.click(fmt.Sprintf("digit %d", name))
	p.click("asked " + mine.ID())
	p.waitFor(`lostupdate.screen === "play"`)
	p.waitFor(fmt.Sprintf(`lostupdate.text.includes(%q)`, mine.Text("en").Goal))

	root := t.TempDir()
	folder := filepath.Join(root, "tickets")
	handIn(t, folder, fmt.Sprint(name), a, mine.ID())
	handIn(t, folder, fmt.Sprint(name+1), a, mine.ID())
	press(page, "#to-grade")
	page.WaitFor(`!document.querySelector("#panel-grade").hidden`)
	x, y := middle(page, "#drop")
	page.Drop(x, y, folder)
	page.WaitFor(`!document.querySelector("#results").hidden && document.querySelectorAll("#grid tbody tr").length === 2`)
	require.Contains(t, textOf(page, `[data-kind="other-variant"]`), fmt.Sprintf("ticket-%d.txt", name+1))
	require.Contains(t, textOf(page, "#bars"), "numbers of his own")
	press(page, `[data-student="0"][data-column="0"]`)
	page.WaitFor(`document.querySelector("#mark").open`)
	require.Contains(t, textOf(page, "#mark-body"), "Variant")
	p.page.Go(browser.Evaluate[string](page, `document.querySelector("#mark-body a").href`))
	p.waitFor(`lostupdate.screen === "play"`)
	p.waitFor(fmt.Sprintf(`lostupdate.text.includes(%q)`, mine.Text("en").Goal))
}

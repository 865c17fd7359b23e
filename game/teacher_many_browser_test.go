//go:build !js

package main

import (
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// manyTickets packs tickets with solutions of the first levels into a zip archive: everybody has some other mixture of what
// is right and what is tempting.
func manyTickets(t *testing.T, students, count int) (path string) {
	t.Helper()
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	path = filepath.Join(t.TempDir(), "class.zip")
	f, err := os.Create(path)
	require.NoError(t, err)
	defer f.Close()
	archive := zip.NewWriter(f)
	for student := range students {
		var texts []string
		for i, l := range campaign.Levels()[:count] {
			all := append(append([]puzzle.Solution{}, l.Proofs...), l.Traps...)
			s := all[(student+i*student/7)%len(all)]
			s.Expect = puzzle.Expectation{}
			texts = append(texts, string(format.PrintSolution(&s, l.Puzzle)))
		}
		w, err := archive.Create(fmt.Sprintf("ticket-%d.txt", student+1))
		require.NoError(t, err)
		_, err = w.Write(class.NewTicket(fmt.Sprint(student+1), "", texts).Print())
		require.NoError(t, err)
	}
	require.NoError(t, archive.Close())
	return path
}

// TestThreeHundredTicketsInTheBrowser grades a large year, cancels and grades again; the page stays awake meanwhile.
func TestThreeHundredTicketsInTheBrowser(t *testing.T) {
	browser.Need(t)
	page := teacherAt(t, browser.Host(t, browser.Build(t, ""))+"teacher.html?lang=en#grade", browser.View{W: 1280, H: 800})
	all, some := manyTickets(t, 300, 60), manyTickets(t, 300, 10)

	page.Script(`(() => {
		const watch = new MutationObserver(() => {
			if (document.querySelector("#working-text").textContent.includes("judged")) {
				watch.disconnect();
				document.querySelector("#cancel").click();
			}
		});
		watch.observe(document.querySelector("#working-text"), { childList: true });
	})()`)
	x, y := middle(page, "#drop")
	page.Drop(x, y, all)
	page.WaitFor(`document.querySelector("#graded").textContent.startsWith("Cancelled")`)
	require.True(t, browser.Evaluate[bool](page, `document.querySelector("#results").hidden`))

	page.Script(`(() => {
		window.longest = 0;
		let last = performance.now();
		const beat = () => {
			const now = performance.now();
			window.longest = Math.max(window.longest, now - last);
			last = now;
			setTimeout(beat);
		};
		beat();
	})()`)
	page.Drop(x, y, some)
	page.WaitFor(`document.querySelectorAll("#grid tbody tr").length === 300`)
	t.Logf("300 tickets of 10 levels: %s Longest pause of the page: %.0f ms", textOf(page, "#graded"), browser.Evaluate[float64](page, `longest`))
	require.Regexp(t, `^Tickets graded: 300, in [0-9.]+ s\.$`, textOf(page, "#graded"))

	// Arrow keys lead from mark to mark, heads of columns sort, filters leave out.
	page.Script(`document.querySelector('#grid [data-column][tabindex="0"]').focus()`)
	page.Key("ArrowDown")
	page.Key("ArrowRight")
	page.Key("Enter")
	page.WaitFor(`document.querySelector("#mark").open && document.querySelector("#mark-title").textContent.startsWith("2 · 2 ")`)
	page.Key("Escape")
	page.WaitFor(`!document.querySelector("#mark").open`)
	require.Equal(t, "1", browser.Evaluate[string](page, `document.activeElement.dataset.column`), "the focus is back where it was")
	press(page, `[data-sort="stars"]`)
	page.WaitFor(`document.querySelector('[aria-sort="ascending"] [data-sort="stars"]') && document.querySelectorAll("#grid tbody tr").length === 300`)
	points := browser.Evaluate[[]int](page, `[...document.querySelectorAll("#grid tbody tr")].map((row) => -Number(row.cells[2].textContent))`)
	require.IsIncreasing(t, distinct(points), "the best come first")
	press(page, "#grid-text")
	page.Type("17")
	page.WaitFor(`document.querySelector("#grid-count").textContent === "Students shown: 13 of 300."`)
}

// distinct leaves out what equals what stands before it.
func distinct(numbers []int) []int {
	var all []int
	for i, n := range numbers {
		if i == 0 || n != numbers[i-1] {
			all = append(all, n)
		}
	}
	return all
}

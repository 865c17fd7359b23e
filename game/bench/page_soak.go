//go:build !js

package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"lostupdate/game/internal/browser"
	"lostupdate/game/model/share"
	"lostupdate/levels"
	"lostupdate/levels/format"
)

// pageMinutes are when the page's memory is looked at. Before the eighth every level has been played once.
var pageMinutes = []int{1, 8, 15, 30}

func pageSoakPart() part {
	p := part{
		name:  "soak",
		title: "Memory of the page",
		about: "What the page keeps during half an hour of play in Chromium, after a collection: every level is opened by a link that has built it,\n" +
			"run, wound back, undone, looked up and left with the keyboard, over and over, in both languages. Its clock goes on by five turns\n" +
			"with each picture. The memory of the program never shrinks: it is the most that was ever needed.",
		columns: []string{"after", "levels", "program, MB", "JavaScript, MB", "nodes", "listeners"},
		measure: func() ([][]string, error) {
			var rows [][]string
			err := soakPage(pageMinutes, func(u pageUsage) {
				rows = append(rows, []string{
					count(u.levels), decimal(u.program / 1e6), decimal(float64(u.Heap) / 1e6), count(u.Nodes), count(u.Listeners),
				})
			})
			return rows, err
		},
	}
	for _, minute := range pageMinutes {
		p.rows = append(p.rows, fmt.Sprintf("%d min", minute))
	}
	return p
}

// pageUsage is what the page keeps.
type pageUsage struct {
	browser.Memory
	levels  int     // that were played
	program float64 // bytes of the program's memory
}

// fastClock lets the page's clock go on by five turns with each picture, which is the most that Ebitengine plays between
// two pictures; and keeps the program's memory in sight.
const fastClock = `(() => {
  const request = window.requestAnimationFrame.bind(window), start = WebAssembly.instantiateStreaming;
  let now = performance.now();
  window.bench = { pictures: 0, memory: null };
  performance.now = () => now += 0.001; // so that no two moments are the same
  window.requestAnimationFrame = (done) => request(() => {
    bench.pictures++;
    done(now += 5000 / 60);
  });
  WebAssembly.instantiateStreaming = async (...call) => {
    const made = await start(...call);
    bench.memory = made.instance.exports.mem;
    return made;
  };
})();`

const picturesPerMinute = 60 * 60 / 5

// pageSoaker plays in the page without pause.
type pageSoaker struct {
	page *browser.Page
}

// soakPage plays for as long as the last of the minutes says, and tells what the page keeps at each of them.
func soakPage(minutes []int, tell func(pageUsage)) error {
	catalog, err := levels.Campaign()
	if err != nil {
		return err
	}
	return withTester(func(t testing.TB) {
		address := browser.Host(t, browser.Build(t, ""))
		k := pageSoaker{browser.Open(t, address+"?lang=en", browser.View{W: 844, H: 390, Before: fastClock})}
		k.page.WaitFor("window.lostupdate && lostupdate.frame > 0")
		all := catalog.Levels()
		for n := 0; len(minutes) > 0; n++ {
			k.play(all[n%len(all)], n)
			if k.pictures() < minutes[0]*picturesPerMinute {
				continue
			}
			minutes = minutes[1:]
			program := browser.Evaluate[float64](k.page, "bench.memory.buffer.byteLength")
			tell(pageUsage{k.page.Memory(), n + 1, program})
		}
	})
}

func (k pageSoaker) pictures() int { return browser.Evaluate[int](k.page, "bench.pictures") }

// play does what players do in a level, and leaves it.
func (k pageSoaker) play(level *levels.Level, n int) {
	known := slices.Concat(level.Proofs, level.Traps)
	solution := &known[n%len(known)]
	link := share.Link(share.Shared{
		Level: level.ID(), Role: level.Puzzle.PartOf(solution.Blueprint), Text: string(format.PrintSolution(solution, level.Puzzle)),
	})
	k.page.Script(fmt.Sprintf("location.hash = %q", link))
	k.page.WaitFor(`lostupdate.screen !== "map" && lostupdate.screen !== "title"`)
	k.keys("r", "Space", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight", "Space", "h", "Escape", "c", "Escape", "u")
	k.page.Key("u", chromedp.ModifierShift)
	k.keys("F1", "Escape", "F2")
	for tries := 0; browser.Evaluate[string](k.page, "lostupdate.screen") != "map" && tries < 10; tries++ {
		k.keys("Escape")
	}
}

// keys presses keys, with a few pictures after each.
func (k pageSoaker) keys(names ...string) {
	for _, name := range names {
		k.page.Key(name)
		k.pass(3)
	}
}

// pass waits for pictures.
func (k pageSoaker) pass(pictures int) {
	k.page.WaitFor(fmt.Sprintf("bench.pictures >= %d", k.pictures()+pictures))
}

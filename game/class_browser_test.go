//go:build !js

package main

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/page"
	"lostupdate/levels/class/server"
	"lostupdate/levels/class/store"
)

// lesson is a class server with a class, and its teacher's page.
type lesson struct {
	t       *testing.T
	server  *server.Server
	code    string
	teacher *browser.Page
	down    atomic.Bool // no ticket comes through
}

func beginLesson(t *testing.T) *lesson {
	t.Helper()
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	game, err := page.Open(browser.Build(t, "").Dir)
	require.NoError(t, err)
	l := &lesson{t: t}
	address := browser.HostHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if l.down.Load() && r.URL.Path == "/ticket" {
			panic(http.ErrAbortHandler)
		}
		l.server.Handler().ServeHTTP(w, r)
	}))
	l.server, err = server.New(t.Context(), server.Options{
		Store: store.NewMemory(server.DefaultBounds().Kept), Catalog: campaign, Page: game, Address: strings.TrimSuffix(address, "/"),
	})
	require.NoError(t, err)
	t.Cleanup(l.server.Close)
	a := &class.Assignment{Label: "Week 3", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 3}, {ID: "two-hands", Revision: 1, Stars: 1}}}
	l.code, err = l.server.NewClass(t.Context(), a)
	require.NoError(t, err)
	l.teacher = browser.Open(t, l.server.TeacherLink(l.code), browser.View{W: 1280, H: 800, NoWebGL: true, Before: inEnglish})
	l.teacher.WaitFor(`document.getElementById("rows") !== null && location.hash === ""`)
	return l
}

// inEnglish makes a browser ask for English, whatever the machine speaks.
const inEnglish = `document.cookie = "lu_lang=en; path=/";`

// joins lets a student join and open the game.
func (l *lesson) joins(name string, view browser.View) player {
	l.t.Helper()
	view.Before = inEnglish
	p := browser.Open(l.t, l.server.JoinLink(l.code)+"?lang=en", view)
	p.WaitFor(`document.activeElement.name === "name"`) // the code is there already
	p.Type(name)
	p.Key("Enter")
	p.WaitFor(`document.getElementById("return-code") !== null`)
	l.sees(name, "")
	return player{l.t, p}
}

func (p player) plays() {
	p.t.Helper()
	p.page.Script(`location.href = "/play/?lang=en"`)
	p.waitFor(`lostupdate.screen === "map" && lostupdate.text.includes("Assignment")`)
}

// sees waits until the teacher's page shows a student with something in his row.
func (l *lesson) sees(name, text string) {
	l.t.Helper()
	l.teacher.WaitFor(fmt.Sprintf(`[...document.querySelectorAll("#rows tr")].some((r) => r.dataset.name === %q && r.textContent.includes(%q))`, name, text))
}

// votes lets a student vote for a worker, once the round has come to his page.
func (p player) votes(round, worker int) {
	p.t.Helper()
	button := fmt.Sprintf(`document.querySelector("input[name=round][value='%d'] + button[value='%d']")`, round, worker)
	p.page.WaitFor(button + ` !== null`)
	p.page.Script(button + `.click()`)
	p.page.WaitFor(`document.querySelector("button[aria-pressed=true]") !== null`)
}

// endRound is the teacher, when so many have voted.
func (l *lesson) endRound(votes int) {
	l.t.Helper()
	l.teacher.WaitFor(fmt.Sprintf(`document.getElementById("duel").textContent.includes("%d votes")`, votes))
	l.teacher.Script(`document.querySelector("button[value=end-round]").click()`)
	l.teacher.WaitFor(`document.getElementById("duel").textContent.includes("0 votes") || document.querySelector(".outcome") !== null`)
}

// TestALessonInTheBrowser is a whole lesson: the teacher opens his link, three students join, one solves a level, one is
// stuck, one looks on; together they break a factory; the teacher takes the results along and erases the class.
func TestALessonInTheBrowser(t *testing.T) {
	browser.Need(t)
	l := beginLesson(t)

	ada := l.joins("Ada", browser.View{W: 1024, H: 640})
	ada.plays()
	ada.click("asked the-key")
	l.down.Store(true) // the wire is pulled while she solves it, and put back later
	ada.page.Expect("ERR_EMPTY_RESPONSE")
	ada.proveTheKey()
	ada.waitFor(`lostupdate.text.includes("cannot be reached")`)
	l.down.Store(false)
	l.sees("Ada", "★★★")
	ada.page.Script(`location.href = "/vote?lang=en"`)

	bob := l.joins("Bob", browser.View{W: 1024, H: 640})
	bob.plays()
	bob.click("asked the-key")
	bob.waitFor(`lostupdate.screen === "play"`)
	bob.drag("tool lock red", "slot pack 2")
	bob.waitForSpot("gate pack 2")
	bob.click("run")
	l.sees("Bob", "✗")
	bob.page.Script(`location.href = "/vote?lang=en"`)

	eve := l.joins("伊芙", browser.View{W: 390, H: 844, Touch: true, NoWebGL: true})
	eve.page.Go(strings.TrimSuffix(l.server.JoinLink(l.code), "/j/"+l.code) + "/vote?lang=en")
	eve.page.WaitFor(`document.body.textContent.includes("No duel at the moment")`)
	screen := browser.Open(t, strings.Replace(l.server.JoinLink(l.code), "/j/", "/screen/", 1)+"?lang=en", browser.View{W: 1280, H: 800, NoWebGL: true, Before: inEnglish})
	screen.WaitFor(`document.getElementById("screen").textContent.includes("3 joined")`)

	l.teacher.Script(`document.querySelector("select[name=level]").value = "two-hands"; document.querySelector("button[value=begin]").click()`)
	screen.WaitFor(`document.getElementById("screen").textContent.includes("read total")`)
	for i, worker := range []int{1, 2, 2} {
		ada.votes(i+1, worker)
		bob.votes(i+1, worker)
		eve.votes(i+1, 3-worker)
		l.endRound(3)
	}
	for _, p := range []*browser.Page{screen, eve.page, l.teacher} {
		p.WaitFor(`document.body.textContent.includes("1 update is lost")`)
	}
	require.False(t, browser.Evaluate[bool](screen, `document.body.textContent.includes("Ada")`))

	csv := browser.Evaluate[string](l.teacher, fetched("/teacher/"+l.code+"/gradebook.csv"))
	require.Contains(t, csv, "Ada,student-")
	l.teacher.Script(`document.querySelector("form[action$=erase] input").value = "` + l.code + `"; document.querySelector("form[action$=erase] button").click()`)
	l.teacher.WaitFor(`document.body.textContent.includes("The class is erased")`)
	require.Empty(t, l.server.Codes())
	eve.page.WaitFor(`document.querySelector("input[name=code]") !== null`) // she is shown the door
	screen.Expect("404")                                                    // there is no class to show any more
}

// fetched is an expression for what a page can read. It is asked for as pages do that must wait for an answer.
func fetched(path string) string {
	return fmt.Sprintf(`(() => { const r = new XMLHttpRequest(); r.open("GET", %q, false); r.send(); return r.responseText; })()`, path)
}

//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/game/model/report"
	"lostupdate/game/web"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/page"
	"lostupdate/levels/class/scorm"
)

// platform serves a learning platform in lms.html, and a package below it. Types are those of a platform that has never
// heard of WebAssembly.
func platform(t *testing.T, a *class.Assignment) (address string) {
	t.Helper()
	site, err := web.Export(t.Context(), filepath.Join(t.TempDir(), "site"), web.Options{})
	require.NoError(t, err)
	game, err := page.Open(site.Dir)
	require.NoError(t, err)
	source, err := scorm.Pack(game, a, "")
	require.NoError(t, err)
	t.Logf("the package has %d bytes", len(source))
	archive, err := zip.NewReader(bytes.NewReader(source), int64(len(source)))
	require.NoError(t, err)
	files := http.NewServeMux()
	for name, file := range map[string]string{
		"lms.html": "lms.html", "strict-lms.js": "strict-lms.js", "scorm-again.js": "scorm-again/scorm12.min.js",
	} {
		content, err := os.ReadFile(filepath.Join("testdata", filepath.FromSlash(file)))
		require.NoError(t, err)
		files.HandleFunc("GET /"+name, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", map[string]string{".html": "text/html", ".js": "text/javascript"}[path.Ext(name)])
			_, _ = w.Write(content)
		})
	}
	inside := http.FileServerFS(archive)
	files.Handle("GET /package/", http.StripPrefix("/package", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ext := path.Ext(r.URL.Path); ext == ".wasm" || ext == ".gz" {
			w.Header().Set("Content-Type", "text/plain")
			w.Header().Set("X-Content-Type-Options", "nosniff")
		}
		inside.ServeHTTP(w, r)
	})))
	return browser.HostHandler(t, files)
}

func weekThree() *class.Assignment {
	return &class.Assignment{Label: "Week 3", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 3}}}
}

// solveInThePackage plays in the frame. The keyboard goes there after a click.
func (p player) solveInThePackage() {
	p.t.Helper()
	p.waitFor(`lostupdate.screen === "map" && lostupdate.text.includes("Assignment")`)
	p.click("asked the-key")
	p.proveTheKey()
	p.click("homework")
	p.tabTo("hand in") // the keyboard is in the frame
	p.page.Key("Escape")
}

// startAgain begins another session on another machine: of the first only what the platform kept is left.
func (p player) startAgain(kind, kept string) {
	p.t.Helper()
	p.page.Script(`localStorage.clear(); begin("` + kind + `", ` + kept + `)`)
	p.waitFor(`lostupdate.frame > 0`)
}

// waitForHomework waits until the homework shows that the level of the key has these stars.
func (p player) waitForHomework(stars string) {
	p.t.Helper()
	p.waitForSpot("asked the-key")
	p.waitFor(fmt.Sprintf("%s.label.includes(%q)", spot("asked the-key"), stars))
}

func (p player) must(expression string) {
	p.t.Helper()
	require.True(p.t, browser.Evaluate[bool](p.page, expression), expression)
}

func (p player) mustNotHaveErred() {
	p.t.Helper()
	require.Equal(p.t, []string{}, browser.Evaluate[[]string](p.page, `platform.errors`))
}

func TestThePackageOnAPlatform(t *testing.T) {
	browser.Need(t)
	address := platform(t, weekThree())
	p := player{t, browser.Open(t, address+"lms.html", browser.View{W: 1024, H: 640})}
	cmi := func(kind, element string) string {
		return browser.Evaluate[string](p.page, `(() => {
			if ("`+kind+`" === "strict") { return platform.committed["cmi.`+element+`"] ?? ""; }
			const whole = API.renderCommitCMI(true);
			return String("`+element+`".split(".").reduce((at, name) => at === undefined || at.childArray ? (at && at.childArray[name]) : at[name], whole.cmi) ?? "");
		})()`)
	}
	for _, kind := range []string{"strict", "again"} {
		t.Run(kind, func(t *testing.T) {
			p := player{t, p.page}
			p.startAgain(kind, "undefined")
			p.waitFor(`lostupdate.screen === "map"`)
			require.Equal(t, "incomplete", cmi(kind, "core.lesson_status"), "opening it is not doing it")
			p.must(`platform.calls.LMSCommit >= 1 && !platform.calls.LMSFinish`)
			p.solveInThePackage()
			for element, want := range map[string]string{
				"core.lesson_status": "passed", "core.score.raw": "100", "core.score.min": "0", "core.score.max": "100", "core.lesson_location": "the-key",
				"objectives.0.id": "chapter-3", "objectives.0.score.raw": "100", "objectives.0.status": "passed",
			} {
				require.Equal(t, want, cmi(kind, element), element)
			}
			kept := cmi(kind, "suspend_data")
			require.LessOrEqual(t, len(kept), 4096)
			back, err := report.Restore(kept)
			require.NoError(t, err)
			require.Equal(t, 3, back.Solutions[0].Stars)
			p.waitFor(`lostupdate.frame > 0`)

			before := browser.Evaluate[int](p.page, `platform.calls.LMSCommit`)
			p.page.Script(`Object.defineProperty(frames[0].document, "visibilityState", { value: "hidden", configurable: true });
				frames[0].document.dispatchEvent(new Event("visibilitychange"))`)
			p.must(fmt.Sprintf(`platform.calls.LMSCommit === %d && !platform.calls.LMSFinish`, before+1))
			p.page.Script(`end()`)
			p.must(`platform.calls.LMSFinish === 1`)
			require.Regexp(t, `^\d\d:\d\d:\d\d`, cmi(kind, "core.session_time"))
			require.NotEqual(t, "00:00:00.00", cmi(kind, "core.session_time"))
			p.mustNotHaveErred()

			whole := `platform.committed`
			if kind == "again" {
				whole = fmt.Sprintf(`({core: {student_id: "s-17", entry: "resume", lesson_status: "passed", score: {raw: "100"}}, suspend_data: %q})`, kept)
			}
			p.startAgain(kind, browser.Evaluate[string](p.page, `JSON.stringify(`+whole+`)`))
			p.waitForHomework("3 of 3 stars")
			require.Equal(t, "passed", cmi(kind, "core.lesson_status"))
			p.page.Script(`end()`)
			p.mustNotHaveErred()
		})
	}
	t.Run("what was reached never falls", func(t *testing.T) {
		p := player{t, p.page}
		p.startAgain("strict", `{"cmi.core.lesson_status": "completed", "cmi.core.score.raw": "66.67", "cmi.suspend_data": "dust"}`)
		p.waitFor(`lostupdate.text.includes("is damaged")`)
		require.Equal(t, "completed", cmi("strict", "core.lesson_status"))
		require.Equal(t, "66.67", cmi("strict", "core.score.raw"))
		p.page.Script(`end()`)
		p.mustNotHaveErred()
		p.startAgain("strict", `{"cmi.suspend_data": "9-future"}`)
		p.waitFor(`lostupdate.text.includes("newer release")`)
		require.Equal(t, "9-future", cmi("strict", "suspend_data"), "what a newer release wrote is not written over")
		p.page.Script(`end()`)
		p.mustNotHaveErred()
	})
	t.Run("a platform that breaks down is told of", func(t *testing.T) {
		p := player{t, p.page}
		p.startAgain("strict", `{}`)
		p.waitFor(`lostupdate.screen === "map"`)
		p.page.Script(`API.LMSCommit = () => "false"`)
		p.waitForSpot("hand in")
		p.click("digit 7")
		p.click("asked the-key")
		p.proveTheKey()
		p.waitFor(`lostupdate.text.includes("cannot be reached")`)
		require.Contains(t, browser.Evaluate[string](p.page, `JSON.stringify(Object.keys(localStorage))`), "progress", "the game has kept it")
		p.page.Script(`end(); localStorage.clear()`)
	})
}

// Who is logged in decides the numbers, and no name that could be typed.
func TestThePlatformDecidesTheNumbers(t *testing.T) {
	browser.Need(t)
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	key, _ := campaign.Level("the-key")
	a := weekThree()
	for a.Seed = 1; a.LevelFor("s-17", key) == key; a.Seed++ {
	}
	mine := a.LevelFor("s-17", key)
	p := player{t, browser.Open(t, platform(t, a)+"lms.html", browser.View{W: 1024, H: 640})}
	p.startAgain("strict", "undefined")
	p.waitForSpot("asked " + mine.ID())
	p.must(`!lostupdate.spots.some((s) => s.name === "student" || s.name === "digit 1")`)
	p.click("asked " + mine.ID())
	p.waitFor(fmt.Sprintf(`lostupdate.screen === "play" && lostupdate.text.includes(%q)`, mine.Text("en").Goal))
	p.page.Script(`end()`)
	p.mustNotHaveErred()
}

// alone is a page with nothing but the script that joins game and platform, and a platform.
const alone = `<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,">
<script src="strict-lms.js"></script>
<script>
	globalThis.said = [];
	globalThis.lostUpdate = { told: (code) => { said.push(code); } };
	globalThis.platform = strictPlatform({});
	globalThis.API = platform.API;
</script>
<script src="scorm.js" data-assignment="1-x"></script>`

// What the script makes of reports, without the game.
func TestWhatAPlatformIsTold(t *testing.T) {
	browser.Need(t)
	files := http.NewServeMux()
	files.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(alone)) })
	files.HandleFunc("GET /strict-lms.js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "testdata/strict-lms.js") })
	files.HandleFunc("GET /scorm.js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "../levels/class/scorm/scorm.js") })
	p := player{t, browser.Open(t, browser.HostHandler(t, files), browser.View{W: 320, H: 240})}
	p.must(`lostUpdateHost.assignment === "1-x" && lostUpdateHost.player === "scorm s-17" && lostUpdateHost.name === undefined`)
	tell := func(stars, other int, kept string) map[string]string {
		r := report.Report{Last: "two-hands", Kept: kept, MaxStars: 6, Levels: []report.Level{
			{ID: "two-hands", Chapter: 2, Stars: stars, Wanted: 2, Solved: stars > 0}, {ID: "how-low", Chapter: 2, Stars: 0, Wanted: 1},
			{ID: "the-key", Chapter: 3, Stars: other, Wanted: 3, Solved: other > 0},
		}}
		r.Stars = min(stars, 2) + other
		p.page.Script(fmt.Sprintf("lostUpdateHost.progress(%q)", r.Print()))
		return browser.Evaluate[map[string]string](p.page, `platform.committed`)
	}
	got := tell(0, 0, "1-a")
	require.Equal(t, []string{"0", "incomplete", "0", "0"}, []string{got["cmi.core.score.raw"], got["cmi.core.lesson_status"], got["cmi.objectives.0.score.raw"], got["cmi.objectives.1.score.raw"]})
	got = tell(3, 0, "1-b")
	require.Equal(t, []string{"33.33", "incomplete", "66.67", "incomplete", "0", "incomplete"}, []string{
		got["cmi.core.score.raw"], got["cmi.core.lesson_status"], got["cmi.objectives.0.score.raw"], got["cmi.objectives.0.status"],
		got["cmi.objectives.1.score.raw"], got["cmi.objectives.1.status"],
	}, "three stars where two are wanted count as two")
	got = tell(1, 3, "1-c")
	require.Equal(t, []string{"66.67", "66.67", "100", "passed", "1-c"}, []string{
		got["cmi.core.score.raw"], got["cmi.objectives.0.score.raw"], got["cmi.objectives.1.score.raw"], got["cmi.objectives.1.status"], got["cmi.suspend_data"],
	}, "a chapter does not lose what it had")
	require.Equal(t, "2", got["cmi.objectives._count"])
	require.Equal(t, "chapter-2", got["cmi.objectives.0.id"])
	require.Equal(t, []string{"kept", "kept"}, browser.Evaluate[[]string](p.page, `said`), "the first report is no news")
	require.Regexp(t, `^00:00:\d\d\.\d\d$`, got["cmi.core.session_time"])

	p.page.Script(`dispatchEvent(new PageTransitionEvent("pagehide")); dispatchEvent(new PageTransitionEvent("pagehide"))`)
	p.must(`platform.calls.LMSFinish === 1`)
	require.True(t, browser.Evaluate[bool](p.page, `(() => { try { lostUpdateHost.progress("{}"); return false; } catch { return true; } })()`))
	p.mustNotHaveErred()

	p.must(`(() => { // the platform itself is as strict as it says
		const { API, errors } = strictPlatform({});
		API.LMSInitialize("");
		const bad = [["core.score.raw", "101"], ["core.score.raw", "abc"], ["core.lesson_status", "done"], ["core.session_time", "5:00"],
			["objectives.1.id", "x"], ["objectives.0.id", "a b"], ["suspend_data", "x".repeat(4097)], ["core.student_id", "x"], ["core.score.raw", 7]];
		return bad.every(([name, value]) => API.LMSSetValue("cmi." + name, value) === "false") && errors.length === bad.length;
	})()`)
}

func TestThePackageWithoutAPlatform(t *testing.T) {
	browser.Need(t)
	address := platform(t, weekThree())
	p := player{t, browser.Open(t, address+"package/index.html?lang=en", browser.View{W: 1024, H: 640})}
	p.solveInThePackage()
	p.page.Reload()
	p.waitForHomework("3 of 3 stars")
	kept := p.progress()
	require.Equal(t, 3, kept.Stars("the-key"))
}

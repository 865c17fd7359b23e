//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// teacherAt opens the teacher's page, and waits until it can be used.
func teacherAt(t *testing.T, address string, view browser.View) *browser.Page {
	t.Helper()
	page := browser.Open(t, address, view)
	page.WaitFor(`document.body && document.body.dataset.ready === "yes"`)
	return page
}

// press presses the element that a selector finds first, where it stands.
func press(page *browser.Page, selector string) {
	x, y := middle(page, selector)
	page.Click(x, y)
}

func middle(page *browser.Page, selector string) (x, y float64) {
	at := browser.Evaluate[[]float64](page, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e.scrollIntoView({ block: "center" });
		const r = e.getBoundingClientRect();
		return [r.x + r.width / 2, r.y + r.height / 2];
	})()`, selector))
	return at[0], at[1]
}

func textOf(page *browser.Page, selector string) string {
	return browser.Evaluate[string](page, fmt.Sprintf(`document.querySelector(%q).textContent`, selector))
}

// handIn writes a student's ticket with proofs, and with the first traps of levels that begin with "!".
func handIn(t *testing.T, folder, name string, a *class.Assignment, ids ...string) []byte {
	t.Helper()
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	var texts []string
	for _, id := range ids {
		id, wrong := strings.CutPrefix(id, "!")
		l, ok := campaign.Level(id)
		require.True(t, ok, id)
		s := l.Proofs[0]
		if wrong {
			s = l.Traps[0]
		}
		s.Expect = puzzle.Expectation{}
		texts = append(texts, string(format.PrintSolution(&s, l.Puzzle)))
	}
	source := class.NewTicket(name, a.Hash(), texts).Print()
	put(t, folder, "ticket-"+name+".txt", source)
	return source
}

func put(t *testing.T, folder, name string, source []byte) {
	t.Helper()
	path := filepath.Join(folder, filepath.FromSlash(name))
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, source, 0o600))
}

// zipped packs one file.
func zipped(t *testing.T, name string, source []byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	w, err := archive.Create(name)
	require.NoError(t, err)
	_, err = w.Write(source)
	require.NoError(t, err)
	require.NoError(t, archive.Close())
	return packed.Bytes()
}

// aClass writes a folder of tickets, good and bad, below root.
func aClass(t *testing.T, root string, a *class.Assignment) string {
	t.Helper()
	folder := filepath.Join(root, "tickets")
	good := handIn(t, folder, "17", a, "two-hands", "the-key")
	handIn(t, folder, "9", a, "two-hands", "!the-key")
	handIn(t, folder, "小红", a, "two-hands")
	handIn(t, filepath.Join(folder, "late"), "9", a, "the-key")
	put(t, folder, "edited.txt", bytes.Replace(good, []byte("name: 17"), []byte("name: 18"), 1))
	put(t, folder, "half.txt", good[:len(good)/2])
	put(t, folder, "letter.txt", []byte("Dear teacher, the dog has eaten my ticket."))
	put(t, folder, "z/copy.txt", good)
	put(t, folder, ".DS_Store", []byte("x"))
	put(t, folder, "bomb.zip", zipped(t, "bomb.txt", make([]byte, 8<<20)))
	put(t, folder, "broken.zip", []byte("PK"))
	put(t, folder, "group.zip", zipped(t, "ticket-20.txt", bytes.Replace(bytes.Replace(good, []byte("name: 17"), []byte("name: <b>20</b>"), 1), []byte("revision: 1"), []byte("revision: 9"), 1)))
	return folder
}

// inspected is what the inspector prints for the folder "tickets" in root.
func inspected(t *testing.T, root, link string) []byte {
	t.Helper()
	tool := filepath.Join(t.TempDir(), "inspector.exe")
	built, err := exec.CommandContext(t.Context(), "go", "build", "-o", tool, "lostupdate/levels/cmd/inspector").CombinedOutput()
	require.NoError(t, err, string(built))
	grade := exec.CommandContext(t.Context(), tool, "grade", "tickets", "--assignment", link, "--format", "csv")
	grade.Dir = root
	out, err := grade.Output()
	require.NoError(t, err)
	return out
}

// caught presses a button that downloads a file, and returns its bytes.
func caught(t *testing.T, page *browser.Page, selector string) []byte {
	t.Helper()
	page.Script(`(() => {
		window.caught = "";
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => {
			const reader = new FileReader();
			reader.onload = () => { window.caught = reader.result.replace(/^[^,]*,/, ""); };
			reader.readAsDataURL(blob);
			return make.call(URL, blob);
		};
	})()`)
	press(page, selector)
	page.WaitFor(`window.caught !== ""`)
	source, err := base64.StdEncoding.DecodeString(browser.Evaluate[string](page, `window.caught`))
	require.NoError(t, err)
	return source
}

// TestATeachersWeek makes an assignment, opens it as a student does, and grades what the class has handed in.
func TestATeachersWeek(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	page := teacherAt(t, address+"teacher.html?lang=en", browser.View{W: 1280, H: 800})

	// A form with nothing in it is told what is missing, beside the field.
	press(page, `#assign [type=submit]`)
	page.WaitFor(`!document.querySelector("#levels-problem").hidden`)
	require.Equal(t, "Choose at least one level.", textOf(page, "#levels-problem"))

	press(page, "#label")
	page.Type("Week 3")
	press(page, `[data-level="two-hands"] input`)
	press(page, `[data-level="the-key"] input`)
	page.Script(`(() => {
		const stars = document.querySelector('[data-stars="the-key"]');
		stars.value = "3";
		stars.dispatchEvent(new Event("change", { bubbles: true }));
	})()`)
	require.Equal(t, "Levels: 2 · stars wanted: 4", textOf(page, "#chosen"))
	press(page, `#assign [type=submit]`)
	page.WaitFor(`!document.querySelector("#made").hidden`)
	link := textOf(page, "#made-link")
	a, err := class.ParseAssignment(link)
	require.NoError(t, err)
	require.Equal(t, "Week 3", a.Label)
	require.Equal(t, a.Code(), textOf(page, "#made-code"))
	require.True(t, strings.HasPrefix(link, address), link)
	require.False(t, browser.Evaluate[bool](page, `document.querySelector("#made-qr").hasAttribute("hidden")`))
	page.WaitFor(fmt.Sprintf(`document.querySelector("#kept").textContent.includes(%q)`, a.Code())) // it is read anew from what this browser keeps

	root := t.TempDir()
	folder := aClass(t, root, a)
	press(page, "#to-grade")
	page.WaitFor(`!document.querySelector("#panel-grade").hidden`)
	x, y := middle(page, "#drop")
	requests := browser.Evaluate[int](page, `performance.getEntriesByType("resource").length`)
	page.Drop(x, y, folder)
	page.WaitFor(`!document.querySelector("#results").hidden && document.querySelectorAll("#grid tbody tr").length === 7`)

	require.Equal(t, []string{"9", "9", "17", "17", "18", "<b>20</b>", "小红"}, namesInTheGrid(page))
	require.Equal(t, "proved, 3 of 3 stars wanted", browser.Evaluate[string](page, `document.querySelector('[data-student="3"][data-column="1"]').getAttribute("aria-label")`))
	for _, problem := range []string{
		"tickets/letter.txt|no-ticket", "tickets/z/copy.txt|duplicate", "tickets/bomb.zip/bomb.txt|too-large", "tickets/broken.zip|unreadable",
	} {
		place, kind, _ := strings.Cut(problem, "|")
		require.Contains(t, browser.Evaluate[string](page, fmt.Sprintf(`[...document.querySelectorAll('[data-kind=%q]')].map((row) => row.textContent).join("\n")`, kind)), place)
	}
	for _, kind := range []string{"edited", "cut-off", "same-name", "other-revision"} {
		require.NotEmpty(t, browser.Evaluate[string](page, fmt.Sprintf(`(document.querySelector('[data-kind=%q]') || {}).textContent || ""`, kind)), kind)
	}
	require.Regexp(t, "Mutexes.*something is misused × 1", textOf(page, "#concepts"))
	require.Contains(t, textOf(page, "#stuck"), "16 The key")
	require.Contains(t, textOf(page, "#bars"), "49")
	require.Equal(t, string(inspected(t, root, link)), string(caught(t, page, `[data-report=csv]`)))
	require.Equal(t, requests, browser.Evaluate[int](page, `performance.getEntriesByType("resource").length`), "nothing was asked of anybody")

	// A mark tells why, and leads to the solution in the game.
	press(page, `[data-student="1"][data-column="1"]`)
	page.WaitFor(`document.querySelector("#mark").open`)
	require.Contains(t, textOf(page, "#mark-body"), "wrong")
	opened := browser.Evaluate[string](page, `document.querySelector("#mark-body a").href`)

	student := player{t, browser.Open(t, link, browser.View{W: 1024, H: 640})}
	student.waitForSpot("asked the-key")
	student.waitFor(spot("asked the-key") + `.label.includes("0 of 3 stars")`)
	student.page.Go(opened)
	student.waitFor(`lostupdate.screen === "play"`)
}

func namesInTheGrid(page *browser.Page) []string {
	return browser.Evaluate[[]string](page, `[...document.querySelectorAll("#grid tbody th")].map((th) => th.firstChild.textContent)`)
}

//go:build !js

package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/game/web"
	"lostupdate/levels/class"
)

// TestTheTeachersPageOnAPlainHost loads an export from a host that knows nothing of it, and then takes the host away: the
// page goes on, in the other language and on a telephone.
func TestTheTeachersPageOnAPlainHost(t *testing.T) {
	browser.Need(t)
	browser.Build(t, "") // says which sources this depends on
	site, err := web.Export(t.Context(), filepath.Join(t.TempDir(), "site"), web.Options{})
	require.NoError(t, err)
	host := httptest.NewServer(http.FileServer(http.Dir(site.Dir)))
	closed := false
	t.Cleanup(func() {
		if !closed {
			host.Close()
		}
	})
	page := teacherAt(t, host.URL+"/teacher.html?lang=en#grade", browser.View{W: 390, H: 844})
	host.CloseClientConnections()
	host.Close()
	closed = true

	press(page, `[data-language="zh"]`)
	require.Equal(t, "zh-Hans", browser.Evaluate[string](page, `document.documentElement.lang`))
	a := &class.Assignment{Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 1}}}
	folder := filepath.Join(t.TempDir(), "tickets")
	handIn(t, folder, "17", a, "the-key")
	handIn(t, folder, "18", a, "!the-key")
	page.Choose("#pick-folder", folder)
	page.WaitFor(`document.querySelectorAll("#grid tbody tr").length === 2`)
	require.Contains(t, textOf(page, "#legend"), "已证明")
	require.Equal(t, "不对", browser.Evaluate[string](page, `document.querySelector('[data-student="1"][data-column="0"]').getAttribute("aria-label")`))
	require.Equal(t, "tickets/ticket-17.txt", browser.Evaluate[string](page, `document.querySelector("#grid tbody th").title`))
	require.LessOrEqual(t, browser.Evaluate[int](page, `document.documentElement.scrollWidth`), 390, "nothing sticks out")

	// Every control has a name, every field its problem, every table heads.
	require.Empty(t, browser.Evaluate[[]string](page, `[...document.querySelectorAll("button, input, select, a[href]")].filter((e) =>
		!(e.getAttribute("aria-label") || e.textContent.trim() && e.tagName !== "SELECT" || (e.labels && [...e.labels].some((label) => label.textContent.trim())))
	).map((e) => e.outerHTML)`))
	require.Empty(t, browser.Evaluate[[]string](page, `[...document.querySelectorAll("table")].filter((e) => !e.querySelector("thead th[scope=col]")).map((e) => e.outerHTML)`))
}

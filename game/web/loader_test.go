//go:build !js

package web_test

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
	"lostupdate/game/web"
)

// These tests load the program echo, which is smaller than the game and draws at once. The loader does not care.

const (
	drawn    = "window.lostupdate && lostupdate.frame > 0"
	inPanel  = `!document.getElementById("trouble").hidden`
	english  = `document.getElementById("trouble-title-en").textContent`
	chinese  = `document.getElementById("trouble-title-zh").textContent`
	detail   = `document.getElementById("trouble-detail").textContent`
	language = `document.documentElement.lang`
)

func small() browser.View { return browser.View{W: 640, H: 360} }

// altered serves a site with some of its answers changed; a nil answer goes to the site.
func altered(t *testing.T, site web.Site, change func(w http.ResponseWriter, r *http.Request) (done bool)) string {
	t.Helper()
	handler, err := web.Handler(site.Dir)
	require.NoError(t, err)
	return browser.HostHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !change(w, r) {
			handler.ServeHTTP(w, r)
		}
	}))
}

func TestTheBarFollowsTheBytes(t *testing.T) {
	browser.Need(t)
	site := browser.Build(t, browser.EchoPackage)
	wasm, err := os.ReadFile(filepath.Join(site.Dir, "game.wasm"))
	require.NoError(t, err)
	half := make(chan struct{})
	// A server that does not know the type of the file, does not pack it, and stops half way until the test has looked.
	address := altered(t, site, func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/game.wasm" {
			return false
		}
		w.Header().Set("Content-Type", "text/plain")
		_, _ = w.Write(wasm[:len(wasm)/2])
		w.(http.Flusher).Flush()
		<-half
		_, _ = w.Write(wasm[len(wasm)/2:])
		return true
	})
	page := browser.Open(t, address, small())
	page.WaitFor(`document.getElementById("bar").value === 50 || document.getElementById("bar").value === 49`)
	require.Equal(t, "Bringing in the factory", browser.Evaluate[string](page, `document.getElementById("step-en").textContent`))
	close(half)
	page.WaitFor(drawn)
	page.WaitFor(`document.getElementById("loading").hidden`)
	require.Equal(t, 100, browser.Evaluate[int](page, `document.getElementById("bar").value`))
}

func TestWhatIsMissingIsSaidInTwoLanguages(t *testing.T) {
	browser.Need(t)
	site := browser.Build(t, browser.EchoPackage)
	withoutWebGL := small()
	withoutWebGL.NoWebGL = true
	withoutWasm := small()
	withoutWasm.Before = `delete globalThis.WebAssembly`

	for _, c := range []struct {
		what             string
		view             browser.View
		query            string
		english, chinese string
		language         string
	}{
		{"no WebGL", withoutWebGL, "?lang=zh", "This browser cannot draw the game", "这个浏览器画不出游戏画面", "zh-Hans"},
		{"no WebAssembly", withoutWasm, "?lang=en", "This browser cannot run the game", "这个浏览器运行不了游戏", "en"},
	} {
		t.Run(c.what, func(t *testing.T) {
			page := browser.Open(t, browser.Host(t, site)+c.query, c.view)
			page.WaitFor(inPanel)
			require.Equal(t, c.english, browser.Evaluate[string](page, english))
			require.Equal(t, c.chinese, browser.Evaluate[string](page, chinese))
			require.Equal(t, c.language, browser.Evaluate[string](page, language))
			require.Equal(t, "again", browser.Evaluate[string](page, `document.activeElement.id`))
			require.True(t, browser.Evaluate[bool](page, `document.getElementById("loading").hidden`))
		})
	}
}

func TestADownloadThatFailsIsExplainedAndTriedAgain(t *testing.T) {
	browser.Need(t)
	site := browser.Build(t, browser.EchoPackage)
	wasm, err := os.ReadFile(filepath.Join(site.Dir, "game.wasm"))
	require.NoError(t, err)
	requests := make(chan int, 10)
	for n := range cap(requests) {
		requests <- n
	}
	address := altered(t, site, func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/game.wasm" {
			return false
		}
		switch <-requests {
		case 0:
			http.Error(w, "gone", http.StatusServiceUnavailable)
		case 1: // breaks off
			w.Header().Set("Content-Length", fmt.Sprint(len(wasm)))
			_, _ = w.Write(wasm[:len(wasm)/3])
		case 2: // is something else
			_, _ = w.Write(bytes.Repeat([]byte("<html>"), 1000))
		default:
			return false
		}
		return true
	})
	page := browser.Open(t, address, small())
	page.Expect("503")
	page.Expect("ERR_CONTENT_LENGTH_MISMATCH")
	for _, want := range []struct{ title, detail string }{
		{"The game did not arrive", "HTTP 503"},
		{"The game did not arrive", "TypeError"},
		{"The game could not be started", "CompileError"},
	} {
		page.WaitFor(inPanel)
		require.Equal(t, want.title, browser.Evaluate[string](page, english))
		require.Contains(t, browser.Evaluate[string](page, detail), want.detail)
		page.Script(`window.old = true`)
		page.Key("Enter") // the button has the focus
		page.WaitFor(`!window.old && (` + inPanel + ` || ` + drawn + `)`)
	}
	page.WaitFor(drawn)
}

func TestAGameThatStopsSaysSo(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, browser.EchoPackage))
	page := browser.Open(t, address+"?fail=1", small())
	page.WaitFor(inPanel)
	require.Equal(t, "The game has stopped", browser.Evaluate[string](page, english))
	require.Equal(t, "the echo was asked to fail", browser.Evaluate[string](page, detail))

	page.Go(address + "?panic=1")
	page.WaitFor(inPanel)
	require.Equal(t, "游戏停下来了", browser.Evaluate[string](page, chinese))
	require.Contains(t, strings.Join(page.Console(), "\n"), "the echo was asked to panic", "for whoever looks for the reason")
}

func TestAnExportPlaysOnAnyFileServer(t *testing.T) {
	browser.Need(t)
	dir := filepath.Join(t.TempDir(), "school", "lost-update")
	_, err := web.Export(t.Context(), dir, web.Options{Package: browser.EchoPackage})
	require.NoError(t, err)

	// A plain file server that knows neither packing nor the type of .wasm, with the game in a folder; and a browser that
	// cannot compile while it downloads, so that the loader has to put the whole together first.
	requests := make(chan string, 100)
	view := small()
	view.Before = `delete WebAssembly.instantiateStreaming`
	files := http.FileServer(http.Dir(filepath.Dir(dir)))
	page := browser.Open(t, browser.HostHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests <- r.URL.Path
		files.ServeHTTP(w, r)
	}))+"lost-update/", view)
	page.WaitFor(drawn)
	require.Equal(t, 100, browser.Evaluate[int](page, `document.getElementById("bar").value`))
	var fetched []string
	for len(requests) > 0 {
		fetched = append(fetched, <-requests)
	}
	require.Contains(t, fetched, "/lost-update/game.wasm.gz", "a third of the bytes")
	require.NotContains(t, fetched, "/lost-update/game.wasm")
}

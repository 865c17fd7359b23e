//go:build !js

package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

// screen collects what the program prints, while it still runs.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

func noVariables(string) string { return "" }

func TestWithoutADisplayTheGameIsServed(t *testing.T) {
	var out, errs screen
	ctx, pressControlC := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() { ended <- program{out: &out, errs: &errs, getenv: noVariables}.run(ctx, nil) }()

	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)
	require.Eventually(t, func() bool { return address.MatchString(out.String()) || len(ended) > 0 },
		5*time.Minute, 20*time.Millisecond) // the first build of all takes a while
	require.Empty(t, errs.String())
	response, err := http.Get(address.FindString(out.String()))
	require.NoError(t, err)
	page, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Contains(t, string(page), "丢失的更新")

	pressControlC()
	require.Equal(t, exitFine, <-ended)
	for _, sentence := range []string{
		"There is no display to open a window on (DISPLAY is not set)",
		"没有可以打开窗口的显示器（没有设置 DISPLAY）",
		"Building the browser version",
		"请在本机的浏览器中打开下面的地址",
		"The server has stopped",
	} {
		require.Contains(t, out.String(), sentence)
	}
}

func TestAWrongCommandLineEndsAtOnce(t *testing.T) {
	var out, errs screen
	code := program{out: &out, errs: &errs, getenv: noVariables}.run(t.Context(), []string{"--lang", "fr"})
	require.Equal(t, exitUsage, code)
	require.Empty(t, out.String())
	require.Contains(t, errs.String(), "choose en or zh")
	require.Contains(t, errs.String(), "请选 en")

	code = program{out: &out, errs: &errs, getenv: noVariables}.run(t.Context(), []string{"--help"})
	require.Equal(t, exitFine, code)
	require.Contains(t, out.String(), "--serve")
}

func TestTheGameInABrowserKeepsWhatWasChosen(t *testing.T) {
	browser.Need(t)
	page := browser.Open(t, browser.Host(t, browser.Build(t, "")), browser.View{
		W: 844, H: 390,
		Before: `addEventListener("lostupdate:drawn", () => { window.firstFrame = performance.now() })`,
	})
	const (
		drawn  = "window.lostupdate && lostupdate.frame > 0 && lostupdate.text"
		button = `lostupdate.spots.find((s) => s.name === "language")`
		after  = "Math.round(window.firstFrame)"
	)
	page.WaitFor(drawn)
	t.Logf("first frame after %d ms", browser.Evaluate[int](page, after))
	require.Equal(t, "title", browser.Evaluate[string](page, "lostupdate.screen"))

	first := browser.Evaluate[string](page, "lostupdate.lang")
	page.Click(browser.Evaluate[float64](page, button+".x + 20"), browser.Evaluate[float64](page, button+".y + 20"))
	page.WaitFor(`lostupdate.lang !== "` + first + `"`)
	page.Reload()
	page.WaitFor(drawn)
	t.Logf("after a reload, first frame after %d ms", browser.Evaluate[int](page, after))
	require.NotEqual(t, first, browser.Evaluate[string](page, "lostupdate.lang"))
}

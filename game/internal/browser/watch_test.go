//go:build !js

package browser_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

func TestTroubleOfThePageIsSeen(t *testing.T) {
	browser.Need(t)
	address := browser.HostHandler(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><link rel="icon" href="data:,"><p>a page`)
	}))
	page := browser.Open(t, address, browser.View{W: 320, H: 240})
	require.Empty(t, page.Troubles())

	page.Script(`console.log("only said"); console.warn("only warned")`)
	require.Empty(t, page.Troubles())
	page.Script(`console.error("went", "wrong", 7)`)
	page.Script(`setTimeout(() => { throw new Error("fell over") })`)
	page.Script(`fetch("http://telemetry.example/count").catch(() => { window.refused = true })`)
	page.WaitFor("window.refused")
	for _, want := range []string{"error: went wrong 7", "fell over", "to another host: http://telemetry.example/count"} {
		page.Expect(want) // without this the test would fail when it ends
		require.Contains(t, fmt.Sprint(page.Troubles()), want)
	}
	page.Expect("ERR_NAME_NOT_RESOLVED") // the browser knows no other host
	require.Contains(t, page.Console(), "log: only said")
}

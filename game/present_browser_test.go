//go:build !js

package main

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

// atRest holds when no picture has been drawn for a second: nobody has touched anything, and figures have come to rest.
const atRest = `(window.seen !== lostupdate.frame ? (window.seen = lostupdate.frame, window.since = performance.now(), false)
	: performance.now() - window.since > 1000)`

// TestThePageShowsThePictureThatTheGameHasPainted compares what has come onto the canvas part by part with what is there
// when all of it is shown anew: see presentOnlyWhatHasChanged of the loader.
func TestThePageShowsThePictureThatTheGameHasPainted(t *testing.T) {
	browser.Need(t)
	address := browser.Host(t, browser.Build(t, ""))
	// counted counts what is drawn on the canvas itself.
	const counted = `(() => {
		const get = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (...call) {
			const gl = get.apply(this, call), { bindFramebuffer, drawElements } = gl;
			let onCanvas = true;
			window.shown = 0;
			gl.bindFramebuffer = function (target, framebuffer) { onCanvas = !framebuffer; bindFramebuffer.call(gl, target, framebuffer); };
			gl.drawElements = function (...call) { window.shown += onCanvas; drawElements.apply(gl, call); };
			return gl;
		};
	})()`
	p := player{t, browser.Open(t, address+"?lang=en", browser.View{W: 1024, H: 640, Before: counted})}
	p.waitFor(`lostupdate.frame > 0`)
	p.click("campaign")
	p.waitFor(`lostupdate.screen === "map"`)
	p.click("settings") // with reduced motion the same moment looks the same at any time
	p.waitForSpot("close")
	p.tabTo("calm")
	p.page.Key("Enter")
	p.click("close")
	p.openEverything()
	p.click("level:the-key")
	p.waitFor(`lostupdate.screen === "play"`)
	p.click("run")
	p.waitForSpot("play")
	p.click("hint")
	p.waitForSpot("close")
	p.page.Key("Escape")
	p.page.Move(5, 635)
	p.waitFor(atRest)
	parts := p.picture()

	p.page.Script(`window.shown = 0`)
	p.waitFor(`performance.now() - window.since > 2000`)
	require.Zero(t, browser.Evaluate[int](p.page, `window.shown`), "what stands still is not shown again and again")

	p.page.Resize(900, 600)
	p.waitFor(`document.querySelector("canvas").width === 900 && ` + atRest)
	p.page.Resize(1024, 640)
	p.waitFor(`document.querySelector("canvas").width === 1024 && ` + atRest)
	require.Equal(t, image.Rect(0, 0, 1024, 640), parts.Bounds())
	require.True(t, bytes.Equal(parts.Pix, p.picture().Pix), "the canvas shows another picture when all of it is shown anew")
}

// picture is what the page shows.
func (p player) picture() *image.RGBA {
	shot, err := png.Decode(bytes.NewReader(p.page.Screenshot()))
	require.NoError(p.t, err)
	picture := image.NewRGBA(shot.Bounds())
	draw.Draw(picture, shot.Bounds(), shot, shot.Bounds().Min, draw.Src)
	return picture
}

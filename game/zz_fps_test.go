//go:build !js

package main

import (
	"os"
	"testing"
	"time"

	"lostupdate/game/internal/browser"
)

const hook = `(() => { const orig = window.requestAnimationFrame.bind(window); window.zz = {frames:0, ms:0, max:0};
window.requestAnimationFrame = (cb) => orig((t) => { const a = performance.now(); cb(t); const d = performance.now()-a; zz.frames++; zz.ms += d; zz.max=Math.max(zz.max,d); }); })();`

func TestZZ(t *testing.T) {
	address := browser.Host(t, browser.Build(t, ""))
	lv := os.Getenv("ZZ")
	start := time.Now()
	p := player{t, browser.Open(t, address+"?lang=en&level="+lv, browser.View{W: 1280, H: 720, Before: hook + os.Getenv("ZB")})}
	p.waitFor(`lostupdate.frame > 0`)
	t.Log("first frame", time.Since(start))
	sample := func(name string) {
		p.page.Script(`zz.frames=0; zz.ms=0; zz.max=0; zz.f0=lostupdate.frame; zz.t0=performance.now()`)
		before := cpuByType()
		n0 := browser.Evaluate[int](p.page, "zz.frames")
		time.Sleep(5 * time.Second)
		n := float64(browser.Evaluate[int](p.page, "zz.frames") - n0)
		for k, v := range cpuByType() {
			if v-before[k] > 0.05 {
				t.Logf("   %s: %.1f ms CPU a frame, %.2f s in 5 s", k, (v-before[k])*1000/n, v-before[k])
			}
		}
		t.Log(name, browser.Evaluate[string](p.page, `"fps "+(zz.frames/(performance.now()-zz.t0)*1000).toFixed(1)+" painted/s "+((lostupdate.frame-zz.f0)/(performance.now()-zz.t0)*1000).toFixed(1)+" cpu ms/frame "+(zz.ms/zz.frames).toFixed(2)+" max "+zz.max.toFixed(1)`))
	}
	sample("idle")
	p.click("run")
	time.Sleep(time.Second)
	sample("running")
	sample("running")
	os.WriteFile("/tmp/perf-x/zz.png", p.page.Screenshot(), 0o644)
}

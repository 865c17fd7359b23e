//go:build !js

package browser

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// How long a step may take before the test is ended. Two busy cores that draw in software are slow.
const (
	stepTimeout  = 60 * time.Second
	closeTimeout = 5 * time.Second
	pollInterval = 20 * time.Millisecond
)

// View is the window that a page is shown in.
type View struct {
	W, H int
	// Scale is the device scale factor; 0 means 1.
	Scale float64
	// Touch gives the page a touch screen.
	Touch bool
	// NoWebGL starts a browser that cannot draw in three dimensions.
	NoWebGL bool
	// Before is a script that runs before any of the page's own, in every page.
	Before string
}

// Page is an open page. Its methods end the test when they fail.
type Page struct {
	t       testing.TB
	ctx     context.Context
	watcher *watcher
}

// Open starts a browser and opens the address in it. Both are gone when the test ends.
func Open(t testing.TB, address string, view View) *Page {
	t.Helper()
	home, err := url.Parse(address)
	if err != nil {
		t.Fatalf("browser: %v", err)
	}
	p := &Page{t: t, watcher: &watcher{home: home.Host}}
	p.start(view)
	t.Cleanup(func() {
		p.watcher.report(t)
		p.keepPictureOfFailure()
	})
	if view.Before != "" {
		p.do("prepare the page", chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument,
				page.AddScriptToEvaluateOnNewDocumentParams{Source: view.Before})
			return err
		}))
	}
	p.Go(address)
	return p
}

// start starts the browser with an empty tab of the view's size, and begins to watch it.
func (p *Page) start(view View) {
	p.t.Helper()
	alloc, endBrowser := chromedp.NewExecAllocator(context.Background(), p.flags(view)...)
	ctx, endTab := chromedp.NewContext(alloc, chromedp.WithErrorf(p.t.Logf))
	p.ctx = ctx
	p.t.Cleanup(func() {
		closing, cancel := context.WithTimeout(ctx, closeTimeout)
		defer cancel()
		_ = chromedp.Cancel(closing) // asks politely; what follows does not
		endTab()
		endBrowser()
	})
	if err := chromedp.Listen(ctx, p.watcher.see); err != nil {
		p.t.Fatalf("browser: Chromium does not start: %v", err)
	}
	scale := view.Scale
	if scale == 0 {
		scale = 1
	}
	options := []chromedp.EmulateViewportOption{chromedp.EmulateScale(scale)}
	if view.Touch {
		options = append(options, chromedp.EmulateTouch, chromedp.EmulateMobile)
	}
	p.do("size the window", chromedp.EmulateViewport(int64(view.W), int64(view.H), options...),
		chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			// Tell about requests; and have the keyboard, as the window of a player has.
			_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
			if err == nil {
				_, err = chromedp.Call(ctx, emulation.SetFocusEmulationEnabled,
					emulation.SetFocusEmulationEnabledParams{Enabled: true})
			}
			return err
		}))
}

// flags start a browser that draws in software, keeps no state, and talks to nobody but this machine.
func (p *Page) flags(view View) []chromedp.ExecAllocatorOption {
	p.t.Helper()
	flags := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	flags = append(flags,
		chromedp.ExecPath(Need(p.t)),
		chromedp.Flag("headless", "new"),
		chromedp.Flag("no-sandbox", true), // root in a container has no other way; the pages are our own
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.WindowSize(view.W, view.H),
	)
	if view.NoWebGL {
		return append(flags, chromedp.Flag("disable-3d-apis", true))
	}
	return append(flags,
		chromedp.Flag("use-angle", "swiftshader"),
		chromedp.Flag("enable-unsafe-swiftshader", true),
	)
}

// do runs steps within the time that a step may take.
func (p *Page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, stepTimeout)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("browser: cannot %s: %v\n%s", what, err, p.watcher.console())
	}
}

// Go opens another address in the same window.
func (p *Page) Go(address string) {
	p.t.Helper()
	p.do("open "+address, chromedp.Navigate(address))
}

// Reload loads the page anew.
func (p *Page) Reload() {
	p.t.Helper()
	p.do("reload", chromedp.Reload())
}

// Resize gives the window another size.
func (p *Page) Resize(w, h int) {
	p.t.Helper()
	p.do("resize", chromedp.EmulateViewport(int64(w), int64(h)))
}

// Zoom gives the window another size and another device scale factor, as zooming the page does, or another screen.
func (p *Page) Zoom(w, h int, scale float64) {
	p.t.Helper()
	p.do("zoom", chromedp.EmulateViewport(int64(w), int64(h), chromedp.EmulateScale(scale)))
}

// Screenshot gives the window as a PNG.
func (p *Page) Screenshot() []byte {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, stepTimeout)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatalf("browser: no screenshot: %v", err)
	}
	return png
}

// keepPictureOfFailure writes what was to be seen when the test failed; go test -artifacts keeps it.
func (p *Page) keepPictureOfFailure() {
	if !p.t.Failed() {
		return
	}
	ctx, cancel := context.WithTimeout(p.ctx, closeTimeout)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return
	}
	path := filepath.Join(p.t.ArtifactDir(), "failed.png")
	if err := os.WriteFile(path, png, 0o644); err == nil {
		p.t.Logf("browser: the page at the failure: %s (kept with go test -artifacts)", path)
	}
}

// Evaluate gives the value of a JavaScript expression.
func Evaluate[T any](p *Page, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, stepTimeout)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.t.Fatalf("browser: %s: %v\n%s", expression, err, p.watcher.console())
	}
	return value
}

// Script runs JavaScript in the page.
func (p *Page) Script(source string) {
	p.t.Helper()
	p.do("run "+source, chromedp.Evaluate[chromedp.Void](source))
}

// WaitFor waits until a JavaScript expression holds.
func (p *Page) WaitFor(expression string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, stepTimeout)
	defer cancel()
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	// chromedp.Poll would need eval in the page, which the page's policy forbids.
	for {
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		if err == nil && holds {
			return
		}
		select {
		case <-ctx.Done():
			p.t.Fatalf("browser: waited %s in vain for: %s (last answer: %v, %v)\n%s",
				stepTimeout, expression, holds, err, p.watcher.console())
		case <-tick.C:
		}
	}
}

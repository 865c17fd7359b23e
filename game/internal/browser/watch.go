//go:build !js

package browser

import (
	"encoding/json"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watcher collects what a page says on its console and whom it asks. It is called from the browser's reading loop and
// from the test.
type watcher struct {
	home string

	mu       sync.Mutex
	lines    []string
	troubles []string
	allowed  []string
}

// see takes one event of the browser.
func (w *watcher) see(event any) {
	switch event := event.(type) {
	case *runtime.EventConsoleAPICalled:
		w.note(string(event.Type), consoleText(event.Args), isErrorCall(event.Type))
	case *runtime.EventExceptionThrown:
		text := event.ExceptionDetails.Text
		if exception := event.ExceptionDetails.Exception; exception != nil {
			text += " " + exception.Description
		}
		w.note("exception", text, true)
	case *log.EventEntryAdded:
		w.note("log "+string(event.Entry.Level), event.Entry.Text+" "+event.Entry.URL, event.Entry.Level == log.EntryLevelError)
	case *network.EventRequestWillBeSent:
		w.request(event.Request.URL)
	}
}

func (w *watcher) request(address string) {
	target, err := url.Parse(address)
	if err == nil && (target.Host == w.home || target.Scheme == "data" || target.Scheme == "blob" || target.Scheme == "about") {
		return
	}
	w.note("request", "to another host: "+address, true)
}

func (w *watcher) note(kind, text string, trouble bool) {
	line := kind + ": " + text
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lines = append(w.lines, line)
	if trouble {
		w.troubles = append(w.troubles, line)
	}
}

// console prints everything that was said.
func (w *watcher) console() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.lines) == 0 {
		return "the page's console is empty"
	}
	return "the page's console:\n  " + strings.Join(w.lines, "\n  ")
}

// report fails the test for every trouble that was not expected.
func (w *watcher) report(t testing.TB) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, trouble := range w.troubles {
		if !w.isAllowed(trouble) {
			t.Errorf("browser: %s", trouble)
		}
	}
}

func (w *watcher) isAllowed(trouble string) bool {
	for _, part := range w.allowed {
		if strings.Contains(trouble, part) {
			return true
		}
	}
	return false
}

// Expect lets the test pass although the page's console, or its requests, show trouble with this text.
func (p *Page) Expect(text string) {
	p.watcher.mu.Lock()
	defer p.watcher.mu.Unlock()
	p.watcher.allowed = append(p.watcher.allowed, text)
}

// Troubles lists the console errors and foreign requests so far.
func (p *Page) Troubles() []string {
	p.watcher.mu.Lock()
	defer p.watcher.mu.Unlock()
	return append([]string(nil), p.watcher.troubles...)
}

// Console lists all that the page said so far, each line with its kind before it.
func (p *Page) Console() []string {
	p.watcher.mu.Lock()
	defer p.watcher.mu.Unlock()
	return append([]string(nil), p.watcher.lines...)
}

func isErrorCall(kind runtime.ConsoleAPICalledType) bool {
	return kind == runtime.ConsoleAPICalledTypeError || kind == runtime.ConsoleAPICalledTypeAssert
}

// consoleText joins the arguments of a console call as the console would.
func consoleText(args []*runtime.RemoteObject) string {
	parts := make([]string, 0, len(args))
	for _, arg := range args {
		var text string
		switch {
		case json.Unmarshal(arg.Value, &text) == nil:
		case arg.Description != "":
			text = arg.Description
		default:
			text = string(arg.Value)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

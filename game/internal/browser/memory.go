//go:build !js

package browser

import (
	"context"

	"github.com/chromedp/chromedp"
)

// Memory is what a page keeps.
type Memory struct {
	Heap      int // of JavaScript, in bytes; without the memory of a WebAssembly program
	Nodes     int // of the document, and those that scripts hold on to
	Listeners int
}

// Memory collects garbage, and then counts.
func (p *Page) Memory() Memory {
	p.t.Helper()
	var heap struct {
		UsedSize float64 `json:"usedSize"`
	}
	var document struct {
		Nodes     int `json:"nodes"`
		Listeners int `json:"jsEventListeners"`
	}
	p.do("count what is kept", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, step := range []struct {
			method string
			answer any
		}{
			{"HeapProfiler.collectGarbage", nil}, {"HeapProfiler.collectGarbage", nil}, // also what the first one has set free
			{"Runtime.getHeapUsage", &heap}, {"Memory.getDOMCounters", &document},
		} {
			if err := t.Call(ctx, step.method, nil, step.answer); err != nil {
				return err
			}
		}
		return nil
	}))
	return Memory{Heap: int(heap.UsedSize), Nodes: document.Nodes, Listeners: document.Listeners}
}

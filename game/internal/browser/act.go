//go:build !js

package browser

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Places are in pixels of the page, from its upper left corner.

// Move moves the mouse.
func (p *Page) Move(x, y float64) {
	p.t.Helper()
	p.do("move the mouse", chromedp.MouseEvent(chromedp.MouseMoved, x, y))
}

// Press presses the left button and keeps it down.
func (p *Page) Press(x, y float64) {
	p.t.Helper()
	p.do("press", chromedp.MouseEvent(chromedp.MousePressed, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
}

// Pull moves the mouse with the left button down.
func (p *Page) Pull(x, y float64) {
	p.t.Helper()
	p.do("drag", chromedp.MouseEvent(chromedp.MouseMoved, x, y, chromedp.ButtonLeft))
}

// Release lets the left button go.
func (p *Page) Release(x, y float64) {
	p.t.Helper()
	p.do("release", chromedp.MouseEvent(chromedp.MouseReleased, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
}

// Click moves the mouse to the place and clicks with the left button.
func (p *Page) Click(x, y float64) {
	p.t.Helper()
	p.Move(x, y)
	p.Press(x, y)
	p.Release(x, y)
}

// dragSteps is how many moves a drag is made of: enough to cross what lies between.
const dragSteps = 8

// Drag presses at one place, moves to the other and lets go there.
func (p *Page) Drag(fromX, fromY, toX, toY float64) {
	p.t.Helper()
	p.Move(fromX, fromY)
	p.Press(fromX, fromY)
	for step := 1; step <= dragSteps; step++ {
		share := float64(step) / dragSteps
		p.Pull(fromX+(toX-fromX)*share, fromY+(toY-fromY)*share)
	}
	p.Release(toX, toY)
}

// Wheel turns the wheel at the place by so many pixels, down being positive.
func (p *Page) Wheel(x, y, pixels float64) {
	p.t.Helper()
	p.do("turn the wheel", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		// Not DispatchMouseEventParams: it leaves a zero out, and the browser wants both.
		return t.Call(ctx, "Input.dispatchMouseEvent", map[string]any{
			"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": pixels,
		}, nil)
	}))
}

// Tap touches the place and lets go at once, faster than any tick: the browser is told of the end before it has answered
// to the beginning. The view must have Touch.
func (p *Page) Tap(x, y float64) {
	p.t.Helper()
	sending, begun := make(chan struct{}), make(chan error, 1)
	go func() {
		ctx, cancel := context.WithTimeout(p.ctx, stepTimeout)
		defer cancel()
		close(sending)
		begun <- chromedp.Do(ctx, touch(input.DispatchTouchEventTypeTouchStart, x, y))
	}()
	<-sending
	time.Sleep(tapLasts)
	p.Lift()
	if err := <-begun; err != nil {
		p.t.Fatalf("browser: cannot tap: %v", err)
	}
}

// tapLasts keeps the end of a tap behind its beginning.
const tapLasts = 5 * time.Millisecond

// TouchDrag touches one place, moves the finger to the other and lifts it there.
func (p *Page) TouchDrag(fromX, fromY, toX, toY float64) {
	p.t.Helper()
	p.Touch(fromX, fromY)
	for step := 1; step <= dragSteps; step++ {
		share := float64(step) / dragSteps
		p.Slide(fromX+(toX-fromX)*share, fromY+(toY-fromY)*share)
	}
	p.Lift()
}

// Touch puts a finger down and keeps it there.
func (p *Page) Touch(x, y float64) {
	p.t.Helper()
	p.do("touch", touch(input.DispatchTouchEventTypeTouchStart, x, y))
}

// Slide moves the finger that is down.
func (p *Page) Slide(x, y float64) {
	p.t.Helper()
	p.do("drag", touch(input.DispatchTouchEventTypeTouchMove, x, y))
}

// Lift lifts the finger.
func (p *Page) Lift() {
	p.t.Helper()
	p.do("lift the finger", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{
			Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{},
		})
		return err
	}))
}

// Drop drags files and folders of this machine, by their absolute paths, over the place and lets them go there.
func (p *Page) Drop(x, y float64, files ...string) {
	p.t.Helper()
	const copied = 1 // of Chromium's drag operations
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: copied}
	for _, kind := range []input.DispatchDragEventType{
		input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop,
	} {
		p.do("drop", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: x, Y: y, Data: data})
			return err
		}))
	}
}

func touch(kind input.DispatchTouchEventType, x, y float64) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{
			Type: kind, TouchPoints: []*input.TouchPoint{{X: x, Y: y}},
		})
		return err
	})
}

// Key presses and releases a key: a character, or a name such as "Enter", "Tab", "ArrowLeft", "F5". Modifiers are held
// meanwhile.
func (p *Page) Key(name string, modifiers ...chromedp.Modifier) {
	p.t.Helper()
	keys, err := keyNamed(name)
	if err != nil {
		p.t.Fatal(err)
	}
	p.do("press the key "+name, chromedp.KeyEvent(keys, chromedp.KeyModifiers(modifiers...)))
}

// Type writes a text, key by key.
func (p *Page) Type(text string) {
	p.t.Helper()
	p.do("type", chromedp.KeyEvent(text))
}

// Compose lets an input method write: first what it proposes, then what is chosen.
func (p *Page) Compose(proposed, chosen string) {
	p.t.Helper()
	call := func(method string, params map[string]any) chromedp.Action[chromedp.Void] {
		return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error { return t.Call(ctx, method, params, nil) })
	}
	p.do("compose", call("Input.imeSetComposition", map[string]any{
		"text": proposed, "selectionStart": len(proposed), "selectionEnd": len(proposed),
	}))
	p.do("choose what was composed", call("Input.insertText", map[string]any{"text": chosen}))
}

// keyNamed gives the string that stands for the key in package kb.
func keyNamed(name string) (string, error) {
	if len([]rune(name)) == 1 {
		return name, nil
	}
	best := rune(-1)
	for r, key := range kb.Keys {
		if (key.Code == name || key.Key == name) && (best < 0 || r < best) {
			best = r
		}
	}
	if best < 0 {
		return "", fmt.Errorf("browser: no key is named %q", name)
	}
	return string(best), nil
}

// Choose gives files, or a folder, of this machine to a field for files, as if they had been chosen in its dialog.
func (p *Page) Choose(selector string, paths ...string) {
	p.t.Helper()
	p.do("choose files", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		var found struct {
			Result struct {
				ObjectID string `json:"objectId"`
			} `json:"result"`
		}
		expression := fmt.Sprintf("document.querySelector(%q)", selector)
		if err := t.Call(ctx, "Runtime.evaluate", map[string]any{"expression": expression}, &found); err != nil {
			return err
		}
		return t.Call(ctx, "DOM.setFileInputFiles", map[string]any{"files": paths, "objectId": found.Result.ObjectID}, nil)
	}))
}

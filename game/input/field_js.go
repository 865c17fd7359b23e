package input

import (
	"fmt"
	"syscall/js"

	"lostupdate/game/input/event"
)

// fieldStyle makes a field of the page lie over the one that is drawn, unseen. Letters of 16 pixels keep phones from zooming
// in on it.
const fieldStyle = "position:fixed;opacity:0;margin:0;padding:0;border:0;font-size:16px;touch-action:none;cursor:text;" +
	"left:%.1fpx;top:%.1fpx;width:%.1fpx;height:%.1fpx"

// pageField is a field of the page that lies over one of the game's. A finger that taps it raises the keyboard of a phone
// by itself, which no program may do.
type pageField struct {
	element   js.Value
	shown     Field
	composing bool // an input method is at work: what stands there is its own
	listeners []js.Func
}

// Fields tells which fields are on the screen, every time that the picture has changed. The page gets one over each of
// them, and hands on what is written there.
func (s *Source) Fields(layout Layout, fields []Field) {
	wanted := map[string]bool{}
	for _, f := range fields {
		wanted[f.ID] = true
		if s.fields[f.ID] == nil {
			if s.fields == nil {
				s.fields = map[string]*pageField{}
			}
			s.fields[f.ID] = s.newField(f.ID)
		}
		s.fields[f.ID].show(s, f, layout)
	}
	for id, field := range s.fields {
		if !wanted[id] {
			s.leave(field.element)
			field.element.Call("remove")
			for _, listener := range field.listeners {
				listener.Release()
			}
			delete(s.fields, id)
		}
	}
}

func (s *Source) newField(id string) *pageField {
	document := js.Global().Get("document")
	element := document.Call("createElement", "input")
	for name, value := range map[string]string{
		"type": "text", "autocomplete": "off", "autocorrect": "off", "autocapitalize": "off", "spellcheck": "false", "enterkeyhint": "done",
		"tabindex": "-1", // the game itself knows where Tab goes
	} {
		element.Call("setAttribute", name, value)
	}
	field := &pageField{element: element}
	listen := func(kind string, do func(e js.Value)) {
		listener := js.FuncOf(func(_ js.Value, args []js.Value) any {
			do(args[0])
			return nil
		})
		field.listeners = append(field.listeners, listener)
		element.Call("addEventListener", kind, listener)
	}
	written := func(js.Value) {
		s.push(event.Event{Kind: event.Entry, Field: id, Text: element.Get("value").String()})
	}
	listen("input", func(e js.Value) {
		if !e.Get("isComposing").Truthy() {
			written(e)
		}
	})
	listen("compositionstart", func(js.Value) { field.composing = true })
	listen("compositionend", func(e js.Value) {
		field.composing = false
		written(e)
	})
	listen("pointerdown", s.pointerDown)
	listen("pointermove", s.pointerMove)
	listen("pointerup", s.pointerUp)
	listen("pointercancel", func(js.Value) { s.queue = s.hand.cancel(s.queue) })
	listen("wheel", s.wheel)
	document.Get("body").Call("appendChild", element)
	return field
}

// show puts the field where it is now, with what stands in it now.
func (p *pageField) show(s *Source, f Field, layout Layout) {
	before := p.shown
	p.shown = f
	k := float32(layout.Outside)
	p.element.Get("style").Set("cssText", fmt.Sprintf(fieldStyle, f.X*k, f.Y*k, f.W*k, f.H*k))
	if f.Label != before.Label {
		p.element.Call("setAttribute", "aria-label", f.Label)
	}
	if !p.composing && p.element.Get("value").String() != f.Text { // a name may be shorter than what was written
		p.element.Set("value", f.Text)
	}
	switch {
	case f.Focused && !before.Focused:
		p.element.Call("focus", map[string]any{"preventScroll": true})
	case !f.Focused && before.Focused:
		s.leave(p.element)
	}
}

// leave gives the keyboard back to the canvas, if the element has it.
func (s *Source) leave(element js.Value) {
	if js.Global().Get("document").Get("activeElement").Equal(element) {
		s.canvas.Call("focus", map[string]any{"preventScroll": true})
	}
}

// inField tells whether an element of the page is one of the fields.
func (s *Source) inField(element js.Value) bool {
	for _, field := range s.fields {
		if field.element.Equal(element) {
			return true
		}
	}
	return false
}

// fieldKey returns the key that is the game's although it is pressed in a field: those that go on, away or elsewhere. The
// keyboard of a phone does not tell which place on it a key has, but what it means.
func fieldKey(e js.Value) (key event.Key, ours bool) {
	if e.Get("isComposing").Truthy() || e.Get("key").Type() != js.TypeString {
		return event.KeyNone, false
	}
	switch e.Get("key").String() {
	case "Enter":
		return event.KeyEnter, true
	case "Escape":
		return event.KeyEscape, true
	case "Tab":
		return event.KeyTab, true
	case "ArrowUp":
		return event.KeyArrowUp, true
	case "ArrowDown":
		return event.KeyArrowDown, true
	}
	return event.KeyNone, false
}

// fieldKeyDown takes a key that was pressed in a field. What is the field's own is kept from Ebitengine, which would keep it
// from the page.
func (s *Source) fieldKeyDown(e js.Value) {
	key, ours := fieldKey(e)
	if !ours {
		e.Call("stopImmediatePropagation")
		return
	}
	e.Call("preventDefault")
	mods := s.mods(e)
	s.push(event.Event{Kind: event.KeyDown, Key: key, Mods: mods, Repeat: e.Get("repeat").Truthy()})
	if !e.Get("repeat").Truthy() {
		s.push(event.Event{Kind: event.KeyUp, Key: key, Mods: mods})
	}
	if key == event.KeyEnter {
		s.leave(e.Get("target")) // the keyboard of a phone goes away
	}
}

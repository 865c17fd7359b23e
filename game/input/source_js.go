package input

import (
	"syscall/js"
	"unicode/utf8"

	"lostupdate/game/input/event"
)

// Source gives the events of each tick. It belongs to one game; the page's events and Update run on one thread.
type Source struct {
	hand hand
	// queue holds what happened since the last Poll, with places in the page's pixels.
	queue  []event.Event
	pads   pads
	events []event.Event
	held   []heldKey
	fields map[string]*pageField // by the ID of the game's field
	w, h   float32
	canvas js.Value
	mac    bool
	// focused is what was last told: browsers tell it twice when the page and the canvas get the keyboard together.
	focused bool
}

// heldKey is a key that is down, by its code, with what it meant when it went down.
type heldKey struct {
	code string
	key  event.Key
}

// NewSource makes a Source and begins to listen to the page. Call it once, before RunGame.
func NewSource() *Source {
	document := js.Global().Get("document")
	s := &Source{
		canvas: document.Call("querySelector", "canvas"), // Ebitengine put it there when the program started
		mac:    isMac(),
	}
	s.focus(s.hasKeyboard())
	s.listen(s.canvas, "pointerdown", s.pointerDown)
	s.listen(s.canvas, "pointermove", s.pointerMove)
	s.listen(s.canvas, "pointerup", s.pointerUp)
	s.listen(s.canvas, "pointercancel", func(js.Value) { s.queue = s.hand.cancel(s.queue) })
	s.listen(s.canvas, "wheel", s.wheel)
	// In the window and in the capturing phase: before Ebitengine's own listener, which keeps every key from the browser.
	s.listen(js.Global(), "keydown", s.keyDown)
	s.listen(js.Global(), "keyup", s.keyUp)
	// Also in the capturing phase: the same listeners hear of the window and of the canvas in it.
	for _, kind := range []string{"blur", "focus"} {
		s.listen(js.Global(), kind, func(js.Value) { s.focus(s.hasKeyboard()) })
	}
	return s
}

// Poll gives what happened since the last Poll. Call it once in every Update; the slice is good until the next call.
func (s *Source) Poll(layout Layout) []event.Event {
	s.events = s.events[:0]
	if layout.W != s.w || layout.H != s.h {
		s.w, s.h = layout.W, layout.H
		s.events = append(s.events, event.Event{Kind: event.Resize, W: s.w, H: s.h})
	}
	for _, e := range s.queue {
		e.X, e.Y = layout.FromOutside(float64(e.X), float64(e.Y))
		s.events = append(s.events, e)
	}
	s.queue = s.queue[:0]
	s.events = s.pads.poll(s.events)
	return s.events
}

// push queues an event. Moves that nobody has seen yet are replaced by the next: only the latest place matters.
func (s *Source) push(e event.Event) {
	if last := len(s.queue) - 1; last >= 0 && e.Kind == event.PointerMove && s.queue[last].Kind == event.PointerMove {
		s.queue[last] = e
		return
	}
	s.queue = append(s.queue, e)
}

// listen hands the events of one type to the function, for as long as the page lives. It listens in the capturing
// phase, and not passively, so that the function may keep the browser from acting.
func (s *Source) listen(target js.Value, kind string, do func(e js.Value)) {
	listener := js.FuncOf(func(_ js.Value, args []js.Value) any {
		do(args[0])
		return nil
	})
	target.Call("addEventListener", kind, listener, map[string]any{"capture": true, "passive": false})
}

func (s *Source) pointerDown(e js.Value) {
	at, ok := s.touch(e)
	if !ok {
		return
	}
	// Moves and the end of the press come here even when they happen outside the window.
	e.Get("currentTarget").Call("setPointerCapture", e.Get("pointerId"))
	s.queue = s.hand.press(s.queue, at)
}

func (s *Source) pointerMove(e js.Value) {
	at, _ := s.touch(e)
	at.button = s.hand.leader.button
	var moved [1]event.Event
	for _, move := range s.hand.move(moved[:0], at) {
		s.push(move)
	}
}

func (s *Source) pointerUp(e js.Value) {
	if at, ok := s.touch(e); ok {
		s.queue = s.hand.release(s.queue, at)
	}
}

// touch reads a pointer event. ok is false for buttons that the game does not know.
func (s *Source) touch(e js.Value) (at touch, ok bool) {
	at = touch{
		id:   mouse,
		x:    float32(e.Get("clientX").Float()),
		y:    float32(e.Get("clientY").Float()),
		mods: s.mods(e),
	}
	if e.Get("pointerType").String() == "touch" {
		at.id, at.finger = mouse+1+e.Get("pointerId").Int(), true
	}
	switch e.Get("button").Int() {
	case 0:
		at.button = event.ButtonLeft
	case 1:
		at.button = event.ButtonMiddle
	case 2:
		at.button = event.ButtonRight
	default:
		return at, false
	}
	return at, true
}

// notch gives how many of the page's units one notch of the wheel is, by WheelEvent.deltaMode.
func notch(deltaMode int) float64 {
	switch deltaMode {
	case 1:
		return 3 // lines
	case 2:
		return 1 // pages
	}
	return 100 // pixels
}

func (s *Source) wheel(e js.Value) {
	mods := s.mods(e)
	if mods.Has(event.ModControl) {
		e.Call("stopImmediatePropagation") // the browser's zoom: let it be
		return
	}
	unit := notch(e.Get("deltaMode").Int())
	s.push(event.Event{
		Kind: event.Wheel, Mods: mods,
		X: float32(e.Get("clientX").Float()), Y: float32(e.Get("clientY").Float()),
		DX: float32(e.Get("deltaX").Float() / unit), DY: float32(e.Get("deltaY").Float() / unit),
	})
}

func (s *Source) keyDown(e js.Value) {
	if s.inField(e.Get("target")) {
		s.fieldKeyDown(e)
		return
	}
	if !s.forGame(e) || e.Get("isComposing").Truthy() {
		return
	}
	code, written, mods := e.Get("code").String(), e.Get("key").String(), s.mods(e)
	key := keyAt(code, written)
	if belongsToBrowser(key, mods) {
		e.Call("stopImmediatePropagation")
	}
	if key != event.KeyNone {
		repeat := e.Get("repeat").Truthy()
		if !repeat {
			s.release(code, mods) // a browser that kept the key's end for itself
			s.held = append(s.held, heldKey{code, key})
		}
		s.push(event.Event{Kind: event.KeyDown, Key: key, Mods: mods, Repeat: repeat})
	}
	altGraph := e.Call("getModifierState", "AltGraph").Bool()
	if (mods.Has(event.ModControl) || mods.Has(event.ModMeta)) && !altGraph {
		return
	}
	if r, size := utf8.DecodeRuneInString(written); size == len(written) && writes(r) {
		s.push(event.Event{Kind: event.Text, Rune: r})
	}
}

func (s *Source) keyUp(e js.Value) {
	if s.inField(e.Get("target")) {
		e.Call("stopImmediatePropagation")
	}
	if e.Get("code").Type() != js.TypeString {
		return
	}
	s.release(e.Get("code").String(), s.mods(e))
}

// release ends the key with the code, if it is held.
func (s *Source) release(code string, mods event.Mods) {
	for i, held := range s.held {
		if held.code == code {
			s.held = append(s.held[:i], s.held[i+1:]...)
			s.push(event.Event{Kind: event.KeyUp, Key: held.key, Mods: mods})
			return
		}
	}
}

// focus tells whether the game has the keyboard. When it goes elsewhere, everything that is held ends: its real end will
// be told there.
func (s *Source) focus(focused bool) {
	if focused == s.focused {
		return
	}
	s.focused = focused
	if !focused {
		s.queue = s.hand.cancel(s.queue)
		for len(s.held) > 0 {
			s.release(s.held[0].code, 0)
		}
	}
	s.push(event.Event{Kind: event.Focus, Focused: focused})
}

// forGame tells whether a key event is the game's, and not for a button or a text field of the page. Extensions of the
// browser send key events that are none: they have no code.
func (s *Source) forGame(e js.Value) bool {
	target := e.Get("target")
	toGame := target.Equal(s.canvas) || target.Equal(js.Global().Get("document").Get("body"))
	return toGame && e.Get("code").Type() == js.TypeString && e.Get("key").Type() == js.TypeString
}

// hasKeyboard tells whether keys come to the game: the window has them, and in the window no button or text field.
func (s *Source) hasKeyboard() bool {
	document := js.Global().Get("document")
	active := document.Get("activeElement")
	ours := active.IsNull() || active.Equal(s.canvas) || active.Equal(document.Get("body")) || s.inField(active)
	return ours && document.Call("hasFocus").Bool()
}

func (s *Source) mods(e js.Value) event.Mods {
	var mods event.Mods
	for _, held := range [...]struct {
		property string
		mod      event.Mods
	}{
		{"shiftKey", event.ModShift}, {"ctrlKey", event.ModControl},
		{"altKey", event.ModAlt}, {"metaKey", event.ModMeta},
	} {
		if e.Get(held.property).Truthy() {
			mods |= held.mod
		}
	}
	return withCommand(mods, s.mac)
}

func isMac() bool {
	platform := js.Global().Get("navigator").Get("platform").String()
	return len(platform) >= 3 && platform[:3] == "Mac"
}
